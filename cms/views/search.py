from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from cms.forms.search import LONGEST, SearchForm
from cms.queries import search
from cms.queries.excerpts import Piece, hits_in, pieces
from cms.queries.suggestions import did_you_mean
from common.facets import SHOWN, Facet, choices_of
from common.links import link
from common.searchable import Kind
from people.models import Territory


@dataclass(frozen=True)
class Result:
    """One thing that was found: its entry, and its words with those asked for marked."""

    entry: Any
    url: str
    kind: str
    title: list[Piece]
    excerpt: list[Piece]


class SearchView(TemplateView):
    """One search over everything everybody may see, in all languages."""

    template_name = "cms/search.html"

    def get_context_data(self, **_kwargs: Any) -> dict[str, Any]:
        asked = SearchForm(self.request.GET).asked()
        words, language = asked["q"] or "", str(get_language())
        chosen = {name: asked[name] for name in search.FACETS}
        page = asked["page"] or 1
        counts = search.facets(words, chosen) if words else search.Facets(total=0)
        found = search.best(words, chosen, language, page) if counts.total else []
        last = min(-(-counts.total // search.PER_PAGE), search.MOST_PAGES)
        query = known(asked)
        return super().get_context_data(
            words=words,
            longest=LONGEST,
            total=counts.total,
            groups=groups_of(query, counts, chosen),
            results=[result_of(entry, language) for entry in found],
            is_filtered=any(chosen.values()),
            clear_url=link(QueryDict(), q=words),
            next_url=link(query, page=page + 1) if page < last else "",
            previous_url=link(query, page=page - 1) if page > 1 else "",
            **suggestion_for(words, counts.total, chosen),
        )


def known(asked: Mapping[str, Any]) -> QueryDict:
    """Write down again what was asked for, but for the page; whatever else stood there is gone."""
    query = QueryDict(mutable=True)
    query.update({name: str(asked[name]) for name in ("q", *search.FACETS) if asked[name]})
    return query


def suggestion_for(words: str, total: int, chosen: Mapping[str, Any]) -> dict[str, str]:
    """Offer a like question that finds something, when this one finds nothing."""
    better = did_you_mean(words) if words and not total and not any(chosen.values()) else ""
    return {"better": better, "better_url": link(QueryDict(), q=better) if better else ""}


def result_of(entry: Any, language: str) -> Result:
    """Put together what the page shows of an entry. No query."""
    return Result(
        entry=entry,
        url=entry.url if entry.url.startswith("/") else f"/{language}/{entry.url}",
        kind=str(Kind(entry.kind).label),
        title=pieces(entry.title, hits_in(entry.marked_title, search.MARK), whole=True),
        excerpt=pieces(entry.text[: search.EXCERPT_FROM], hits_in(entry.marked, search.MARK)),
    )


def groups_of(query: QueryDict, counts: search.Facets, chosen: Mapping[str, Any]) -> list[Facet]:
    """Offer the filters that would leave something else than now. One query for places' names."""
    wanted = {key for key, _number in counts.territory.most_common(SHOWN)}
    places = {place.pk: str(place) for place in Territory.objects.filter(pk__in=wanted)}
    years = {year: str(year) for year in counts.year}
    kinds = {kind.value: str(kind.label) for kind in Kind}
    groups = [
        Facet(name, label, choices_of(query, name, labels, numbers, chosen)[:SHOWN])
        for name, label, labels, numbers in (
            ("kind", _("What"), kinds, counts.kind.most_common()),
            ("territory", _("Where"), places, counts.territory.most_common()),
            ("year", _("When"), years, sorted(counts.year.items(), reverse=True)),
        )
    ]
    return [group for group in groups if group.choices]
