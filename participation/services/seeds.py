"""What organisers put before people to begin with: an empty round asks nobody anything."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken, require
from participation import rules
from participation.models import Round, Statement
from participation.opinions.similar import most_alike
from participation.services.opinions import checked, said_in
from participation.services.translations import empty_translations
from people.models import User
from people.services import audit

MOST_SEEDS = 50


@transaction.atomic
def seed_statements(
    *, round_: Round, organiser: User, texts: Iterable[str], language: str = ""
) -> list[Statement]:
    """Put statements before people, marked as the organisers'. All of them, or none.

    Raises:
        RuleBroken: when the person does not organise the process, the round takes no statements
            or is over, a text is empty or long, or says nearly what has been said: then with a
            sentence for each that does.

    """
    _require_may_seed(round_, organiser)
    said = said_in(round_)
    made: list[Statement] = []
    again: list[str] = []
    for text, key in map(checked, texts):
        if alike := most_alike(key, said):
            again.append(_said_before(text, said[alike]))
            continue
        said[key] = Statement(
            round=round_,
            author=organiser,
            text=text,
            language=language or organiser.language,
            search_key=key,
            is_seed=True,
        )
        made.append(said[key])
    if again:
        raise RuleBroken(" ".join(again))
    Statement.objects.bulk_create(made)
    audit.record(
        action="seeds.added",
        actor=organiser,
        target=f"round:{round_.pk}",
        detail={"number": len(made)},
    )
    return made


def _require_may_seed(round_: Round, organiser: User) -> None:
    require(rules.organises(organiser, round_.process), _("Only the organiser can do this."))
    require(rules.takes_statements(organiser, round_), _("This round takes no statements."))
    require(round_.state != Round.State.CLOSED, _("This round is closed."))


def _said_before(text: str, other: Statement) -> str:
    if not other.is_visible:
        return _("“%(text)s” says nearly what is not shown any more.") % {"text": text}
    if text == other.text:
        return _("“%(text)s” has been said already.") % {"text": text}
    values = {"text": text, "other": other.text}
    return _("“%(text)s” says nearly the same as “%(other)s”.") % values


@transaction.atomic
def take_seed_away(*, statement: Statement, organiser: User) -> None:
    """Take a statement of the organisers away before anybody was asked; again: changes nothing.

    Raises:
        RuleBroken: when the person does not organise the process, it is not the organisers', or
            the round has opened: people may have answered it.

    """
    round_ = statement.round
    _require_may_seed(round_, organiser)
    require(statement.is_seed, _("Only the organisers’ own statements can be taken away."))
    require(round_.state == Round.State.UPCOMING, _("The round has opened: it stays as it is."))
    gone = Statement.objects.filter(pk=statement.pk, status=Statement.Status.VISIBLE)
    key = f"taken {statement.pk}"
    if gone.update(status=Statement.Status.TAKEN, text="", search_key=key):
        empty_translations(statement)
        target = f"statement:{statement.pk}"
        audit.record(action="seeds.taken", actor=organiser, target=target)
