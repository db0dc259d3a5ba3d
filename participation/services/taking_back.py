"""How an author takes back what waits for a moderator: it was never shown to anybody else."""

from __future__ import annotations

from django.db import transaction

from common import clock
from common.exceptions import RuleBroken
from participation import rules
from participation.models import Amendment, Case, Comment, Proposal, Statement, Translation
from participation.models.care import Thing
from participation.queries.proposals import held
from participation.services.amendments import take_amendment_back
from participation.services.premoderation import case_held
from participation.services.translations import remove_translation
from people.models import User
from people.services import audit


@transaction.atomic
def take_back(*, thing: Thing, author: User) -> None:
    """Take back one's own words while they wait for a moderator; again: changes nothing.

    A proposal is a draft again, a suggested change is withdrawn; of the others no words are kept.

    Raises:
        RuleBroken: when they are somebody else's, or a moderator has decided about them.

    """
    case = case_held(thing)
    thing.refresh_from_db()
    if case and case.status == Case.Status.TAKEN and rules.is_author(author, thing):
        return
    way = rules.door("participation.take_back", author, thing)
    if not way or case is None:
        raise RuleBroken(way.needs)
    case.status = Case.Status.TAKEN
    case.save(update_fields=["status"])
    if isinstance(thing, Proposal):
        _be_a_draft_again(thing)
    elif isinstance(thing, Amendment):
        take_amendment_back(amendment=thing)
    elif isinstance(thing, Translation):
        remove_translation(translation=thing, translator=author)
    else:
        _empty(thing)
    audit.record(action="care.taken_back", actor=author, target=str(case))


def _be_a_draft_again(proposal: Proposal) -> None:
    proposal = held(proposal)
    proposal.take_back()
    proposal.save()


def _empty(thing: Comment | Statement) -> None:
    """Keep only that there was something: how fast one may go is counted by it."""
    thing.status, thing.text = type(thing).Status.TAKEN, ""
    if isinstance(thing, Comment):
        thing.removed_at = clock.now()
    else:
        # Its words must be free to be said again.
        thing.search_key = f"taken {thing.pk}"
    thing.save()
