"""What a second place needs, and what it must change."""

from django.utils.translation import gettext_lazy as _

from .base import Part, Schema, amount, choice, line, text

DIMENSIONS = [
    ("need", _("need")),
    ("legal", _("law")),
    ("political_will", _("political will")),
    ("finance", _("finance")),
    ("organisation", _("organisation")),
    ("skills", _("skills")),
    ("partners", _("partners")),
    ("digital", _("digital")),
    ("culture_gender", _("culture and gender")),
    ("evidence", _("evidence")),
]
ANSWERS = [
    ("yes", _("yes")),
    ("partly", _("partly")),
    ("no", _("no")),
    ("unknown", _("not known")),
]


class ChecklistHead(Part):
    place = line(_("For which place"))
    mentor = line(_("Who to ask"))


class ChecklistItem(Part):
    dimension = choice(_("Dimension"), DIMENSIONS)
    item = line(_("Question"))
    answer = choice(_("Answer"), ANSWERS)
    change = text(_("What must change there"), required=False)
    cost = amount(_("Cost to adapt, in euros"), required=False)


REPLICABILITY = Schema(
    purpose=_("What a second place needs, and what it must change."),
    head=ChecklistHead,
    row=ChecklistItem,
    rows_title=_("Checklist"),
)
