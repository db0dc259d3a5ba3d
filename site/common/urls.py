from django.urls import path

from common.views.pages import StyleguideView, WheelView

app_name = "common"
urlpatterns = [
    path("wheel/", WheelView.as_view(), name="wheel"),
    path("styleguide/", StyleguideView.as_view(), name="styleguide"),
]
