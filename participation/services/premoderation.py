"""What waits until a moderator has read it: nobody but its author and the moderators sees it."""

from __future__ import annotations

from django.db.models import Model
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation.models import Action, Case, Comment, Proposal, Round, Statement
from participation.queries.care import moderators_of
from participation.queries.things import place_of
from participation.rules import round_of
from participation.services.care_letters import say_held
from participation.services.first_day import is_read_on_the_first_day
from people.services import audit

KINDS: dict[type[Model], Round.Premoderated] = {
    Proposal: Round.Premoderated.PROPOSALS,
    Comment: Round.Premoderated.COMMENTS,
    Statement: Round.Premoderated.STATEMENTS,
}


def is_read_first(round_: Round, model: type[Model]) -> bool:
    """Tell whether a moderator reads a kind of contribution to a round before anybody sees it."""
    return KINDS[model] in round_.premoderated


def waits(round_: Round, thing: Proposal | Comment | Statement, *, dated: bool = False) -> bool:
    """Tell whether a moderator reads this first: as all of its kind, or for links of a newcomer.

    What comes ``dated`` was said before, by nobody who is new here.
    """
    if is_read_first(round_, type(thing)):
        return True
    author = None if dated else thing.author
    return author is not None and is_read_on_the_first_day(author, *words_of(thing))


def waits_for_links(thing: Model) -> bool:
    """Tell whether words wait for a moderator only because of their links. At most one query."""
    if not isinstance(thing, Proposal | Comment | Statement):
        return False
    round_ = round_of(Action.COMMENT, thing) if isinstance(thing, Comment) else thing.round
    return thing.is_waiting and not is_read_first(round_, type(thing))


def words_of(thing: Proposal | Comment | Statement) -> tuple[str, ...]:
    """Return what somebody wrote where readers find it."""
    return (thing.title, thing.text) if isinstance(thing, Proposal) else (thing.text,)


def hold_back(thing: Proposal | Comment | Statement) -> Case:
    """Put what somebody has handed in before the moderators of its place and language."""
    case = Case.objects.create(
        **{type(thing).__name__.lower(): thing},
        territory=place_of(thing),
        language=thing.language,
        status=Case.Status.HELD,
        opened_at=clock.now(),
    )
    audit.record(action="care.held", actor=thing.author, target=str(case))
    say_held(case, moderators_of(case))
    return case


def require_may_change(round_: Round, model: type[Model]) -> None:
    """Refuse a change of what a moderator let in: the new words nobody has read.

    Raises:
        RuleBroken: where contributions are read before they are shown.

    """
    if is_read_first(round_, model):
        raise RuleBroken(_("A moderator let it in as it is. Take it back and write it anew."))
