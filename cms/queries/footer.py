"""The partners at the foot of every page, from memory."""

from typing import cast

from django.core.cache import caches
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
ANY = "any"


def partners_at_the_foot(request: HttpRequest) -> Partners:
    """Name the first partners in the reader's language. Three queries a minute, none otherwise.

    A page that will be kept must say what is so at its number (see ``cms.page_cache``): for it,
    what is remembered counts for that number only.
    """
    begun = getattr(request, "freshness", None)
    key = _key(str(get_language()), begun[0] if begun else ANY)
    return cast("Partners", caches["pages"].get_or_set(key, _read, LONGEST))


def forget_partners(codes: list[str]) -> None:
    """Read the partners anew for the next page."""
    caches["pages"].delete_many(_key(code, ANY) for code in codes)


def _key(language: str, number: int | str) -> str:
    return f"footer:{language}:{number}"


def _read() -> Partners:
    found = list(partners().prefetch_related(None).select_related(None)[: MOST_NAMED + 1])
    if not found:
        return Partners()
    more = partners().count() - MOST_NAMED if len(found) > MOST_NAMED else 0
    page = door("PartnerIndexPage", Locale.get_active())
    url = (page.get_url() or "") if page else ""
    names = [(str(partner), f"partner-{partner.pk}") for partner in found[:MOST_NAMED]]
    return Partners(names, more, url)
