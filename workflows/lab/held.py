"""What the co-production lab holds about people: who answers for what."""

from people.held import FOR_GOOD, TO_ANSWER_FOR, UNTIL_YOU_GO
from people.privacy import Held, Then

HELD = (
    Held(
        "lab.Artefact_authors",
        {"user": Then.DELETED},
        purpose=TO_ANSWER_FOR,
        kept=UNTIL_YOU_GO,
        columns=("artefact__service__title", "artefact__kind", "artefact__title"),
        name="artefacts",
    ),
    Held(
        "lab.Gate",
        {"decided_by": Then.UNNAMED},
        purpose=TO_ANSWER_FOR,
        kept=FOR_GOOD,
        columns=("service__title", "stage", "verdict", "reason", "body", "decided_at"),
        name="gates",
    ),
    Held(
        "lab.Reading",
        {"read_by": Then.UNNAMED},
        purpose=TO_ANSWER_FOR,
        kept=FOR_GOOD,
        columns=("indicator__service__title", "indicator__name", "value", "read_on", "source"),
        name="readings",
    ),
    Held(
        "lab.Service_owners",
        {"user": Then.DELETED},
        purpose=TO_ANSWER_FOR,
        kept=UNTIL_YOU_GO,
        columns=("service__title", "service__stage"),
        name="services_owned",
    ),
)
