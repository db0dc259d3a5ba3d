"""What we add to Wagtail."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from wagtail import hooks

from cms.models import SiteDocument
from cms.views import localize
from cms.views.films import piece_of

AFTER_PERMISSIONS = 100
BEFORE_LOCALIZE = -100


@hooks.register("before_serve_document", order=AFTER_PERMISSIONS)
def serve_films_in_pieces(document: SiteDocument, request: HttpRequest) -> HttpResponse | None:
    return piece_of(document, request) if document.content_type.startswith("video/") else None


@hooks.register("register_admin_urls", order=BEFORE_LOCALIZE)
def doors_of_localize() -> list[URLPattern]:
    """Stand before wagtail-localize's doors of the same addresses, and ask who comes in."""
    snippet = "<slug:app_label>/<slug:model_name>/"
    api = f"localize/api/snippets/{snippet}"
    return [
        path("localize/submit/page/<int:page_id>/", localize.SubmitPage.as_view()),
        path(f"localize/submit/snippet/{snippet}<str:pk>/", localize.SubmitSnippet.as_view()),
        path("localize/update/<int:translation_source_id>/", localize.Update.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", localize.convert_to_alias),
        path("localize/translate/<int:translation_id>/disable/", localize.stop_translation),
        path(api, localize.Snippets.as_view({"get": "list"})),
        path(f"{api}<str:pk>/", localize.Snippets.as_view({"get": "retrieve"})),
    ]
