"""The form of every page on its editing screen."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class SitePageForm(WagtailAdminPageForm):
    """A page that is opened and sent as it was counts as unchanged.

    Whoever approves it would else become one of its authors, who may not approve it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # Django asks for what stood there first if a default is worked out; the editing
            # screen does not send that along.
            field.show_hidden_initial = False
