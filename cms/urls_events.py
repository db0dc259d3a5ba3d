"""What one can do about an event. Pages of events have no pages below them to be shadowed."""

from django.urls import include, path, register_converter
from django.urls.converters import SlugConverter

from cms.views import adding, calendars, checking_in, registering

app_name = "events"


class PageSlugConverter(SlugConverter):
    """The address of a page: letters of any language."""

    regex = r"[-\w]+"


register_converter(PageSlugConverter, "page")

door_urls = [
    path("", checking_in.RegistrationsView.as_view(), name="registrations"),
    path("add/", adding.AddView.as_view(), name="add"),
    path("export/", checking_in.ExportView.as_view(), name="export"),
    path("attendance/", checking_in.AttendanceView.as_view(), name="attendance"),
    path("<int:pk>/check-in/", checking_in.CheckInView.as_view(), name="check-in"),
    path("<int:pk>/undo/", checking_in.UndoView.as_view(), name="undo"),
]

ticket_urls = [
    path("", registering.TicketView.as_view(), name="ticket"),
    path("check-in/", checking_in.TicketCheckInView.as_view(), name="ticket-check-in"),
    path("undo/", checking_in.TicketUndoView.as_view(), name="ticket-undo"),
]

urlpatterns = [
    path("calendar.ics", calendars.calendar, name="calendar"),
    path("tickets/<str:token>/", include(ticket_urls)),
    path("cancel/<str:token>/", registering.CancelView.as_view(), name="cancel"),
    path("<page:slug>/event.ics", calendars.one_event, name="event-calendar"),
    path("<page:slug>/register/", registering.RegisterView.as_view(), name="register"),
    path("<page:slug>/register/thanks/", registering.RegisteredView.as_view(), name="registered"),
    path("<page:slug>/registrations/", include(door_urls)),
]
