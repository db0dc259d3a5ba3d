from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from common.ids import new_uuid
from participation.forms.voices import offer_voices
from participation.models import Comment, Proposal
from participation.models.comments import TEXT_LENGTH
from people.models import Mandate, User


class CommentForm(forms.Form):
    """A comment, or an answer to one; ``parent`` can only be a comment that may be answered."""

    parent = forms.ModelChoiceField(
        Comment.objects.none(),
        label=_("Answer"),
        widget=forms.HiddenInput,
        required=False,
        error_messages={
            "invalid_choice": _(
                "What you answer is no longer there. Publish again: your words then stand alone."
            )
        },
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    stance = forms.ChoiceField(
        label=_("Your stance"),
        choices=[
            (Comment.Stance.FOR, _("For")),
            (Comment.Stance.NEUTRAL, _("Neither")),
            (Comment.Stance.AGAINST, _("Against")),
        ],
        initial=Comment.Stance.NEUTRAL,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Your comment"),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    language = forms.ChoiceField(label=_("Language you write in"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, proposal: Proposal, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = proposal.comments.filter(  # type: ignore[attr-defined]
            status=Comment.Status.VISIBLE
        ).select_related("author")
        self.fields["form_key"].initial = new_uuid()
        self.fields["language"].initial = author.language
        offer_voices(self, author, Mandate.Scope.COMMENTS)

    @property
    def answered(self) -> Comment | None:
        """Return the comment this one would answer, if it may be answered. At most one query."""
        key = self["parent"].value()
        if not key:
            return None
        try:
            comment: Comment | None = self.fields["parent"].clean(key)
        except forms.ValidationError:
            return None
        return comment if comment and comment.may_be_answered else None


class EditCommentForm(forms.Form):
    text = forms.CharField(
        label=_("Your comment"),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )


class HelpfulForm(forms.Form):
    helpful = forms.ChoiceField(choices=[("1", "1"), ("0", "0")])
