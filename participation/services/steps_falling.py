"""Taking steps back: by a moderator, on appeal, or with the decision they rested on."""

from __future__ import annotations

from common import clock
from participation.models import Case, Step
from participation.services.step_letters import say_taken_back
from people.models import User
from people.services import audit


def undo(step: Step, *, by: User | None, why: str) -> None:
    """Take a step back, tell the person, and keep it in the audit. The caller holds it."""
    step.taken_back_at, step.taken_back_by, step.taken_back_for = clock.now(), by, why
    step.save(update_fields=["taken_back_at", "taken_back_by", "taken_back_for"])
    record("care.step_taken_back", by, step)
    say_taken_back(step)


def fall_with(case: Case) -> None:
    """Take back what was decided about an author for words that are shown again."""
    standing = Step.objects.select_for_update(of=("self",)).filter(
        case=case, report=None, taken_back_at=None
    )
    for step in standing:
        undo(step, by=None, why="")


def record(action: str, actor: User | None, step: Step) -> None:
    """Write into the audit what was done with a step: nobody's words, only which step."""
    audit.record(
        action=action,
        actor=actor,
        target=f"person {step.person_id}",
        detail={
            "step": step.pk,
            "case": step.case_id,
            "kind": step.kind,
            "until": step.ends_at.isoformat() if step.ends_at else "",
        },
    )
