"""Our own rooms in Wagtail's house: the state of translations, and who has which language."""

from functools import cached_property
from typing import Any

import rules
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Locale

from cms.forms.rights import RightsForm
from cms.queries import reports
from cms.queries.rights import held_by
from cms.services.rights import give_languages, give_sections
from common.exceptions import RuleBroken
from people import roles
from people.models import User

PAGE = 50


class Room(WagtailAdminTemplateMixin):
    """A room of ours: its way from the entrance ends with its own name."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]


class TranslationsView(Room, TemplateView):
    """Missing and stale translations: a table of countries and languages, and one cell of it."""

    template_name = "cms/admin/translations.html"
    page_title = gettext_lazy("Missing and stale translations")
    header_icon = "site"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        table = reports.translation_table()
        locale = Locale.objects.filter(language_code=asked.get("language", "")).first()
        locale = locale or Locale.objects.exclude(language_code=settings.LANGUAGE_CODE)[0]
        section = next(
            (
                row["section"]
                for row in table
                if row["section"] and str(row["section"].pk) == asked.get("section")
            ),
            None,
        )
        behind = reports.translations_behind(locale, section=section, page_number=asked.get("page"))
        return super().get_context_data(
            table=table, locale=locale, section=section, behind=behind, **kwargs
        )


class LinksView(Room, TemplateView):
    """All broken links on pages one may change; those of one section where one asks."""

    template_name = "cms/admin/links.html"
    page_title = gettext_lazy("Broken links")
    header_icon = "link"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked, sections = self.request.GET, reports.sections_to_edit(self.request.user)
        section = next((each for each in sections if str(each.pk) == asked.get("section")), None)
        links = reports.all_broken_links(
            self.request.user, section=section, page_number=asked.get("page")
        )
        return super().get_context_data(links=links, sections=sections, section=section, **kwargs)


class ForAdministrators(Room):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rules.has_perm("cms.see_rights", request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class PeopleView(ForAdministrators, TemplateView):
    """Translators and section editors, by name."""

    template_name = "cms/admin/people.html"
    page_title = gettext_lazy("Languages and sections")
    header_icon = "group"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = User.objects.filter(groups__name__in=[roles.TRANSLATOR, roles.SECTION_EDITOR])
        found = found.distinct().order_by("pseudonym_look").prefetch_related("groups")
        page = Paginator(found, PAGE).get_page(self.request.GET.get("page"))
        titles = {section.slug: section.title for section in reports.sections()}
        people = [(person, held_by(person, titles)) for person in page]
        return super().get_context_data(people=people, page=page, **kwargs)


class RightsView(ForAdministrators, FormView[RightsForm]):
    """The languages and sections of one person."""

    template_name = "cms/admin/rights.html"
    form_class = RightsForm
    header_icon = "group"

    @cached_property
    def person(self) -> User:
        return get_object_or_404(User, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        return self.person.pseudonym

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "person": self.person}

    def form_valid(self, form: RightsForm) -> HttpResponse:
        try:
            self._give(form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(self.request, _("The languages and sections are saved."))
        return redirect("cms_admin:people")

    def _give(self, data: dict[str, Any]) -> None:
        whom: dict[str, Any] = {
            "giver": self.request.user,
            "person": self.person,
            "request": self.request,
        }
        if "translate" in data:
            give_languages(**whom, translate=data["translate"], publish=data["publish"])
        if "sections" in data:
            give_sections(**whom, sections=data["sections"])

    def form_invalid(self, form: RightsForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)
