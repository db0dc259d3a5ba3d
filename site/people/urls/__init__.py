from django.urls import path

from people.views import console, me, notices, sessions, verify

app_name = "people"

urlpatterns = [
    path("", me.MyPageView.as_view(), name="me"),
    path("profile/", me.ProfileView.as_view(), name="profile"),
    path("export/", me.ExportView.as_view(), name="export"),
    path("sessions/", sessions.SessionsView.as_view(), name="sessions"),
    path("sessions/end/", sessions.EndSessionsView.as_view(), name="sessions-end"),
    path("notices/", notices.NoticesView.as_view(), name="notices"),
    path("notices/read/", notices.ReadView.as_view(), name="read-notices"),
    path("notices/mails/", notices.MailsView.as_view(), name="mails"),
    path("notices/stop/<str:token>/", notices.StopView.as_view(), name="stop-mails"),
    path("follow/<slug:kind>/<int:pk>/", notices.FollowView.as_view(), name="follow"),
    path("verify/", verify.VerifyView.as_view(), name="verify"),
    path("people/", console.PeopleView.as_view(), name="people"),
    path("people/<int:pk>/roles/", console.RolesView.as_view(), name="roles"),
]
