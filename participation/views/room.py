"""The organiser's room: a process and its rounds, for those who answer for it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from common.exceptions import RuleBroken
from participation import room
from participation.models import Process, Round
from participation.queries import processes as queries
from participation.services import checklist
from participation.views.actions import STATIONS, station_of
from participation.views.refusals import SignedInMixin
from participation.views.visitors import visitor_of


class Room(SignedInMixin, View):
    """A page for some only: whoever is signed in and may not enter reads 403."""

    http_method_names = ["get", "head"]

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        heard = request.method.lower() in self.http_method_names
        if heard and request.user.is_authenticated and not self.may_enter():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def may_enter(self) -> bool:
        raise NotImplementedError

    def page(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """Show a page of the room."""
        where = f"participation/room/{template}.html"
        return render(self.request, where, context, status=status)


class ProcessRoom(Room):
    """A page about a process for its organisers: 404 to who may not see it, 403 to who only may."""

    @cached_property
    def process(self) -> Process:
        seen = queries.with_rounds(queries.visible_to(visitor_of(self.request)))
        return get_object_or_404(seen, slug=self.kwargs["process"])

    def may_enter(self) -> bool:
        return self.request.user.has_perm("participation.run_process", self.process)

    def page(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        here = {"process": self.process, "station": station_of(self.process)}
        return super().page(template, status=status, **here | context)


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


class FormPage(Room):
    """A page of the room with one form: what is wrong is said at the field, nothing is lost."""

    http_method_names = ["get", "head", "post"]
    template = "form"
    heading: Any = ""
    lead: Any = ""
    button: Any = ""
    done: Any = ""

    def form(self, data: Any = None) -> Any:
        raise NotImplementedError

    def save(self, form: Any) -> str:
        """Do what the form asks for and return where to go then."""
        raise NotImplementedError

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.show(self.form())

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            address = self.save(form)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(form, status=409)
        if self.done:
            messages.success(request, self.done)
        return redirect(address)

    def show(self, form: Any, status: int = 200) -> HttpResponse:
        words = {"heading": self.heading, "lead": self.lead, "button": self.button}
        return self.page(self.template, status=status, form=form, **words)


class PostOnly(Room):
    """Do one thing and go back; a broken rule is a message there."""

    http_method_names = ["post"]
    done: Any = ""

    def act(self) -> str:
        """Do it and return where to go then."""
        raise NotImplementedError

    def back(self) -> str:
        """Return where to go when it may not be done."""
        raise NotImplementedError

    def return_address(self) -> str:
        """Lead back to the room without looking whether it is there: nobody is signed in yet."""
        return reverse("participation:room", args=[self.kwargs["process"]])

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        try:
            address = self.act()
        except RuleBroken as broken:
            return self.refused(str(broken))
        if self.done:
            messages.success(request, self.done)
        return redirect(address)

    def refused(self, reason: str) -> HttpResponse:
        """Say why not, with 409."""
        return self.page("refused", status=409, reason=reason, back=self.back())


class ProcessRoomView(ProcessRoom):
    """Where a process stands, what it lacks, and what its organisers can do."""

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        missing = checklist.missing(self.process)
        return self.page(
            "room",
            missing=missing,
            is_ready=not any(item.blocks for item in missing),
            notes=queries.notes_of(self.process),
        )


class RoundRoomView(RoundRoom):
    """What can be looked after in one round."""

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.page("round", sections=room.sections_of(self.round_))
