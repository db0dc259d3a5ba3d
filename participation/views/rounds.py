from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.crypto import get_random_string
from django.views.generic import TemplateView, View

from common.coast import Place
from common.http import FragmentMixin
from common.links import link
from participation.forms.lists import PlaceForm, ProposalFilter
from participation.models import Proposal, Round
from participation.queries import proposals as queries
from participation.queries import rounds
from participation.queries.keyset import Page, page_of
from participation.queries.proposal_map import cells, within
from participation.views.actions import STATIONS, round_action
from participation.views.facets import facet_groups, places_of, sort_links
from participation.views.links import page_links
from participation.views.visitors import visitor_of
from people.rules import Visitor


def visible_round(request: HttpRequest, process: str, round: str) -> Round:  # noqa: A002 -- URL's word
    """Return the round an address names, or answer 404 to whoever may not see it."""
    seen = rounds.visible_to(visitor_of(request))
    return get_object_or_404(seen, process__slug=process, slug=round)


# What a list shows of itself.
STANDING = {"status": Proposal.Status.PUBLISHED}


class RoundView(View):
    """The page of a round, by its kind. Each kind registers its own view in ``pages``."""

    pages: dict[str, Any] = {}

    def dispatch(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponseBase:
        round_ = visible_round(request, **kwargs)
        page = self.pages.get(round_.kind)
        if page is None:
            raise Http404
        return page(request, round_=round_)


class ProposalListView(FragmentMixin, TemplateView):
    """The proposals of a round: search, filters with counts, orders; page by page."""

    template_name = "participation/round.html"
    fragment = "results"
    round_: Round

    def get(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponse:
        self.round_ = kwargs["round_"]
        self.asked = PlaceForm.read(request.GET)
        self.untold = "" if queries.shows_supports(self.round_) else "supported"
        if self.asked["sort"] == self.untold:
            self.asked["sort"] = None
        if self.asked["sort"] == "random" and not self.asked["seed"]:
            # With the seed in the address, the next page and a shared link keep the order.
            return redirect(request.path + link(request.GET, seed=get_random_string(6)))
        return super().get(request, **kwargs)

    def get_context_data(self, **_kwargs: Any) -> dict[str, Any]:
        reader = visitor_of(self.request)
        readable = queries.with_verdicts(queries.readable_in(self.round_))
        chosen = self._filter(readable).chosen
        searched = within(queries.search(readable, chosen.get("q", "")), chosen.get("near", ""))
        keys = {name: value for name, value in chosen.items() if name in queries.FACETS}
        found = searched.filter(**{**STANDING, **keys})
        page = self._page(found, among=readable)
        values = {name: getattr(value, "pk", value) for name, value in keys.items()}
        facets = queries.facets(searched, {**STANDING, **values})
        query = self.request.GET
        return super().get_context_data(
            round=self.round_,
            process=self.round_.process,
            station=STATIONS[Round.Kind(self.round_.kind)],
            action=round_action(self.round_, reader),
            notes=rounds.notes_on(self.round_),
            conclusions=rounds.conclusions_on(self.round_),
            drafts=self._drafts(reader),
            supports_missing=queries.supports_missing(reader, self.round_),
            proposals=page.rows,
            total=facets.total,
            groups=facet_groups(query, self.round_, facets, values),
            sorts=sort_links(query, self.asked["sort"] or "newest", without=self.untold),
            chosen=chosen,
            kept={**values, **self._kept(chosen)},
            clear_url=link(query, q=None, near=None, **dict.fromkeys(queries.FACETS)),
            links=page_links(query, page),
            map_url=link(query, view=None if self.asked["view"] else "map"),
            places=self._places(found) if self.asked["view"] else None,
            answering=reader.is_authenticated
            and reader.has_perm("participation.answer_proposal", self.round_),
        )

    def _filter(self, readable: Any) -> ProposalFilter:
        found = ProposalFilter(self.request.GET, queryset=readable, request=self.request)
        categories = self.round_.process.categories.all()
        found.form.fields["category"].queryset = categories
        return found

    def _page(self, proposals: Any, among: Any) -> Page[Proposal]:
        order = queries.ORDERS[self.asked["sort"] or "newest"]
        if self.asked["sort"] == "random":
            proposals, among = (
                queries.shuffled(rows, self.asked["seed"]) for rows in (proposals, among)
            )
        return page_of(
            proposals,
            order=order,
            size=queries.PAGE,
            after=self.asked["after"],
            before=self.asked["before"],
            among=among,
            along=queries.listed,
        )

    def _drafts(self, reader: Visitor) -> list[Proposal]:
        if not reader.is_authenticated:
            return []
        return list(queries.drafts_of(reader, self.round_)[:5])

    def _places(self, proposals: QuerySet[Proposal]) -> list[Place]:
        return places_of(self.request.GET, cells(proposals))

    def _kept(self, chosen: dict[str, Any]) -> dict[str, str]:
        """Return what a new search keeps besides the filters: order, view and square."""
        kept = {name: self.asked[name] for name in ("sort", "seed", "view")}
        kept["near"] = chosen.get("near")
        return {name: value for name, value in kept.items() if value}


RoundView.pages[Round.Kind.PROPOSALS] = ProposalListView.as_view()
RoundView.pages[Round.Kind.COMMENTS] = ProposalListView.as_view()
