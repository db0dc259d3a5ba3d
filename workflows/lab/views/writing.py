"""Writing an artefact: choose a kind, fill it in, write its next version."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from workflows.lab.forms.artefacts import ArtefactForm
from workflows.lab.models import Artefact
from workflows.lab.rules import REQUIRED
from workflows.lab.schemas import SCHEMAS
from workflows.lab.services.artefacts import add_artefact, change_artefact
from workflows.lab.views.artefacts import ArtefactMixin
from workflows.lab.views.doors import RunView


class NewArtefactView(RunView):
    """Which kind to write: what the stage still needs comes first."""

    http_method_names = ["get", "head"]

    def get(self, request: Any, **_kwargs: Any) -> HttpResponse:
        needed = REQUIRED[self.service.stage]
        kinds = [
            {
                "key": kind.value,
                "label": kind.label,
                "purpose": SCHEMAS[kind].purpose,
                "is_needed": kind in needed,
            }
            for kind in sorted(Artefact.Kind, key=lambda kind: kind not in needed)
        ]
        context = {"service": self.service, "kinds": kinds, "station": self.service.at.station}
        return render(request, "lab/new_artefact.html", context)


class WriteArtefactView(RunView):
    """The form in which an artefact is written."""

    artefact: Artefact | None = None

    @cached_property
    def kind(self) -> str:
        if self.kwargs["kind"] not in Artefact.Kind.values:
            raise Http404
        return str(self.kwargs["kind"])

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.show(ArtefactForm(self.kind, artefact=self.artefact))

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form = ArtefactForm(self.kind, request.POST, self.artefact)
        if "more" in request.POST:
            return self.show(form, is_complete=False)
        if not form.is_valid():
            return self.show(form, 422)
        try:
            kept = self.keep(form)
        except (RuleBroken, ValidationError) as refused:
            form.add_error(refused if isinstance(refused, ValidationError) else str(refused))
            return self.show(form, 409)
        messages.success(request, _("Saved as version %(number)d.") % {"number": kept.version})
        return redirect(kept)

    def keep(self, form: ArtefactForm) -> Artefact:
        by = self.person
        return add_artefact(service=self.service, kind=self.kind, by=by, **form.facts)

    def show(self, form: ArtefactForm, status: int = 200, **more: Any) -> HttpResponse:
        context = {
            "form": form,
            "is_complete": True,
            "service": self.service,
            "artefact": self.artefact,
            "kind": Artefact.Kind(self.kind).label,
            "station": self.service.at.station,
        }
        return render(self.request, "lab/write.html", context | more, status=status)


class ChangeArtefactView(ArtefactMixin, WriteArtefactView):  # type: ignore[misc]
    """Rewrite what is not agreed yet; of what is, begin the next version."""

    @cached_property
    def kind(self) -> str:
        return self.artefact.kind

    def keep(self, form: ArtefactForm) -> Artefact:
        return change_artefact(artefact=self.artefact, by=self.person, **form.facts)
