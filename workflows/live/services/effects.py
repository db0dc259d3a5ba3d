"""What a decided command changes beyond the board, in the same transaction as its event."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from participation.services.proposals import save_draft
from people.models import User
from thread.refs import Ref, Relation
from thread.services import record
from workflows.live.board.decide import Actor, Refused
from workflows.live.board.kinds import TITLE_LENGTH
from workflows.live.board.state import State
from workflows.live.models import Event, Participant, Session

Facts = dict[str, Any]
Effect = Callable[[Session, State, Facts, Actor], Facts]


def effect_of(kind: str) -> Effect:
    """Return what a kind of command does beyond the board; most do nothing."""
    return EFFECTS.get(kind, _nothing)


def _nothing(_session: Session, _state: State, facts: Facts, _actor: Actor) -> Facts:
    return facts


def draft_from_card(session: Session, state: State, facts: Facts, actor: Actor) -> Facts:
    """Make a card the draft of a proposal, owned by the facilitator who did it.

    The card's author is credited by the name the room saw; the thread keeps that the card
    became the draft. Raises ``RuleBroken`` when the session has no round for drafts, or the
    round takes none.
    """
    if session.round_id is None:
        raise RuleBroken(_("This session has no round that takes proposals."))
    card = state["cards"][facts["card"]]
    source = Ref("card", _card_key(session, facts["card"]))
    proposal = save_draft(
        round_=session.round,
        author=_owner_of_drafts(actor),
        origin="session",
        credited_to=_credit(state, card),
        came_from=source,
        title=Truncator(card["text"].splitlines()[0]).chars(TITLE_LENGTH),
        text=card["text"],
        language=card["language"],
    )
    record(source=Ref("session", session.pk), target=source, relation=Relation.LED_TO)
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


def show_out(session: Session, _state: State, facts: Facts, _actor: Actor) -> Facts:
    """Take away a participant's place; their sockets close and their token opens nothing."""
    found = Participant.objects.filter(session=session, pk=int(facts["person"]))
    found.update(removed_at=timezone.now())
    return facts


def end(session: Session, _state: State, facts: Facts, _actor: Actor) -> Facts:
    """Note the end on the session itself, where lists look for it."""
    session.ended_at = timezone.now()
    return facts


EFFECTS: dict[str, Effect] = {
    "card.promote": draft_from_card,
    "person.remove": show_out,
    "session.end": end,
}
