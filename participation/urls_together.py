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

ONE = "amendments/<int:amendment>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("amendments/", AmendmentsView.as_view(), name="amendments"),
    path("amendments/new/", SuggestView.as_view(), name="suggest"),
    path(ONE, AmendmentView.as_view(http_method_names=["get", "head"]), name="amendment"),
    path(f"{ONE}accept/", AcceptView.as_view(), name="accept-amendment"),
    path(f"{ONE}reject/", RejectView.as_view(), name="reject-amendment"),
    path(f"{ONE}withdraw/", WithdrawAmendmentView.as_view(), name="withdraw-amendment"),
    path(f"{ONE}promote/", PromoteView.as_view(), name="promote-amendment"),
]
