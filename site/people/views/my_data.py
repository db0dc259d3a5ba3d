"""What the site holds about me: taking it away, and erasing it."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from common import clock
from common.exceptions import RuleBroken
from people import duties
from people.forms_mine import EraseForm
from people.models import Export
from people.privacy import by_purpose
from people.queries.exports import readable
from people.services import erasing, exports
from people.views.again import FreshView


class ExportsView(FreshView):
    """The files with my data, and a button for a new one."""

    http_method_names = ["get", "head", "post"]
    back = "people:export"

    def get(self, request: HttpRequest) -> HttpResponse:
        mine = self.person.exports.filter(expires_at__gt=clock.now()).defer("data")[:20]
        return render(request, "people/exports.html", {"exports": mine})

    def post(self, request: HttpRequest) -> HttpResponse:
        exports.ask_for_export(person=self.person, request=request)
        return redirect("people:export")


class ExportView(FreshView):
    """One of my files, for people to read."""

    http_method_names = ["get", "head"]

    @cached_property
    def export(self) -> Export:
        pk: UUID = self.kwargs["pk"]
        found = self.person.exports.filter(pk=pk, expires_at__gt=clock.now()).first()
        if found is None or found.made_at is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        context = {"export": self.export, "parts": readable(self.export.data or {})}
        return render(request, "people/export.html", context)


class ExportFileView(ExportView):
    """The same for machines."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 -- its parent's
        answer = JsonResponse(
            self.export.data, json_dumps_params={"ensure_ascii": False, "indent": 2}
        )
        answer["Content-Disposition"] = 'attachment; filename="noria-my-data.json"'
        return answer


class EraseView(FreshView):
    """Erase my account: what will happen, my choice, and then it happens."""

    http_method_names = ["get", "head", "post"]
    back = "people:erase"

    def get(self, _request: HttpRequest) -> HttpResponse:
        return self._show(EraseForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = EraseForm(request.POST)
        if not form.is_valid():
            return self._show(form, 422)
        try:
            words = form.cleaned_data["words"] == EraseForm.REMOVE
            erasing.erase(person=self.person, words=words, request=request)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self._show(form, 409)
        request.session.flush()
        # The browser is told to forget what it kept of this person.
        request.signed_out = True  # type: ignore[attr-defined]
        return redirect("people:erased")

    def _show(self, form: EraseForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "duties": duties.of(self.person)}
        return render(self.request, "people/erase.html", context, status=status)


@method_decorator(never_cache, name="dispatch")
class ErasedView(TemplateView):
    """Goodbye."""

    http_method_names = ["get", "head"]
    template_name = "people/erased.html"


class HeldView(TemplateView):
    """What the site holds about people, why and how long: written by the declarations."""

    http_method_names = ["get", "head"]
    template_name = "people/held.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(purposes=by_purpose(), **kwargs)
