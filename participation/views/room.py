"""The organiser's room: a process and its rounds, for those who answer for it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property
from django.views.generic import View

from participation import room
from participation.models import Process, Round
from participation.queries import processes as queries
from participation.views.actions import STATIONS, station_of
from participation.views.refusals import SignedInMixin
from participation.views.visitors import visitor_of


class ProcessRoom(SignedInMixin, View):
    """A page about a process for its organisers: 404 to who may not see it, 403 to who only may."""

    http_method_names = ["get", "head"]

    @cached_property
    def process(self) -> Process:
        seen = queries.with_rounds(queries.visible_to(visitor_of(self.request)))
        return get_object_or_404(seen, slug=self.kwargs["process"])

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        heard = request.method.lower() in self.http_method_names
        if heard and request.user.is_authenticated and not self.may_enter():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def may_enter(self) -> bool:
        return self.request.user.has_perm("participation.run_process", self.process)

    def page(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """Show a page of the room, with what every one of them names."""
        here = {"process": self.process, "station": station_of(self.process)}
        return render(
            self.request, f"participation/room/{template}.html", here | context, status=status
        )


class RoundRoom(ProcessRoom):
    """A page about one round of a process, for those who answer for it."""

    @cached_property
    def round_(self) -> Round:
        round_ = get_object_or_404(self.process.rounds, slug=self.kwargs["round"])
        round_.process = self.process
        return round_

    def page(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        here = {"round": self.round_, "station": STATIONS[Round.Kind(self.round_.kind)]}
        return super().page(template, status=status, **here | context)


class ProcessRoomView(ProcessRoom):
    """Where a process stands, and what its organisers can do."""

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.page("room")


class RoundRoomView(RoundRoom):
    """What can be looked after in one round."""

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.page("round", sections=room.sections_of(self.round_))
