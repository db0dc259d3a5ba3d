from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.forms.pages import SitePageForm
from cms.panels import ChecksPanel
from cms.queries.languages import canonical_of, language_of, versions_of
from cms.queries.pages import restrictions_on
from cms.rules import SitePagePermissionTester

#: The root is 1, a home page 2, what stands at `/fr/news/` 3.
DEPTH_OF_DOORS = 3


class SitePage(Page):
    """What all our pages share: a summary, and the same address in every language."""

    summary = models.CharField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences, shown in lists and to search engines."),
    )

    all_languages = models.BooleanField(
        _("for all languages"),
        default=False,
        help_text=_("It is published only when it is translated into every language."),
    )

    base_form_class = SitePageForm
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("summary"), ChecksPanel()]
    settings_panels: ClassVar = [FieldPanel("all_languages"), *Page.settings_panels]
    search_fields: ClassVar = [*Page.search_fields, index.SearchField("summary")]

    #: Addresses are part of the promise: `/fr/news/x/` and `/ar/news/x/` are the same thing.
    override_translatable_fields: ClassVar = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("all_languages", overridable=False),
    ]

    #: Whether all its stand-ins were made from the words that are just being published.
    only_new_stand_ins = False

    class Meta:
        abstract = True

    def update_aliases(self, **options: Any) -> None:
        """Bring stand-ins up to date, but for those that are just being made: they are."""
        if not self.only_new_stand_ins:
            super().update_aliases(**options)

    @classmethod
    def get_indexed_objects(cls) -> models.QuerySet:
        """Editors find a page once, not once more for each language it is not written in."""
        return super().get_indexed_objects().filter(alias_of=None)

    def get_indexed_instance(self) -> Page | None:
        return None if self.alias_of_id else super().get_indexed_instance()

    def permissions_for_user(self, user: Any) -> SitePagePermissionTester:
        return SitePagePermissionTester(user, self)

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        return restrictions_on(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["station"] = ""
        # The frame shows this page's other languages.
        request.shown_page = self  # type: ignore[attr-defined]
        request.shown_versions = versions_of(self)  # type: ignore[attr-defined]
        if self.alias_of_id:
            request.canonical = canonical_of(self, request.shown_versions)  # type: ignore[attr-defined]
        context["text_language"] = language_of(self)
        context["own_words"] = own_words(context["text_language"])
        context["parent"] = self.get_parent() if self.depth > DEPTH_OF_DOORS else None
        return context


def own_words(language: str) -> str:
    """Give the attributes of what is said in another language than the page around it."""
    if language == get_language():
        return ""
    bidi = get_language_info(language)["bidi"]
    return format_html('lang="{}" dir="{}"', language, "rtl" if bidi else "ltr")


def synchronised(*names: str) -> list[SynchronizedField]:
    """List fields that are the same in every language: translators do not see them."""
    return [
        *SitePage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in names),
    ]
