"""The folded state of each session, one per process, kept up with the log."""

import logging
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from typing import NamedTuple

from workflows.live.board.sight import Sight, step, view
from workflows.live.board.state import Happened, State, empty
from workflows.live.models import Session
from workflows.live.queries.boards import ShownBoard, board_of
from workflows.live.queries.log import events_after

logger = logging.getLogger(__name__)

RECENT = 2000  # events a newly started hub can still tell one by one
KEPT = 64  # sessions; the one looked at longest ago is forgotten first

Watcher = Callable[[list[Sight]], None]


class Cut(NamedTuple):
    """A state as an audience sees it, at a number, and what single people see beyond that."""

    seq: int
    state: State
    own: dict[str, State]


class Replica:
    """The state of one session at some number of its log.

    Whoever reads or writes it holds ``lock``. Watchers (the hubs) are told of every new event
    once, in order, after it is committed.
    """

    def __init__(self, session_pk: int) -> None:
        self.session_pk = session_pk
        self.lock = threading.RLock()
        self.state = empty()
        self.seq = 0  # folded up to here
        self.told = 0  # watchers know up to here; ahead of ``seq`` only while rebuilding
        self.recent: deque[Sight] = deque(maxlen=RECENT)
        self.watchers: list[Watcher] = []

    def fold(self, events: Iterable[Happened]) -> list[Sight]:
        """Fold events that follow on and return how each audience sees them."""
        return [self._step(event) for event in events if event.seq == self.seq + 1]

    def _step(self, event: Happened) -> Sight:
        self.seq = event.seq
        try:
            return step(self.state, event)
        except Exception:
            # One event nobody can read must not stop a meeting: it keeps its number, and
            # every audience gets a hole in its place.
            logger.exception("event %s of session %s is unreadable", event.seq, self.session_pk)
            return Sight(event.seq, None, None)

    def tell(self, sights: list[Sight]) -> None:
        """Hand committed events to the watchers."""
        fresh = [sight for sight in sights if sight.seq > self.told]
        if not fresh:
            return
        self.told = fresh[-1].seq
        self.recent.extend(fresh)
        for watcher in list(self.watchers):
            watcher(fresh)

    def catch_up(self) -> int:
        """Fold and tell what the log holds beyond us; return the number reached."""
        with self.lock:
            self.tell(self.fold(events_after(self.session_pk, self.seq)))
            return self.seq

    def forget(self) -> None:
        """Start over from the log: what was folded last may not have been committed."""
        self.state, self.seq = empty(), 0

    def watch(self, watcher: Watcher) -> list[Sight]:
        """Tell ``watcher`` every event from now on; return the latest of those before."""
        with self.lock:
            self.catch_up()
            self.watchers.append(watcher)
            return list(self.recent)

    def cut(self, audience: str) -> Cut:
        """Return the state as an audience sees it, with what authors see of their own beyond."""
        with self.lock:
            shown = view(self.state, audience)
            own: dict[str, State] = {}
            for key, card in self.state["cards"].items():
                if shown["cards"].get(key) is not card:
                    own.setdefault(card["by"], {})[key] = card
            return Cut(self.seq, shown, own)


_replicas: OrderedDict[int, Replica] = OrderedDict()
_guard = threading.Lock()


def replica_of(session_pk: int) -> Replica:
    """Return this process's replica of a session; it may be behind the log."""
    with _guard:
        replica = _replicas.setdefault(session_pk, Replica(session_pk))
        _replicas.move_to_end(session_pk)
        if len(_replicas) > KEPT:
            idle = next((key for key, old in _replicas.items() if not old.watchers), None)
            if idle is not None:
                del _replicas[idle]
        return replica


def state_seen_by(session_pk: int, audience: str, actor: str = "") -> State:
    """Return the board as it is now for an audience (and one of its people)."""
    replica = replica_of(session_pk)
    with replica.lock:
        replica.catch_up()
        return view(replica.state, audience, actor)


def shown_board(session: Session, audience: str, actor: str = "") -> ShownBoard:
    """Return a session's board for an audience and one of its people, ready for a page.

    Costs one query for the run sheet and one or two for what the log holds beyond this
    process's replica, whatever the number of cards.
    """
    state = state_seen_by(session.pk, audience, actor)
    return board_of(state, list(session.activities.order_by("position")), actor)


def forget_all() -> None:
    """Drop every replica; for tests, whose databases forget too."""
    with _guard:
        _replicas.clear()
