from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.ids import new_uuid
from participation.models import Proposal
from participation.models.merges import REASON_LENGTH
from participation.models.proposals import TEXT_LENGTH, TITLE_LENGTH
from participation.queries.proposals import published_in
from participation.queries.similar import similar_to
from people.models import User

NUMBER = re.compile(r"(?:^|/proposals/)(\d{1,15})(?:/|$)")
MOST_LINES = 10
NONE_NAMED = _("Name at least one other proposal, and at most five.")
AREA = {"rows": 3, "dir": "auto"}


class MergeForm(forms.Form):
    """Which proposals become one, and whether that is one of them or a new one."""

    class Into:
        HERE, THERE, NEW = "here", "there", "new"

    alike = forms.MultipleChoiceField(
        label=_("Proposals that say something like it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = forms.CharField(
        label=_("The other proposals"),
        help_text=_("Their addresses or numbers, one a line; at most five."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "ltr"}),
    )
    into = forms.ChoiceField(
        label=_("What shall they become?"),
        choices=[
            (Into.HERE, _("This proposal")),
            (Into.THERE, _("The other one (the first named)")),
            (Into.NEW, _("A new proposal, with the words below")),
        ],
        widget=forms.RadioSelect,
    )
    title = forms.CharField(
        label=_("Title of the new proposal"),
        max_length=TITLE_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    text = forms.CharField(
        label=_("Text of the new proposal"),
        max_length=TEXT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "maxlength": TEXT_LENGTH, "dir": "auto"}),
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("The authors of all these proposals read this."),
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs=AREA),
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=new_uuid)

    def __init__(self, *args: Any, proposal: Proposal, reader: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposal = proposal
        found = similar_to(proposal, reader)
        self.near = {str(one.pk): one for one in found if one.round_id == proposal.round_id}
        if self.near:
            offered = [(key, one.title) for key, one in self.near.items()]
            self.fields["alike"].choices = offered  # type: ignore[attr-defined]
            self.fields["others"].label = _("Other proposals")
        else:
            del self.fields["alike"]
            self.fields["others"].required = True
            self.fields["others"].error_messages["required"] = NONE_NAMED

    def clean_others(self) -> list[Proposal]:
        lines = [line.strip() for line in self.cleaned_data["others"].splitlines() if line.strip()]
        found = []
        open_ones = published_in(self.proposal.round).filter(round=self.proposal.round_id)
        for line in dict.fromkeys(lines[:MOST_LINES]):
            number = NUMBER.search(line)
            one = open_ones.filter(pk=number[1]).first() if number else None
            if one is None:
                raise forms.ValidationError(
                    _("No open proposal of this round stands at “%(line)s”."),
                    params={"line": line[:200]},
                )
            if one.pk != self.proposal.pk and one not in found:
                found.append(one)
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = [self.near[key] for key in cleaned.get("alike", ())]
        if "others" in cleaned:
            cleaned["others"] = list(dict.fromkeys([*chosen, *cleaned["others"]]))
            if not cleaned["others"]:
                self.add_error("others", NONE_NAMED)
        if cleaned.get("into") == self.Into.NEW:
            for name in ("title", "text"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("The new proposal needs this."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """Return what the service takes."""
        said = self.cleaned_data
        here, others, into = self.proposal, said["others"], said["into"]
        facts = {name: said[name] for name in ("reason", "form_key")}
        if into == self.Into.NEW:
            words = {"title": said["title"], "text": said["text"]}
            return facts | words | {"sources": [here, *others], "target": None}
        if into == self.Into.HERE:
            return facts | {"sources": others, "target": here}
        return facts | {"sources": [here, *others[1:]], "target": others[0]}


class SupporterForm(forms.Form):
    """A supporter's answer."""

    says_yes = forms.TypedChoiceField(
        label=_("Do you support the merged proposal?"),
        choices=[
            ("yes", _("Yes: my support moves there")),
            ("no", _("No: my support stays where it is")),
        ],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
