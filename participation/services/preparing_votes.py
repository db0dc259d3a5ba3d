"""What a round puts to the vote, as organisers write it before the vote opens."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.exceptions import RuleBroken
from common.ids import short_code
from participation.models import Proposal, Round, Translation, VoteDesign
from participation.queries.translations import best_of
from participation.services.processes import held
from participation.services.voting_opening import OptionDraft, prepare_vote
from people.models import User
from people.services import audit

MOST_OPTIONS = 500
# What an option keeps of a proposal's text; the proposal itself is a link away.
LONGEST_TEXT = 1000
# So many proposals are named in a refusal.
NAMED = 5
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
    unknown_cost: int | None = None,
) -> list[Proposal]:
    """Add proposals to what a round puts to the vote; return those that were not there before.

    Each costs what its announced answer says, else its author's estimate, else ``unknown_cost``;
    its words come in every language somebody said them in. ``budget`` is needed where no terms
    are written down; both in cents. Whoever calls holds the process of the organiser.

    Raises:
        RuleBroken: as ``write_ballot`` does, and when nobody knows what a proposal costs.

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
        _require_costs(added, unknown_cost)
        said = _translations_of(added)
        new = [_option_of(one, said.get(one.pk, []), unknown_cost) for one in added]
        _write(round_, organiser, [*kept, *new], **terms)
    return added


def _options_of(round_: Round) -> list[Any]:
    vote = VoteDesign.objects.select_for_update(no_key=True).filter(round=round_).first()
    return list(vote.options.select_related("proposal")) if vote else []


def _option_of(
    proposal: Proposal, translations: list[Translation], unknown_cost: int | None
) -> OptionDraft:
    known = _cost_of(proposal)
    cost = (unknown_cost or 0) if known is None else int(known * 100)
    words: list[Proposal | Translation] = [*best_of(proposal, translations), proposal]
    texts = {one.language: {"title": one.title, "text": one.text[:LONGEST_TEXT]} for one in words}
    return OptionDraft(f"p{proposal.pk}", cost, texts, proposal)


def _cost_of(proposal: Proposal) -> Decimal | None:
    answer = proposal.answer
    if answer and answer.cost is not None:
        return Decimal(answer.cost)
    return proposal.estimated_cost


def _require_costs(proposals: list[Proposal], unknown_cost: int | None) -> None:
    """Put nothing to the vote at no cost only because nobody has said what it costs."""
    unknown = [one for one in proposals if _cost_of(one) is None]
    if unknown and unknown_cost is None:
        words = ngettext(
            "Nobody has said what “%(titles)s” costs. Say it in your answer, or give a cost here.",
            "Nobody has said what these cost: %(titles)s. Say it in your answers, or give a cost "
            "for them here.",
            len(unknown),
        )
        titles = ", ".join(one.title for one in unknown[:NAMED])
        raise RuleBroken(words % {"titles": titles + (", …" if unknown[NAMED:] else "")})


def _translations_of(proposals: list[Proposal]) -> dict[int, list[Translation]]:
    """Return what people made of the proposals as they stand now, by proposal. One query."""
    found: dict[int, list[Translation]] = {}
    visible = Translation.objects.filter(
        proposal__in=[one.pk for one in proposals],
        status=Translation.Status.VISIBLE,
        # What says something the original does not say any more is nothing to vote on.
        of_version__gte=F("proposal__version"),
    )
    for one in visible.order_by("pk"):
        found.setdefault(one.proposal_id or 0, []).append(one)
    return found


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
