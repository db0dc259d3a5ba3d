"""News as lists and feeds show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from wagtail.models import Locale, Page
from wagtail.query import PageQuerySet

from common.sorting import Folded

from .pages import in_language, without_key
from .pictures import drawn

PER_PAGE = 20


def published_news(*, together: bool = False) -> PageQuerySet:
    """List published news anybody may read, newest first, each with its picture.

    Costs two queries, one if the drawings of several lists come `together` (``draw_together``).
    """
    # Models name their queries, so queries look models up by name.
    model = apps.get_model("cms", "NewsPage")
    news = without_key(model.objects.live()).order_by("-published_on", "-pk")
    news = news.select_related("picture", "locale", "alias_of__locale")
    return drawn(news, "picture", together=together)


@dataclass(frozen=True)
class Archive:
    """One page of a list of news, and how many there are of each year and theme."""

    news: ListPage
    years: list[tuple[int, int]]
    themes: QuerySet


def archive(
    index: Page, *, year: int | None = None, theme: str = "", page_number: str | None
) -> Archive:
    """Show one page of an index's news, of one year or theme if they are named.

    A wrong number shows the nearest page there is. Costs five queries however many news there are.
    """
    every = published_news().child_of(index)
    shown = every.filter(published_on__year=year) if year else every
    years = _years(every)
    pages = Paginator(shown.filter(themes__slug=theme) if theme else shown, PER_PAGE)
    if not theme:
        # The years have been counted already.
        pages.count = sum(number for each, number in years if year in (None, each))
    return Archive(pages.get_page(page_number), years, _themes(every))


def _years(news: QuerySet) -> list[tuple[int, int]]:
    """Count news by year, the latest year first."""
    years = news.order_by("-published_on__year").values_list("published_on__year")
    return list(years.annotate(number=Count("pk")))


def _themes(news: QuerySet) -> QuerySet:
    """List the themes of news with their ``number`` of news."""
    themes = apps.get_model("cms", "Theme").objects.filter(news__in=news.order_by().values("pk"))
    return themes.annotate(number=Count("pk")).order_by(Folded("name"), "pk")


def latest_news(
    locale: Locale, count: int, territory: Any = None, *, together: bool = False
) -> QuerySet:
    """List the newest news of one language, of what lies in a territory if one is named."""
    news = published_news(together=together).filter(locale=locale)
    if territory is not None:
        news = news.filter(territory__path__startswith=territory.path)
    return news[:count]


def written_news(language: str, count: int) -> QuerySet:
    """List the newest news that somebody wrote in a language: no stand-ins, for feeds."""
    own = published_news().filter(locale__language_code=language, alias_of__isnull=True)
    return own[:count]


def related_to(page: Page, themes: Iterable[Any], count: int) -> list[Page]:
    """List what to read next: what the editor chose, else the newest news of some themes."""
    chosen = [block.value for block in page.related if block.value]
    if chosen:
        shown = in_language(chosen, page.locale)
        return [shown[one.pk] for one in chosen if one.pk in shown]
    same = published_news().filter(locale=page.locale_id, themes__in=[theme.pk for theme in themes])
    return list(same.exclude(pk=page.pk).distinct()[:count])
