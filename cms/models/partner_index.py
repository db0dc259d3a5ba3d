from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cms.queries.partners import directory

from .base import SitePage


class PartnerIndexPage(SitePage):
    """Who carries the work, on a map, in a table and as cards, by country."""

    template = "cms/partner_index.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("partner list")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        found = directory(request.GET.get("country", ""))
        known = {code for code, _number in found.counts}
        country = request.GET.get("country", "")
        context["directory"] = found
        context["country"] = country if country in known else ""
        return context
