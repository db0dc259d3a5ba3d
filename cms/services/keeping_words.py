"""Bring the facts of an original into a translation that lacks some of its words."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from wagtail.models import Page
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import Translation
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.segments.types import StringSegmentValue

from cms.queries.translations import untranslated

#: Where a text stands: its path in the page, and which of the texts under this path it is.
Place = tuple[str, int]


def words_of(page: Page) -> dict[Place, StringSegmentValue]:
    """List the texts of a page by their places."""
    return {
        place: text
        for place, text in _placed(extract_segments(page))
        if isinstance(text, StringSegmentValue)
    }


def take_over_facts(target: Page, translation: Translation, before: dict[Place, Any]) -> None:
    """Write dates, files, links and the order of blocks into a translation; it is not saved.

    A text that changed since keeps the words readers have had of it in this language, until a
    translator says it anew. A text that is new is the original's. `before` holds the original's
    texts as they were when they were last translated.
    """
    source, locale = translation.source, translation.target_locale
    original = source.as_instance()
    held = words_of(target)
    unsaid = untranslated(locale.pk).filter(source=source)
    missing = set(unsaid.values_list("context__path", "order"))
    # What localize itself would publish, with the original's words where none are translated.
    said = list(_placed(source._get_segments_for_translation(locale, fallback=True)))  # noqa: SLF001
    spoken = {
        (text.path, _plain(text))
        for _place, text in said
        if isinstance(text, StringSegmentValue) and (text.path, text.order) not in missing
    }

    def kept(place: Place, text: Any) -> Any:
        old = held.get(place)
        if old is None or (text.path, text.order) not in missing:
            return text
        if place in before and _plain(old) == _plain(before[place]):
            return text  # nobody has ever said it in this language
        # A paragraph put before others moved them: what stood here is said further down.
        return text if (text.path, _plain(old)) in spoken else old.with_order(text.order)

    copy_synchronised_fields(original, target)
    words = [
        kept(place, text) if isinstance(text, StringSegmentValue) else text for place, text in said
    ]
    ingest_segments(original, target, source.locale, locale, words)


def _placed(segments: Iterable[Any]) -> Iterable[tuple[Place, Any]]:
    seen: Counter[str] = Counter()
    for text in sorted(segments, key=lambda text: text.order):
        place = (text.path, seen[text.path])
        if isinstance(text, StringSegmentValue):
            seen[text.path] += 1
        yield place, text


def _plain(text: Any) -> str:
    return str(text.string.data)
