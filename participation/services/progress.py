"""What becomes of a proposal: the organiser says how far it is, those concerned are told."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import require
from participation import rules
from participation.models import Answer, Progress, ProgressNote, Proposal
from participation.models.progress import WORDS
from participation.queries.progress import possible_for
from participation.queries.proposals import held
from participation.tasks import tell_of_progress
from people.models import User
from people.services import audit


@transaction.atomic
def say_progress(
    *, proposal: Proposal, organiser: User, state: str, language: str, text: str = ""
) -> ProgressNote:
    """Say in public how far a proposal is; authors, supporters and followers are told.

    Until its answer is announced it can be looked at; afterwards, unless it is not feasible, it is
    being done, done, or not done after all. The same said again changes nothing and tells nobody.

    Raises:
        RuleBroken: when the person does not organise the process, the proposal is not public, the
            answer does not allow it, or it is not done after all and nobody says why.

    """
    proposal = held(proposal)
    organises = rules.organises(organiser, proposal.round.process)
    require(organises, _("Only the organiser can do this."))
    require(proposal.is_published, _("This proposal is not open any more."))
    state, text = Progress(state), " ".join(text.split())
    last = proposal.progress_notes.last()
    if last and (last.state, last.text) == (state, text):
        return last
    answer = Answer.objects.filter(proposal=proposal, announced_at__isnull=False).first()
    require(state in possible_for(answer), _no_such_step(answer))
    require(bool(text) or state != Progress.STOPPED, _("Say why."))
    require(len(text) <= WORDS, _("This text is too long."))
    facts = {"state": state, "text": text, "language": language, "written_by": organiser}
    note: ProgressNote = proposal.progress_notes.create(at=clock.now(), **facts)
    proposal.progress = state
    proposal.save(update_fields=["progress", "updated_at"])
    target, detail = f"proposal:{proposal.pk}", {"state": str(state)}
    audit.record(action="progress.said", actor=organiser, target=target, detail=detail)
    transaction.on_commit(partial(tell_of_progress.enqueue, pk=note.pk))
    return note


def _no_such_step(answer: Answer | None) -> str:
    if answer is None:
        return _("Announce the answer first.")
    if answer.verdict == Answer.Verdict.NOT_FEASIBLE:
        return _("The answer says that it is not feasible.")
    return _("It is answered already.")
