from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from time import sleep

from django.core.cache import cache
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from participation import rules_vote
from participation.models import Action, Credential, RollEntry, Round, VoteDesign
from participation.services.voting_box import inside, refuse_unless_open
from participation.services.voting_opening import opened
from participation.voting.receipts import code_hash, new_code
from participation.voting.rolls import person_key
from people.models import User

# How long a form that was sent twice, or whose answer got lost, still shows the same code. It is
# kept in memory only, under a key that only that form knows.
SHOWN_AGAIN = 600


def account(user: User) -> str:
    """Return the stable name of an account on rolls."""
    return f"account:{user.pk}"


def issue_credential(*, round_: Round, user: User, form_key: str = "") -> str:
    """Give a person their one ballot paper: returns its code, which is stored nowhere.

    The same ``form_key`` gives the same code again for ten minutes (a double click, a broken
    connection). Raises ``RuleBroken`` with what is missing for whoever may not vote, and for
    whoever has had their paper already.
    """
    vote = opened(round_)
    if form_key and (shown := cache.get(_shown_key(form_key))):
        return str(shown)
    door = rules_vote.door("participation.vote", user, round_)
    if not door:
        raise RuleBroken(door.needs)
    rules_vote.require_admitted(user, round_, Action.VOTE)
    try:
        (code,) = issue_to(vote=vote, people=[account(user)])
    except RuleBroken:
        # The other half of a double click may be about to have it.
        if form_key and (shown := _soon_shown(form_key)):
            return shown
        raise
    if form_key:
        cache.set(_shown_key(form_key), code, SHOWN_AGAIN)
    return code


def _shown_key(form_key: str) -> str:
    return "vote-paper-" + sha256(form_key.encode()).hexdigest()


def _soon_shown(form_key: str) -> str | None:
    for _attempt in range(5):
        if code := cache.get(_shown_key(form_key)):
            return str(code)
        sleep(0.05)
    return None


def issue_to(
    *,
    vote: VoteDesign,
    people: Sequence[str],
    source: str = RollEntry.Source.ACCOUNT,
    at: datetime | None = None,
) -> list[str]:
    """Give papers to people by their stable names; returns a code for each.

    The credentials are stored first and the roll is marked after it, in another transaction: one
    transaction for both would tie them together for ever. If the roll refuses anybody, all these
    credentials go again; their codes were never shown to anybody. Raises ``RuleBroken`` then.
    """
    keys = [person_key(bytes(vote.roll_key), person) for person in people]
    _refuse_unless_on_roll(vote, keys)
    codes = [new_code() for _person in people]
    hashes = [code_hash(str(vote.pk), code) for code in codes]
    with inside(vote, at=at) as box:
        refuse_unless_open(box)
        Credential.objects.bulk_create([Credential(code_hash=h, vote=vote) for h in hashes])
    try:
        with inside(vote, at=at) as box:
            refuse_unless_open(box)
            _mark_roll(box, keys, source)
    except RuleBroken:
        with suppress(RuleBroken), inside(vote, at=at) as box:
            refuse_unless_open(box)
            Credential.objects.filter(pk__in=hashes).delete()
        raise
    return codes


def _refuse_unless_on_roll(vote: VoteDesign, keys: Sequence[str]) -> None:
    entries = RollEntry.objects.filter(vote=vote, person_key__in=keys)
    states = list(entries.values_list("state", flat=True))
    if len(states) < len(keys) and vote.roll == VoteDesign.Roll.LIST:
        raise RuleBroken(_("You are not on the roll of this vote."))
    if any(state != RollEntry.State.ELIGIBLE for state in states):
        raise RuleBroken(_("You have had your ballot paper. Use its code to vote or to change."))


def _mark_roll(vote: VoteDesign, keys: Sequence[str], source: str) -> None:
    today = vote.clock.date()
    if vote.roll == VoteDesign.Roll.OPEN:
        RollEntry.objects.bulk_create(
            [RollEntry(vote=vote, person_key=key, source=source, changed_on=today) for key in keys],
            ignore_conflicts=True,
        )
    entries = RollEntry.objects.filter(vote=vote, person_key__in=keys)
    waiting = entries.filter(state=RollEntry.State.ELIGIBLE)
    if waiting.update(state=RollEntry.State.ISSUED, changed_on=today) != len(keys):
        raise RuleBroken(_("You have had your ballot paper. Use its code to vote or to change."))
