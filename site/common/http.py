from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.generic.base import TemplateResponseMixin
from django_htmx.middleware import HtmxDetails

from common.exceptions import RuleBroken, TooSoon


class Request(HttpRequest):
    """What every view receives, once the middleware has run."""

    htmx: HtmxDetails


class PersonRequest(Request):
    """What a view behind a sign-in receives: `user` is a person (this floor knows no people)."""

    user: Any


def as_refusal(response: HttpResponse, broken: RuleBroken) -> HttpResponse:
    """Give the page that says why not its status, and the time to come again if there is one."""
    response.status_code = broken.status
    if isinstance(broken, TooSoon):
        response["Retry-After"] = str(broken.seconds)
    return response


class FragmentMixin(TemplateResponseMixin):
    """Answer htmx with one named partial of the template, everyone else with the page."""

    fragment: str

    def get_template_names(self) -> list[str]:
        names = super().get_template_names()
        htmx: HtmxDetails = self.request.htmx  # type: ignore[attr-defined]
        if htmx and not htmx.boosted:
            return [f"{name}#{self.fragment}" for name in names]
        return names

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(context, **kwargs)
        patch_vary_headers(response, ["HX-Request", "HX-Boosted"])
        return response
