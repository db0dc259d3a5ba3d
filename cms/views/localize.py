"""wagtail-localize's own doors, with the questions it does not ask (see CVE-2026-54262)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import HiddenInput
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail.snippets.permissions import user_can_edit_snippet_type
from wagtail_localize.models import Translation
from wagtail_localize.views import convert, edit_translation
from wagtail_localize.views.snippets_api import SnippetViewSet
from wagtail_localize.views.submit_translations import (
    SubmitPageTranslationView,
    SubmitSnippetTranslationView,
    SubmitTranslationForm,
)
from wagtail_localize.views.update_translations import (
    UpdateTranslationsForm,
    UpdateTranslationsView,
)

from cms.queries.rights import languages_of
from cms.queries.translations import is_translation
from cms.services.following import bring_words_up


class SubmitPage(SubmitPageTranslationView):
    """Begin the translations of a page: all of them if one may edit it, else one's languages."""

    def get_object(self) -> Page:
        page = super().get_object()
        # Made into a source, a translation would become the original of its original.
        if is_translation(page) or not self._locales(page).exists():
            raise PermissionDenied
        return page

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to a translation that has begun; there is nothing to begin."""
        begun = Page.objects.filter(
            translation_key=self.object.translation_key, alias_of__isnull=True
        )
        asked = begun.filter(locale__language_code=request.GET.get("select_locale", "")).first()
        if asked:
            return redirect("wagtailadmin_pages:edit", asked.pk)
        if not self.get_form().fields["locales"].queryset.exists():
            messages.info(request, _("All translations of this page have begun."))
            return redirect("wagtailadmin_explore", self.object.pk)
        return super().get(request, *args, **kwargs)

    def get_form(self) -> SubmitTranslationForm:
        form = super().get_form()
        allowed = form.fields["locales"].queryset & self._locales(self.object)
        form.fields["locales"].queryset = allowed
        if not self._may_edit(self.object):
            form.fields["include_subtree"].disabled = True
            form.fields["include_subtree"].widget = HiddenInput()
        return form

    def _may_edit(self, page: Page) -> bool:
        return page.permissions_for_user(self.request.user).can_edit()

    def _locales(self, page: Page) -> Any:
        if self._may_edit(page):
            return Locale.objects.all()
        mine = languages_of(self.request.user) if page.live else {}
        return Locale.objects.filter(language_code__in=mine)


class SubmitSnippet(SubmitSnippetTranslationView):
    def get_object(self) -> Any:
        snippet = super().get_object()
        if not user_can_edit_snippet_type(self.request.user, type(snippet)):
            raise PermissionDenied
        return snippet


class Update(UpdateTranslationsView):
    """Show translators the new words of an original; publish only what one may publish."""

    def get_object(self) -> Any:
        source = super().get_object()
        person, instance = self.request.user, source.get_source_instance()
        targets = [
            translation.get_target_instance()
            for translation in source.translations.filter(enabled=True)
        ]
        may = edit_translation.user_can_edit_instance
        if not any(may(person, one) for one in (instance, *targets)):
            raise PermissionDenied
        self.may_publish = all(
            target.permissions_for_user(person).can_publish()
            for target in targets
            if isinstance(target, Page)
        )
        return source

    def get_form(self) -> UpdateTranslationsForm:
        form = super().get_form()
        if not self.may_publish:
            form.fields["publish_translations"].disabled = True
            form.fields["publish_translations"].widget = HiddenInput()
        return form

    def form_valid(self, form: UpdateTranslationsForm) -> HttpResponse:
        answer = super().form_valid(form)
        instance = self.object.get_source_instance()
        if isinstance(instance, Page) and not instance.live:
            bring_words_up(instance)
        return answer


def convert_to_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Make a translation a stand-in again: what it says is replaced, and what it shows."""
    page = get_object_or_404(Page, pk=page_id, alias_of__isnull=True)
    _may_cut_loose(page, request)
    return convert.convert_to_alias(request, page_id)


def stop_translation(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Cut a translation loose from its original, so that its facts may differ."""
    target = get_object_or_404(Translation, pk=translation_id).get_target_instance()
    if isinstance(target, Page):
        _may_cut_loose(target, request)
    return edit_translation.stop_translation(request, translation_id)


class Snippets(SnippetViewSet):
    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if not user_can_edit_snippet_type(request.user, self.get_model()):
            raise PermissionDenied


def _may_cut_loose(page: Page, request: HttpRequest) -> None:
    may = page.specific_deferred.permissions_for_user(request.user)
    if not getattr(may, "can_stop_translating", may.can_publish)():
        raise PermissionDenied
