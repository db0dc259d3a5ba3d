"""Write to the people behind the site: two screens, no account, no script, no captcha."""

from typing import Any

from allauth.core.ratelimit import consume
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from cms.forms.contact import ContactForm
from cms.services.contact import receive_message

WAIT = 3600  # seconds


@method_decorator(never_cache, name="dispatch")
class ContactView(View):
    """The form itself; what was typed comes back with every refusal."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if "sent" in request.GET:
            return render(request, "cms/contact_sent.html")
        return self.show(request, ContactForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ContactForm(request.POST)
        if not form.is_valid():
            return self.show(request, form, status=422)
        if not consume(request, action="contact"):
            form.add_error(None, _("Many messages came from your connection. Try again later."))
            response = self.show(request, form, status=429)
            response["Retry-After"] = str(WAIT)
            return response
        receive_message(**self.words(form), language=get_language() or "")
        return redirect(f"{reverse('contact')}?sent=1")

    @staticmethod
    def words(form: ContactForm) -> dict[str, Any]:
        return {name: form.cleaned_data[name] for name in ("name", "email", "subject", "text")}

    @staticmethod
    def show(request: HttpRequest, form: ContactForm, status: int = 200) -> HttpResponse:
        return render(request, "cms/contact.html", {"form": form}, status=status)
