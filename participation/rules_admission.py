"""What a round asks of people for each action, and where they get it.

``ADMITTED`` holds the conditions of each action: being no guest of another round, living
somewhere, being verified, speaking for an organisation or holding a role. The permissions in
``rules`` are put together from them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

import rules
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation.models import Action, Admission, Comment, Proposal, Round
from participation.models.admissions import MANDATE
from participation.rules_guests import code_of, forget_code, guests_words, is_welcome
from people import links, roles
from people.models import Mandate, User, Verification
from people.queries.roles import forget_roles, roles_of
from people.queries.standing import forget_standing, mandate_scopes, verified
from people.rules import Visitor

# What a mandate must allow for an action; one for everything allows each.
SCOPES = {
    Action.PROPOSE: Mandate.Scope.PROPOSALS,
    Action.SUPPORT: Mandate.Scope.PROPOSALS,
    Action.COMMENT: Mandate.Scope.COMMENTS,
    Action.OPINE: Mandate.Scope.COMMENTS,
    Action.VOTE: Mandate.Scope.EVERYTHING,
}


class Way(NamedTuple):
    """A page where somebody gets what they lack."""

    url: str
    label: str


def no_way(_user: Visitor, _thing: Any) -> Way | None:
    """Be what no page of the site can help with."""
    return None


class Condition(NamedTuple):
    holds: rules.Predicate
    takes: Callable[[Any], str]
    way: Callable[[Visitor, Any], Way | None] = no_way
    # Whether nobody can do anything about it any more: then no button is shown.
    is_final: bool = False
    # What it takes this very person, where that differs from one to the next.
    tells: Callable[[Visitor], str] | None = None

    def needs(self, user: Visitor, thing: Any) -> str:
        """Say in words what it takes a person."""
        return self.tells(user) if self.tells else self.takes(thing)


def comment_round(proposal: Proposal, moment: datetime | None = None) -> Round | None:
    """Return the round in which the proposal may be commented on, now or at a moment, if any.

    That is its own round, or a round of comments of the same process. Reads
    ``process.rounds.all()``: no query when the queries module loaded the proposal.
    """
    moment = moment or clock.now()
    for round_ in proposal.round.process.rounds.all():
        takes_part = round_.pk == proposal.round_id or round_.kind == Round.Kind.COMMENTS
        is_open = round_.state_at(moment) == Round.State.OPEN
        if takes_part and is_open and round_.comments_mode == Round.Comments.ON:
            # The one that is loaded already knows what it asks of people.
            return proposal.round if round_.pk == proposal.round_id else round_
    return None


def shows_talk(proposal: Proposal) -> bool:
    """Tell whether anybody is shown the discussion of a proposal.

    A round may keep it from everybody; once a round of comments of the process has begun, it is
    shown there. Reads ``process.rounds.all()``, as ``comment_round`` does.
    """
    if proposal.round.shows_comments:
        return True
    return any(
        one.kind == Round.Kind.COMMENTS and one.shows_comments and one.state != Round.State.UPCOMING
        for one in proposal.round.process.rounds.all()
    )


def round_of(action: Action, thing: Any) -> Round:
    """Return the round in which an action to a thing would be done."""
    if isinstance(thing, Round):
        return thing
    if isinstance(thing, Comment):
        thing = thing.proposal
    if action == Action.COMMENT:
        return comment_round(thing) or thing.round
    own: Round = thing.round
    return own


def _asked(action: Action, thing: Any) -> Admission | None:
    return round_of(action, thing).admission(action)


def lives_there(user: Visitor, asked: Admission | None) -> bool:
    """Tell whether a person lives where an action is for.

    Where a verification is asked for too, the place it was given for counts: whoever was found
    in the register of one town does not become another's by saying so on their profile.
    """
    if asked is None or asked.where == Admission.Where.ANYWHERE:
        return True
    reach = tuple(asked.reach())
    return any(home.startswith(reach) for home in _homes(user, asked))


def _homes(user: Visitor, asked: Admission) -> list[str]:
    territory = getattr(user, "territory", None)
    said = [territory.path] if territory else []
    if not asked.verified_by or not isinstance(user, User):
        return said
    ways = [one for one in verified(user) if one.kind in asked.verified_by]
    if not ways:
        return said
    confirmed = [one.path for one in ways if one.path]
    return confirmed + (said if len(confirmed) < len(ways) else [])


def is_verified(user: Visitor, asked: Admission | None) -> bool:
    """Tell whether a person was verified in one of the ways an action asks for."""
    if asked is None or not asked.verified_by:
        return True
    return isinstance(user, User) and any(one.kind in asked.verified_by for one in verified(user))


def holds_office(user: Visitor, action: Action, asked: Admission | None) -> bool:
    """Tell whether a person has the role, or a mandate of the scope, that an action asks for."""
    if asked is None or not asked.role:
        return True
    if asked.role != MANDATE:
        return asked.role in roles_of(user)
    wide_enough = {Mandate.Scope.EVERYTHING, SCOPES[action]}
    return isinstance(user, User) and not wide_enough.isdisjoint(mandate_scopes(user))


def _living(action: Action, thing: Any) -> str:
    asked = _asked(action, thing)
    if asked and asked.where == Admission.Where.CHOSEN:
        names = [str(place) for place in asked.places.all()]
        place = get_text_list(names, _("or")) or "–"
    else:
        place = str(round_of(action, thing).process.territory)
    return _("This is for people who live in %(place)s.") % {"place": place}


def _verifying(action: Action, thing: Any) -> str:
    asked = _asked(action, thing)
    kinds = asked.verified_by if asked else []
    ways = get_text_list([str(Verification.Kind(kind).label) for kind in kinds], _("or"))
    return _("First have it confirmed who you are: %(ways)s.") % {"ways": ways}


def _holding(action: Action, thing: Any) -> str:
    asked = _asked(action, thing)
    if asked and asked.role != MANDATE:
        role = roles.LABELS[asked.role]
        return _("This is for people with this role: %(role)s.") % {"role": role}
    return _("This is for people who speak for an organisation.")


def _to_profile(user: Visitor, _thing: Any) -> Way | None:
    if getattr(user, "territory", None):
        return None
    return Way(links.profile_url(), _("Say where you live"))


def _to_own_round(user: Visitor, _thing: Any) -> Way | None:
    code = code_of(user)
    return Way(code.round.get_absolute_url(), code.round.title) if code else None


def _of_guests(action: Action) -> Condition:
    def welcome(user: Visitor, thing: Any) -> bool:
        return is_welcome(user, action, round_of(action, thing))

    predicate = rules.predicate(welcome, name=f"is_welcome:{action}")
    return Condition(predicate, lambda _thing: guests_words(), _to_own_round)


def _conditions(action: Action) -> tuple[Condition, ...]:
    def lives(user: Visitor, thing: Any) -> bool:
        return lives_there(user, _asked(action, thing))

    def proved(user: Visitor, thing: Any) -> bool:
        return is_verified(user, _asked(action, thing))

    def holds(user: Visitor, thing: Any) -> bool:
        return holds_office(user, action, _asked(action, thing))

    def to_verifying(_user: Visitor, _thing: Any) -> Way | None:
        return Way(links.verify_url(), _("Have it confirmed"))

    def to_mandates(_user: Visitor, thing: Any) -> Way | None:
        asked = _asked(action, thing)
        speaks = asked is not None and asked.role == MANDATE
        return Way(links.mandates_url(), _("Speak for an organisation")) if speaks else None

    return (
        Condition(
            rules.predicate(lives, name=f"lives_there:{action}"),
            lambda thing: _living(action, thing),
            _to_profile,
        ),
        Condition(
            rules.predicate(proved, name=f"is_verified:{action}"),
            lambda thing: _verifying(action, thing),
            to_verifying,
        ),
        Condition(
            rules.predicate(holds, name=f"holds_office:{action}"),
            lambda thing: _holding(action, thing),
            to_mandates,
        ),
    )


ADMITTED: dict[Action, tuple[Condition, ...]] = {
    action: (_of_guests(action), *_conditions(action)) for action in Action
}


def require_admitted(person: User, round_: Round, action: Action) -> None:
    """Refuse an action to whoever the round does not admit to it. For services.

    Reads the person's standing and roles afresh: what was taken away meanwhile, is away.

    Raises:
        RuleBroken: with what it takes.

    """
    if round_.admission(action) is None and not person.is_guest:
        return
    forget_code(person)
    forget_standing(person)
    forget_roles(person)
    for condition in ADMITTED[action]:
        if not condition.holds.test(person, round_):
            raise RuleBroken(condition.takes(round_))
