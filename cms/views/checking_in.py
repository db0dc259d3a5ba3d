"""The door of an event: the list, checking in by ticket or by name, the export, the count."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from cms.forms.registrations import AttendanceForm, ListForm
from cms.models import EventPage, Occurrence, Registration
from cms.queries.occurrences import dates_of
from cms.queries.registrations import page_of, table_of
from cms.services import checking_in as services
from cms.views.registering import BearerView, EventMixin, ticket_page
from common.exceptions import RuleBroken
from common.sheets import csv_of
from people.services import audit


@method_decorator(never_cache, name="dispatch")
class DoorView(LoginRequiredMixin, View):
    """A page for those who run the event; strangers sign in first, others are refused."""

    request: Any

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method.lower() not in self.http_method_names:
            return self.http_method_not_allowed(request)
        if request.user.is_authenticated and not self.may_enter():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def may_enter(self) -> bool:
        return bool(self.request.user.has_perm("cms.see_registrations", self.original))

    @property
    def original(self) -> EventPage:
        """The page the translations were made from: dates and lists hang on it."""
        raise NotImplementedError


class ListDoorView(EventMixin, DoorView):
    @cached_property
    def dates(self) -> list[Occurrence]:
        return list(dates_of(self.event).select_related("event__territory"))

    @property
    def original(self) -> EventPage:
        if not self.dates:
            raise Http404
        event: EventPage = self.dates[0].event
        return event

    @cached_property
    def date(self) -> Occurrence:
        """Choose the date that is asked for; else the next that is not over; else the last."""
        asked = ListForm(self.request.GET)
        wanted = asked.cleaned_data.get("date") if asked.is_valid() else None
        if wanted is not None:
            return next((date for date in self.dates if date.number == wanted), self.dates[-1])
        return next((date for date in self.dates if not date.is_over), self.dates[-1])

    def back(self, anchor: str = "") -> HttpResponse:
        here = reverse("events:registrations", args=[self.event.slug])
        query = self.request.GET.urlencode()
        return redirect(f"{here}{'?' if query else ''}{query}{anchor}")


class RegistrationsView(ListDoorView):
    """Who comes, with a button beside each name."""

    http_method_names = ["get", "head"]

    def get(self, request: Any, **_kwargs: Any) -> HttpResponse:
        asked = ListForm(request.GET)
        name = asked.cleaned_data["q"] if asked.is_valid() else ""
        people = page_of(self.date, name=name, page_number=request.GET.get("page"))
        context = {
            "event": self.event,
            "dates": self.dates,
            "date": self.date,
            "people": people,
            "q": name,
            "query": request.GET.urlencode(),
        }
        return render(request, "cms/events/registrations.html", context)


class PersonView(ListDoorView):
    """One person of the list."""

    http_method_names = ["post"]

    @cached_property
    def registration(self) -> Registration:
        people = Registration.objects.filter(occurrence__event=self.original)
        return get_object_or_404(people, pk=self.kwargs["pk"])


class CheckInView(PersonView):
    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        try:
            services.check_in(registration=self.registration, by=request.user)
        except RuleBroken as broken:
            messages.error(request, str(broken))
        return self.back(f"#person-{self.registration.pk}")


class UndoView(PersonView):
    def post(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        services.undo_check_in(registration=self.registration)
        return self.back(f"#person-{self.registration.pk}")


class TicketDoorView(DoorView, BearerView):
    """What the button on a scanned ticket does."""

    token = "ticket_token"  # noqa: S105 -- the name of a column
    http_method_names = ["post"]

    @property
    def original(self) -> EventPage:
        event: EventPage = self.registration.occurrence.event
        return event


class TicketCheckInView(TicketDoorView):
    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        try:
            services.check_in(registration=self.registration, by=request.user)
        except RuleBroken as broken:
            return ticket_page(self, status=409, refusal=str(broken))
        return redirect(self.registration)


class TicketUndoView(TicketDoorView):
    def post(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        services.undo_check_in(registration=self.registration)
        return redirect(self.registration)


class ExportView(ListDoorView):
    """The list of one date as a table; who took it is written down."""

    http_method_names = ["post"]

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        headings, rows = table_of(self.event, self.date)
        audit.record(
            action="event.list_exported",
            actor=request.user,
            target=self.event.title,
            request=request,
            detail={"people": len(rows)},
        )
        answer = HttpResponse(csv_of(headings, rows), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = (
            f'attachment; filename="{self.event.slug}-{self.date.number}.csv"'
        )
        return answer


class AttendanceView(ListDoorView):
    """How many came, if it was counted otherwise than at the door."""

    http_method_names = ["get", "head", "post"]

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.show(AttendanceForm(instance=self.date))

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form = AttendanceForm(request.POST, instance=self.date)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.count_attendance(
                occurrence=self.date,
                number=form.cleaned_data["attendance"],
                reason=form.cleaned_data["attendance_reason"],
                by=request.user,
            )
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(form, status=409)
        messages.success(request, _("The count is saved."))
        return self.back()

    def show(self, form: AttendanceForm, status: int = 200) -> HttpResponse:
        context = {"event": self.event, "date": self.date, "form": form}
        return render(self.request, "cms/events/attendance.html", context, status=status)
