"""The register of services, and the page of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.generic import View

from common.links import link
from participation.queries.keyset import page_of
from participation.views.links import page_links
from people.models import Territory
from thread.queries import thread_of
from workflows.lab.forms.services import FilterForm
from workflows.lab.models import Stage
from workflows.lab.queries import artefacts, indicators, services
from workflows.lab.queries.shown import next_of, state_of
from workflows.lab.services.starting import ref
from workflows.lab.views.doors import ReaderMixin, ServiceMixin

PLACES_SHOWN = 12


@dataclass(frozen=True)
class Choice:
    """One value of a filter, as a link; choosing it again takes it away."""

    label: str
    url: str
    number: int
    is_chosen: bool


class ServicesView(ReaderMixin, View):
    """All services: by stage, by place, by words."""

    def get(self, request: Any) -> HttpResponse:
        asked = FilterForm(request.GET).asked()
        found = services.search(services.visible_to(self.reader), asked.get("q", ""))
        territory = asked.get("territory")
        chosen = {"stage": asked.get("stage"), "territory": territory.pk if territory else None}
        page = page_of(
            found.filter(**{name: value for name, value in chosen.items() if value}),
            order=services.NEWEST,
            size=services.PAGE,
            after=asked.get("after"),
            before=asked.get("before"),
            among=found,
        )
        counts = services.facets(found, chosen)
        context = {
            "services": page.rows,
            "links": page_links(request.GET, page),
            "stages": _stages(request.GET, counts, asked.get("stage")),
            "places": _places(request.GET, counts, territory),
            "total": counts.total,
            "asked": asked,
            "is_filtered": bool({"q", "stage", "territory"} & asked.keys()),
            "may_start": self.reader.has_perm("lab.start_service"),
        }
        return render(request, "lab/services.html", context)


def _stages(query: QueryDict, counts: services.Facets, chosen: str | None) -> list[Choice]:
    return [
        Choice(
            str(stage.label),
            link(query, stage=None if stage == chosen else stage.value),
            counts.stage[stage.value],
            is_chosen=stage == chosen,
        )
        for stage in Stage
    ]


def _places(query: QueryDict, counts: services.Facets, chosen: Any) -> list[Choice]:
    """Name the places with most services. One query."""
    fullest = [pk for pk, _number in counts.territory.most_common(PLACES_SHOWN)]
    names = {place.pk: place for place in Territory.objects.filter(pk__in=fullest)}
    return [
        Choice(
            str(names[pk]),
            link(query, territory=None if chosen == names[pk] else names[pk].slug),
            counts.territory[pk],
            is_chosen=chosen == names[pk],
        )
        for pk in fullest
    ]


class ServiceView(ServiceMixin, View):
    """One service: what it is, where it stands, what comes next, and why all of that."""

    def get(self, request: Any, **_kwargs: Any) -> HttpResponse:
        service = self.service
        context = {
            "service": service,
            "way": services.way_of(service),
            "state": state_of(service),
            "next": next_of(service),
            "artefacts": artefacts.of_service(service, self.reader),
            "courses": indicators.courses_of(service),
            "may_run": self.may_run,
            "station": service.at.station,
        }
        return render(request, "lab/service.html", context)


class ThreadView(ServiceMixin, View):
    """Everything a service came from and led to."""

    def get(self, request: Any, **_kwargs: Any) -> HttpResponse:
        context = {
            "service": self.service,
            "thread": thread_of(ref(self.service), self.reader),
            "station": self.service.at.station,
        }
        return render(request, "lab/thread.html", context)
