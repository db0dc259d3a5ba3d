from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import View

from common.exceptions import RuleBroken
from common.http import Request
from participation.forms.comments import CommentForm
from participation.models import Comment
from participation.queries import comments as queries
from participation.services.comments import post_comment, remove_comment
from participation.views.proposals import ProposalMixin, proposal_page
from participation.views.refusals import ProposalAction, SignedInMixin


class CommentsView(SignedInMixin, ProposalMixin, View):
    """Take a comment; the comments themselves are read on the proposal's page."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if request.method in {"GET", "HEAD"}:
            return redirect(f"{self.proposal.get_absolute_url()}#comments")
        return super().dispatch(request, *args, **kwargs)

    def return_address(self) -> str:
        return f"{self.proposal.get_absolute_url()}#comments"

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form = CommentForm(request.POST, proposal=self.proposal, author=request.user)
        if not form.is_valid():
            return self._again(form, 422)
        try:
            comment = post_comment(proposal=self.proposal, author=request.user, **form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self._again(form, 409)
        if request.htmx:
            return proposal_page(request, self.read_again(), fragment="discussion")
        return redirect(f"{comment.get_absolute_url()}#comment-{comment.pk}")

    def _again(self, form: CommentForm, status: int) -> HttpResponse:
        return proposal_page(
            self.request, self.proposal, status=status, comment_form=form, fragment="discussion"
        )


class CommentMixin(ProposalMixin):
    among = staticmethod(queries.visible_to)

    def comment(self) -> Comment:
        """Return the comment an address names, under the proposal it names."""
        seen = self.among(self.reader).filter(proposal=self.proposal)
        comment: Comment = get_object_or_404(seen, pk=self.kwargs["comment"])
        comment.proposal = self.proposal
        return comment


class CommentView(CommentMixin, View):
    """One conversation, whole, at an address that can be sent to somebody."""

    # A conversation goes on under a comment that was hidden; its words are not shown.
    among = staticmethod(queries.placed_for)

    def get(self, request: Request, **_kwargs: Any) -> HttpResponse:
        return proposal_page(request, self.proposal, only=self.comment())


class RemoveCommentView(CommentMixin, ProposalAction):
    fragment = "discussion"

    def act(self) -> None:
        comment = self.comment()
        if comment.author_id != self.request.user.pk:
            raise PermissionDenied
        remove_comment(comment=comment, author=self.request.user)
        messages.success(self.request, _("Your comment is removed."))
