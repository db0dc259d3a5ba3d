"""Who is concerned: the stakeholder map, and the persona."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .base import Part, Schema, choice, line, scale, text

STAKEHOLDER_KINDS = [
    ("municipality", _("municipality")),
    ("ministry", _("ministry")),
    ("cooperative", _("cooperative")),
    ("association", _("association")),
    ("mutual", _("mutual society")),
    ("foundation", _("foundation")),
    ("social_enterprise", _("social enterprise")),
    ("informal_group", _("informal group")),
    ("citizens", _("citizens")),
    ("researcher", _("researcher")),
    ("donor", _("donor")),
    ("other", _("other")),
]
ROLES = [
    ("owner", _("owner")),
    ("co_designer", _("co-designer")),
    ("deliverer", _("deliverer")),
    ("user", _("user")),
    ("funder", _("funder")),
    ("watchdog", _("watchdog")),
]
ASPECTS = [("need", _("need")), ("barrier", _("barrier")), ("channel", _("channel"))]


class Stakeholder(Part):
    name = line(_("Who"))
    kind = choice(_("Kind"), STAKEHOLDER_KINDS)
    role = choice(_("Role"), ROLES)
    influence = scale(_("Influence, 1 to 5"), 1, 5)
    interest = scale(_("Interest, 1 to 5"), 1, 5)
    stance = scale(_("Stance, -2 against to 2 for"), -2, 2)


class StakeholderHead(Part):
    missing = text(
        _("Who is missing"),
        required=False,
        help_text=_("Who should be at the table and is not yet, and who will ask them."),
    )


class PersonaHead(Part):
    name = line(_("First name, invented"))
    situation = text(_("Situation"))
    quote = text(_("In their words"), required=False)
    source = line(
        _("Source"), help_text=_("Interviews, field notes, figures. Never a real person.")
    )
    is_evidence_based = forms.BooleanField(label=_("Based on evidence"), required=False)


class PersonaAspect(Part):
    aspect = choice(_("Aspect"), ASPECTS)
    text = text(_("What"))


STAKEHOLDER_MAP = Schema(
    purpose=_("Who is concerned, how much they can do and how much they care."),
    head=StakeholderHead,
    row=Stakeholder,
    rows_title=_("Stakeholders"),
)
PERSONA = Schema(
    purpose=_("One invented person who stands for many real ones."),
    head=PersonaHead,
    row=PersonaAspect,
    rows_title=_("Needs, barriers, channels"),
)
