from typing import Any

from allauth.account.internal import flows
from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from common.exceptions import RuleBroken
from common.http import PersonRequest, as_refusal
from people.assisting import KEY
from people.forms_assisting import AssistForm, ClaimForm
from people.services import assisting

PAGE = "people/assist.html"


@method_decorator(never_cache, name="dispatch")
class AssistView(PermissionRequiredMixin, View):
    """Begin to help somebody who is present; the way back while it lasts."""

    request: PersonRequest
    permission_required = "people.assist"
    http_method_names = ["get", "head", "post"]

    def get(self, _request: PersonRequest) -> HttpResponse:
        return self.show(AssistForm(initial={"language": get_language()}))

    def post(self, request: PersonRequest) -> HttpResponse:
        form = AssistForm(request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        try:
            session = assisting.begin(verifier=request.user, request=request, **form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(form, 409)
        request.session[KEY] = session.pk
        return redirect("participation:processes")

    def show(self, form: AssistForm, status: int = 200, **more: Any) -> HttpResponse:
        context = {"form": form, "claim_form": ClaimForm(), **more}
        return render(self.request, PAGE, context, status=status)


class AssistEndView(PermissionRequiredMixin, View):
    permission_required = "people.assist"
    http_method_names = ["post"]

    def post(self, request: Any) -> HttpResponse:
        if session := getattr(request, "assisting", None):
            assisting.end(session=session, request=request)
            request.session.pop(KEY, None)
            messages.success(request, _("The assisted session is over."))
        return redirect("people:assist")


class AssistClaimView(AssistView):
    """Send the person the link that makes the account theirs."""

    http_method_names = ["post"]

    def post(self, request: Any) -> HttpResponse:
        form = ClaimForm(request.POST)
        session = getattr(request, "assisting", None)
        if session is None:
            return redirect("people:assist")
        if not form.is_valid():
            return self.show(AssistForm(), 422, claim_form=form)
        email = form.cleaned_data["email"]
        try:
            assisting.invite_to_claim(session=session, email=email, request=request)
        except RuleBroken as broken:
            form.add_error("email", str(broken))
            return as_refusal(self.show(AssistForm(), claim_form=form), broken)
        messages.success(request, _("The link is on its way. It works for seven days."))
        return redirect("people:assist")


@method_decorator(never_cache, name="dispatch")
class ClaimView(View):
    """Where the link leads: make an account one's own. Reading it changes nothing."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        known = assisting.claimed_by(token)
        context = {"person": known[0] if known else None, "refusal": ""}
        status = 200 if known else 410
        return render(request, "people/claim.html", context, status=status)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        known = assisting.claimed_by(token)
        try:
            assisting.claim(token=token, request=request)
        except RuleBroken as broken:
            context = {"person": None, "refusal": str(broken)}
            return render(request, "people/claim.html", context, status=409)
        if known and request.user == known[0]:
            flows.logout.logout(request)
        messages.success(request, _("The account is yours. Sign in with your address."))
        return redirect("account_login")
