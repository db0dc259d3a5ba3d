"""Translations that people make: all of one contribution, adding one, taking one's own back."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import View

from common.exceptions import RuleBroken
from common.http import as_refusal
from participation import rules
from participation.forms.translations import TranslationForm
from participation.models import Translation
from participation.models.translations import THINGS
from participation.queries import translations as queries
from participation.queries.things import heading_of, thing_for
from participation.services.translations import Original, remove_translation, translate
from participation.views.kept_words import begun_before
from participation.views.refusals import KeepsWordsMixin, SignedInMixin, said_of_waiting
from participation.views.visitors import sign_in_url, visitor_of


class OriginalView(View):
    """A page about one contribution, as far as the visitor may read it."""

    kwargs: dict[str, Any]

    @cached_property
    def original(self) -> Original:
        kind = self.kwargs["kind"]
        reader = visitor_of(self.request)
        found = thing_for(kind, self.kwargs["pk"], reader) if kind in THINGS else None
        if found is None:
            raise Http404
        return found  # type: ignore[return-value]

    def url(self, name: str) -> str:
        keys = {"kind": self.kwargs["kind"], "pk": self.kwargs["pk"]}
        return reverse(f"translations:{name}", kwargs=keys)

    def show(self, page: str, status: int = 200, **more: Any) -> HttpResponse:
        context = {
            "original": self.original,
            "heading": heading_of(self.original),
            "all_url": self.url("all"),
            **more,
        }
        return render(
            self.request, f"participation/translations/{page}.html", context, status=status
        )


class AllView(OriginalView):
    """The original and what people made of it, with who did and whether it is behind."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        reader = visitor_of(request)
        door = rules.door("participation.translate", reader, self.original)
        found = list(queries.of(self.original, reader)[: queries.SHOWN])
        for one in found:
            setattr(one, self.kwargs["kind"], self.original)
        add_url = self.url("add")
        return self.show(
            "all",
            found=found,
            reader=reader,
            door=door,
            add_url=sign_in_url(add_url) if door.would_open else add_url,
        )


class AddView(KeepsWordsMixin, OriginalView):
    """Translate a contribution, or change one's own translation of it."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: Any, **_kwargs: Any) -> HttpResponse:
        if words := begun_before(request):
            return self.show("add", form=self._form(words))
        asked = request.GET.get("language")
        if asked not in dict(settings.LANGUAGES):
            asked = get_language()
        among = queries.of(self.original, request.user)
        mine = among.filter(author=request.user, language=asked).first()
        said = {"title": mine.title, "text": mine.text} if mine else {}
        return self.show("add", form=self._form(language=asked, initial=said))

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self.show("add", 422, form=form)
        try:
            made = translate(original=self.original, translator=request.user, **form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return as_refusal(self.show("add", form=form), broken)
        told = _("Thank you. Readers see your translation, marked as one.")
        messages.success(request, said_of_waiting(made) if made.is_waiting else told)
        return redirect(made)

    def _form(self, data: Any = None, language: str = "", **more: Any) -> TranslationForm:
        return TranslationForm(data, original=self.original, language=language, **more)


class RemoveView(SignedInMixin, View):
    """Take back one's own translation."""

    http_method_names = ["post"]

    def post(self, request: Any, pk: int) -> HttpResponse:
        found = thing_for("translation", pk, request.user)
        if not isinstance(found, Translation):
            raise Http404
        if found.author_id != request.user.pk:
            raise PermissionDenied
        address = found.get_absolute_url().partition("#")[0]
        remove_translation(translation=found, translator=request.user)
        messages.success(request, _("Your translation is removed."))
        return redirect(address)
