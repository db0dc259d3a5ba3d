"""One page that holds a whole idea."""

from django.utils.translation import gettext_lazy as _

from .base import Part, Schema, choice, line, text

TEMPLATES = [
    ("sse_canvas", _("Social economy canvas")),
    ("service_canvas", _("Service canvas")),
    ("lean_canvas", _("Lean canvas")),
    ("theory_of_change", _("Theory of change")),
]


class CanvasHead(Part):
    template = choice(_("Canvas"), TEMPLATES)


class Cell(Part):
    cell = line(_("Field"))
    text = text(_("Content"))


CANVAS = Schema(
    purpose=_("The chosen option on one page."),
    head=CanvasHead,
    row=Cell,
    rows_title=_("Fields"),
)
