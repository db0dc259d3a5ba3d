"""The filters of a list as links with counts, so that they work without JavaScript."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from common.coast import Place
from common.facets import SHOWN, Choice, Facet, choices_of
from common.links import link
from participation.forms.lists import STATES, VERDICTS, PlaceForm
from participation.models import Progress, Proposal, Round
from participation.queries.proposal_map import Cell
from participation.queries.proposals import Facets
from people.models import Territory


def facet_groups(
    query: QueryDict, round_: Round, facets: Facets, chosen: dict[str, Any]
) -> list[Facet]:
    """Turn counts into links; a filter that would take nothing away is left out.

    At most ``SHOWN`` values each. Two queries, for the names of categories and places.
    """
    themes = {c.pk: str(c) for c in round_.process.categories.all()}
    known = [key for key, _count in facets.territory.most_common(SHOWN) if key]
    places = {t.pk: str(t) for t in Territory.objects.filter(pk__in=known)} if known else {}
    languages = {code: get_language_info(code)["name_local"] for code in facets.language}
    verdicts = {key: str(label) for key, label in VERDICTS}
    steps = {key: str(label) for key, label in Progress.choices}
    states = {key: str(label) for key, label in STATES}
    origins = {key: str(label) for key, label in Proposal.Origin.choices}
    groups = [
        Facet("category", _("Theme"), _choices(query, "category", themes, facets, chosen)),
        Facet("territory", _("Where"), _choices(query, "territory", places, facets, chosen)),
        Facet("language", _("Language"), _choices(query, "language", languages, facets, chosen)),
        Facet(
            "verdict",
            _("The organiser's answer"),
            _choices(query, "verdict", verdicts, facets, chosen),
        ),
        Facet("progress", _("How far it is"), _choices(query, "progress", steps, facets, chosen)),
        Facet("status", _("State"), _choices(query, "status", states, facets, chosen)),
        Facet("origin", _("Origin"), _choices(query, "origin", origins, facets, chosen)),
    ]
    return [g for g in groups if g.name in chosen or _narrows(g, facets.total)]


def _narrows(group: Facet, total: int) -> bool:
    """Tell whether a filter leaves less, or leads to what the list does not show by itself."""
    return any(c.number < total or group.name == "status" for c in group.choices)


def _choices(
    query: QueryDict, name: str, labels: dict[Any, str], facets: Facets, chosen: dict[str, Any]
) -> list[Choice]:
    return choices_of(query, name, labels, getattr(facets, name).most_common(), chosen)[:SHOWN]


def sort_links(query: QueryDict, current: str, *, without: str = "") -> list[Choice]:
    """Link the orders of a list, all but one that must not be shown."""
    return [
        Choice(key, str(label), link(query, sort=key, seed=None), 0, is_chosen=key == current)
        for key, label in PlaceForm.base_fields["sort"].choices  # type: ignore[attr-defined]
        if key != without
    ]


def places_of(query: QueryDict, found: Iterable[Cell]) -> list[Place]:
    """Name the squares of the map, each leading to the list of what is in it."""
    return [
        Place(
            name=cell.name,
            latitude=cell.latitude,
            longitude=cell.longitude,
            detail=ngettext("%(number)s proposal", "%(number)s proposals", cell.number)
            % {"number": cell.number},
            url=link(query, near=cell.key, view=None),
        )
        for cell in found
    ]
