from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from participation.models import Action, Admission, Round
from participation.models.admissions import ACTIONS_OF, ASKED_FOR, ROLES
from participation.services.admissions import Asked
from people.models import Territory, Verification

VERIFIED = [(kind, Verification.Kind(kind).label) for kind in ASKED_FOR]
# What people write in a round of each kind, and may be read before it is shown.
WRITTEN_IN: dict[str, tuple[Round.Premoderated, ...]] = {
    Round.Kind.PROPOSALS: (Round.Premoderated.PROPOSALS, Round.Premoderated.COMMENTS),
    Round.Kind.COMMENTS: (Round.Premoderated.COMMENTS, Round.Premoderated.STATEMENTS),
    Round.Kind.VOTE: (),
}


@dataclass(frozen=True)
class Row:
    """The fields that say who may do one thing."""

    name: str
    label: str
    where: BoundField
    places: BoundField
    verified_by: BoundField
    role: BoundField

    @property
    def fields(self) -> tuple[BoundField, ...]:
        return (self.where, self.places, self.verified_by, self.role)


class WhoMayForm(forms.Form):
    """Who may do what in a round: a row an action, then how supports and reading first work."""

    supports_mode = forms.ChoiceField(
        label=_("Supports"), choices=Round.Supports.choices, widget=forms.RadioSelect
    )
    premoderated = forms.MultipleChoiceField(
        label=_("Read by a moderator before anybody sees it"),
        help_text=_(
            "It waits in the queue of the moderators of the place and the language. Suggested "
            "changes wait with proposals, translations with what they translate."
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label=_("Why the rules change"),
        help_text=_("This round has opened. Everybody can read this note, for good."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def __init__(
        self, *args: Any, round_: Round, asked: dict[str, Asked] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.actions = ACTIONS_OF[round_.kind]
        for action in self.actions:
            self._add(action, (asked or {}).get(action, Asked()))
        for name in ("supports_mode", "premoderated"):
            self.initial[name] = getattr(round_, name)
        self.fields["premoderated"].choices = [  # type: ignore[attr-defined]
            (one.value, one.label) for one in WRITTEN_IN[round_.kind]
        ]
        if round_.kind != Round.Kind.PROPOSALS:
            del self.fields["supports_mode"]
        if not WRITTEN_IN[round_.kind]:
            del self.fields["premoderated"]
        if round_.state == Round.State.UPCOMING:
            del self.fields["note"]

    def _add(self, action: Action, now: Asked) -> None:
        self.fields |= {
            f"{action}-where": forms.ChoiceField(
                label=_("Who"),
                choices=Admission.Where.choices,
                initial=now.where,
                widget=forms.RadioSelect,
            ),
            f"{action}-places": forms.ModelMultipleChoiceField(
                Territory.objects.all(),
                label=_("Places"),
                required=False,
                initial=now.places,
                widget=forms.CheckboxSelectMultiple,
            ),
            f"{action}-verified_by": forms.MultipleChoiceField(
                label=_("Verified by one of these"),
                choices=VERIFIED,
                required=False,
                initial=now.verified_by,
                widget=forms.CheckboxSelectMultiple,
            ),
            f"{action}-role": forms.ChoiceField(
                label=_("Only"),
                choices=[("", _("everybody who is signed in")), *ROLES],
                required=False,
                initial=now.role,
            ),
        }

    def rows(self) -> Iterator[Row]:
        """Go through the actions, each with its fields."""
        for action in self.actions:
            names = ("where", "places", "verified_by", "role")
            fields = {name: self[f"{action}-{name}"] for name in names}
            yield Row(action, capfirst(str(action.label)), **fields)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for action in self.actions:
            chosen = cleaned.get(f"{action}-where") == Admission.Where.CHOSEN
            if chosen and not cleaned.get(f"{action}-places"):
                self.add_error(f"{action}-places", _("Choose at least one place."))
        return cleaned

    def asked(self) -> dict[str, Asked]:
        """Return what was filled in, by action; places count only where they were asked for."""
        return {action: self._asked(action) for action in self.actions}

    def _asked(self, action: Action) -> Asked:
        said = {
            name: self.cleaned_data[f"{action}-{name}"] for name in ("where", "verified_by", "role")
        }
        chosen = said["where"] == Admission.Where.CHOSEN
        places = list(self.cleaned_data[f"{action}-places"]) if chosen else []
        return Asked(places=places, **said)

    def modes(self) -> dict[str, Any]:
        """Return the other rules that were filled in."""
        names = [name for name in ("supports_mode", "premoderated") if name in self.fields]
        return {name: self.cleaned_data[name] for name in names}
