"""Codes by which people at an event take part as guests: made, shown, printed, revoked."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.qr import qr
from participation.forms.guests import EventCodeForm
from participation.queries.guests import codes_of
from participation.services import guests
from participation.services.checklist import room_url
from participation.views.room import FormPage, PostOnly, RoundRoom


class EventCodesView(RoundRoom, FormPage):
    """The codes of a round, and the form that makes one."""

    template = "event_codes"
    heading = _("Guests at an event")
    lead = _(
        "Whoever has the code takes part in this round without an address. Nobody votes by it."
    )
    button = _("Make a code")
    done = _("The code works now.")

    def form(self, data: Any = None) -> EventCodeForm:
        return EventCodeForm(self.round_, data)

    def save(self, form: EventCodeForm) -> str:
        made = guests.make_code(
            round_=self.round_,
            organiser=self.request.user,
            request=self.request,
            **form.cleaned_data,
        )
        keys = {"process": self.process.slug, "round": self.round_.slug, "code": made.pk}
        return reverse("participation:room-event-code", kwargs=keys)

    def page(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        return super().page(template, status=status, codes=codes_of(self.round_)[:50], **context)


class EventCodeView(RoundRoom):
    """One code, large enough for a wall, and to be printed."""

    def get(self, request: Any, **_kwargs: Any) -> HttpResponse:
        code = get_object_or_404(codes_of(self.round_), pk=self.kwargs["code"])
        # Without a language: each phone gets its own.
        path = reverse("short_guest", args=[code.code])
        address = urljoin(settings.JOIN_ADDRESS or request.build_absolute_uri("/"), path)
        words = address.split("://", 1)[-1]
        return self.page("event_code", code=code, qr=qr(address), address=words)


class RevokeEventCodeView(RoundRoom, PostOnly):
    """Let nobody in by a code any more."""

    done = _("The code does not work any more.")

    def act(self) -> str:
        code = get_object_or_404(codes_of(self.round_), pk=self.kwargs["code"])
        guests.revoke_code(code=code, organiser=self.request.user, request=self.request)
        return self.back()

    def back(self) -> str:
        return room_url("room-event-codes", self.process, self.round_)
