"""Bringing proposals of one round into the next: with their authors, without their supports."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation.models import CoAuthor, Proposal, ProposalVersion, Round
from participation.queries import carrying as queries
from participation.services.carrying_along import pack
from participation.services.preparing_votes import add_to_ballot
from participation.services.processes import held
from participation.services.search_keys import find_new_by
from participation.tasks import tell_of_carrying
from people.models import User
from people.services import audit
from thread.refs import Ref, Relation
from thread.services import record_many

MOST = 500


@transaction.atomic
def carry_proposals(  # noqa: PLR0913 -- a ballot asks for money besides
    *,
    source: Round,
    into: Round,
    organiser: User,
    proposals: Iterable[int],
    budget: int | None = None,
    unknown_cost: int | None = None,
) -> int:
    """Bring proposals (by id) of a round into a later one; return how many are new there.

    In a round of proposals each is a proposal of its own: words, files, translations, origin and
    authors are those of the original, where comments and supports stay, and so are answers to
    what the later round asks, too. In a vote each is an option; ``budget`` (in cents) is needed
    for its first ones, ``unknown_cost`` for those nobody has said a cost of. What has fewer
    supports than the round asks for is left out. Again, or two at once: nothing comes in twice.
    Authors are told.

    Raises:
        RuleBroken: when the person does not organise the process, the rounds do not follow each
            other in it, nothing is chosen, more than 500 are, there is no budget yet, or a cost
            is unknown.

    """
    held(source.process, organiser)
    into = queries.destinations(source).filter(pk=into.pk).first() or _nowhere()
    into.process = source.process
    found = _chosen(source, proposals)
    if into.kind == Round.Kind.VOTE:
        moved = add_to_ballot(
            round_=into,
            organiser=organiser,
            proposals=found,
            budget=budget,
            unknown_cost=unknown_cost,
        )
    else:
        moved = _copy(found, into, organiser)
    _say_carried(moved, source, into, organiser)
    return len(moved)


def _chosen(source: Round, proposals: Iterable[int]) -> list[Proposal]:
    chosen = queries.standing(source).filter(pk__in=set(proposals))
    rows = chosen.select_related("decided_answer", "round__process")
    found = list(rows.select_for_update(of=("self",), no_key=True).order_by("-support_count", "pk"))
    if not found:
        raise RuleBroken(_("No proposal is chosen."))
    if len(found) > MOST:
        raise RuleBroken(_("Carry 500 proposals at a time at most."))
    return found


def _say_carried(moved: list[Proposal], source: Round, into: Round, organiser: User) -> None:
    audit.record(
        action="proposals.carried",
        actor=organiser,
        target=f"round:{into.pk}",
        detail={"from": source.pk, "process": source.process_id, "number": len(moved)},
    )
    for proposal in moved:
        transaction.on_commit(partial(tell_of_carrying.enqueue, pk=proposal.pk, into=into.pk))


def _nowhere() -> Round:
    raise RuleBroken(_("Proposals go on into a later round of the same process that is not over."))


def _copy(originals: list[Proposal], into: Round, organiser: User) -> list[Proposal]:
    there = set(into.proposals.exclude(carried_from=None).values_list("carried_from", flat=True))
    moved = [proposal for proposal in originals if proposal.pk not in there]
    luggage = pack(moved, into)
    carried = [_carried(original, into, luggage.words(original)) for original in moved]
    find_new_by(carried, luggage.unpack(carried))
    links = [
        (Ref("proposal", one.carried_from_id), Ref("proposal", one.pk), Relation.BECAME)
        for one in carried
    ]
    record_many(links=links, by=organiser.pseudonym)
    return moved


def _carried(original: Proposal, into: Round, words: dict[str, Any]) -> Proposal:
    """Write the same words into another round, by the same people."""
    now = clock.now()
    carried = Proposal(
        round=into,
        author_id=original.author_id,
        organisation_id=original.organisation_id,
        credited_to=original.credited_to,
        origin=original.origin,
        repeats=original.repeats,
        carried_from=original,
        version=1,
        published_at=now,
        **words,
    )
    carried.publish()
    carried.save()
    ProposalVersion.objects.create(
        proposal=carried,
        number=1,
        created_by_id=original.author_id,
        created_at=now,
        **words,
    )
    joined = original.coauthors.filter(joined_at__isnull=False)
    CoAuthor.objects.bulk_create(
        CoAuthor(
            proposal=carried,
            person_id=one.person_id,
            invited_at=one.invited_at,
            joined_at=one.joined_at,
        )
        for one in joined
    )
    return carried
