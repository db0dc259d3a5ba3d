from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from config.urls import urlpatterns as of_the_site

ANSWERS: dict[str, bytes] = {}


def bare(_request: HttpRequest, name: str) -> HttpResponse:
    """Answer bytes kept in memory: what the framework and the middleware cost by themselves."""
    if name not in ANSWERS:
        raise Http404
    return HttpResponse(ANSWERS[name])


urlpatterns = [path("bare/<slug:name>/", bare), *of_the_site]
