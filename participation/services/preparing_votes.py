"""What a round puts to the vote, as organisers write it before the vote opens."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from common.ids import short_code
from participation.models import Proposal, Round, VoteDesign
from participation.services.processes import held
from participation.services.voting_opening import OptionDraft, prepare_vote
from people.models import User
from people.services import audit

MOST_OPTIONS = 500
# What an option keeps of a proposal's text; the proposal itself is a link away.
LONGEST_TEXT = 1000
TERMS = ("budget", "max_choices", "min_votes", "roll", "publication")


@transaction.atomic
def write_ballot(
    *,
    round_: Round,
    organiser: User,
    costs: Mapping[str, int],
    without: Collection[str] = (),
    new: tuple[Mapping[str, Mapping[str, str]], int] | None = None,
    **terms: Any,
) -> VoteDesign:
    """Write down the terms of a vote, what each option costs, and which are taken off or new.

    Money in cents; ``costs`` and ``without`` by the key of an option; ``new`` is texts by language
    and a cost.

    Raises:
        RuleBroken: when the person does not organise the process, the vote has opened, nothing
            would be left to choose, or there would be more than 500 options.

    """
    held(round_.process, organiser)
    options = [
        OptionDraft(one.key, costs.get(one.key, one.cost), one.texts, one.proposal)
        for one in _options_of(round_)
        if one.key not in without
    ]
    if new:
        options.append(OptionDraft(f"o{short_code(6).lower()}", new[1], new[0]))
    return _write(round_, organiser, options, **terms)


@transaction.atomic
def add_to_ballot(
    *,
    round_: Round,
    organiser: User,
    proposals: Iterable[Proposal],
    budget: int | None = None,
) -> list[Proposal]:
    """Add proposals to what a round puts to the vote; return those that were not there before.

    Each costs what its announced answer says, else its author's estimate, else nothing yet.
    ``budget`` in cents is needed where no terms are written down. Whoever calls holds the process
    of the organiser. Raises ``RuleBroken`` as ``write_ballot`` does.
    """
    options = _options_of(round_)
    there = {one.proposal_id for one in options}
    added = [proposal for proposal in proposals if proposal.pk not in there]
    vote = VoteDesign.objects.filter(round=round_).first()
    if vote is None and not budget:
        raise RuleBroken(_("Say first how much money there is."))
    kept = [OptionDraft(one.key, one.cost, one.texts, one.proposal) for one in options]
    terms = {name: getattr(vote, name) for name in TERMS} if vote else {"budget": budget}
    if added:
        _write(round_, organiser, [*kept, *map(_option_of, added)], **terms)
    return added


def _options_of(round_: Round) -> list[Any]:
    vote = VoteDesign.objects.select_for_update(no_key=True).filter(round=round_).first()
    return list(vote.options.select_related("proposal")) if vote else []


def _option_of(proposal: Proposal) -> OptionDraft:
    answer = proposal.answer
    cost = (answer.cost if answer else None) or proposal.estimated_cost or Decimal(0)
    words = {"title": proposal.title, "text": proposal.text[:LONGEST_TEXT]}
    return OptionDraft(f"p{proposal.pk}", int(cost * 100), {proposal.language: words}, proposal)


def _write(round_: Round, organiser: User, options: list[OptionDraft], **terms: Any) -> VoteDesign:
    if len(options) > MOST_OPTIONS:
        raise RuleBroken(_("A ballot has 500 options at most."))
    vote = prepare_vote(round_=round_, options=options, **terms)
    audit.record(
        action="vote.prepared",
        actor=organiser,
        target=f"round:{round_.pk}",
        detail={"options": len(options), "budget": terms["budget"]},
    )
    return vote
