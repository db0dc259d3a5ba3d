"""How first care takes somebody's words from readers, erases them, and gives them back.

Who may, why, and who is told is decided in ``care``; here stands only what happens to the words.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from common import clock, searchable
from participation import signals
from participation.models import (
    Amendment,
    Case,
    Comment,
    Proposal,
    ProposalWords,
    Statement,
    Translation,
)
from participation.models.care import Thing
from participation.models.proposals import READABLE
from participation.queries.proposals import held
from participation.services.amendments import let_in_amendment
from participation.services.attachments import drop
from participation.services.comments import (
    bring_back,
    let_in_comment,
    refuse_comment,
    take_away,
)
from participation.services.proposals import make_public
from participation.services.search_keys import fold_again
from participation.services.translations import (
    empty_translations,
    let_in_translation,
    refuse_translation,
    return_translation,
    take_translation,
)

EMPTY: dict[str, Any] = {
    "title": "",
    "text": "",
    "place_name": "",
    "latitude": None,
    "longitude": None,
    "credited_to": "",
    "repeats": "",
    "withdrawal_reason": "",
    "organiser_note": "",
    "search_key": "",
    "attached": [],
    "extras": {},
}


def hide(thing: Thing) -> bool:
    """Keep words from readers; they stay for an appeal. Tell whether they were there."""
    if isinstance(thing, Comment):
        return take_away(comment=thing)
    if isinstance(thing, Translation):
        return take_translation(translation=thing)
    if isinstance(thing, Statement):
        return _move_statement(thing, Statement.Status.VISIBLE, Statement.Status.HIDDEN)
    if isinstance(thing, Amendment):
        return _move_amendment(thing, Amendment.Sight.VISIBLE, Amendment.Sight.HIDDEN)
    proposal = _held_proposal(thing)
    if proposal.status not in READABLE:
        return False
    proposal.hide()
    proposal.save()
    _find_anew(proposal)
    return True


def let_in(thing: Thing) -> bool:
    """Show words a moderator has read, or an appeal brought back; tell whether they waited."""
    if isinstance(thing, Comment):
        return let_in_comment(comment=thing)
    if isinstance(thing, Statement):
        waiting = [Statement.Status.WAITING, Statement.Status.REFUSED]
        return any(_move_statement(thing, one, Statement.Status.VISIBLE) for one in waiting)
    if isinstance(thing, Translation):
        return let_in_translation(translation=thing)
    if isinstance(thing, Amendment):
        return let_in_amendment(amendment=thing)
    return _let_in_proposal(thing)


def _let_in_proposal(proposal: Proposal) -> bool:
    proposal = held(proposal)
    if not proposal.is_unseen:
        return False
    make_public(proposal, clock.now())
    return True


def refuse(thing: Thing) -> bool:
    """Keep waiting words from everybody; they stay for an appeal. Tell whether they waited."""
    if isinstance(thing, Comment):
        return refuse_comment(comment=thing)
    if isinstance(thing, Statement):
        return _move_statement(thing, Statement.Status.WAITING, Statement.Status.REFUSED)
    if isinstance(thing, Translation):
        return refuse_translation(translation=thing)
    if isinstance(thing, Amendment):
        return _move_amendment(thing, Amendment.Sight.WAITING, Amendment.Sight.REFUSED)
    proposal = _held_proposal(thing)
    if not proposal.is_waiting:
        return False
    proposal.refuse()
    proposal.save()
    return True


def give_back(thing: Thing) -> None:
    """Show hidden words again, where they stood; refused ones for the first time."""
    if _was_refused(thing):
        let_in(thing)
    elif isinstance(thing, Comment):
        bring_back(comment=thing)
    elif isinstance(thing, Translation):
        return_translation(translation=thing)
    elif isinstance(thing, Statement):
        _move_statement(thing, Statement.Status.HIDDEN, Statement.Status.VISIBLE)
    elif isinstance(thing, Amendment):
        _move_amendment(thing, Amendment.Sight.HIDDEN, Amendment.Sight.VISIBLE)
    else:
        proposal = _held_proposal(thing)
        proposal.restore()
        proposal.save()
        _find_anew(proposal)


def _was_refused(thing: Thing) -> bool:
    if isinstance(thing, Amendment):
        return thing.sight == Amendment.Sight.REFUSED
    return bool(thing.status == Proposal.Status.REFUSED)


def erase(thing: Thing) -> None:
    """Erase hidden words for good, with their versions and translations."""
    if isinstance(thing, Comment):
        take_away(comment=thing, erased=True)
    elif isinstance(thing, Translation):
        take_translation(translation=thing, erased=True)
    elif isinstance(thing, Statement):
        _erase_statement(thing)
    elif isinstance(thing, Amendment):
        gone = [Amendment.Sight.HIDDEN, Amendment.Sight.REFUSED]
        empty_amendments(Amendment.objects.filter(pk=thing.pk, sight__in=gone))
    else:
        _erase_proposal(_held_proposal(thing))


def _held_proposal(proposal: Proposal) -> Proposal:
    return Proposal.objects.select_for_update(of=("self",), no_key=True).get(pk=proposal.pk)


def _erase_proposal(proposal: Proposal) -> None:
    proposal.erase()
    for name, value in EMPTY.items():
        setattr(proposal, name, value)
    proposal.save()
    proposal.versions.all().delete()
    drop(proposal.attachments.all())
    empty_translations(proposal)
    ProposalWords.objects.filter(proposal=proposal).delete()
    # They hold nearly the same words.
    empty_amendments(proposal.amendments.all())
    Proposal.objects.filter(pk=proposal.pk).update(search_key="")
    searchable.touch("proposal", [proposal.pk])
    _find_anew(proposal)


def _find_anew(proposal: Proposal) -> None:
    """Have what it was merged into be found by its words too, while they may be read."""
    if proposal.merged_into_id:
        fold_again(proposal.merged_into_id)
        searchable.touch("proposal", [proposal.merged_into_id])


def _move_amendment(amendment: Amendment, source: str, target: str) -> bool:
    """Who holds the proposal accepts it: whoever comes second sees what the first did."""
    _held_proposal(amendment.proposal)
    return bool(Amendment.objects.filter(pk=amendment.pk, sight=source).update(sight=target))


def empty_amendments(amendments: QuerySet[Amendment]) -> None:
    """Erase the words of suggested changes; what became of them stays."""
    held = Case.objects.filter(amendment__in=amendments, status=Case.Status.HELD)
    held.update(status=Case.Status.ERASED)
    amendments.update(sight=Amendment.Sight.ERASED, title="", text="", reason="")


def _move_statement(statement: Statement, source: str, target: str) -> bool:
    """Answers stay with a hidden statement, but it is asked and mapped no more."""
    moved = Statement.objects.filter(pk=statement.pk, status=source).update(status=target)
    if moved:
        _draw_again(statement)
    return bool(moved)


def _erase_statement(statement: Statement) -> None:
    # Its words must be free to be said again, by whoever may say them.
    gone = [Statement.Status.HIDDEN, Statement.Status.REFUSED]
    Statement.objects.filter(pk=statement.pk, status__in=gone).update(
        status=Statement.Status.ERASED, text="", search_key=f"erased {statement.pk}"
    )
    empty_translations(statement)


def _draw_again(statement: Statement) -> None:
    changed = partial(
        signals.statements_changed.send, sender=Statement, round_id=statement.round_id
    )
    transaction.on_commit(changed)
