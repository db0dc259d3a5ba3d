from django.urls import path

from people.views import again, assisting, audit, console, me, my_data, notices, sessions, verify

app_name = "people"

urlpatterns = [
    path("", me.MyPageView.as_view(), name="me"),
    path("profile/", me.ProfileView.as_view(), name="profile"),
    path("contributions/<slug:kind>/", me.ContributionsView.as_view(), name="contributions"),
    path("audit/", audit.AuditView.as_view(), name="audit"),
    path("audit/file/", audit.AuditFileView.as_view(), name="audit-file"),
    path("again/", again.AgainView.as_view(), name="again"),
    path("export/", my_data.ExportsView.as_view(), name="export"),
    path("export/<uuid:pk>/", my_data.ExportView.as_view(), name="one-export"),
    path("export/<uuid:pk>/data.json", my_data.ExportFileView.as_view(), name="export-file"),
    path("erase/", my_data.EraseView.as_view(), name="erase"),
    path("erased/", my_data.ErasedView.as_view(), name="erased"),
    path("personal-data/", my_data.HeldView.as_view(), name="held"),
    path("sessions/", sessions.SessionsView.as_view(), name="sessions"),
    path("sessions/end/", sessions.EndSessionsView.as_view(), name="sessions-end"),
    path("notices/", notices.NoticesView.as_view(), name="notices"),
    path("notices/read/", notices.ReadView.as_view(), name="read-notices"),
    path("notices/mails/", notices.MailsView.as_view(), name="mails"),
    path("notices/stop/<str:token>/", notices.StopView.as_view(), name="stop-mails"),
    path("follow/<slug:kind>/<int:pk>/", notices.FollowView.as_view(), name="follow"),
    path("verify/", verify.VerifyView.as_view(), name="verify"),
    path("verify/code/", verify.CodeView.as_view(), name="verify-code"),
    path("verify/register/", verify.RegisterView.as_view(), name="verify-register"),
    path("verifying/", verify.VerifyingView.as_view(), name="verifying"),
    path("verifying/person/", verify.VerifyingAction.as_view(), name="verifying-person"),
    path("verifying/codes/", verify.MakeCodesView.as_view(), name="verifying-codes"),
    path("verifying/census/", verify.LoadCensusView.as_view(), name="verifying-census"),
    path("verifying/census/<int:pk>/forget/", verify.DropCensusView.as_view(), name="drop-census"),
    path("assist/", assisting.AssistView.as_view(), name="assist"),
    path("assist/end/", assisting.AssistEndView.as_view(), name="assist-end"),
    path("assist/claim/", assisting.AssistClaimView.as_view(), name="assist-claim"),
    path("claim/<str:token>/", assisting.ClaimView.as_view(), name="claim"),
    path("people/", console.PeopleView.as_view(), name="people"),
    path("people/<int:pk>/roles/", console.RolesView.as_view(), name="roles"),
]
