"""The glossary as PO files: what translators take to their own tools, and bring back."""

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView

from cms.forms.glossary import GlossaryForm
from cms.models import GlossaryTerm
from cms.queries.rights import adds_terms, glossary_languages
from cms.services.glossary import Taken, export_glossary, import_glossary, languages
from cms.views.editing import Room
from common.exceptions import RuleBroken
from people.models import User


class GlossaryView(Room, FormView[GlossaryForm]):
    """Download the terms of each language; upload those of one's own."""

    template_name = "cms/admin/glossary.html"
    page_title = gettext_lazy("Glossary as PO files")
    header_icon = "openquote"
    form_class = GlossaryForm

    @property
    def person(self) -> User:
        return cast("User", self.request.user)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "languages": glossary_languages(self.person)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        names = dict(settings.LANGUAGES)
        rows = [(code, names[code], said) for code, said in languages().items()]
        return super().get_context_data(rows=rows, total=GlossaryTerm.objects.count(), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not glossary_languages(self.person):
            raise PermissionDenied
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: GlossaryForm) -> HttpResponse:
        data = form.cleaned_data
        try:
            taken = import_glossary(data["language"], data["file"], add=adds_terms(self.person))
        except RuleBroken as broken:
            form.add_error("file", str(broken))
            return self.form_invalid(form)
        for say, words in _told(taken):
            say(self.request, words)
        return redirect("cms_admin:glossary")

    def form_invalid(self, form: GlossaryForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


def _told(taken: Taken) -> list[tuple[Any, str]]:
    """Say what became of the entries; what was left out is said as well."""
    said = [(messages.success, ngettext(
        "%(count)s term changed.", "%(count)s terms changed.", taken.changed
    ) % {"count": taken.changed})]  # fmt: skip
    if taken.unknown:
        words = ngettext(
            "%(count)s term is not in the glossary and was left out: editors add terms.",
            "%(count)s terms are not in the glossary and were left out: editors add terms.",
            taken.unknown,
        )
        said.append((messages.warning, words % {"count": taken.unknown}))
    if taken.refused:
        words = ngettext(
            "%(count)s term was left out: it is too long, or its word is another term’s already.",
            "%(count)s terms were left out: too long, or their word is another term’s already.",
            taken.refused,
        )
        said.append((messages.warning, words % {"count": taken.refused}))
    return said


def download(_request: HttpRequest, language: str) -> HttpResponse:
    """Give the terms of one language as a PO file."""
    if language not in languages():
        raise Http404(_("There is no such language."))
    answer = HttpResponse(export_glossary(language), content_type="text/x-gettext-translation")
    answer["Content-Disposition"] = f'attachment; filename="glossary-{language}.po"'
    return answer
