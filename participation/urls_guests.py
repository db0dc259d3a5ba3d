"""The way in for guests of an event: short, for it stands on walls."""

from django.urls import path

from participation.views.guests import (
    BringView,
    ComeInView,
    KeepView,
    LeaveView,
    SignInView,
    TypeCodeView,
)

urlpatterns = [
    path("", TypeCodeView.as_view(), name="guest-code"),
    path("keep/", KeepView.as_view(), name="guest-keep"),
    path("sign-in/", SignInView.as_view(), name="guest-sign-in"),
    path("bring/", BringView.as_view(), name="guest-bring"),
    path("leave/", LeaveView.as_view(), name="guest-leave"),
    path("<slug:code>/", ComeInView.as_view(), name="guest"),
]
