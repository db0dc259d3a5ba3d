"""How far proposals are, and what the organiser may say next."""

from __future__ import annotations

from participation.models import Answer, Progress, ProgressNote, Proposal

AFTER = (Progress.STARTED, Progress.DONE, Progress.STOPPED)


def possible_for(answer: Answer | None) -> tuple[Progress, ...]:
    """Tell what can be said of a proposal with this announced answer, or without one."""
    if answer is None:
        return (Progress.CONSIDERED,)
    return () if answer.verdict == Answer.Verdict.NOT_FEASIBLE else AFTER


def may_be_said_of(proposal: Proposal) -> bool:
    """Tell whether there is anything the organiser may say of how far it is."""
    return proposal.is_published and bool(possible_for(proposal.answer))


def notes_on(proposal: Proposal) -> list[ProgressNote]:
    """List what was said of how far a proposal is, the newest first. No query for nothing."""
    return list(proposal.progress_notes.order_by("-at", "-pk")) if proposal.progress else []
