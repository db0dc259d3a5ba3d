"""Events for calendars: all that come, and one."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.calendars import KIND, feed
from cms.queries.events import events_for_calendars
from cms.views.registering import event_at

AN_HOUR = 3600


@require_safe
def calendar(_request: Any) -> HttpResponse:
    """All events of this language that are not long over, at most two hundred."""
    return _answer(feed(events_for_calendars(get_language() or ""), name=_("Events")))


@require_safe
def one_event(_request: Any, slug: str) -> HttpResponse:
    event = event_at(slug)
    response = _answer(feed([event], name=event.title))
    response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return response


def _answer(content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type=KIND)
    response["Cache-Control"] = f"public, max-age={AN_HOUR}"
    return response
