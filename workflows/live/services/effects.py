"""What a decided command changes beyond the board, in the same transaction as its event."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from participation.services.proposals import save_draft
from people.models import User
from thread.refs import Ref, Relation
from thread.services import record_many
from workflows.live.board.decide import Actor, Refused
from workflows.live.board.kinds import TITLE_LENGTH
from workflows.live.board.state import State
from workflows.live.models import Event, Participant, Session

Facts = dict[str, Any]


class Deed(NamedTuple):
    """What an effect may need to know: where, on which board, who, and when."""

    session: Session
    state: State
    actor: Actor
    at: datetime


Effect = Callable[[Deed, Facts], Facts]


def effect_of(kind: str) -> Effect:
    """Return what a kind of command does beyond the board; most do nothing."""
    return EFFECTS.get(kind, _nothing)


def _nothing(_deed: Deed, facts: Facts) -> Facts:
    return facts


def draft_from_card(deed: Deed, facts: Facts) -> Facts:
    """Make a card the draft of a proposal, owned by the facilitator who did it.

    The card's author is credited by the name the room saw; the thread keeps that the card
    became the draft. Raises ``RuleBroken`` when the session has no round for drafts, or the
    round takes none.
    """
    session, state, actor, at = deed
    if session.round is None:
        raise RuleBroken(_("This session has no round that takes proposals."))
    card = state["cards"][facts["card"]]
    source = Ref("card", _card_key(session, facts["card"]))
    proposal = save_draft(
        round_=session.round,
        author=_owner_of_drafts(actor),
        origin="session",
        credited_to=_credit(state, card),
        title=Truncator(card["text"].splitlines()[0]).chars(TITLE_LENGTH),
        text=card["text"],
        language=card["language"],
        at=at,
    )
    became = (source, Ref("proposal", proposal.pk), Relation.BECAME)
    led_to = (Ref("session", session.pk), source, Relation.LED_TO)
    record_many(links=[led_to, became], by=actor.name)
    return {**facts, "proposal": proposal.pk}


def _owner_of_drafts(actor: Actor) -> User:
    user = User.objects.filter(place_in_sessions__pk=int(actor.id)).first()
    if user is None:
        raise Refused("forbidden", "only_facilitators")
    return user


def _credit(state: State, card: dict[str, Any]) -> str:
    anonymous = state["activities"][card["activity"]]["rules"]["anonymous"]
    return "" if anonymous else card["name"]


def _card_key(session: Session, seq: str) -> int:
    return Event.objects.values_list("pk", flat=True).get(session=session, seq=int(seq))


def show_out(deed: Deed, facts: Facts) -> Facts:
    """Take away a participant's place; their sockets close and their token opens nothing."""
    found = Participant.objects.filter(session=deed.session, pk=int(facts["person"]))
    found.update(removed_at=deed.at)
    return facts


def end(deed: Deed, facts: Facts) -> Facts:
    """Note the end on the session itself, where lists look for it."""
    deed.session.ended_at = deed.at
    return facts


EFFECTS: dict[str, Effect] = {
    "card.promote": draft_from_card,
    "person.remove": show_out,
    "session.end": end,
}
