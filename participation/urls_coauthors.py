from django.urls import path

from participation.views.coauthors import InvitationView

app_name = "coauthors"

urlpatterns = [path("<uuid:token>/", InvitationView.as_view(), name="invitation")]
