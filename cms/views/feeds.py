"""News for feed readers: one Atom feed a language (RFC 4287)."""

import re
from datetime import UTC, datetime, time
from typing import Any
from uuid import uuid5

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from cms.models import NewsPage
from cms.queries.news import written_news

MOST = 30
#: Signs that XML 1.0 cannot hold in any way of writing.
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def plain(text: str) -> str:
    """Leave out the signs that would make the whole feed unreadable."""
    return NOT_XML.sub("", text)


class NewsFeed(Feed):
    """The newest news written in this language; where it is not translated it is not repeated."""

    feed_type = Atom1Feed

    @method_decorator([require_safe, conditional_page])
    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.request = request
        response = super().__call__(request, *args, **kwargs)
        # The date of the newest news does not change when one is taken away; the ETag does.
        del response["Last-Modified"]
        return response

    def title(self) -> str:
        return f"{_('News')} – {settings.WAGTAIL_SITE_NAME}"

    def link(self) -> str:
        return f"/{get_language()}/news/"

    def feed_url(self) -> str:
        return reverse("news_feed")

    def feed_guid(self) -> str:
        return self.request.build_absolute_uri(reverse("news_feed"))

    def items(self) -> Any:
        return written_news(get_language() or settings.LANGUAGE_CODE, MOST)

    def item_title(self, item: NewsPage) -> str:  # type: ignore[override]
        return plain(item.title)

    def item_description(self, item: NewsPage) -> str:  # type: ignore[override]
        # Readers take the summary of an entry as HTML.
        return escape(plain(item.summary))

    def item_link(self, item: NewsPage) -> str:  # type: ignore[override]
        return str(item.get_url(self.request))

    def item_guid(self, item: NewsPage) -> str:
        # The address may change; readers that know an entry do not want it twice.
        return uuid5(item.translation_key, get_language() or "").urn

    def item_author_name(self, item: NewsPage) -> str:
        # Atom asks for an author of each entry.
        return plain(item.author_name) or settings.WAGTAIL_SITE_NAME

    def item_pubdate(self, item: NewsPage) -> datetime:
        return datetime.combine(item.published_on, time(), UTC)

    def item_updateddate(self, item: NewsPage) -> datetime:
        return item.last_published_at or self.item_pubdate(item)
