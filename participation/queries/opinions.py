from __future__ import annotations

from hashlib import sha256

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from common import clock
from participation.models import Opinion, OpinionMap, Round, Statement
from participation.opinions.statistics import priority
from participation.queries.translations import translated
from people.models import User
from people.rules import Visitor

MINE = 20


def visible_in(round_: Round) -> QuerySet[Statement]:
    """Return the statements of a round that people answer, oldest first."""
    shown = Statement.objects.filter(round=round_, status=Statement.Status.VISIBLE)
    return shown.select_related("organisation")


def seeds_of(round_: Round) -> QuerySet[Statement]:
    """Return what the organisers put forward in a round and everybody may read, oldest first."""
    return Statement.objects.filter(round=round_, status=Statement.Status.VISIBLE, is_seed=True)


def unseen_of(person: Visitor, round_: Round) -> list[Statement]:
    """List what a person has written in a round that nobody let in yet. At most one query."""
    if not person.is_authenticated:
        return []
    mine = Statement.objects.filter(round=round_, author_id=person.pk)
    unseen = [Statement.Status.WAITING, Statement.Status.REFUSED]
    return list(mine.filter(status__in=unseen).order_by("-pk")[:MINE])


def unanswered(person: User, round_: Round) -> QuerySet[Statement]:
    """Return the statements a person has not answered yet."""
    return visible_in(round_).exclude(opinions__person=person)


def next_statement(person: User, round_: Round) -> Statement | None:
    """Return what to ask a person next: what is least known first. Two queries.

    Where the round asks the organisers' statements first, all of theirs. Equals come in an order of
    each person's own, so that not everybody starts with the same.
    """
    stored = OpinionMap.objects.filter(round=round_).values_list("memory", flat=True).first()
    reach = (stored or {}).get("reach", {})
    return min(
        translated(unanswered(person, round_), "statement"),
        key=lambda one: (
            not (round_.seeds_first and one.is_seed),
            -_priority(one, reach.get(str(one.pk), 0.0)),
            _lot(person, one),
        ),
        default=None,
    )


def votes_in(round_: Round) -> list[tuple[int, int, int]]:
    """List person, statement and answer of all opinions on visible statements."""
    found = Opinion.objects.filter(
        statement__round=round_, statement__status=Statement.Status.VISIBLE
    )
    return list(found.values_list("person_id", "statement_id", "answer"))


def map_of(round_: Round) -> OpinionMap | None:
    """Return the map of a round as it was last drawn, without what is not shown."""
    return OpinionMap.objects.filter(round=round_).defer("memory").first()


def closed_and_not_drawn_since() -> QuerySet[Round]:
    """Return the closed rounds with answers whose map, if there is one, is from before the end."""
    early = Q(opinion_map=None) | Q(opinion_map__drawn_at__lt=F("closes_at"))
    answered = Opinion.objects.filter(statement__round=OuterRef("pk"))
    return Round.objects.closed_at(clock.now()).filter(early, Exists(answered))


def _priority(statement: Statement, reach: float) -> float:
    passed = statement.pass_count
    seen = statement.agree_count + statement.disagree_count + passed
    return round(priority(agreed=statement.agree_count, passed=passed, seen=seen, reach=reach), 9)


def _lot(person: User, statement: Statement) -> str:
    return sha256(f"{person.pk}:{statement.pk}".encode()).hexdigest()
