"""Pages that other pages point at."""

from collections.abc import Iterable

from django.apps import apps
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length, Substr
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.query import PageQuerySet


def without_key(pages: PageQuerySet) -> PageQuerySet:
    """Keep the pages that need no key, nor does anything above them.

    As Wagtail's ``public()``, but in the same query.
    """
    above = Substr(OuterRef("path"), 1, Length("page__path"))
    return pages.filter(~Exists(PageViewRestriction.objects.filter(page__path=above)))


def in_language(pages: Iterable[Page], locale: Locale) -> dict[int, Page]:
    """Map each page's key to the published page that says the same in `locale`.

    Costs two queries however many pages there are. A page nobody may read without a key, or that is
    not published in this language, is left out.
    """
    chosen = {page.pk: page.translation_key for page in pages if page}
    if not chosen:
        return {}
    found = without_key(Page.objects.live()).filter(
        translation_key__in=chosen.values(), locale=locale
    )
    by_key = {page.translation_key: page for page in found}
    return {pk: by_key[key] for pk, key in chosen.items() if key in by_key}


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
