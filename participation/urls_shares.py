from django.urls import path

from participation.views.shares import SharedDraftView

app_name = "shares"

urlpatterns = [path("<uuid:token>/", SharedDraftView.as_view(), name="draft")]
