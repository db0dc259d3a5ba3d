"""Register for an event, look at one's ticket, cancel.

Forms have addresses of their own, so that the event's page stays the same for everybody.
"""

from typing import Any

from allauth.core.ratelimit import consume, respond_429
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, View

from cms.forms.registrations import RegistrationForm
from cms.models import EventPage, Occurrence, Registration
from cms.queries.event_page import OPEN, desk_of
from cms.queries.events import published_events
from cms.queries.languages import page_in
from cms.queries.occurrences import coming_dates
from cms.services import registrations as services
from common.exceptions import RuleBroken
from participation.views.visitors import visitor_of
from workflows.live.views.console import qr


def event_at(slug: str) -> EventPage:
    """Find the published event of this address in the language of the page; 404 if none."""
    found = published_events().filter(slug=slug, locale__language_code=get_language())
    event = found.order_by("pk").first()
    if event is None:
        raise Http404
    return event


class EventMixin:
    request: Any
    kwargs: dict[str, Any]

    @cached_property
    def event(self) -> EventPage:
        return event_at(self.kwargs["slug"])


@method_decorator(never_cache, name="dispatch")
class RegisterView(EventMixin, View):
    http_method_names = ["get", "head", "post"]
    template = "cms/events/register.html"

    @cached_property
    def dates(self) -> list[Occurrence]:
        """List the dates one may register for now."""
        coming = coming_dates(self.event)
        return [date for date in coming if desk_of(self.event, date).state == OPEN]

    @cached_property
    def desk_date(self) -> Occurrence | None:
        return self.dates[0] if self.dates else coming_dates(self.event).first()

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        if not self.event.takes_registrations:
            raise Http404
        return self.show(self.form() if self.dates else None)

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        if not self.event.takes_registrations:
            raise Http404
        if not self.dates:
            return self.show(None, status=409)
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        if not consume(request, action="register", key=form.cleaned_data["email"].lower()):
            return respond_429(request)
        return self.register(form)

    def form(self, data: Any = None) -> RegistrationForm:
        visitor = visitor_of(self.request)
        known = (
            {"name": visitor.pseudonym, "email": visitor.email} if visitor.is_authenticated else {}
        )
        return RegistrationForm(
            data,
            event=self.event,
            dates=self.dates,
            initial={**known, "date": self.request.GET.get("date", "")},
        )

    def register(self, form: RegistrationForm) -> HttpResponse:
        visitor = visitor_of(self.request)
        try:
            registration = services.register(
                occurrence=form.occurrence(),
                name=form.cleaned_data["name"],
                email=form.cleaned_data["email"],
                language=get_language() or "",
                answers=form.answers(),
                code=form.cleaned_data.get("code", ""),
                person=visitor if visitor.is_authenticated else None,
            )
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(form, status=409)
        # Whoever types an address of somebody else learns nothing: the mail says the rest.
        if visitor.is_authenticated and registration.person_id == visitor.pk:
            return redirect(registration)
        return redirect("events:registered", self.event.slug)

    def show(self, form: RegistrationForm | None, status: int = 200) -> HttpResponse:
        date = self.desk_date
        everybodys = next((p for p in date.places.all() if not p.name), None) if date else None
        context = {
            "event": self.event,
            "form": form,
            "date": date or self.event,
            "several": len(self.dates) > 1,
            "desk": desk_of(self.event, date),
            "places": everybodys,
            "ask_at": reverse("events:register", args=[self.event.slug]),
        }
        return render(self.request, self.template, context, status=status)


class RegisteredView(EventMixin, TemplateView):
    """What to do now; the same for everybody, whatever became of it."""

    template_name = "cms/events/registered.html"
    http_method_names = ["get", "head"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(event=self.event, **kwargs)


@method_decorator(never_cache, name="dispatch")
class BearerView(View):
    """A page for whoever holds a link: it signs nobody in, and search engines stay out."""

    http_method_names = ["get", "head", "post"]
    token = ""

    @cached_property
    def registration(self) -> Registration:
        people = Registration.objects.select_related("occurrence__event__territory", "places")
        return get_object_or_404(people, **{self.token: self.kwargs["token"]})

    @cached_property
    def event(self) -> EventPage:
        return page_in(self.registration.occurrence.event, get_language() or "")

    def show(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        context |= {
            "registration": self.registration,
            "event": self.event,
            "date": self.registration.occurrence,
        }
        response = render(self.request, template, context, status=status)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response


class CancelView(BearerView):
    """The link of the mail shows a button; the button cancels."""

    token = "cancel_token"  # noqa: S105 -- the name of a column
    template = "cms/events/cancel.html"

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.show(self.template)

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        try:
            self.registration = services.cancel(registration=self.registration)
        except RuleBroken as broken:
            return self.show(self.template, status=409, refusal=str(broken))
        return redirect(request.path)


class TicketView(BearerView):
    """The ticket, for whoever comes; at the door, what an organiser's phone opens by its code."""

    token = "ticket_token"  # noqa: S105 -- the name of a column
    template = "cms/events/ticket.html"
    http_method_names = ["get", "head"]

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return ticket_page(self)


def ticket_page(view: BearerView, status: int = 200, refusal: str = "") -> HttpResponse:
    """Show a ticket; to those who may check in, with the button for it."""
    visitor = visitor_of(view.request)
    registration = view.registration
    return view.show(
        TicketView.template,
        status=status,
        refusal=refusal,
        at_the_door=visitor.has_perm("cms.see_registrations", registration.occurrence.event),
        qr=qr(view.request.build_absolute_uri(registration.get_absolute_url())),
    )
