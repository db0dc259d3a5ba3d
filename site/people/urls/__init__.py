from django.urls import path

from people.views import console, me, sessions

app_name = "people"

urlpatterns = [
    path("", me.MyPageView.as_view(), name="me"),
    path("profile/", me.ProfileView.as_view(), name="profile"),
    path("export/", me.ExportView.as_view(), name="export"),
    path("sessions/", sessions.SessionsView.as_view(), name="sessions"),
    path("sessions/end/", sessions.EndSessionsView.as_view(), name="sessions-end"),
    path("people/", console.PeopleView.as_view(), name="people"),
    path("people/<int:pk>/roles/", console.RolesView.as_view(), name="roles"),
]
