"""The organiser's room, below ``processes/<process>/room/``. No round may be called "room"."""

from django.urls import URLPattern, URLResolver, include, path

from participation.views.admissions import WhoMayView
from participation.views.reviews import (
    AddNoteView,
    AssignView,
    CriteriaView,
    CriterionView,
    ProposalReviewsView,
    RemoveCriterionView,
    TakeBackView,
)
from participation.views.room import ProcessRoomView, RoundRoomView
from participation.views.room_carrying import BallotView, CarryView
from participation.views.room_guests import (
    EventCodesView,
    EventCodeView,
    RevokeEventCodeView,
)
from participation.views.room_invitations import InvitationsView, WithdrawInvitationView
from participation.views.room_kept import KeptRoundsView, KeptView, RemoveKeptView
from participation.views.room_process import (
    DiscardDraftView,
    OpenProcessView,
    ProcessPartView,
    RemoveThemeView,
    ThemesView,
    ThemeView,
)
from participation.views.room_questions import QuestionsView, QuestionView, RemoveQuestionView
from participation.views.room_rounds import (
    AddRoundsView,
    ConcludeView,
    EditRoundView,
    RemoveRoundView,
    RulesView,
)
from participation.views.room_seeds import RemoveSeedView, SeedsView

# Further sections of a round's room put their addresses here (see ``participation.room``).
round_urls: list[URLPattern | URLResolver] = [
    path("", RoundRoomView.as_view(), name="room-round"),
    path("who-may/", WhoMayView.as_view(), name="room-who-may"),
    path("edit/", EditRoundView.as_view(), name="room-edit-round"),
    path("rules/", RulesView.as_view(), name="room-rules"),
    path("seeds/", SeedsView.as_view(), name="room-seeds"),
    path("seeds/<int:statement>/remove/", RemoveSeedView.as_view(), name="room-remove-seed"),
    path("conclusions/", ConcludeView.as_view(), name="room-conclude"),
    path("carry/", CarryView.as_view(), name="room-carry"),
    path("ballot/", BallotView.as_view(), name="room-vote"),
    path("questions/", QuestionsView.as_view(), name="room-questions"),
    path("questions/<int:question>/", QuestionView.as_view(), name="room-question"),
    path(
        "questions/<int:question>/remove/",
        RemoveQuestionView.as_view(),
        name="room-remove-question",
    ),
    path("remove/", RemoveRoundView.as_view(), name="room-remove-round"),
    path("criteria/", CriteriaView.as_view(), name="room-criteria"),
    path("criteria/<int:criterion>/", CriterionView.as_view(), name="room-criterion"),
    path(
        "criteria/<int:criterion>/remove/",
        RemoveCriterionView.as_view(),
        name="room-remove-criterion",
    ),
    path("guests/", EventCodesView.as_view(), name="room-event-codes"),
    path("guests/<int:code>/", EventCodeView.as_view(), name="room-event-code"),
    path(
        "guests/<int:code>/revoke/",
        RevokeEventCodeView.as_view(),
        name="room-revoke-event-code",
    ),
    path("reviews/", AssignView.as_view(), name="room-reviews"),
    path("reviews/<int:proposal>/", ProposalReviewsView.as_view(), name="room-proposal-reviews"),
    path("reviews/<int:proposal>/notes/", AddNoteView.as_view(), name="room-add-note"),
    path("reviews/back/<int:review>/", TakeBackView.as_view(), name="room-take-back"),
]

urlpatterns = [
    path("", ProcessRoomView.as_view(), name="room"),
    path("process/", ProcessPartView.as_view(), name="room-process"),
    path("themes/", ThemesView.as_view(), name="room-themes"),
    path("themes/<int:theme>/", ThemeView.as_view(), name="room-theme"),
    path("themes/<int:theme>/remove/", RemoveThemeView.as_view(), name="room-remove-theme"),
    path("open/", OpenProcessView.as_view(), name="room-open"),
    path("discard/", DiscardDraftView.as_view(), name="room-discard"),
    path("invitations/", InvitationsView.as_view(), name="room-invitations"),
    path(
        "invitations/<int:invitation>/withdraw/",
        WithdrawInvitationView.as_view(),
        name="room-uninvite",
    ),
    path("templates/", KeptRoundsView.as_view(), name="room-templates"),
    path("templates/<int:kept>/", KeptView.as_view(), name="room-template"),
    path("templates/<int:kept>/remove/", RemoveKeptView.as_view(), name="room-remove-template"),
    path("rounds/", AddRoundsView.as_view(), name="room-add-rounds"),
    path("rounds/<slug:round>/", include(round_urls)),
]
