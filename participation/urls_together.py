"""What people do to a proposal together, below its address."""

from django.urls import URLPattern, URLResolver, path

from participation.views.amendments import (
    AcceptView,
    AmendmentsView,
    AmendmentView,
    PromoteView,
    RejectView,
    SuggestView,
    WithdrawAmendmentView,
)
from participation.views.merges import (
    AgreeView,
    AnswerMergeView,
    EffectView,
    MergeView,
    ProposeMergeView,
    RefuseView,
)

ONE = "amendments/<int:amendment>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("merge/", ProposeMergeView.as_view(), name="propose-merge"),
    path("amendments/", AmendmentsView.as_view(), name="amendments"),
    path("amendments/new/", SuggestView.as_view(), name="suggest"),
    path(ONE, AmendmentView.as_view(http_method_names=["get", "head"]), name="amendment"),
    path(f"{ONE}accept/", AcceptView.as_view(), name="accept-amendment"),
    path(f"{ONE}reject/", RejectView.as_view(), name="reject-amendment"),
    path(f"{ONE}withdraw/", WithdrawAmendmentView.as_view(), name="withdraw-amendment"),
    path(f"{ONE}promote/", PromoteView.as_view(), name="promote-amendment"),
]

merge_urls: list[URLPattern | URLResolver] = [
    path("", MergeView.as_view(), name="merge"),
    path("agree/", AgreeView.as_view(), name="agree-merge"),
    path("refuse/", RefuseView.as_view(), name="refuse-merge"),
    path("effect/", EffectView.as_view(), name="effect-merge"),
    path("answer/", AnswerMergeView.as_view(), name="answer-merge"),
]
