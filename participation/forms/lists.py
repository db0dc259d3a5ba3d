"""What a list is asked by: filters and search, the order, and where to go on reading."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.conf.locale import LANG_INFO
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from participation.models import Answer, Category, Comment, Progress, Proposal, Round
from participation.queries import proposals as queries
from participation.queries.proposal_map import within
from people.models import Territory

# A square of the map; see `queries.proposal_map`.
SQUARE = RegexValidator(r"\A-?[0-9]{1,3}_-?[0-9]{1,3}\Z")
LARGEST_KEY = 2**63 - 1
VERDICTS = [*Answer.Verdict.choices, (queries.NOT_ANSWERED, _("not answered yet"))]
STATES = [(one.value, one.label) for one in (Proposal.Status.WITHDRAWN, Proposal.Status.MERGED)]


class ProposalFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label=_("Search"), method="search", max_length=100)
    category = django_filters.ModelChoiceFilter(label=_("Theme"), queryset=Category.objects.all())
    territory = django_filters.ModelChoiceFilter(label=_("Where"), queryset=Territory.objects.all())
    # Imported words may be in a language the site's own pages are not in.
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=[(code, code) for code in LANG_INFO]
    )
    verdict = django_filters.ChoiceFilter(label=_("The organiser's answer"), choices=VERDICTS)
    progress = django_filters.ChoiceFilter(label=_("How far it is"), choices=Progress.choices)
    # Whoever asks for none of these sees what is published.
    status = django_filters.ChoiceFilter(label=_("State"), choices=STATES)
    origin = django_filters.ChoiceFilter(label=_("Origin"), choices=Proposal.Origin.choices)
    near = django_filters.CharFilter(label=_("On the map"), method="near_to", validators=[SQUARE])

    class Meta:
        model = Proposal
        fields = ("q", *queries.FACETS)

    def near_to(self, proposals: QuerySet[Proposal], _name: str, key: str) -> QuerySet[Proposal]:
        return within(proposals, key)

    def search(self, proposals: QuerySet[Proposal], _name: str, words: str) -> QuerySet[Proposal]:
        return queries.search(proposals, words)

    @property
    def chosen(self) -> dict[str, Any]:
        """Return what is filtered by; a value that is none of the choices filters nothing."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value}


class AskedForm(forms.Form):
    """Values in an address; nonsense counts as nothing."""

    @classmethod
    def read(cls, query: Any) -> dict[str, Any]:
        form = cls(query)
        form.is_valid()
        return {name: form.cleaned_data.get(name) or None for name in form.fields}


class RowsForm(AskedForm):
    """Where in a list to go on reading."""

    after = forms.IntegerField(min_value=1, max_value=LARGEST_KEY, required=False)
    before = forms.IntegerField(min_value=1, max_value=LARGEST_KEY, required=False)


class PlaceForm(RowsForm):
    """The order of a list of proposals and the place in it."""

    sort = forms.ChoiceField(
        choices=[
            ("newest", _("Newest")),
            ("supported", _("Most supported")),
            ("discussed", _("Most discussed")),
            ("random", _("Random")),
        ],
        required=False,
    )
    seed = forms.SlugField(max_length=16, required=False)
    view = forms.ChoiceField(choices=[("map", _("Map"))], required=False)


class StateForm(RowsForm):
    """Which processes to list: by where they stand, and of which place."""

    state = forms.ChoiceField(choices=Round.State.choices, required=False)
    place: forms.ModelChoiceField[Territory] = forms.ModelChoiceField(
        Territory.objects.all(), to_field_name="slug", required=False
    )


class ReplyForm(AskedForm):
    """Which comment to answer."""

    reply = forms.IntegerField(min_value=1, max_value=LARGEST_KEY, required=False)
    quote = forms.BooleanField(required=False)


class TalkForm(RowsForm):
    """How a discussion is read: its order, one side of it, or both side by side."""

    sort = forms.ChoiceField(
        choices=[
            ("newest", _("Newest")),
            ("oldest", _("Oldest")),
            ("helpful", _("Most helpful")),
            ("discussed", _("Most answered")),
        ],
        required=False,
    )
    stance = forms.ChoiceField(choices=Comment.Stance.choices, required=False)
    view = forms.ChoiceField(choices=[("columns", _("For and against"))], required=False)
