"""What the editors' room shows of the state of the site; bounded, its queries counted."""

from collections import Counter
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.models import BrokenLink, CountryPage, EventPage, PublishedWarnings
from people.models import User

from .events import with_next_date, with_registered
from .translations import CURRENT, MISSING, STALE, WAITING, originals, with_state_in, written

PAGE = 50
STATES = (MISSING, STALE, WAITING)


def sections() -> list[Page]:
    """List the sections of countries, one page each: the one it was written as. One query."""
    pages = CountryPage.objects.filter(alias_of=None).order_by("translation_key", "pk")
    return list(pages.distinct("translation_key").select_related("locale"))


def sections_to_edit(user: Any) -> list[Page]:
    """List the sections somebody may change. Two queries."""
    mine = CountryPage.objects.filter(pk__in=editable_by(user).values("pk"))
    keys = set(mine.values_list("translation_key", flat=True))
    return [section for section in sections() if section.translation_key in keys]


def translation_table() -> list[dict[str, Any]]:
    """Count missing and stale translations for each country and language.

    One row a section and one for the rest of the site. One query a language and two more.
    """
    places: list[Page | None] = [None, *sections()]
    locales = list(Locale.objects.order_by("language_code"))
    counts = {locale.pk: _counts(locale, places) for locale in locales}
    return [
        {
            "section": place,
            "name": place.title if place else _("The whole site"),
            "cells": [
                {"locale": locale, **counts[locale.pk][place.pk if place else None]}
                for locale in locales
            ],
        }
        for place in places
    ]


def _counts(locale: Locale, places: list[Page | None]) -> dict[int | None, Counter[str]]:
    found: dict[int | None, Counter[str]] = {p.pk if p else None: Counter() for p in places}
    for counter in found.values():
        counter.update(dict.fromkeys(STATES, 0))
    rows = with_state_in(originals(), locale).exclude(state=CURRENT)
    for path, state in rows.order_by().values_list("path", "state"):
        inside = next((p for p in places if p and path.startswith(p.path)), None)
        found[None][state] += 1
        if inside:
            found[inside.pk][state] += 1
    return found


def translations_behind(
    locale: Locale, *, section: Page | None = None, page_number: str | None = None
) -> PaginatorPage:
    """List the pages whose translation into a language is missing, stale or unpublished, 50 each.

    Three queries.
    """
    pages = with_state_in(originals(), locale).exclude(state=CURRENT)
    if section:
        pages = pages.filter(path__startswith=section.path)
    pages = pages.select_related("locale").order_by("state", "-last_published_at", "pk")
    return Paginator(pages, PAGE).get_page(page_number)


def behind_for(languages: list[str], most: int = 5, editor: User | None = None) -> list[Page]:
    """List what is missing or stale in these languages, newest first. One query a language.

    With an editor, only of pages this person may change.
    """
    found = []
    for locale in Locale.objects.filter(language_code__in=languages).order_by("language_code"):
        pages = with_state_in(originals(), locale).filter(state__in=(MISSING, STALE))
        if editor:
            pages = pages.filter(pk__in=editable_by(editor).values("pk"))
        for page in pages.select_related("locale").order_by("-last_published_at", "pk")[:most]:
            page.wanted = locale
            found.append(page)
    return found[:most]


def editable_by(user: Any) -> QuerySet[Page]:
    """List the pages somebody may change, as a subquery."""
    return PagePermissionPolicy().instances_user_has_permission_for(user, "change")


def next_events(user: User, most: int = 5) -> QuerySet[EventPage]:
    """List the next events somebody may change, drafts too, in the language they were written in.

    `next_at` is their next date, and `registered` how many have a place on it.
    """
    coming = EventPage.objects.filter(last_ends_at__gt=timezone.now())
    events = with_registered(with_next_date(coming))
    events = events.filter(pk__in=written().values("pk"))
    return events.filter(pk__in=editable_by(user).values("pk")).order_by("next_at", "pk")[:most]


def readable_by(user: Any) -> QuerySet[Page]:
    """List the pages whose title somebody may be told: everybody's, and those one may change."""
    public = Page.objects.live().public()
    return Page.objects.filter(
        Q(pk__in=public.values("pk")) | Q(pk__in=editable_by(user).values("pk"))
    )


def broken_links(user: User, most: int = 10) -> list[BrokenLink]:
    """List dead links on pages somebody may change.

    `name` says where each leads: a title one may be told, else only what kind of thing it is.
    One query.
    """
    return _named(_links_for(user)[:most])


def all_broken_links(
    user: Any, *, section: Page | None = None, page_number: str | None = None
) -> PaginatorPage:
    """List the dead links on pages somebody may change, 50 each, as `broken_links`.

    With a section, only those of its pages, in every language. Two queries, three with a section.
    """
    links = _links_for(user)
    if section:
        same = CountryPage.objects.filter(translation_key=section.translation_key)
        inside = [Q(page__path__startswith=path) for path in same.values_list("path", flat=True)]
        links = links.filter(reduce(or_, inside))
    page = Paginator(links, PAGE).get_page(page_number)
    page.object_list = _named(page.object_list)
    return page


def _links_for(user: Any) -> QuerySet[BrokenLink]:
    links = BrokenLink.objects.filter(page__in=editable_by(user).values("pk"))
    told = Exists(readable_by(user).filter(pk=OuterRef("target")))
    return links.select_related("page", "target").annotate(told=told)


def _named(links: Iterable[BrokenLink]) -> list[Any]:
    found: list[Any] = list(links)
    for link in found:
        link.name = (link.target.title if link.told else link.title) or link.kind
    return found


def open_warnings(user: User, most: int = 5) -> QuerySet[PublishedWarnings]:
    """List the published pages with most open warnings that somebody may change."""
    rows = PublishedWarnings.objects.filter(
        count__gt=0, page__live=True, page__in=editable_by(user).values("pk")
    )
    return rows.select_related("page")[:most]
