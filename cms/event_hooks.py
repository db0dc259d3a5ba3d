"""The way to the list of an event, and what editors are told before an event with one goes.

`wagtail_hooks` brings them in. Wagtail asks hooks before it shows the screen on which one deletes a
page. The other screens of this kind (one unpublished, several at once) call ``warning_for`` from
their templates.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.models import EventPage
from cms.queries.event_page import runs
from cms.queries.registrations import how_many_expect


@hooks.register("register_page_header_buttons")
def lead_to_the_door(page: Page, user: Any, **_where: Any) -> Iterator[Button]:
    event = page.specific if page.specific_class is EventPage else None
    if event and event.live and runs(event, user):
        address = reverse("events:registrations", args=[event.slug])
        yield Button(_("Registered people"), address, icon_name="group", priority=12)


@hooks.register("before_delete_page")
def warn_of_registered(request: HttpRequest, page: Page) -> None:
    if request.method == "GET" and (words := warning_for([page])):
        messages.warning(request, words)


def warning_for(pages: Iterable[Page]) -> str:
    """Say how many people expect to come to what these pages hold; "" if nobody does."""
    if not (number := how_many_expect(pages)):
        return ""
    words = ngettext(
        "%(number)s person expects to come: write to them first. Nobody is told when an event "
        "disappears, and with a deleted event its list is gone.",
        "%(number)s people expect to come: write to them first. Nobody is told when an event "
        "disappears, and with a deleted event its list is gone.",
        number,
    )
    return words % {"number": number}
