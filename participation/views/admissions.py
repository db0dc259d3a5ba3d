"""Who may do what in a round, in the organiser's room."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from participation.forms.admissions import WhoMayForm
from participation.services.admissions import asked_in, say_who_may
from participation.views.room import RoundRoom


class WhoMayView(RoundRoom):
    """Say who may do what; after opening, with a note everybody reads."""

    http_method_names = ["get", "head", "post"]

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.page("who_may", form=self.form())

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page("who_may", status=422, form=form)
        try:
            say_who_may(
                round_=self.round_,
                organiser=request.user,
                asked=form.asked(),
                note=form.cleaned_data.get("note", ""),
                language=get_language() or "",
                **form.modes(),
            )
        except RuleBroken as broken:
            form.add_error("note" if "note" in form.fields else None, str(broken))
            return self.page("who_may", status=409, form=form)
        messages.success(request, _("This is how people take part now."))
        return redirect("participation:room-round", self.process.slug, self.round_.slug)

    def form(self, data: Any = None) -> WhoMayForm:
        return WhoMayForm(data, round_=self.round_, asked=asked_in(self.round_))
