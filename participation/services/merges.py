"""Merging proposals: proposed, agreed by their authors, put into effect; then supporters answer.

A support is its giver's: none moves by itself. Whoever supported an earlier proposal is asked;
until they say yes their support stays there and is shown as such.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock, searchable
from common.exceptions import RuleBroken, require
from participation import rules
from participation.models import (
    Answer,
    Merge,
    MergeAnswer,
    MergePart,
    Proposal,
    Support,
    VoteOption,
)
from participation.queries.merges import supported_by
from participation.queries.people import hold, hold_rules
from participation.services.counting_supports import count, drop, hold_numbers
from participation.services.proposals import publish_draft, ref, save_draft
from participation.services.search_keys import fold_again
from participation.tasks_together import tell_of_merge, tell_of_merge_proposed
from people.models import User
from people.services import audit
from thread import services as thread
from thread.refs import Relation

MOST_PARTS = 6
SILENCE = timedelta(days=7)
TIME_TO_ANSWER = timedelta(days=14)
KEPT = ("category", "territory", "place_name", "latitude", "longitude", "language")


@transaction.atomic
def propose_merge(  # noqa: PLR0913 -- a merge is which, into what, and why
    *,
    sources: Sequence[Proposal],
    target: Proposal | None,
    proposer: User,
    reason: str,
    title: str = "",
    text: str = "",
    form_key: UUID | None = None,
) -> Merge:
    """Propose that some proposals become one: the ``target``, or a new one with a title and a text.

    The proposer's own proposals agree at once; when no other author is left to ask, it takes
    effect. The same ``form_key`` sent again returns the merge already proposed.

    Raises:
        RuleBroken: when one is neither an author of one of them nor organises the process, they
            are not all open proposals of one round, fewer than two or more than six, answered or
            put to the vote, in another open merge, or words are missing.

    """
    hold(proposer)
    made = form_key and Merge.objects.filter(proposed_by=proposer, form_key=form_key).first()
    if made:
        return made
    proposals = _held([*sources, target] if target else sources)
    organises = _require_may_propose(proposals, proposer)
    _require_words(reason, title, text, new=target is None)
    merge = Merge.objects.create(
        round=proposals[0].round,
        target=target,
        title=" ".join(title.split()),
        text=text.strip(),
        reason=reason.strip(),
        proposed_by=proposer,
        by_organiser=organises,
        form_key=form_key,
        proposed_at=clock.now(),
    )
    for proposal in proposals:
        mine = proposal.author_id == proposer.pk
        merge.parts.create(
            proposal=proposal,
            is_target=target is not None and proposal.pk == target.pk,
            agreed_at=clock.now() if mine else None,
        )
    _record("merge.proposed", proposer, merge)
    transaction.on_commit(partial(tell_of_merge_proposed.enqueue, pk=merge.pk))
    return _take_effect_if_agreed(merge)


@transaction.atomic
def agree_to_merge(*, merge: Merge, author: User) -> Merge:
    """Agree, as the author of some of the proposals; the last who agrees puts it into effect.

    Raises:
        RuleBroken: when none of them is one's own, the merge was not agreed, or something stands
            against it by now.

    """
    merge = _held_merge(merge)
    if merge.is_done:
        return merge
    require(merge.is_asked, _("This merge is not proposed any more."))
    mine = merge.parts.filter(proposal__author=author)
    require(mine.exists(), _("Only the authors can do this."))
    mine.filter(agreed_at=None).update(agreed_at=clock.now())
    _record("merge.agreed", author, merge)
    return _take_effect_if_agreed(merge)


@transaction.atomic
def refuse_merge(*, merge: Merge, person: User) -> Merge:
    """End a merge before it takes effect: as one of the authors, or as whoever proposed it.

    Raises:
        RuleBroken: when one is neither, or it is in effect already.

    """
    merge = _held_merge(merge)
    asked = merge.parts.filter(proposal__author=person).exists()
    require(asked or merge.proposed_by_id == person.pk, _("Only the authors can do this."))
    if merge.status == Merge.Status.ENDED:
        return merge
    require(merge.is_asked, _("This merge is in effect already."))
    merge.status, merge.decided_at = Merge.Status.ENDED, clock.now()
    merge.save()
    merge.parts.update(is_open=False)
    _record("merge.refused", person, merge)
    return merge


@transaction.atomic
def put_into_effect(*, merge: Merge, organiser: User) -> Merge:
    """Put a merge into effect that the organiser proposed, when authors are silent for a week.

    Raises:
        RuleBroken: when one does not organise the process, it was proposed by an author, a week
            has not passed, or it was not agreed.

    """
    merge = _held_merge(merge)
    if merge.is_done:
        return merge
    may = merge.by_organiser and rules.organises(organiser, merge.round.process)
    require(may, _("Only the organiser can do this."))
    require(merge.is_asked, _("This merge is not proposed any more."))
    waited = clock.now() - merge.proposed_at >= SILENCE
    require(waited, _("The authors have a week to answer."))
    return _take_effect(merge)


@transaction.atomic
def answer_merge(*, merge: Merge, person: User, says_yes: bool) -> MergeAnswer:
    """Say as a supporter of an earlier proposal whether one supports the merged one.

    Yes moves the support there: it counts once, however many of the earlier ones were supported.
    No leaves it where it is, and may become a yes in time.

    Raises:
        RuleBroken: when none of them is supported, the time is over, the support has moved
            already, or the merged proposal is not open any more.

    """
    hold(person)
    known = merge.answers.filter(person=person).first()
    if known and known.says_yes:
        require(says_yes, _("Your support has moved. Take it back at the merged proposal."))
        return known
    in_time = merge.is_done and merge.answers_until and clock.now() <= merge.answers_until
    require(bool(in_time), _("The time to answer is over."))
    given = list(supported_by(merge, person).order_by("proposal_id"))
    require(bool(given), _("This is asked of those who supported one of the proposals."))
    if says_yes:
        _move(given, merge, person)
    facts = {"says_yes": says_yes, "at": clock.now()}
    return MergeAnswer.objects.update_or_create(merge=merge, person=person, defaults=facts)[0]


def _move(given: list[Support], merge: Merge, person: User) -> None:
    """Take a person's supports from the earlier proposals and give one to the merged."""
    round_, there = hold_rules(merge.round), {"proposal_id": merge.target_id, "person": person}
    pks = [merge.target_id or 0, *(support.proposal_id for support in given)]
    target = hold_numbers(person=person, round_=round_, also=pks).get(pks[0])
    require(bool(target and target.is_published), _("This proposal is not open any more."))
    drop(Support.objects.filter(pk__in=[support.pk for support in given]))
    if Support.objects.filter(**there).exists():
        return
    # Fewer supports than the round asks for are left by the merge, not by the person.
    counts = not all(support.is_temporary for support in given)
    Support.objects.create(round_id=round_.pk, is_temporary=not counts, **there)
    if counts:
        count([pks[0]], 1, round_)


def _take_effect_if_agreed(merge: Merge) -> Merge:
    waits = merge.parts.filter(agreed_at=None).exists()
    return merge if waits else _take_effect(merge)


def _take_effect(merge: Merge) -> Merge:
    parts = list(merge.parts.order_by("pk").select_related("proposal__author"))
    lead = _lead_of(merge, [part.proposal for part in parts])
    if merge.target_id is None:
        # People are locked before proposals, here as everywhere.
        hold(lead.author)
    held = {one.pk: one for one in _held([part.proposal for part in parts])}
    _require_together(list(held.values()))
    sources = [held[part.proposal_id] for part in parts if not part.is_target]
    target = held[merge.target_id] if merge.target_id else _begin_new(merge, lead)
    moment = clock.now()
    for source in sources:
        source.merge()
        source.merged_into, source.merged_at = target, moment
        source.save()
    if merge.target_id is None:
        target = publish_draft(proposal=target, author=target.author)
        read_first = _("A moderator reads new proposals first: choose one of these.")
        require(target.is_published, read_first)
    _write_along(target, [held[part.proposal_id] for part in parts if part.agreed_at], moment)
    merge.target, merge.status, merge.decided_at = target, Merge.Status.DONE, moment
    # Its words have done their work: the proposal holds them now.
    merge.title = merge.text = merge.reason = ""
    merge.answers_until = max(merge.round.closes_at, moment + TIME_TO_ANSWER)
    merge.save()
    merge.parts.update(is_open=False)
    fold_again(target.pk)
    searchable.touch("proposal", [target.pk, *(source.pk for source in sources)])
    _record("merge.done", merge.proposed_by, merge)
    transaction.on_commit(partial(tell_of_merge.enqueue, pk=merge.pk))
    _keep_lineage(sources, target)
    return merge


def _lead_of(merge: Merge, proposals: list[Proposal]) -> Proposal:
    """Choose whose author publishes a new proposal: the proposer's own, else the first."""
    mine = (one for one in proposals if one.author_id == merge.proposed_by_id)
    return next(mine, proposals[0])


def _begin_new(merge: Merge, lead: Proposal) -> Proposal:
    """Begin the new proposal with the merge's own words."""
    words = {name: getattr(lead, name) for name in KEPT}
    return save_draft(
        round_=merge.round, author=lead.author, title=merge.title, text=merge.text, **words
    )


def _write_along(target: Proposal, agreed: list[Proposal], moment: datetime) -> None:
    """Let the authors who agreed write the merged proposal together."""
    writing = target.writer_ids
    for author in {one.author_id for one in agreed} - writing:
        target.coauthors.filter(person_id=author).delete()
        target.coauthors.create(person_id=author, invited_at=moment, joined_at=moment)
    target.__dict__.pop("co_writers", None)


def _keep_lineage(sources: list[Proposal], target: Proposal) -> None:
    links = [(ref(source), ref(target), Relation.MERGED) for source in sources]
    # What grew from the proposal it is merged into: the thread knows that way already.
    with suppress(RuleBroken):
        thread.record_many(links=links)


def _held(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Read proposals anew, locked in the order of their numbers whoever else locks them."""
    rows = Proposal.objects.select_for_update(of=("self",), no_key=True)
    along = rows.select_related("round__process__territory", "author")
    return list(along.filter(pk__in=[one.pk for one in proposals]).order_by("pk"))


def _held_merge(merge: Merge) -> Merge:
    rows = Merge.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("round__process__territory", "proposed_by").get(pk=merge.pk)


def _require_may_propose(proposals: list[Proposal], proposer: User) -> bool:
    """Refuse what cannot be merged; tell whether the proposer does it as the organiser."""
    in_bounds = 2 <= len(proposals) <= MOST_PARTS
    require(in_bounds, _("Name at least one other proposal, and at most five."))
    one_round = len({one.round_id for one in proposals}) == 1
    require(one_round, _("Only proposals of one round become one."))
    _require_together(proposals)
    waiting = MergePart.objects.filter(proposal__in=proposals, is_open=True).exists()
    require(not waiting, _("Another merge of one of these proposals waits already."))
    if any(one.author_id == proposer.pk for one in proposals):
        way = rules.door("participation.merge_proposal", proposer, proposals[0])
        require(bool(way), way.needs)
        return False
    organises = rules.organises(proposer, proposals[0].round.process)
    require(organises, _("Only the authors or the organiser can propose this."))
    return True


def _require_together(proposals: list[Proposal]) -> None:
    published = all(one.is_published for one in proposals)
    require(published, _("One of these proposals is not open any more."))
    answered = Answer.objects.filter(proposal__in=proposals, announced_at__isnull=False).exists()
    require(not answered, _("One of these proposals is answered already."))
    on_vote = VoteOption.objects.filter(proposal__in=proposals).exists()
    require(not on_vote, _("One of these proposals is put to the vote."))


def _require_words(reason: str, title: str, text: str, *, new: bool) -> None:
    require(bool(reason.strip()), _("Say why."))
    has_words = bool(title.strip() and text.strip())
    require(has_words or not new, _("Write a title and a text first."))


def _record(action: str, actor: User, merge: Merge) -> None:
    audit.record(
        action=action,
        actor=actor,
        target=f"round:{merge.round_id}",
        detail={"merge": merge.pk, "into": merge.target_id},
    )
