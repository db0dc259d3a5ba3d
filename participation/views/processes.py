from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from common.links import link
from participation.forms.lists import StateForm
from participation.models import Process, Round
from participation.queries import processes as queries
from participation.queries.keyset import Order, page_of
from participation.queries.log import log_of
from participation.queries.room import drafts_of
from participation.views.actions import Action, main_action, station_of
from participation.views.links import page_links
from participation.views.visitors import visitor_of

PAGE = 12


class ProcessListView(TemplateView):
    """Every question put to people: the open ones first thing, then what comes and what was."""

    template_name = "participation/processes.html"

    def get_context_data(self, **_kwargs: Any) -> dict[str, Any]:
        asked = StateForm.read(self.request.GET)
        reader = visitor_of(self.request)
        found = queries.visible_to(reader).filter(published_at__isnull=False)
        places = list(queries.places_of(found))
        if asked["place"]:
            found = queries.within(found, asked["place"])
        if asked["state"]:
            found = queries.in_state(found, asked["state"])
        page = page_of(
            queries.with_rounds(found),
            order=Order("published_at"),
            size=PAGE,
            after=asked["after"],
            before=asked["before"],
        )
        return super().get_context_data(
            makes=reader.is_authenticated and reader.has_perm("participation.make_process"),
            drafts=drafts_of(reader),
            cards=[(process, main_action(process)) for process in page.rows],
            states=[
                (state, link(self.request.GET, state=state)) for state in ("", *Round.State.values)
            ],
            state=asked["state"] or "",
            places=places if len(places) > 1 else [],
            place=asked["place"],
            links=page_links(self.request.GET, page),
        )


class ProcessView(TemplateView):
    """One process: its question, where it stands, the one thing to do now, what came of it."""

    template_name = "participation/process.html"

    @cached_property
    def process(self) -> Process:
        seen = queries.with_rounds(queries.visible_to(visitor_of(self.request)))
        return get_object_or_404(seen, slug=self.kwargs["process"])

    def get_context_data(self, **_kwargs: Any) -> dict[str, Any]:
        reader = visitor_of(self.request)
        action: Action = main_action(self.process, reader)
        return super().get_context_data(
            runs_it=reader.is_authenticated
            and reader.has_perm("participation.run_process", self.process),
            process=self.process,
            action=action,
            station=station_of(self.process),
            figures=queries.figures_of(self.process),
            organisers=queries.organisers_of(self.process),
            notes=queries.notes_of(self.process),
        )


class ProcessLogView(ProcessView):
    """What was done with a process, for everybody who may see it."""

    template_name = "participation/log.html"

    def get_context_data(self, **_kwargs: Any) -> dict[str, Any]:
        return {"view": self, "process": self.process, "entries": log_of(self.process)}
