"""What editors are told before an event that people registered for goes; `wagtail_hooks` calls.

Wagtail asks hooks before it shows the screen on which one deletes a page. The other screens of this
kind (one unpublished, several at once) call ``warning_for`` from their templates.
"""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.models import Page

from cms.queries.registrations import how_many_expect


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
