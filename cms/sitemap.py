"""The list of pages for search engines."""

from django.db.models import QuerySet
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page


class PageSitemap(Sitemap):
    """Published pages that everybody may read, of every language. Stand-ins are not listed."""

    def items(self) -> QuerySet[Page]:
        pages = Page.objects.live().public().filter(depth__gt=1, alias_of__isnull=True)
        return pages.select_related("locale").order_by("path")
