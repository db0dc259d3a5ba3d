from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from common.search_fold import fold
from participation import rules
from participation.models import Action, Opinion, OpinionMap, Round, Statement
from participation.models.opinions import STATEMENT_LENGTH
from participation.opinions.groups import Choice
from participation.opinions.map import Before, draw_map
from participation.opinions.map import OpinionMap as Drawn
from participation.opinions.matrix import VoteMatrix
from participation.opinions.similar import most_alike
from participation.queries import opinions as queries
from participation.queries.people import hold
from participation.rules_steps import require_no_step
from participation.services.pace import keep_pace
from participation.services.premoderation import hold_back, waits
from participation.services.voices import require_may_speak, spoken_for
from people.models import Mandate, Organisation, User
from people.services import audit

# A map is drawn at most this often, however many people answer.
PAUSE = timedelta(seconds=30)
COLUMNS = {1: "agree_count", 0: "pass_count", -1: "disagree_count"}
SHARED = 5


class NearlyTheSame(RuleBroken):
    """Somebody has said it already: ``statement`` is what they said."""

    def __init__(self, statement: Statement) -> None:
        super().__init__(_("Somebody has said nearly the same already. Answer that instead."))
        self.statement = statement


@transaction.atomic
def add_statement(
    *,
    round_: Round,
    author: User,
    text: str,
    language: str = "",
    organisation: Organisation | None = None,
) -> Statement:
    """Put a sentence before everybody in a round, in one's own name or an organisation's.

    Raises:
        RuleBroken: when the round takes none from this person now, the text is empty or long, or
            the author may not speak for the organisation.
        NearlyTheSame: when a statement of the round says nearly the same.

    """
    _require_open(round_, author)
    require_no_step(author)
    require_may_speak(author, organisation=organisation, scope=Mandate.Scope.COMMENTS)
    keep_pace(person=author, kind="statement")
    text, key = checked(text)
    said = said_in(round_)
    if alike := most_alike(key, said):
        if not said[alike].is_visible:
            raise RuleBroken(_("Somebody has written nearly the same; it is not shown."))
        raise NearlyTheSame(said[alike])
    statement = Statement(
        round=round_,
        author=author,
        organisation=organisation,
        text=text,
        language=language or author.language,
        search_key=key,
    )
    must_wait = waits(round_, statement)
    statement.status = Statement.Status.WAITING if must_wait else Statement.Status.VISIBLE
    statement.save()
    if organisation:
        target, detail = f"statement:{statement.pk}", spoken_for(organisation)
        audit.record(action="statement.added", actor=author, target=target, detail=detail)
    if must_wait:
        hold_back(statement)
    return statement


def said_in(round_: Round) -> dict[str, Statement]:
    """Return what has been said in a round by the keys it is compared by, until this is done.

    Two who say the same at once: the second one waits here, then sees the first.
    """
    Round.objects.select_for_update(no_key=True).only("pk").get(pk=round_.pk)
    return {one.search_key: one for one in Statement.objects.filter(round=round_)}


def checked(text: str) -> tuple[str, str]:
    """Return a sentence on one line, and the key it is compared by."""
    text = " ".join(text.split())
    # No longer than an index takes; some letters fold to many.
    key = fold(text)[: 2 * STATEMENT_LENGTH]
    if not key:
        raise RuleBroken(_("Write something first."))
    if len(text) > STATEMENT_LENGTH:
        raise RuleBroken(_("This statement is too long."))
    return text, key


@transaction.atomic
def give_opinion(*, statement: Statement, person: User, answer: int) -> Opinion:
    """Say agree (1), disagree (-1) or pass (0); a later answer takes the place of the first.

    Raises:
        RuleBroken: when the round is not open for this person, or the statement is gone.

    """
    hold(person)
    _require_open(statement.round, person)
    before = Opinion.objects.filter(person=person, statement=statement).first()
    if before and before.answer == answer:
        return before
    steps = {COLUMNS[answer]: F(COLUMNS[answer]) + 1}
    if before:
        steps[COLUMNS[before.answer]] = F(COLUMNS[before.answer]) - 1
    visible = Statement.objects.filter(pk=statement.pk, status=Statement.Status.VISIBLE)
    if not visible.update(**steps):
        raise RuleBroken(_("This statement is not asked any more."))
    given, _made = Opinion.objects.update_or_create(
        person=person, statement=statement, defaults={"answer": answer}
    )
    return given


def is_stale(round_: Round) -> bool:
    """Tell whether a round's map may be drawn again.

    It may when there is none, when it is 30 seconds old, or when the round has closed since.
    """
    drawn = queries.map_of(round_)
    if drawn is None or drawn.drawn_at < clock.now() - PAUSE:
        return True
    return drawn.drawn_at < round_.closes_at <= clock.now()


@transaction.atomic
def draw_round_map(*, round_: Round, anew: bool = False) -> OpinionMap:
    """Draw the map of a round and keep it; within 30 seconds of the last one, change nothing.

    ``anew`` draws in any case, when statements came or went.
    """
    Round.objects.select_for_update(no_key=True).only("pk").get(pk=round_.pk)
    last = OpinionMap.objects.filter(round=round_).first()
    if last and not anew and not is_stale(round_):
        return last
    matrix = VoteMatrix.read(queries.votes_in(round_))
    drawn = draw_map(matrix, _before(last))
    defaults = {"drawn_at": clock.now(), "drawn": None, "memory": last.memory if last else {}}
    if drawn:
        defaults |= {"drawn": _shown(matrix, drawn), "memory": _memory(matrix, drawn)}
    kept, _made = OpinionMap.objects.update_or_create(round=round_, defaults=defaults)
    return kept


def draw_last_maps() -> int:
    """Draw the maps of closed rounds once more, with every answer given; return how many."""
    rounds = list(queries.closed_and_not_drawn_since())
    for round_ in rounds:
        draw_round_map(round_=round_)
    return len(rounds)


def _require_open(round_: Round, person: User) -> None:
    way = rules.door("participation.give_opinion", person, round_)
    if not way:
        raise RuleBroken(way.needs)
    rules.require_admitted(person, round_, Action.OPINE)


def _before(last: OpinionMap | None) -> Before:
    if not last or not last.memory:
        return Before()
    groups = {int(person): name for person, name in last.memory["groups"].items()}
    return Before(Choice(*last.memory["choice"]), groups)


def _memory(matrix: VoteMatrix, drawn: Drawn) -> dict[str, Any]:
    choice = drawn.choice
    return {
        "choice": [choice.groups, choice.rival, choice.running],
        "groups": drawn.group_of,
        "reach": dict(zip(matrix.statements.tolist(), drawn.reach.tolist(), strict=True)),
    }


def _shown(matrix: VoteMatrix, drawn: Drawn) -> dict[str, Any]:
    """Keep what pages show: groups and sums, nobody's place and nobody's answers."""
    statements = matrix.statements.tolist()
    best = sorted(range(len(statements)), key=lambda at: (-drawn.agreed[at], at))[:SHARED]
    return {
        "people": len(drawn.people),
        "votes": int(matrix.cast.sum()),
        "shares": drawn.components.shares.tolist(),
        "groups": [
            {
                "name": group.name,
                "size": group.size,
                "middle": group.middle,
                "stands_for": [
                    {"statement": statements[one.column], "agrees": one.agrees, "share": one.share}
                    for one in group.stands_for
                ],
            }
            for group in drawn.groups
        ],
        "shared": [{"statement": statements[at], "value": float(drawn.agreed[at])} for at in best],
    }
