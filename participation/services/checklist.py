"""What a process still lacks before it opens, and before its rounds do.

Other parts of participation add their own checks with ``register``, in their ``apps.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from common import clock
from participation.models import Process, Round
from participation.queries.care import unwatched


@dataclass(frozen=True)
class Missing:
    """One thing that lacks: in a sentence, and where to mend it.

    What does not block may be done after the process opened.
    """

    words: str
    url: str
    blocks: bool = True


Check = Callable[[Process], Iterable[Missing]]
_checks: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """Add a check: it yields what a process lacks, for one or two queries."""
    _checks[name] = check


def missing(process: Process) -> list[Missing]:
    """List what a process lacks. A few queries, however many rounds it has."""
    return [item for check in _checks.values() for item in check(process)]


def room_url(name: str, process: Process, round_: Round | None = None) -> str:
    """Return the address of a page of the room."""
    keys = {"process": process.slug} | ({"round": round_.slug} if round_ else {})
    return reverse(f"participation:{name}", kwargs=keys)


def _words(process: Process) -> Iterator[Missing]:
    url = room_url("room-process", process)
    for name in _spoken(process, "title", "question"):
        words = _("Title and question are missing in this language: %(language)s.")
        yield Missing(words % {"language": name}, url)
    if not process.organisers.exists():
        yield Missing(_("Nobody answers for it yet."), url)


def _rounds(process: Process) -> Iterator[Missing]:
    rounds = list(process.rounds.order_by("position"))
    if not any(clock.now() < round_.closes_at for round_ in rounds):
        yield Missing(_("No round is open or will open."), room_url("room-add-rounds", process))
    for round_ in rounds:
        url = room_url("room-edit-round", process, round_)
        for name in _spoken(process, "title", of=round_):
            words = _("“%(round)s” has no title in this language: %(language)s.")
            yield Missing(words % {"round": round_.title, "language": name}, url)


def _themes(process: Process) -> Iterator[Missing]:
    asks = process.rounds.filter(kind=Round.Kind.PROPOSALS).exists()
    if asks and not process.categories.exists():
        yield Missing(_("Proposals need themes to stand under."), room_url("room-themes", process))


def _invited(process: Process) -> Iterator[Missing]:
    invites = process.access == Process.Access.INVITATION
    if invites and not process.invitations.filter(withdrawn_at=None).exists():
        yield Missing(_("Nobody is invited yet."), room_url("room-invitations", process))


def _votes(process: Process) -> Iterator[Missing]:
    """Ask for the options of each vote; they may still come from proposals of a round before it."""
    rounds = list(process.rounds.order_by("position").prefetch_related("vote__options"))
    for place, round_ in enumerate(rounds):
        if round_.kind != Round.Kind.VOTE or round_.state != Round.State.UPCOMING:
            continue
        if not (hasattr(round_, "vote") and round_.vote.options.all()):
            earlier = any(one.kind == Round.Kind.PROPOSALS for one in rounds[:place])
            words = _("“%(round)s” has nothing to vote on yet.") % {"round": round_.title}
            yield Missing(words, room_url("room-vote", process, round_), blocks=not earlier)


def _watched(process: Process) -> Iterator[Missing]:
    """Warn where what people write would wait for a moderator there is not."""
    rounds = list(process.rounds.order_by("position"))
    for round_ in rounds:
        round_.process = process
    for one in unwatched(rounds):
        yield Missing(str(one), room_url("room-who-may", process, one.round), blocks=False)


def _spoken(process: Process, *fields: str, of: Round | None = None) -> Iterator[str]:
    """Name the languages of the process in which one of the fields is empty."""
    for code in process.languages:
        if code in dict(settings.LANGUAGES) and not all(
            getattr(of or process, f"{field}_{code}") for field in fields
        ):
            yield get_language_info(code)["name_local"]


register("words", _words)
register("rounds", _rounds)
register("themes", _themes)
register("invited", _invited)
register("votes", _votes)
register("watched", _watched)
