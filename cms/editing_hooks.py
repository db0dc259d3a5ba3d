"""Our rooms and refusals in Wagtail's editing screens; `wagtail_hooks` brings them in."""

from typing import Any

import rules
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.home import LockedPagesPanel
from wagtail.models import Page

from cms.dashboard import PANELS
from cms.models import PublishedWarnings
from cms.queries.reports import readable_by
from cms.queries.translations import languages_missing
from cms.services.following import bring_words_up
from cms.views import editing, glossary, localize
from cms.views.script_words import ScriptWords

BEFORE_LIBRARIES = -100


@hooks.register("register_admin_urls", order=BEFORE_LIBRARIES)
def doors_of_libraries() -> list[URLPattern]:
    """Stand before doors of the same addresses: ask who comes in, add the words they lack."""
    snippet = "<slug:app_label>/<slug:model_name>/"
    api = f"localize/api/snippets/{snippet}"
    return [
        path("localize/submit/page/<int:page_id>/", localize.SubmitPage.as_view()),
        path(f"localize/submit/snippet/{snippet}<str:pk>/", localize.SubmitSnippet.as_view()),
        path("localize/update/<int:translation_source_id>/", localize.Update.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", localize.convert_to_alias),
        path("localize/translate/<int:translation_id>/disable/", localize.stop_translation),
        path("jsi18n/", ScriptWords.as_view(packages=["wagtail.admin"])),
        path("localize/jsi18n/", ScriptWords.as_view(packages=["wagtail_localize"])),
        path(api, localize.Snippets.as_view({"get": "list"})),
        path(f"{api}<str:pk>/", localize.Snippets.as_view({"get": "retrieve"})),
    ]


@hooks.register("register_admin_urls")
def rooms() -> list[URLResolver]:
    ours = [
        path("translations/", editing.TranslationsView.as_view(), name="translations"),
        path("links/", editing.LinksView.as_view(), name="links"),
        path("glossary/", glossary.GlossaryView.as_view(), name="glossary"),
        path("glossary/<slug:language>.po", glossary.download, name="glossary_file"),
        path("rights/", editing.PeopleView.as_view(), name="people"),
        path("rights/<int:pk>/", editing.RightsView.as_view(), name="rights"),
    ]
    return [path("noria/", include((ours, "cms_admin"), namespace="cms_admin"))]


@hooks.register("register_reports_menu_item")
def report_of_translations() -> MenuItem:
    return MenuItem(
        gettext_lazy("Missing and stale translations"),
        reverse("cms_admin:translations"),
        name="missing-translations",
        icon_name="site",
        order=100,
    )


@hooks.register("register_reports_menu_item")
def report_of_links() -> MenuItem:
    return MenuItem(
        gettext_lazy("Broken links"),
        reverse("cms_admin:links"),
        name="broken-links",
        icon_name="link",
        order=105,
    )


@hooks.register("register_reports_menu_item")
def glossary_in_files() -> MenuItem:
    return MenuItem(
        gettext_lazy("Glossary as PO files"),
        reverse("cms_admin:glossary"),
        name="glossary-files",
        icon_name="openquote",
        order=110,
    )


class ForAdministrators(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rules.has_perm("cms.see_rights", request.user)


@hooks.register("register_settings_menu_item")
def menu_of_rights() -> MenuItem:
    return ForAdministrators(
        gettext_lazy("Languages and sections"),
        reverse("cms_admin:people"),
        name="languages-and-sections",
        icon_name="group",
    )


@hooks.register("construct_help_menu")
def no_news_of_wagtail(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out what leads to Wagtail's own site: it is not about this one, and not in Arabic."""
    items[:] = [item for item in items if not item.url.startswith("http")]


@hooks.register("construct_homepage_panels")
def what_editors_see_first(request: HttpRequest, panels: list[Any]) -> None:
    """Keep Wagtail's lists of tasks; show what waits in place of the pages somebody locked."""
    panels[:] = [panel for panel in panels if not isinstance(panel, LockedPagesPanel)]
    panels.extend(panel(request.user) for panel in PANELS)


@hooks.register("construct_page_chooser_queryset")
def choose_what_one_may_see(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Offer published pages and one's own; Wagtail would show everybody's drafts by title."""
    return pages.filter(pk__in=readable_by(request.user).values("pk"))


@hooks.register("before_publish_page")
def wait_for_translations(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep what was written as a draft when the page has to wait for its translations."""
    page = page.specific
    if not (missing := languages_missing(page)):
        return None
    messages.error(request, waiting_words(missing))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def wait_for_translations_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], _view: Any
) -> HttpResponse | None:
    if action_type != "publish":
        return None
    for page in objects:
        if isinstance(page, Page) and (missing := languages_missing(page.specific)):
            messages.error(request, f"{page.title}: {waiting_words(missing)}")
            return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


def waiting_words(languages: list[str]) -> str:
    """Say which languages a page waits for."""
    return _(
        "It is kept as a draft. This page is for all languages and waits for its translation "
        "into: %(languages)s."
    ) % {"languages": ", ".join(languages)}


@hooks.register("after_edit_page")
@hooks.register("after_create_page")
def show_translators_new_words(_request: HttpRequest, page: Page) -> None:
    if getattr(page, "all_languages", False):
        bring_words_up(page)


@hooks.register("after_publish_page")
def tell_open_warnings(request: HttpRequest, page: Page) -> None:
    kept = PublishedWarnings.objects.filter(page_id=page.pk).first()
    if kept and kept.count:
        words = ngettext(
            "Published with %(count)s open warning.",
            "Published with %(count)s open warnings.",
            kept.count,
        )
        messages.warning(request, words % {"count": kept.count})


@hooks.register("insert_global_admin_css")
def own_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/components/admin.css"))
