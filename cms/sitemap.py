"""What search engines are told of: an index of sections, each thing in all its languages.

Only what strangers may see, a hundred things a page, each page a fixed number of queries.
"""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max, Model, QuerySet
from wagtail.models import Page

from cms.queries.pages import without_key
from cms.queries.wheel import public_processes, public_proposals, public_services
from common.languages import without_language
from participation.models import Process, Proposal
from workflows.lab.models import Service

Addresses = dict[str, str]


class Section(Sitemap[Any]):
    """One kind of thing, ``limit`` of them a page; each has as many addresses as languages."""

    limit = 100
    #: The field that says when a thing last changed.
    changed = ""

    def items(self) -> QuerySet[Any]:
        raise NotImplementedError

    def lastmod(self, item: Any) -> datetime | None:
        moment: datetime | None = getattr(item, self.changed)
        return moment

    def get_latest_lastmod(self) -> datetime | None:
        """Ask the database: Django would read every thing there is."""
        latest: datetime | None = self.items().aggregate(latest=Max(self.changed))["latest"]
        return latest

    def addresses(self, things: list[Any]) -> dict[int, Addresses]:
        """Map each thing's key to its addresses by language: here, the same behind each."""
        paths = {thing.pk: without_language(thing.get_absolute_url()) for thing in things}
        codes = [code for code, _name in settings.LANGUAGES]
        return {pk: {code: f"/{code}/{path}" for code in codes} for pk, path in paths.items()}

    def _urls(self, page: int | str, protocol: str, domain: str) -> list[dict[str, Any]]:
        things = list(self.paginator.page(page).object_list)
        addresses = self.addresses(things)
        urls = []
        for thing in things:
            known = {code: f"{protocol}://{domain}{at}" for code, at in addresses[thing.pk].items()}
            others = [{"location": at, "lang_code": code} for code, at in known.items()]
            same = {"item": thing, "lastmod": self.lastmod(thing), "alternates": others}
            urls += [{**same, "location": at} for at in known.values()]
        return urls


class PageSection(Section):
    """Published pages that need no key; stand-ins are not listed. Two queries a page of it."""

    changed = "last_published_at"

    def items(self) -> QuerySet[Page]:
        # One of each: the oldest, whose translations come along.
        pages = _written().order_by("translation_key", "pk").distinct("translation_key")
        return Page.objects.filter(pk__in=pages.values("pk")).order_by("path")

    def addresses(self, things: list[Page]) -> dict[int, Addresses]:
        keys = {page.translation_key: page.pk for page in things}
        found: dict[int, Addresses] = defaultdict(dict)
        written = _written().filter(translation_key__in=keys).select_related("locale")
        for page in written.order_by("locale__language_code"):
            found[keys[page.translation_key]][page.locale.language_code] = _path(page)
        return found


class ProcessSection(Section):
    changed = "published_at"

    def items(self) -> QuerySet[Process]:
        return public_processes().order_by("pk")


class ProposalSection(Section):
    changed = "updated_at"

    def items(self) -> QuerySet[Proposal]:
        return public_proposals().prefetch_related(None).order_by("pk")


class ServiceSection(Section):
    changed = "published_at"

    def items(self) -> QuerySet[Service]:
        return public_services().order_by("pk")


SECTIONS: dict[str, type[Section]] = {
    "pages": PageSection,
    "processes": ProcessSection,
    "proposals": ProposalSection,
    "services": ServiceSection,
}


def _written() -> QuerySet[Page]:
    return without_key(Page.objects.live()).filter(depth__gt=1, alias_of__isnull=True)


def _path(page: Model) -> str:
    """Give a page's address without the host, whatever the site is called."""
    _site, _root, path = page.get_url_parts() or (0, "", "")  # type: ignore[attr-defined]
    return str(path)
