"""Being verified; and the room of those who verify."""

from typing import Any

from allauth.core.ratelimit import consume
from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.generic import View

from common.exceptions import RuleBroken
from people.forms_verifying import (
    CensusForm,
    CodeForm,
    EndForm,
    InPersonForm,
    MakeCodesForm,
    RegisterForm,
)
from people.models import Census
from people.queries.verifications import code_lists, registers, verifications_of
from people.services import confirming, ending
from people.views.me import MyView


class VerifyView(MyView):
    """What of a person is verified, and how the rest can be."""

    http_method_names = ["get", "head"]

    def get(self, _request: HttpRequest) -> HttpResponse:
        return self.show()

    def show(self, status: int = 200, **forms_sent: forms.Form) -> HttpResponse:
        register = RegisterForm()
        context = {
            "verifications": verifications_of(self.person),
            "code_form": CodeForm(),
            "register_form": register if register.fields["territory"].queryset else None,  # type: ignore[attr-defined]
            **forms_sent,
        }
        return render(self.request, "people/verify.html", context, status=status)


class CodeView(VerifyView):
    """Use a code."""

    http_method_names = ["post"]
    form_class: type[forms.Form] = CodeForm
    action, name = "verify_code", "code_form"

    def post(self, request: Any) -> HttpResponse:
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self.show(422, **{self.name: form})
        if not consume(request, action=self.action, user=request.user):
            form.add_error(None, _("You tried often enough. Try again in an hour."))
            return self.show(429, **{self.name: form})
        try:
            self.act(form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(409, **{self.name: form})
        messages.success(request, _("You are verified. Thank you."))
        return redirect("people:verify")

    def act(self, data: dict[str, Any]) -> None:
        confirming.use_code(person=self.person, request=self.request, **data)


class RegisterView(CodeView):
    """Be looked up in a register."""

    form_class = RegisterForm
    action, name = "verify_census", "register_form"

    def act(self, data: dict[str, Any]) -> None:
        confirming.match_census(person=self.person, request=self.request, **data)


@method_decorator(never_cache, name="dispatch")
class VerifyingView(PermissionRequiredMixin, View):
    """Where verifiers confirm people, make codes and load registers."""

    request: Any
    permission_required = "people.assist"
    http_method_names = ["get", "head"]
    form_class: type[Any] = InPersonForm
    name = "in_person_form"

    def get(self, _request: HttpRequest) -> HttpResponse:
        return self.show()

    def show(self, status: int = 200, **forms_sent: forms.Form) -> HttpResponse:
        context = {
            "in_person_form": InPersonForm(),
            "codes_form": MakeCodesForm(),
            "census_form": CensusForm(),
            "code_lists": code_lists(),
            "registers": registers(),
            "may_end": self.request.user.has_perm("people.end_verifications"),
            **forms_sent,
        }
        return render(self.request, "people/verifying.html", context, status=status)


class VerifyingAction(VerifyingView):
    """One of the things done there."""

    http_method_names = ["post"]

    def post(self, request: Any) -> HttpResponse:
        form = self.form_class(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(422, **{self.name: form})
        try:
            return self.act(form)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(409, **{self.name: form})

    def act(self, form: Any) -> HttpResponse:
        verifier: Any = self.request.user
        made = confirming.confirm_in_person(
            verifier=verifier, request=self.request, **form.cleaned_data
        )
        words = _("%(name)s is verified.") % {"name": made.person.pseudonym}
        messages.success(self.request, words)
        return redirect("people:verifying")


class MakeCodesView(VerifyingAction):
    """Make codes; the sheet to print is shown once."""

    form_class, name = MakeCodesForm, "codes_form"

    def act(self, form: Any) -> HttpResponse:
        made, codes = confirming.make_codes(
            maker=self.request.user, request=self.request, **form.facts()
        )
        context = {"list": made, "codes": codes}
        return render(self.request, "people/codes.html", context)


class LoadCensusView(VerifyingAction):
    """Load a register; of what it says only hashes stay."""

    form_class, name = CensusForm, "census_form"

    def act(self, form: Any) -> HttpResponse:
        _census, number = confirming.load_census(
            loader=self.request.user, request=self.request, **form.facts()
        )
        words = _("The register is loaded. Lines in it: %(number)s.") % {"number": number}
        messages.success(self.request, words)
        return redirect("people:verifying")


@method_decorator(never_cache, name="dispatch")
class EndView(PermissionRequiredMixin, View):
    """End verifications of one kind, place and time: first it says how many, then it is done."""

    request: Any
    permission_required = "people.end_verifications"
    http_method_names = ["get", "head", "post"]

    def get(self, _request: HttpRequest) -> HttpResponse:
        return self.show(EndForm())

    def post(self, request: Any) -> HttpResponse:
        form = EndForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        which = {name: form.cleaned_data[name] for name in ("kind", "territory", "before")}
        number = ending.given_before(**which).count()
        if not number or form.cleaned_data["sure"] != number:
            return self.show(form, number=number)
        try:
            number = ending.end_verifications(
                administrator=request.user,
                reason=form.cleaned_data["reason"],
                request=request,
                **which,
            )
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(form, status=409)
        words = ngettext(
            "%(number)s verification has ended.", "%(number)s verifications have ended.", number
        )
        messages.success(request, words % {"number": number})
        return redirect("people:verifying")

    def show(self, form: EndForm, *, status: int = 200, number: int | None = None) -> HttpResponse:
        context = {"form": form, "number": number}
        return render(self.request, "people/ending.html", context, status=status)


class DropCensusView(PermissionRequiredMixin, View):
    """Forget a register."""

    permission_required = "people.assist"
    http_method_names = ["post"]

    def post(self, request: Any, pk: int) -> HttpResponse:
        census = get_object_or_404(Census.objects.select_related("territory"), pk=pk)
        confirming.drop_census(census=census, loader=request.user, request=request)
        messages.success(request, _("The register is forgotten."))
        return redirect("people:verifying")
