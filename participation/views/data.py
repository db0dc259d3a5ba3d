"""What was said in a process, to take along: a page that explains the tables, and the tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from common.sheets import csv_of
from participation.forms.lists import RowsForm
from participation.queries.tables import MOST, PACKAGE, TABLES, package_of
from participation.views.processes import ProcessView


class DataView(ProcessView):
    """Which tables there are, and what stands in each of their columns."""

    template_name = "participation/data.html"

    def get_context_data(self, **_kwargs: Any) -> dict[str, Any]:
        about = {"tables": TABLES.items(), "most": MOST, "package": PACKAGE}
        return {"view": self, "process": self.process, **about}


class TableView(ProcessView):
    """One of the tables, as it is now, for whoever may see the process."""

    def get(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponse:
        if kwargs["name"] == PACKAGE:
            return JsonResponse(package_of(self.process, self._address))
        table = TABLES.get(kwargs["name"])
        if table is None:
            raise Http404
        lines, last = table.lines(self.process, RowsForm.read(request.GET)["after"] or 0)
        sheet = csv_of([column.name for column in table.columns], lines)
        response = HttpResponse(sheet, content_type="text/csv; charset=utf-8")
        name = f"{self.process.slug}-{kwargs['name']}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        if links := list(self._links(last)):
            response["Link"] = ", ".join(links)
        return response

    def _links(self, last: int | None) -> Iterator[str]:
        if last:
            address = self.request.build_absolute_uri(f"{self.request.path}?after={last}")
            yield f'<{address}>; rel="next"'
        if self.process.licence_url:
            yield f'<{self.process.licence_url}>; rel="license"'
        yield f'<{self._address(PACKAGE)}>; rel="describedby"; type="application/json"'

    def _address(self, name: str) -> str:
        path = reverse("participation:table", args=[self.process.slug, name])
        return self.request.build_absolute_uri(path)
