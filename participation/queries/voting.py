from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Count, F, Func, QuerySet
from django.db.models.fields import DateTimeField

from participation.models import (
    Action,
    CountedBallot,
    Draw,
    Process,
    RollEntry,
    Round,
    VoteDesign,
    VoteEvent,
)
from participation.queries import rounds
from participation.voting import ballot_file, design
from participation.voting.rolls import person_key
from people.rules import Visitor

ROUNDED_TO = 5


class DatabaseClock(Func):
    """The moment PostgreSQL reads its clock: one clock for all servers of a site."""

    function = "CLOCK_TIMESTAMP"
    output_field = DateTimeField()


def visible_to(user: Visitor) -> QuerySet[VoteDesign]:
    """Return the votes of the rounds a person may see; round, process, closing come along."""
    return VoteDesign.objects.filter(round__in=rounds.visible_to(user)).select_related(
        "round__process__territory", "closing__result"
    )


def at_the_clock(vote_pk: int) -> VoteDesign:
    """Read a vote afresh, with the database's ``clock`` and its round's two dates. One query.

    Raises ``VoteDesign.DoesNotExist``.
    """
    votes = VoteDesign.objects.annotate(  # type: ignore[no-redef]
        clock=DatabaseClock(), opens_at=F("round__opens_at"), closes_at=F("round__closes_at")
    )
    for vote in votes.filter(pk=vote_pk):
        return vote
    raise VoteDesign.DoesNotExist


def design_of(vote: VoteDesign) -> design.Design:
    """Return what the vote is about: frozen once it is open, as prepared so far before that."""
    if vote.canonical:
        return design.from_text(vote.canonical)
    return design.from_data(draft_of(vote))


def draft_of(vote: VoteDesign) -> dict[str, Any]:
    """Put together the design that opening would freeze. Costs one query for the options."""
    round_, process = vote.round, vote.round.process
    return {
        "format": design.FORMAT,
        "vote": f"{process.slug}/{round_.slug}",
        "title": translations(round_, "title"),
        "territory": process.territory.name,
        "languages": list(process.languages),
        "method": "budget",
        "rule": {**design.RULE, "min_votes": vote.min_votes},
        "budget": vote.budget,
        "currency": process.currency,
        "limits": {
            "min_choices": vote.min_choices,
            "max_choices": vote.max_choices,
            "max_cost": vote.max_cost,
        },
        "options": [
            {"key": option.key, "cost": option.cost, "texts": option.texts}
            for option in vote.options.all()
        ],
        "opens_at": iso(round_.opens_at),
        "closes_at": iso(round_.closes_at),
        "roll": vote.roll,
        "admission": admission_to(round_),
        "receipts": vote.receipts,
        "publication": vote.publication,
    }


def admission_to(round_: Round) -> dict[str, Any] | None:
    """Say as plain data whom a vote admits; None for whoever is signed in. One query at most."""
    asked = round_.admission(Action.VOTE)
    if asked is None:
        return None
    places = [] if asked.where == asked.Where.ANYWHERE else sorted(asked.reach())
    return {"verified_by": sorted(asked.verified_by), "places": places, "role": asked.role}


def translations(thing: Round | Process, field: str) -> dict[str, str]:
    """Return the languages a field is written in, with its words."""
    words = {code: getattr(thing, f"{field}_{code}", "") for code in thing_languages(thing)}
    return {code: text for code, text in words.items() if text}


def thing_languages(thing: Round | Process) -> list[str]:
    process = thing.process if isinstance(thing, Round) else thing
    return list(process.languages)


def iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def counted(vote: VoteDesign) -> list[ballot_file.CountedBallot]:
    """Return all ballots of a closed vote as plain data, in the order of their receipts."""
    rows = CountedBallot.objects.filter(vote=vote).order_by("receipt")
    return [
        ballot_file.CountedBallot(tuple(content), receipt, nonce)
        for content, receipt, nonce in rows.values_list("content", "receipt", "nonce")
    ]


def by_state(rows: QuerySet[Any]) -> dict[str, int]:
    """Count rows by their ``state``. One query."""
    return dict(rows.order_by().values_list("state").annotate(number=Count("pk")))


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many took part, out of how many on the roll; rough while the vote is open."""

    ballots: int
    roll: int
    is_final: bool

    @property
    def percent(self) -> int:
        return round(100 * self.ballots / self.roll) if self.roll else 0


def draw_of(vote: VoteDesign) -> Draw | None:
    """Return what somebody has entered of a draw that nobody else has entered yet. One query."""
    return Draw.objects.select_related("entered_by").filter(closing__vote=vote).first()


def turnout(vote: VoteDesign) -> Turnout:
    """Return the final turnout, or what was in the box by yesterday, rounded down to fives.

    Nobody is shown more than that before closing: a figure that moves with every ballot would
    tell who voted last. At most three queries.
    """
    if vote.is_closed:
        return Turnout(vote.closing.ballots, sum(vote.closing.roll_counts.values()), is_final=True)
    day = at_the_clock(vote.pk).clock.date()
    batches = vote.events.filter(kind=VoteEvent.Kind.BATCH, day__lt=day)
    ballots = batches.order_by("-seq").values_list("count", flat=True).first() or 0
    return Turnout(ballots - ballots % ROUNDED_TO, vote.roll_entries.count(), is_final=False)


def has_paper(vote: VoteDesign, person: str) -> bool:
    """Tell whether somebody, by their stable name, has had their ballot paper. One query."""
    key = person_key(bytes(vote.roll_key), person)
    entries = RollEntry.objects.filter(vote=vote, person_key=key)
    return entries.exclude(state=RollEntry.State.ELIGIBLE).exists()


def is_counted(vote: VoteDesign, receipt: str) -> bool:
    """Tell whether a receipt is among the counted ones. Says nothing about the ballot."""
    return CountedBallot.objects.filter(vote=vote, receipt=receipt).exists()


def log_of(vote: VoteDesign) -> list[Mapping[str, Any]]:
    """Return the public log of a vote as plain data, oldest first."""
    return [
        {
            "seq": event.seq,
            "kind": event.kind,
            "count": event.count,
            "commitment": event.commitment,
            "previous": event.previous,
            "hash": event.hash,
            "day": event.day.isoformat(),
        }
        for event in vote.events.order_by("seq")
    ]
