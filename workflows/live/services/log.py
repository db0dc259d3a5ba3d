"""The only writer of a session's log."""

from datetime import UTC, datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from common.exceptions import RuleBroken
from workflows.live.board.decide import Actor, AlreadyDone, Command, Refused, decide
from workflows.live.board.state import Happened
from workflows.live.models import Event, Session
from workflows.live.queries.log import events_after, numbers_of_repeats

from .effects import Deed, effect_of
from .facts import given_for
from .replicas import Replica


class Wish(NamedTuple):
    """A command, who gives it and, for a recorded log played again, when that was."""

    actor: Actor
    command: Command
    at: datetime | None = None


class Answer(NamedTuple):
    """What became of a wish: durable at ``seq``, or refused with a code and a sentence's key."""

    seq: int = 0
    repeated: bool = False
    code: str = ""
    why: str = ""
    sentence: str = ""  # a lower floor's own words, already translated

    @property
    def accepted(self) -> bool:
        return not self.code


def commit(replica: Replica, wishes: list[Wish]) -> list[Answer]:
    """Decide and keep wishes, in order, in one transaction; answer each.

    Under the lock of the session's row: fold what other processes wrote, answer repeats with
    their first number, decide the rest, insert their events, move the session's number. So the
    numbers have no gap and every process has the same order. When this returns, what was
    accepted is durable. Raises whatever the database raises; then nothing was kept.
    """
    with replica.lock:
        try:
            with transaction.atomic(durable=True):
                batch = _Batch(replica, wishes)
                answers = batch.answers()
                batch.keep()
        except BaseException:
            replica.forget()
            raise
        replica.tell(batch.sights)
        return answers


class _Batch:
    """The wishes of one transaction."""

    def __init__(self, replica: Replica, wishes: list[Wish]) -> None:
        self.replica, self.wishes = replica, wishes
        self.session = Session.objects.select_for_update(of=("self",)).get(pk=replica.session_pk)
        self.sights = replica.fold(events_after(replica.session_pk, replica.seq))
        self.known = numbers_of_repeats(replica.session_pk, {wish.command.cmid for wish in wishes})
        self.fresh: list[Event] = []

    def answers(self) -> list[Answer]:
        return [self._answer(wish) for wish in self.wishes]

    def _answer(self, wish: Wish) -> Answer:
        key = (wish.actor.id, wish.command.cmid)
        if key in self.known:
            return Answer(self.known[key], repeated=True)
        try:
            self.known[key] = self._happen(wish)
        except AlreadyDone as done:
            return Answer(done.seq, repeated=True)
        except Refused as no:
            return Answer(code=no.code, why=no.why)
        except RuleBroken as broken:
            return Answer(code="conflict", sentence=str(broken))
        return Answer(self.known[key])

    def _happen(self, wish: Wish) -> int:
        if self.session.is_over:
            raise Refused("closed", "session_over")
        now = wish.at or timezone.now()
        command = wish.command._replace(given=given_for(self.session, wish.command, now))
        ((kind, facts),) = decide(self.replica.state, command, wish.actor)
        with transaction.atomic():
            done = Deed(self.session, self.replica.state, wish.actor, now)
            facts = effect_of(kind)(done, facts)
        return self._log(wish, kind, facts, now)

    def _log(self, wish: Wish, kind: str, facts: dict[str, object], now: datetime) -> int:
        seq = self.replica.seq + 1
        milliseconds = int(now.timestamp() * 1000)
        event = Event(
            session=self.session,
            seq=seq,
            kind=kind,
            actor_id=int(wish.actor.id),
            cmid=wish.command.cmid,
            payload=facts,
            at=datetime.fromtimestamp(milliseconds / 1000, UTC),
        )
        self.fresh.append(event)
        told = Happened(seq, kind, wish.actor.id, facts, milliseconds, wish.actor.name)
        self.sights += self.replica.fold([told])
        return seq

    def keep(self) -> None:
        if self.fresh:
            Event.objects.bulk_create(self.fresh)
            self.session.seq = self.replica.seq
            self.session.save(update_fields=["seq", "ended_at"])
