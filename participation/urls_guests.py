"""The way in for guests of an event: short, for it stands on walls."""

from django.urls import path

from participation.views.guests import ComeInView, KeepView, LeaveView, TypeCodeView

urlpatterns = [
    path("", TypeCodeView.as_view(), name="guest-code"),
    path("keep/", KeepView.as_view(), name="guest-keep"),
    path("leave/", LeaveView.as_view(), name="guest-leave"),
    path("<slug:code>/", ComeInView.as_view(), name="guest"),
]
