"""What the last sweep for accessibility found, for the accessibility statement."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.standing.last_check import last_check


class LastCheck(blocks.StaticBlock):
    """It says what this version of the site was found to be; an upgrade brings the next."""

    class Meta:
        icon = "check"
        label = _("Last check of accessibility")
        admin_text = _("When the pages were last looked at by a program, and what it found.")
        template = "cms/blocks/last_check.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        return {**super().get_context(value, parent_context), "check": last_check()}
