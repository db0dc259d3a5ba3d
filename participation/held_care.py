"""What first care holds about people: reports, decisions, steps, and appeals against them."""

from django.utils.translation import gettext_lazy as _

from people.held import FOR_GOOD, TO_ANSWER_FOR, UNTIL_YOU_GO
from people.privacy import Held, Then

TO_CARE = _("To look after the discussions, and let you appeal")
A_YEAR_AFTER = _("a year after the decision")

CARE = (
    Held(
        "participation.Report",
        {"person": Then.CLEARED},
        addresses=("email",),
        purpose=TO_CARE,
        kept=A_YEAR_AFTER,
        columns=("reason", "details", "language", "at", "answered_at"),
        by="participation.services.forgetting",
        name="reports",
    ),
    Held(
        "participation.Watch",
        {"person": Then.DELETED},
        purpose=TO_CARE,
        kept=UNTIL_YOU_GO,
        columns=("territory__name", "language"),
        name="watches",
    ),
    Held(
        "participation.Decision",
        {"moderator": Then.UNNAMED},
        purpose=TO_ANSWER_FOR,
        kept=FOR_GOOD,
        columns=("kind", "reason", "ground", "clause", "facts", "at"),
        name="decisions",
        told_as="decisions_about_me",
    ),
    Held(
        "participation.Appeal",
        {"against": Then.UNNAMED, "decided_by": Then.UNNAMED},
        purpose=TO_CARE,
        kept=FOR_GOOD,
        columns=("at", "outcome", "answer", "decided_at"),
        name="appeals_decided",
        told_as="my_appeals",
    ),
    Held(
        "participation.Step",
        {"person": Then.DELETED, "moderator": Then.UNNAMED, "taken_back_by": Then.UNNAMED},
        mine=("person",),
        purpose=TO_CARE,
        kept=A_YEAR_AFTER,
        columns=(
            "kind",
            "ground",
            "clause",
            "facts",
            "at",
            "ends_at",
            "taken_back_at",
            "taken_back_for",
            "appeal__text",
            "appeal__at",
            "appeal__outcome",
            "appeal__answer",
        ),
        by="participation.services.retaining",
        name="steps_about_me",
    ),
    Held(
        "participation.StepAppeal",
        {"against": Then.UNNAMED, "decided_by": Then.UNNAMED},
        purpose=TO_CARE,
        kept=A_YEAR_AFTER,
        columns=("at", "outcome", "answer", "decided_at"),
        by="participation.services.retaining",
        name="step_appeals_decided",
    ),
)
