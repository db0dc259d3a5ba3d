"""What happens, step by step: the journey of a user, and the blueprint behind it."""

from django.utils.translation import gettext_lazy as _

from .base import Part, Schema, choice, line, scale, text

WHEN = [("as_is", _("as it is today")), ("to_be", _("as it should be"))]


class JourneyHead(Part):
    when = choice(_("Which journey"), WHEN)
    whose = line(_("Whose journey"))


class JourneyStep(Part):
    step = line(_("Step"))
    action = text(_("What the person does"))
    feeling = scale(_("Feeling, -2 bad to 2 good"), -2, 2)
    pain = text(_("What hurts"), required=False)
    idea = text(_("Idea"), required=False)


class BlueprintHead(Part):
    legal_basis = text(_("Legal basis"), required=False)


class BlueprintStep(Part):
    step = line(_("Step"))
    user_action = text(_("What the user does"))
    frontstage = text(_("What the user sees"))
    backstage = text(_("What happens behind"), required=False)
    support = text(_("What it rests on"), required=False)
    owner = line(_("Who answers for it"))


JOURNEY = Schema(
    purpose=_("What a person goes through, step by step, and how it feels."),
    head=JourneyHead,
    row=JourneyStep,
    rows_title=_("Steps"),
)
BLUEPRINT = Schema(
    purpose=_("What the user sees, and everything that must happen behind it."),
    head=BlueprintHead,
    row=BlueprintStep,
    rows_title=_("Steps"),
)
