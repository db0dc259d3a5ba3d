"""What waits until a moderator has read it: nobody but its author and the moderators sees it."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation.models import (
    Action,
    Amendment,
    Case,
    Comment,
    Proposal,
    Round,
    Statement,
    Translation,
)
from participation.models.care import Thing
from participation.queries.care import moderators_of
from participation.queries.things import place_of
from participation.rules import comment_round, round_of
from participation.services.care_letters import say_held
from participation.services.first_day import is_read_on_the_first_day
from people.models import User
from people.services import audit

Words = Proposal | Comment | Statement | Amendment
KINDS: dict[type[Model], Round.Premoderated] = {
    Proposal: Round.Premoderated.PROPOSALS,
    Comment: Round.Premoderated.COMMENTS,
    Statement: Round.Premoderated.STATEMENTS,
    # They are to become words of a proposal.
    Amendment: Round.Premoderated.PROPOSALS,
}


def is_read_first(round_: Round, model: type[Model]) -> bool:
    """Tell whether a moderator reads a kind of contribution to a round before anybody sees it."""
    return KINDS[model] in round_.premoderated


def waits(round_: Round, thing: Words, *, dated: bool = False) -> bool:
    """Tell whether a moderator reads this first: as all of its kind, or for links of a newcomer.

    What comes ``dated`` was said before, by nobody who is new here.
    """
    if is_read_first(round_, type(thing)):
        return True
    author = None if dated else thing.author
    return author is not None and is_read_on_the_first_day(author, *words_of(thing))


def waits_for_links(thing: Model) -> bool:
    """Tell whether words wait for a moderator only because of their links. At most one query."""
    if isinstance(thing, Amendment):
        return thing.is_held and not is_read_first(thing.proposal.round, Amendment)
    if isinstance(thing, Translation):
        return thing.is_waiting and not is_translation_read_first(thing.original)
    if not isinstance(thing, Proposal | Comment | Statement):
        return False
    round_ = round_of(Action.COMMENT, thing) if isinstance(thing, Comment) else thing.round
    return thing.is_waiting and not is_read_first(round_, type(thing))


def words_of(thing: Words) -> tuple[str, ...]:
    """Return what somebody wrote where readers find it."""
    if isinstance(thing, Amendment):
        return thing.title, thing.text, thing.reason
    return (thing.title, thing.text) if isinstance(thing, Proposal) else (thing.text,)


def is_translation_read_first(original: Proposal | Comment | Statement) -> bool:
    """Tell whether a moderator reads a translation first: where its original would be, too."""
    if isinstance(original, Comment):
        round_ = comment_round(original.proposal) or original.proposal.round
    else:
        round_ = original.round
    return is_read_first(round_, type(original))


def translation_waits(original: Proposal | Comment | Statement, by: User, *words: str) -> bool:
    """Tell whether a moderator reads a translation first: as its original, or for its links."""
    return is_translation_read_first(original) or is_read_on_the_first_day(by, *words)


def case_held(thing: Thing) -> Case | None:
    """Return what moderators have of a thing, and keep them from deciding until this is done."""
    cases = Case.objects.select_for_update(of=("self",), no_key=True)
    return cases.filter(**{_kind(thing): thing}).first()


def hold_back(thing: Thing) -> Case:
    """Put what somebody has handed in before the moderators of its place and language.

    What was taken back and is handed in again is the same case; moderators are told once.
    """
    about: dict[str, Any] = {_kind(thing): thing}
    case, _new = Case.objects.update_or_create(
        **about,
        defaults={
            "territory": place_of(thing),
            "language": thing.language,
            "status": Case.Status.HELD,
            "opened_at": clock.now(),
        },
    )
    audit.record(action="care.held", actor=thing.author, target=str(case))
    say_held(case, moderators_of(case))
    return case


def forget_taken_back(drafts: QuerySet[Proposal]) -> None:
    """Take the cases of drafts away before these go: nothing but that they once waited."""
    Case.objects.filter(proposal__in=drafts, status=Case.Status.TAKEN).delete()


def _kind(thing: Thing) -> str:
    return type(thing).__name__.lower()


def require_may_change(round_: Round, model: type[Model]) -> None:
    """Refuse a change of what a moderator let in: the new words nobody has read.

    Raises:
        RuleBroken: where contributions are read before they are shown.

    """
    if is_read_first(round_, model):
        raise RuleBroken(_("A moderator let it in as it is. Take it back and write it anew."))
