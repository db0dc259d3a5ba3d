from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from common.money import currency_name
from common.money_fields import MoneyField
from participation.forms.room import TextsMixin
from participation.models import Round, VoteDesign
from participation.queries import carrying

FEASIBLE, REACHED, SUPPORTED, CHOSEN = "feasible", "reached", "supported", "chosen"


class CarryForm(forms.Form):
    """Which proposals go on, and into which round."""

    into: forms.ModelChoiceField[Round] = forms.ModelChoiceField(
        Round.objects.none(), label=_("Into which round"), empty_label=None
    )
    which = forms.ChoiceField(
        label=_("Which proposals"),
        choices=[
            (FEASIBLE, _("All that are announced as feasible")),
            (SUPPORTED, _("The most supported")),
            (CHOSEN, _("Those chosen below")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    number = forms.IntegerField(
        label=_("How many of the most supported"),
        min_value=1,
        max_value=500,
        initial=10,
        required=False,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    proposals = forms.MultipleChoiceField(
        label=_("Proposals"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, source: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = source
        destinations = carrying.destinations(source)
        self.fields["into"].queryset = destinations  # type: ignore[attr-defined]
        self.fields["proposals"].choices = [  # type: ignore[attr-defined]
            (str(pk), title)
            for pk, title in carrying.most_supported(source, carrying.OFFERED).values_list(
                "pk", "title"
            )
        ]
        self.destinations = list(destinations)
        if not self.fields["proposals"].choices:  # type: ignore[attr-defined]
            del self.fields["proposals"]
            self.fields["which"].choices = self.fields["which"].choices[:-1]  # type: ignore[attr-defined]
        if any(one.kind == Round.Kind.VOTE for one in self.destinations):
            self._ask_for_money(destinations.filter(kind=Round.Kind.VOTE, vote=None).exists())
        if source.supports_needed:
            self._offer_what_has_enough(source.supports_needed)

    def _ask_for_money(self, anew: bool) -> None:
        currency = {"currency": currency_name(self.source.process.currency)}
        if anew:
            label = _("Money to spend, in %(currency)s") % currency
            self.fields["budget"] = MoneyField(label=label, min_value=1, required=False)
            self.fields["budget"].help_text = _("For a vote that has no terms yet.")
        label = _("What those cost that nobody has put a cost on, in %(currency)s") % currency
        self.fields["unknown_cost"] = MoneyField(label=label, min_value=0, required=False)
        self.fields["unknown_cost"].help_text = _(
            "For a vote. You can change it on the ballot until the vote opens."
        )

    def _offer_what_has_enough(self, number: int) -> None:
        words = ngettext(
            "All that have %(number)s support", "All that have %(number)s supports", number
        )
        first, *others = self.fields["which"].choices  # type: ignore[attr-defined]
        enough = (REACHED, words % {"number": number})
        self.fields["which"].choices = [first, enough, *others]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        which, into = cleaned.get("which"), cleaned.get("into")
        if which == SUPPORTED and not cleaned.get("number") and "number" not in self.errors:
            self.add_error("number", _("Say how many."))
        if which == CHOSEN and not cleaned.get("proposals") and "proposals" not in self.errors:
            self.add_error("proposals", _("No proposal is chosen."))
        has_budget = cleaned.get("budget") or "budget" in self.errors
        if into and self._lacks_terms(into) and not has_budget:
            self.add_error("budget", _("Say first how much money there is."))
        return cleaned

    @staticmethod
    def _lacks_terms(into: Round) -> bool:
        is_vote = into.kind == Round.Kind.VOTE
        return is_vote and not VoteDesign.objects.filter(round=into).exists()

    def chosen(self) -> list[int]:
        """Return the proposals that go on, by id."""
        which = self.cleaned_data["which"]
        if which == CHOSEN:
            return [int(pk) for pk in self.cleaned_data["proposals"]]
        number = self.cleaned_data.get("number") or 0
        found = {
            FEASIBLE: lambda: carrying.feasible(self.source),
            REACHED: lambda: carrying.standing(self.source),
            SUPPORTED: lambda: carrying.most_supported(self.source, number),
        }[which]()
        return list(found.values_list("pk", flat=True))

    def cents(self, name: str) -> int | None:
        """Return an amount in cents, if it was asked for and given."""
        given = self.cleaned_data.get(name)
        return None if given is None else int(given * 100)

    def left_behind(self) -> list[tuple[Round, str]]:
        """Name for each later round what it does not ask any more. One query a round."""
        rounds = [one for one in self.destinations if one.kind == Round.Kind.PROPOSALS]
        lost = [(one, carrying.matching(self.source, one).lost) for one in rounds]
        return [
            (one, ", ".join(q.label for q in questions)) for one, questions in lost if questions
        ]


class BallotForm(TextsMixin):
    """What is put to the vote, on which terms; one more option may be written by hand."""

    texts = {
        "title": (_("Title (%(language)s)"), 120, 1),
        "text": (_("What it is (%(language)s)"), 1000, 3),
    }
    max_choices = forms.IntegerField(
        label=_("Most options on a ballot"),
        help_text=_("Leave it empty for no limit but the money."),
        min_value=1,
        max_value=500,
        required=False,
    )
    min_votes = forms.IntegerField(
        label=_("Fewest votes to be funded"), min_value=1, max_value=1_000_000, initial=1
    )
    roll = forms.ChoiceField(
        label=_("Who may vote"), choices=VoteDesign.Roll.choices, initial=VoteDesign.Roll.OPEN
    )
    publication = forms.ChoiceField(
        label=_("Who may read the ballots"),
        choices=VoteDesign.Publication.choices,
        initial=VoteDesign.Publication.FULL,
    )

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vote = VoteDesign.objects.filter(round=round_).first()
        self.options = list(self.vote.options.all()) if self.vote else []
        self._add_terms(round_.process.currency)
        for option in self.options:
            self.fields[f"cost_{option.key}"] = MoneyField(
                label=_("Cost"), min_value=0, initial=Decimal(option.cost) / 100
            )
            self.fields[f"out_{option.key}"] = forms.BooleanField(
                label=_("Take it off the ballot"), required=False
            )
        self.add_texts(round_.process.languages)
        self.fields["new_cost"] = MoneyField(
            label=_("Cost, in %(currency)s") % {"currency": currency_name(round_.process.currency)},
            min_value=0,
            required=False,
        )

    def _add_terms(self, currency: str) -> None:
        label = _("Money to spend, in %(currency)s") % {"currency": currency_name(currency)}
        self.fields = {"budget": MoneyField(label=label, min_value=1), **self.fields}
        if self.vote:
            self.fields["budget"].initial = Decimal(self.vote.budget) / 100
            for name in ("max_choices", "min_votes", "roll", "publication"):
                self.fields[name].initial = getattr(self.vote, name)

    def term_fields(self) -> list[Any]:
        """List the fields that hold for the whole ballot."""
        names = ("budget", "max_choices", "min_votes", "roll", "publication")
        return [self[name] for name in names]

    def option_rows(self) -> list[tuple[Any, Any, Any]]:
        """List each option with its cost and the box that takes it off."""
        return [(one, self[f"cost_{one.key}"], self[f"out_{one.key}"]) for one in self.options]

    def new_fields(self) -> list[Any]:
        """List what an option written by hand needs, in the reader's language."""
        own = [field for field in self if self._is_text(field, self.own_language)]
        return [*own, self["new_cost"]]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        begun = any(cleaned.get(name) for name in self.fields if name.startswith("text_"))
        if begun or cleaned.get("new_cost") is not None:
            self.require_somewhere("title", _("Give the option a title."))
        if self._new_texts(cleaned) and cleaned.get("new_cost") is None:
            self.add_error("new_cost", _("Say what it costs."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """Return what the service asks for, money in cents."""
        given = self.cleaned_data
        texts = self._new_texts(given)
        return {
            "costs": {one.key: int(given[f"cost_{one.key}"] * 100) for one in self.options},
            "without": [one.key for one in self.options if given[f"out_{one.key}"]],
            "new": (texts, int(given["new_cost"] * 100)) if texts else None,
            "budget": int(given["budget"] * 100),
            **{name: given[name] for name in ("max_choices", "min_votes", "roll", "publication")},
        }

    def _new_texts(self, given: dict[str, Any]) -> dict[str, dict[str, str]]:
        codes = [name.removeprefix("title_") for name in self.fields if name.startswith("title_")]
        return {
            code: {"title": given[f"title_{code}"], "text": given.get(f"text_{code}") or ""}
            for code in codes
            if given.get(f"title_{code}")
        }
