"""News as lists and feeds show them."""

from django.apps import apps
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from wagtail.models import Locale, Page
from wagtail.query import PageQuerySet

from .pages import in_language, without_key

PER_PAGE = 20


def published_news() -> PageQuerySet:
    """List published news anybody may read, newest first, each with its picture.

    Costs two queries: one asks which parts of the site are private.
    """
    # Models name their queries, so queries look models up by name.
    model = apps.get_model("cms", "NewsPage")
    return (
        without_key(model.objects.live())
        .select_related("picture", "locale", "alias_of__locale")
        .prefetch_related("picture__renditions")
        .order_by("-published_on", "-pk")
    )


def news_in(
    index: Page, *, year: int | None = None, theme: str = "", page_number: str | None
) -> ListPage:
    """Show one page of an index's news, of one year or theme if they are named.

    A wrong number shows the nearest page there is.
    """
    news = published_news().child_of(index)
    if year:
        news = news.filter(published_on__year=year)
    if theme:
        news = news.filter(themes__slug=theme)
    return Paginator(news, PER_PAGE).get_page(page_number)


def years_in(index: Page) -> list[tuple[int, int]]:
    """Count an index's news by year, the latest year first. Two queries."""
    years = published_news().child_of(index).order_by("-published_on__year")
    return list(years.values_list("published_on__year").annotate(number=Count("pk")))


def themes_in(index: Page) -> QuerySet:
    """List the themes of an index's news with their ``number`` of news. Two queries."""
    shown = published_news().child_of(index).order_by().values("pk")
    themes = apps.get_model("cms", "Theme").objects.filter(news__in=shown)
    return themes.annotate(number=Count("pk")).order_by("name", "pk")


def latest_news(locale: Locale, count: int) -> QuerySet:
    """List the newest news of one language."""
    return published_news().filter(locale=locale)[:count]


def written_news(language: str, count: int) -> QuerySet:
    """List the newest news that somebody wrote in a language: no stand-ins, for feeds."""
    own = published_news().filter(locale__language_code=language, alias_of__isnull=True)
    return own[:count]


def related_to(page: Page, count: int) -> list[Page]:
    """List what to read next: what the editor chose, else the newest news of the same themes."""
    chosen = [block.value for block in page.related if block.value]
    if chosen:
        shown = in_language(chosen, page.locale)
        return [shown[one.pk] for one in chosen if one.pk in shown]
    themes = [theme.pk for theme in page.themes.all()]
    if not themes:
        return []
    same = published_news().filter(locale=page.locale_id, themes__in=themes)
    return list(same.exclude(pk=page.pk).distinct()[:count])
