"""Panels of editing screens that more than one model needs."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


def in_all_languages(name: str, heading: "str | StrPromise") -> MultiFieldPanel:
    """Lay the texts of one translated field out together, each under the name of its language."""
    fields = [
        FieldPanel(f"{name}_{code}", heading=language) for code, language in settings.LANGUAGES
    ]
    return MultiFieldPanel(fields, heading=heading)


class ChecksPanel(Panel):
    """What the content checks say about the page as it was last saved."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("Before you publish"), **kwargs})

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/admin/checks.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            # Models are loading when this module is.
            from cms.services.checking import check, say  # noqa: PLC0415

            context = super().get_context_data(parent_context)
            found = check(self.instance) if self.instance.pk else []
            context["is_saved"] = bool(self.instance.pk)
            context["sentences"] = [say(finding) for finding in found]
            return context
