from typing import Any

import rules
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from common.exceptions import RuleBroken
from common.http import PersonRequest
from common.links import link
from people import contributions
from people.forms_organisations import AskForm, CheckForm, DirectoryForm
from people.models import Organisation
from people.queries import mandates, organisations
from people.services.organisations import ask_for_page, check_organisation


class DirectoryView(TemplateView):
    """The verified organisations, by name."""

    template_name = "people/organisations/list.html"

    def get_context_data(self, **_kwargs: Any) -> dict[str, Any]:
        form = DirectoryForm(self.request.GET)
        page = organisations.directory(**form.asked)
        user: Any = self.request.user
        return super().get_context_data(
            form=form,
            organisations=page.organisations,
            next_url=link(self.request.GET, after=page.after) if page.after else "",
            held=mandates.held_by(user) if user.is_authenticated else [],
            asked=organisations.asked_by(user) if user.is_authenticated else [],
            checks=rules.has_perm("people.verify_organisation", user),
        )


class OrganisationMixin:
    """The organisation an address names, as far as the visitor may see it."""

    request: Any
    kwargs: dict[str, Any]

    @cached_property
    def checks(self) -> bool:
        return bool(rules.has_perm("people.verify_organisation", self.request.user))

    @cached_property
    def organisation(self) -> Organisation:
        seen = organisations.visible_to(self.request.user, checks=self.checks)
        return get_object_or_404(seen, pk=self.kwargs["pk"])


class OrganisationView(OrganisationMixin, TemplateView):
    """Who an organisation is, who verified that, and what it said here."""

    template_name = "people/organisations/page.html"

    def get_context_data(self, **_kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        organisation = self.organisation
        held = mandates.held_by(user) if user.is_authenticated else []
        return super().get_context_data(
            organisation=organisation,
            tile=f"organisation-{organisation.pk}",
            contributions=contributions.of_organisation(organisation, user),
            held=[mandate for mandate in held if mandate.organisation_id == organisation.pk],
            gives=rules.has_perm("people.give_mandate", user, organisation),
            checks=self.checks,
            reads_evidence=self.checks or organisation.asked_by_id == user.pk,
        )


class AskView(LoginRequiredMixin, View):
    """Ask for the page of an organisation."""

    request: PersonRequest
    http_method_names = ["get", "head", "post"]

    def get(self, _request: PersonRequest) -> HttpResponse:
        return self.show(AskForm(initial={"territory": self.request.user.territory_id}))

    def post(self, request: PersonRequest) -> HttpResponse:
        form = AskForm(request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        try:
            asked = ask_for_page(person=request.user, request=request, **form.facts())
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(form, 409)
        messages.success(request, _("Somebody who verifies will look at it and tell you."))
        return redirect(asked)

    def show(self, form: AskForm, status: int = 200) -> HttpResponse:
        return render(self.request, "people/organisations/ask.html", {"form": form}, status=status)


class WaitingView(PermissionRequiredMixin, TemplateView):
    """The organisations somebody has to look at."""

    permission_required = "people.verify_organisation"
    template_name = "people/organisations/waiting.html"

    def get_context_data(self, **_kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(organisations=organisations.waiting())


class CheckView(PermissionRequiredMixin, OrganisationMixin, View):
    """Verify an organisation, or say that it cannot be."""

    permission_required = "people.verify_organisation"
    http_method_names = ["get", "head", "post"]

    def get(self, _request: PersonRequest, **_kwargs: Any) -> HttpResponse:
        return self.show(self.form(initial={"mandate": not self.organisation.checked_at}))

    def post(self, request: PersonRequest, **_kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        try:
            check_organisation(
                organisation=self.organisation,
                checker=request.user,
                request=request,
                **form.cleaned_data,
            )
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(form, 409)
        messages.success(request, _("What you found is written down."))
        return redirect(self.organisation)

    def form(self, data: Any = None, **options: Any) -> CheckForm:
        return CheckForm(data, asked_by=self.organisation.asked_by, **options)

    def show(self, form: CheckForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "organisation": self.organisation}
        return render(self.request, "people/organisations/check.html", context, status=status)
