"""The forms of a round: before it opens, and its rules with a note afterwards."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.zone_names import place_of
from participation.forms.room import MomentField, TextsMixin
from participation.models import Round
from participation.queries import room


class RoundForm(TextsMixin):
    """A round that has not opened yet."""

    texts = {
        "title": (_("Title (%(language)s)"), 160, 1),
        "summary": (_("What happens in it (%(language)s)"), 2000, 3),
    }
    needed = {"title": _("Give the round a title.")}

    opens_at = MomentField(label=_("Opens"))
    closes_at = MomentField(label=_("Closes"))
    proposals_per_person = forms.IntegerField(
        label=_("Proposals per person"), min_value=1, max_value=1000
    )
    supports_per_person = forms.IntegerField(
        label=_("Supports per person"),
        help_text=_("0: nobody supports here."),
        min_value=0,
        max_value=10_000,
    )
    supports_minimum = forms.IntegerField(
        label=_("Supports a person gives before any of them counts"),
        help_text=_("1: each counts at once."),
        min_value=1,
        max_value=100,
    )
    supports_needed = forms.IntegerField(
        label=_("Supports a proposal needs to go on into the next round"),
        help_text=_("Leave it empty if it needs none."),
        min_value=1,
        max_value=1_000_000,
        required=False,
    )
    supports_capped = forms.BooleanField(
        label=_("A proposal takes no more supports than it needs"), required=False
    )
    comments_mode = forms.ChoiceField(label=_("Comments"), choices=Round.Comments.choices)
    edit_minutes = forms.IntegerField(
        label=_("Minutes in which a published proposal can be changed"),
        help_text=_("Leave it empty to allow it until the round closes."),
        min_value=0,
        max_value=1_000_000,
        required=False,
    )
    edit_supports = forms.IntegerField(
        label=_("Supports beyond which it stays as it is"),
        help_text=_("Who supported it knew what it says. Leave it empty for no such number."),
        min_value=0,
        max_value=1_000_000,
        required=False,
    )
    amendments_mode = forms.ChoiceField(
        label=_("Suggested changes"), choices=Round.Amendments.choices
    )
    endorsements_mode = forms.ChoiceField(
        label=_("Names behind a proposal"), choices=Round.Endorsements.choices
    )
    evaluators_answer = forms.BooleanField(
        label=_("Evaluators write an answer"),
        help_text=_("Of what they have reviewed. It waits until you take it over as yours."),
        required=False,
    )
    seeds_first = forms.BooleanField(
        label=_("Ask your own statements first"),
        help_text=_("Else what is least known comes first, whoever wrote it."),
        required=False,
    )

    RULES = {
        Round.Kind.PROPOSALS: (
            "proposals_per_person",
            "supports_per_person",
            "supports_minimum",
            "supports_needed",
            "supports_capped",
            "comments_mode",
            "edit_minutes",
            "edit_supports",
            "amendments_mode",
            "endorsements_mode",
            "evaluators_answer",
        ),
        Round.Kind.COMMENTS: ("comments_mode", "seeds_first"),
        Round.Kind.VOTE: (),
    }

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_texts(round_.process.languages, round_)
        keep_rules_of(self, round_)
        if not room.is_free(round_):
            for name in ("opens_at", "closes_at", *self.RULES[Round.Kind(round_.kind)]):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("A round must close after it opens."))
        require_supports_to_count(self, cleaned)
        return cleaned

    def changes(self) -> dict[str, Any]:
        """Return what would be other than it is."""
        return {name: self.cleaned_data[name] for name in self.changed_data}


def keep_rules_of(form: forms.Form, round_: Round) -> None:
    """Leave only the rules that mean something in this kind of round, as they are now."""
    for names in RoundForm.RULES.values():
        for name in set(names) - set(RoundForm.RULES[Round.Kind(round_.kind)]):
            form.fields.pop(name, None)
    for name in ("opens_at", "closes_at", *RoundForm.RULES[Round.Kind(round_.kind)]):
        if name in form.fields:
            now = getattr(round_, name)
            field = form.fields[name]
            if isinstance(field, MomentField):
                zone = field.zone = round_.process.zone
                field.help_text = _("Local time of %(zone)s.") % {"zone": place_of(zone)}
                # A browser's clock has no seconds: what was not touched must not look changed.
                now = now.replace(second=0, microsecond=0)
            field.initial = now


def require_supports_to_count(form: forms.Form, cleaned: dict[str, Any]) -> None:
    """Refuse to ask for supports where nobody can give any."""
    if cleaned.get("supports_needed") and cleaned.get("supports_per_person") == 0:
        form.add_error("supports_needed", _("Nobody supports here: ask for none."))
    most, least = cleaned.get("supports_per_person"), cleaned.get("supports_minimum")
    if most and least and least > most:
        form.add_error("supports_minimum", _("Nobody can give so many here."))
    if cleaned.get("supports_capped") and not cleaned.get("supports_needed"):
        form.add_error("supports_needed", _("Say how many a proposal needs."))


class RulesForm(forms.Form):
    """Other rules for an open round, and the note that says why."""

    closes_at = MomentField(label=_("Closes"))
    proposals_per_person = RoundForm.base_fields["proposals_per_person"]
    supports_per_person = RoundForm.base_fields["supports_per_person"]
    supports_minimum = RoundForm.base_fields["supports_minimum"]
    supports_needed = RoundForm.base_fields["supports_needed"]
    supports_capped = RoundForm.base_fields["supports_capped"]
    comments_mode = RoundForm.base_fields["comments_mode"]
    edit_minutes = RoundForm.base_fields["edit_minutes"]
    edit_supports = RoundForm.base_fields["edit_supports"]
    amendments_mode = RoundForm.base_fields["amendments_mode"]
    endorsements_mode = RoundForm.base_fields["endorsements_mode"]
    evaluators_answer = RoundForm.base_fields["evaluators_answer"]
    seeds_first = RoundForm.base_fields["seeds_first"]
    note = forms.CharField(
        label=_("Why the rules change"),
        help_text=_("Everybody reads this on the page of the round, for good."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Write why the rules change.")},
    )

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_rules_of(self, round_)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        require_supports_to_count(self, cleaned)
        if not self.errors and not self.changes():
            raise ValidationError(_("Nothing would change."))
        return cleaned

    def changes(self) -> dict[str, Any]:
        """Return the rules that would be others."""
        return {k: self.cleaned_data[k] for k in self.changed_data if k != "note"}
