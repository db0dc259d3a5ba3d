from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.views import View
from django.views.generic import TemplateView

from common.sheets import csv_of
from people.forms_mine import AuditForm
from people.queries import audit as queries
from people.services import audit


class AuditView(PermissionRequiredMixin, TemplateView):
    """What was done, by whom and from where, the newest first."""

    permission_required = "people.see_audit"
    template_name = "people/audit.html"
    http_method_names = ["get", "head"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = AuditForm(self.request.GET)
        asked = form.cleaned_data if form.is_valid() else {"action": "", "before": None}
        events, more = queries.events_page(**asked)
        query = urlencode({"action": str(asked["action"]), "before": more or ""})
        return super().get_context_data(
            form=form,
            events=events,
            seal=queries.last_seal(),
            next_url=f"?{query}" if more else "",
            **kwargs,
        )


class AuditFileView(PermissionRequiredMixin, View):
    """The same as a file. Who takes it is written down."""

    permission_required = "people.see_audit"
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AuditForm(request.POST)
        action = form.cleaned_data["action"] if form.is_valid() else ""
        audit.record(
            action="audit.taken", actor=request.user, request=request, detail={"action": action}
        )
        answer = HttpResponse(
            csv_of(queries.HEADERS, queries.rows_for_file(action=action)),
            content_type="text/csv; charset=utf-8",
        )
        answer["Content-Disposition"] = 'attachment; filename="noria-audit.csv"'
        answer["Cache-Control"] = "no-store, private"
        return answer
