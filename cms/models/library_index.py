from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _

from cms.queries.facets import library_shown

from .base import SitePage


class LibraryIndexPage(SitePage):
    """Everything the project leaves behind, of one language."""

    template = "cms/library_index.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.LibraryItem"]

    class Meta:
        verbose_name = _("library")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | library_shown(self, request.GET)

    def get_template(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> str:
        """Answer htmx with the list alone."""
        htmx = getattr(request, "htmx", None)
        return f"{self.template}#library" if htmx and not htmx.boosted else self.template

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        patch_vary_headers(response, ["HX-Request", "HX-Boosted"])
        return response
