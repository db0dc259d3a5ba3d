"""The partners at the foot of every page, from memory."""

from time import monotonic
from typing import NamedTuple

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Locale

from cms.queries.pages import door
from cms.queries.partners import partners
from common.footer import Partners

MOST_NAMED = 12
#: Seconds. A change is seen at once by the process that made it, and on every page kept for
#: everybody; by others after so long.
LONGEST = 60
ANY = -1


class Known(NamedTuple):
    """What was read, for pages of which number (see ``cms.page_cache``), and how long it holds."""

    number: int
    until: float
    partners: Partners


#: By language, and whether the page will be kept: ten at most. No cache need be up for a foot.
_known: dict[tuple[str, bool], Known] = {}


def partners_at_the_foot(request: HttpRequest) -> Partners:
    """Name the first partners in the reader's language. Three queries a minute, none otherwise.

    A page that will be kept must say what is so at its number: for it, what is remembered counts
    for that number only.
    """
    begun = getattr(request, "freshness", None)
    language, number = str(get_language()), begun[0] if begun else ANY
    known = _known.get((language, number != ANY))
    if known and known.number == number and monotonic() < known.until:
        return known.partners
    found = _read()
    remember_partners(language, found, number)
    return found


def remember_partners(language: str, found: Partners, number: int = ANY) -> None:
    """Keep what was read for a minute, or until somebody says that it has changed."""
    _known[language, number != ANY] = Known(number, monotonic() + LONGEST, found)


def forget_partners() -> None:
    """Read the partners anew for the next page."""
    _known.clear()


def _read() -> Partners:
    found = list(partners().prefetch_related(None).select_related(None)[: MOST_NAMED + 1])
    if not found:
        return Partners()
    more = partners().count() - MOST_NAMED if len(found) > MOST_NAMED else 0
    page = door("PartnerIndexPage", Locale.get_active())
    url = (page.get_url() or "") if page else ""
    names = [(str(partner), f"partner-{partner.pk}") for partner in found[:MOST_NAMED]]
    return Partners(names, more, url)
