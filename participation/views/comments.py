from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from common.exceptions import RuleBroken
from common.http import Request, as_refusal
from participation import rules
from participation.forms.comments import CommentForm, EditCommentForm, HelpfulForm
from participation.models import Comment
from participation.queries import comments as queries
from participation.services.comment_marks import MOST_VERSIONS, edit_comment, mark_helpful
from participation.services.comments import post_comment, remove_comment
from participation.views.kept_words import begun_before
from participation.views.proposals import ProposalMixin, proposal_page
from participation.views.refusals import KeepsWordsMixin, ProposalAction, said_of_waiting


class CommentsView(KeepsWordsMixin, ProposalMixin, View):
    """Take a comment; the comments themselves are read on the proposal's page."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if request.method in {"GET", "HEAD"}:
            return redirect(f"{self.proposal.get_absolute_url()}#comments")
        return super().dispatch(request, *args, **kwargs)

    def return_address(self) -> str:
        return f"{self.proposal.get_absolute_url()}#write"

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form = CommentForm(request.POST, proposal=self.proposal, author=request.user)
        if not form.is_valid():
            return self._again(form, 422)
        try:
            comment = post_comment(proposal=self.proposal, author=request.user, **form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return as_refusal(self._again(form, 409), broken)
        if comment.is_waiting:
            messages.success(request, said_of_waiting(comment))
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
        if not rules.shows_talk(self.proposal):
            raise Http404
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


class HelpfulView(CommentMixin, ProposalAction):
    """Mark a comment as helpful, or not any more, and come back to it."""

    def act(self) -> None:
        form = HelpfulForm(self.request.POST)
        wanted = not form.is_valid() or form.cleaned_data["helpful"] == "1"
        self.marked = self.comment()
        mark_helpful(comment=self.marked, person=self.request.user, wanted=wanted)

    def post(self, request: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, **kwargs)
        if response.status_code == HTTPStatus.FOUND:
            return redirect(f"{self.marked.get_absolute_url()}#comment-{self.marked.pk}")
        return response


class EditCommentView(KeepsWordsMixin, CommentMixin, View):
    """Change one's own words; what was typed comes back with every refusal."""

    http_method_names = ["get", "head", "post"]

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        comment = self._mine()
        if words := begun_before(self.request):
            return self._show(comment, EditCommentForm(words))
        return self._show(comment, EditCommentForm(initial={"text": comment.text}))

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        comment, form = self._mine(), EditCommentForm(request.POST)
        if not form.is_valid():
            return self._show(comment, form, 422)
        try:
            edit_comment(comment=comment, author=request.user, text=form.cleaned_data["text"])
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self._show(comment, form, 409)
        return redirect(f"{comment.get_absolute_url()}#comment-{comment.pk}")

    def _mine(self) -> Comment:
        comment = self.comment()
        if comment.author_id != self.request.user.pk:
            raise PermissionDenied
        return comment

    def _show(self, comment: Comment, form: EditCommentForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "comment": comment, "proposal": self.proposal}
        page = "participation/comment_edit.html"
        return render(self.request, page, context, status=status)


class CommentVersionsView(CommentMixin, View):
    """What a comment said before, while it stands."""

    http_method_names = ["get", "head"]

    def get(self, request: Any, **_kwargs: Any) -> HttpResponse:
        comment = self.comment()
        context = {
            "comment": comment,
            "proposal": self.proposal,
            "versions": comment.versions.order_by("-number")[:MOST_VERSIONS],
        }
        return render(request, "participation/comment_versions.html", context)
