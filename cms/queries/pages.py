"""Pages that other pages point at."""

from collections.abc import Collection, Iterable
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import NegatedExpression, RawSQL
from django.db.models.functions import Length, Substr
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.query import PageQuerySet


def without_key(pages: PageQuerySet) -> PageQuerySet:
    """Keep the pages that need no key, nor does anything above them.

    As Wagtail's ``public()``, but in the same query.
    """
    return pages.filter(needs_no_key())


def needs_no_key() -> NegatedExpression:
    """Say of a page whether it needs a key, or anything above it does."""
    above = Substr(OuterRef("path"), 1, Length("page__path"))
    return ~Exists(PageViewRestriction.objects.filter(page__path=above))


def in_every_language(pks: Collection[int]) -> dict[int, Page]:
    """Load pages, each with what anybody may read of it in any language, for `in_language`.

    One query however many there are.
    """
    keys = Page.objects.filter(pk__in=pks).values("translation_key")
    every = Page.objects.filter(translation_key__in=keys) if pks else Page.objects.none()
    found = {page.pk: page for page in every.annotate(open=Q(live=True) & needs_no_key())}
    shown: dict[Any, dict[int, Page]] = {}
    for page in found.values():
        page.shown_in = shown.setdefault(page.translation_key, {})
        if page.open:
            page.shown_in[page.locale_id] = page
    return {pk: found[pk] for pk in pks if pk in found}


def in_language(pages: Iterable[Page], locale: Locale) -> dict[int, Page]:
    """Map each page's key to the published page that says the same in `locale`.

    A page nobody may read without a key, or that is not published in this language, is left out.
    No query for pages that blocks have loaded, else one.
    """
    chosen = [page for page in pages if page]
    if new := [page.pk for page in chosen if not hasattr(page, "shown_in")]:
        loaded = in_every_language(new)
        chosen = [loaded.get(page.pk, page) for page in chosen]
    shown = {page.pk: page.shown_in.get(locale.pk) for page in chosen}
    return {pk: page for pk, page in shown.items() if page}


def door(name: str, locale: Locale) -> Page | None:
    """Find the one public page of a type in a language, if the site has it. One query."""
    model = apps.get_model("cms", name)
    return without_key(model.objects.live()).filter(locale=locale).order_by("path").first()


def country_sections(locale: Locale) -> PageQuerySet:
    """List the public sections of countries in one language, by name. One query."""
    model = apps.get_model("cms", "CountryPage")
    return without_key(model.objects.live()).filter(locale=locale).order_by("title", "pk")


#: A page and what is above it; where one stands in for another, that other counts instead of it.
LINEAGE = """
    WITH RECURSIVE asked AS (
        SELECT id, alias_of_id FROM wagtailcore_page WHERE path = ANY(%s)
        UNION SELECT source.id, source.alias_of_id
        FROM wagtailcore_page source JOIN asked ON asked.alias_of_id = source.id
    ) SELECT id FROM asked WHERE alias_of_id IS NULL
"""


def restrictions_on(page: Page) -> QuerySet[PageViewRestriction]:
    """List what keeps readers from a page: the restrictions on it and above. One query.

    The same as Wagtail's ``Page.get_view_restrictions``, which asks for the lineage first.
    """
    paths = [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]
    return PageViewRestriction.objects.filter(page_id__in=RawSQL(LINEAGE, [paths]))  # noqa: S611 -- constant SQL
