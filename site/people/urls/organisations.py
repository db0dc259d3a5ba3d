from django.urls import path

from people.views import mandates, organisations

app_name = "organisations"

urlpatterns = [
    path("", organisations.DirectoryView.as_view(), name="organisations"),
    path("ask/", organisations.AskView.as_view(), name="ask"),
    path("waiting/", organisations.WaitingView.as_view(), name="waiting"),
    path("<int:pk>/", organisations.OrganisationView.as_view(), name="organisation"),
    path("<int:pk>/check/", organisations.CheckView.as_view(), name="check"),
    path("<int:pk>/mandates/", mandates.MandatesView.as_view(), name="mandates"),
    path("mandates/<int:pk>/revoke/", mandates.RevokeView.as_view(), name="revoke"),
]
