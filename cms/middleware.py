"""What Wagtail's editing screens need, and no other page gets."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.deprecation import MiddlewareMixin
from wagtail.models import Page

ROOMS = "/cms/"
SELF, INLINE = "'self'", "'unsafe-inline'"
LOOSER = {
    # Wagtail writes a few scripts and styles into its pages, and shows previews in frames.
    "script-src": [SELF, INLINE],
    "style-src": [SELF, INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}


class EditingPolicyMiddleware(MiddlewareMixin):
    """Loosen the content security policy for the editing screens only, in their user's language."""

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> None:
        if request.path.startswith(ROOMS) and request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.path.startswith(ROOMS):
            # A preview is a public page inside: it comes with that page's stricter policy.
            response.headers.pop("Content-Security-Policy", None)
            response._csp_replace = LOOSER  # type: ignore[attr-defined]  # noqa: SLF001
            response["X-Frame-Options"] = "SAMEORIGIN"
        return response


class OneNewPageAtATimeMiddleware(MiddlewareMixin):
    """Have new pages below one page made one after the other.

    A click on "save" and the draft that is kept while one types may come in the same moment. Each
    would find the address free, and the second would fail when it is stored, with all its words;
    when it waits, it hears at the field that the address is taken.
    """

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        if request.method != "POST" or not match or match.view_name != "wagtailadmin_pages:add":
            return None
        with transaction.atomic():
            Page.objects.select_for_update(no_key=True).filter(pk=kwargs["parent_page_id"]).first()
            return view(request, *args, **kwargs)
