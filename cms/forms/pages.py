"""The form of every page on its editing screen."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from cms.checks.findings import NO_SUMMARY


class SitePageForm(WagtailAdminPageForm):
    """A page that is opened and sent as it was counts as unchanged; a summary goes out with each.

    Whoever approves it would else become one of its authors, who may not approve it. A draft may
    lack its summary: Wagtail asks drafts for nothing that only readers need.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # Django asks for what stood there first if a default is worked out; the editing
            # screen does not send that along.
            field.show_hidden_initial = False
        if summary := self.fields.get("summary"):
            summary.required = True
            summary.error_messages["required"] = _(NO_SUMMARY)
