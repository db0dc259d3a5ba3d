"""Reading one artefact, and taking it from a draft to agreed words."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from common.exceptions import RuleBroken
from workflows.lab.models import Artefact
from workflows.lab.queries import artefacts
from workflows.lab.schemas import SCHEMAS
from workflows.lab.services.artefacts import agree_artefact, submit_artefact
from workflows.lab.views.doors import ReaderMixin, RunView


class ArtefactMixin(ReaderMixin):
    @cached_property
    def artefact(self) -> Artefact:
        """Find the artefact of the address under the service of the address."""
        seen = artefacts.visible_to(self.reader).filter(service__slug=self.kwargs["slug"])
        return get_object_or_404(seen, pk=self.kwargs["pk"])


class ArtefactView(ArtefactMixin, View):
    """One artefact, to be read on a screen and on paper."""

    def get(self, request: Any, **_kwargs: Any) -> HttpResponse:
        return artefact_page(request, self.artefact, self.reader)


def artefact_page(
    request: Any, artefact: Artefact, reader: Any, refusal: str = "", status: int = 200
) -> HttpResponse:
    """Show an artefact as it stands; ``refusal`` says why something could not be done to it."""
    context = {
        "artefact": artefact,
        "service": artefact.service,
        "document": SCHEMAS[artefact.kind].read(artefact.body),
        "purpose": SCHEMAS[artefact.kind].purpose,
        "successor": getattr(artefact, "replaced_by", None),
        "may_change": reader.has_perm("lab.change_artefact", artefact),
        "refusal": refusal,
        "station": artefact.service.at.station,
    }
    return render(request, "lab/artefact.html", context, status=status)


class ArtefactAction(ArtefactMixin, RunView):
    """Do one thing to an artefact, then show it as it stands (409 with a reason when refused)."""

    http_method_names = ["post"]

    def return_address(self) -> str:
        return self.artefact.get_absolute_url()

    def act(self) -> str:
        """Act, and say what was done."""
        raise NotImplementedError

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        try:
            done = self.act()
        except RuleBroken as broken:
            return artefact_page(request, self.artefact, self.reader, str(broken), status=409)
        messages.success(request, done)
        return redirect(self.artefact)


class SubmitArtefactView(ArtefactAction):
    def act(self) -> str:
        submit_artefact(artefact=self.artefact, by=self.person)
        return _("Everybody can read it now.")


class AgreeArtefactView(ArtefactAction):
    def act(self) -> str:
        agree_artefact(artefact=self.artefact, by=self.person)
        return _("It is agreed. Its words stand from now on.")
