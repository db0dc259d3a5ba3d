"""Pages that ask once more who is there before they do what cannot be taken back."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from people.forms_mine import ProofForm
from people.queries.roles import has_second_factor
from people.services import proving
from people.views.me import MyView


def ask_again(back: str) -> HttpResponse:
    """Lead to where somebody shows who they are, and from there back."""
    return redirect(f"{reverse('people:again')}?{urlencode({'next': back})}")


class FreshView(MyView):
    """A page for whoever has just shown who they are; others are asked first, then led back."""

    back = "people:me"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        known = (request.method or "").lower() in self.http_method_names
        if known and request.user.is_authenticated and not proving.is_fresh(request, self.person):
            back = request.get_full_path() if request.method == "GET" else reverse(self.back)
            return ask_again(back)
        return super().dispatch(request, *args, **kwargs)


class AgainView(MyView):
    """Is it still you? Asks for the second factor, or sends a code."""

    http_method_names = ["get", "head", "post"]

    @property
    def back(self) -> str:
        asked = self.request.GET.get("next", "")
        safe = url_has_allowed_host_and_scheme(asked, allowed_hosts={self.request.get_host()})
        return asked if safe else reverse("people:me")

    def get(self, _request: HttpRequest) -> HttpResponse:
        if has_second_factor(self.person):
            query = urlencode({"next": self.back})
            return redirect(f"{reverse('account_reauthenticate')}?{query}")
        return self._show(ProofForm(), sent=proving.KEPT in self.request.session)

    def post(self, request: HttpRequest) -> HttpResponse:
        if request.POST.get("action") == "send":
            return self._send()
        form = ProofForm(request.POST)
        if form.is_valid():
            code = form.cleaned_data["code"]
            if proving.check_code(request=request, person=self.person, code=code):
                return redirect(self.back)
            form.add_error("code", _("This is not the code we sent, or it is too old."))
        return self._show(form, sent=True, status=422)

    def _send(self) -> HttpResponse:
        try:
            proving.send_code(request=self.request, person=self.person)
        except RuleBroken as broken:
            return self._show(ProofForm(), refusal=str(broken), status=429)
        return self._show(ProofForm(), sent=True)

    def _show(
        self, form: ProofForm, *, sent: bool = False, refusal: str = "", status: int = 200
    ) -> HttpResponse:
        context = {
            "form": form,
            "sent": sent,
            "refusal": refusal,
            "action_url": self.request.get_full_path(),
        }
        return render(self.request, "people/prove.html", context, status=status)
