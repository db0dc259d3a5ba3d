from django.urls import URLPattern, URLResolver, include, path

from participation.urls_together import merge_urls
from participation.views.answers import AnnounceView, AnswersView, AnswerView
from participation.views.attachments import AttachmentView
from participation.views.coauthors import CoAuthorsView, EndView
from participation.views.comments import (
    CommentsView,
    CommentVersionsView,
    CommentView,
    EditCommentView,
    HelpfulView,
    RemoveCommentView,
)
from participation.views.data import DataView, DayView, TableView
from participation.views.endorsements import EndorseView, TakeBackEndorsementView
from participation.views.processes import ProcessListView, ProcessLogView, ProcessView
from participation.views.progress import ProgressView
from participation.views.proposals import ProposalView, VersionsView
from participation.views.room_process import MakeProcessView
from participation.views.rounds import RoundView
from participation.views.shares import EndShareView, SharesView
from participation.views.supports import SupportView, WithdrawSupportView
from participation.views.writing import (
    DiscardView,
    EditView,
    NoteView,
    PreviewView,
    ProposeView,
    PublishView,
    SimilarView,
    WithdrawView,
)

app_name = "participation"

comment_urls: list[URLPattern | URLResolver] = [
    path("", CommentsView.as_view(), name="comments"),
    path("<int:comment>/", CommentView.as_view(), name="comment"),
    path("<int:comment>/remove/", RemoveCommentView.as_view(), name="remove-comment"),
    path("<int:comment>/edit/", EditCommentView.as_view(), name="edit-comment"),
    path("<int:comment>/versions/", CommentVersionsView.as_view(), name="comment-versions"),
    path("<int:comment>/helpful/", HelpfulView.as_view(), name="helpful"),
]

proposal_urls: list[URLPattern | URLResolver] = [
    path("", ProposalView.as_view(), name="proposal"),
    path("versions/", VersionsView.as_view(), name="versions"),
    path("edit/", EditView.as_view(), name="edit"),
    path("coauthors/", CoAuthorsView.as_view(), name="coauthors"),
    path("coauthors/<int:coauthor>/end/", EndView.as_view(), name="end-coauthor"),
    path("shares/", SharesView.as_view(), name="shares"),
    path("shares/<int:share>/end/", EndShareView.as_view(), name="end-share"),
    path("files/<uuid:key>/", AttachmentView.as_view(), name="attachment"),
    path("discard/", DiscardView.as_view(), name="discard"),
    path("similar/", SimilarView.as_view(), name="similar"),
    path("", include("participation.urls_together")),
    path("preview/", PreviewView.as_view(), name="preview"),
    path("publish/", PublishView.as_view(), name="publish"),
    path("withdraw/", WithdrawView.as_view(), name="withdraw"),
    path("note/", NoteView.as_view(), name="note"),
    path("answer/", AnswerView.as_view(), name="answer"),
    path("progress/", ProgressView.as_view(), name="progress"),
    path("support/", SupportView.as_view(), name="support"),
    path("endorse/", EndorseView.as_view(), name="endorse"),
    path("endorse/back/", TakeBackEndorsementView.as_view(), name="take-back-endorsement"),
    path("support/withdraw/", WithdrawSupportView.as_view(), name="withdraw-support"),
    path("comments/", include(comment_urls)),
]

round_urls: list[URLPattern | URLResolver] = [
    path("", RoundView.as_view(), name="round"),
    path("propose/", ProposeView.as_view(), name="propose"),
    path("answers/", AnswersView.as_view(), name="answers"),
    path("answers/announce/", AnnounceView.as_view(), name="announce"),
    path("proposals/<int:pk>/", include(proposal_urls)),
    path("merges/<int:merge>/", include(merge_urls)),
    path("", include("participation.urls_vote")),
    path("statements/", include("participation.urls_opinions")),
]

urlpatterns = [
    path("", ProcessListView.as_view(), name="processes"),
    path("new/", MakeProcessView.as_view(), name="make-process"),
    path("<slug:process>/", ProcessView.as_view(), name="process"),
    path("<slug:process>/log/", ProcessLogView.as_view(), name="process-log"),
    path("<slug:process>/data/", DataView.as_view(), name="data"),
    path("<slug:process>/data/<str:name>", TableView.as_view(), name="table"),
    path("<slug:process>/data/<str:day>/<str:name>", DayView.as_view(), name="table-of-day"),
    path("<slug:process>/room/", include("participation.urls_room")),
    path("<slug:process>/<slug:round>/", include(round_urls)),
]
