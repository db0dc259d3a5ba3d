"""What was said in a process, to take along: a page that explains the tables, and the tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.http import http_date

from common import clock
from participation.forms.lists import RowsForm
from participation.queries import open_files
from participation.queries.tables import MOST, PACKAGE, TABLES, package_of, sheet_of
from participation.services.open_files import MOST_DAYS
from participation.views.processes import ProcessView


class DataView(ProcessView):
    """Which tables there are, what stands in each of their columns, and the days kept."""

    template_name = "participation/data.html"

    def get_context_data(self, **_kwargs: Any) -> dict[str, Any]:
        about = {"tables": TABLES.items(), "most": MOST, "package": PACKAGE}
        kept = {"days": open_files.days_of(self.process), "most_days": MOST_DAYS}
        return {"view": self, "process": self.process, **about, **kept}


class TableView(ProcessView):
    """One of the tables, for whoever may see the process: as last night kept it, if it did."""

    def get(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponse:
        if kwargs["name"] == PACKAGE:
            return JsonResponse(package_of(self.process, self._address))
        if kwargs["name"] not in TABLES:
            raise Http404
        return self._table(kwargs["name"], RowsForm.read(request.GET)["after"] or 0)

    def _table(self, name: str, after: int) -> HttpResponse:
        kept = open_files.newest(self.process, name, after)
        if kept:
            return self._file(name, kept.text, kept.last, kept.made_at)
        rows, last = TABLES[name].read(self.process, after)
        return self._file(name, sheet_of(TABLES[name].columns, rows), last, clock.now())

    def _file(self, name: str, text: str, last: int | None, at: Any) -> HttpResponse:
        response = HttpResponse(text, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.process.slug}-{name}"'
        response["Last-Modified"] = http_date(at.timestamp())
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


class DayView(TableView):
    """One of the tables as it stood on a day, without words."""

    def _table(self, name: str, after: int) -> HttpResponse:
        try:
            day = date.fromisoformat(self.kwargs["day"])
        except ValueError as nonsense:
            raise Http404 from nonsense
        kept = open_files.of_day(self.process, name, day, after)
        if kept is None:
            raise Http404
        return self._file(f"{day.isoformat()}-{name}", kept.text, kept.last, kept.made_at)
