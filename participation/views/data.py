"""What was said in a process, to take along: a page that explains the tables, and the tables."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from common.sheets import csv_of
from participation.forms.lists import RowsForm
from participation.queries.tables import MOST, TABLES
from participation.views.processes import ProcessView


class DataView(ProcessView):
    """Which tables there are, and what stands in each of their columns."""

    template_name = "participation/data.html"

    def get_context_data(self, **_kwargs: Any) -> dict[str, Any]:
        return {"view": self, "process": self.process, "tables": TABLES.items(), "most": MOST}


class TableView(ProcessView):
    """One of the tables, as it is now, for whoever may see the process."""

    def get(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponse:
        table = TABLES.get(kwargs["name"])
        if table is None:
            raise Http404
        lines, last = table.lines(self.process, RowsForm.read(request.GET)["after"] or 0)
        sheet = csv_of([column.name for column in table.columns], lines)
        response = HttpResponse(sheet, content_type="text/csv; charset=utf-8")
        name = f"{self.process.slug}-{kwargs['name']}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        if last:
            address = request.build_absolute_uri(f"{request.path}?after={last}")
            response["Link"] = f'<{address}>; rel="next"'
        return response
