"""Who may take part, when, and what it takes for whoever may not yet.

Each action is a list of conditions. Together they are its permission; the first one that fails
says in words what is missing, so that a page shows the button and what it takes, never a hole.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any

import rules
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from common import clock
from common.zone_names import clock_of
from participation.models import Action, Amendment, Comment, Process, Proposal, Round, Statement
from participation.rules_admission import (
    ADMITTED,
    Condition,
    Way,
    comment_round,
    no_way,
    round_of,
    shows_talk,
)
from participation.rules_guests import account_words, guests_words, is_no_guest
from participation.rules_steps import CLOSED, require_admitted
from participation.rules_words import (
    no_amendments,
    no_endorsements,
    no_supports,
    not_fresh,
    not_open,
)
from people import roles
from people.models import Mandate
from people.queries.mandates import speaks_for
from people.rules import Visitor, has_role, is_authenticated

__all__ = [
    "ADMITTED",
    "Way",
    "comment_round",
    "no_way",
    "require_admitted",
    "round_of",
    "shows_talk",
]


def _round_of(thing: Round | Proposal) -> Round:
    return thing if isinstance(thing, Round) else thing.round


@rules.predicate
def has_begun(_user: Visitor, thing: Round | Proposal) -> bool:
    return _round_of(thing).state != Round.State.UPCOMING


@rules.predicate
def has_not_ended(_user: Visitor, thing: Round | Proposal) -> bool:
    return _round_of(thing).state != Round.State.CLOSED


@rules.predicate
def takes_proposals(_user: Visitor, round_: Round) -> bool:
    return round_.kind == Round.Kind.PROPOSALS


@rules.predicate
def takes_statements(_user: Visitor, round_: Round) -> bool:
    return round_.kind == Round.Kind.COMMENTS and round_.comments_mode == Round.Comments.ON


@rules.predicate
def takes_supports(_user: Visitor, proposal: Proposal) -> bool:
    return proposal.round.takes_supports


@rules.predicate
def has_room(_user: Visitor, proposal: Proposal) -> bool:
    return not proposal.is_full


@rules.predicate
def takes_comments(_user: Visitor, proposal: Proposal) -> bool:
    return comment_round(proposal) is not None


@rules.predicate
def is_published(_user: Visitor, proposal: Proposal) -> bool:
    return proposal.is_published


@rules.predicate
def is_draft(_user: Visitor, proposal: Proposal) -> bool:
    return proposal.is_draft


@rules.predicate
def is_still_fresh(_user: Visitor, proposal: Proposal) -> bool:
    """Be within the time and the supports in which a round lets authors change it."""
    return clock.now() < proposal.editable_until and not proposal.is_settled


@rules.predicate
def is_not_answered(_user: Visitor, proposal: Proposal) -> bool:
    """Not be answered, nor about to be: people must not change what was judged."""
    return getattr(proposal, "decided_answer", None) is None


@rules.predicate
def is_author(user: Visitor, thing: Proposal | Comment) -> bool:
    return thing.author_id == user.pk


@rules.predicate
def writes(user: Visitor, thing: Any) -> bool:
    """Be the author of these words, or a co-author of the proposal."""
    if isinstance(thing, Proposal):
        return user.pk is not None and user.pk in thing.writer_ids
    return thing.author_id is not None and thing.author_id == user.pk


@rules.predicate
def reads_only(user: Visitor, proposal: Proposal) -> bool:
    return user.pk not in proposal.writer_ids


@rules.predicate
def takes_amendments(_user: Visitor, proposal: Proposal) -> bool:
    return proposal.round.takes_amendments


@rules.predicate
def takes_endorsements(_user: Visitor, proposal: Proposal) -> bool:
    return proposal.round.endorsements_mode == Round.Endorsements.ON


@rules.predicate
def is_being_written(_user: Visitor, proposal: Proposal) -> bool:
    return proposal.is_draft or proposal.is_published


@rules.predicate
def still_speaks(user: Visitor, proposal: Proposal) -> bool:
    """Speak for the organisation of a proposal, if it has one, or write along with who does."""
    if proposal.origin == Proposal.Origin.OFFICIAL:
        return any(organises(one, proposal.round.process) for one in (user, proposal.author))
    organisation, scope = proposal.organisation, Mandate.Scope.PROPOSALS
    if organisation is None:
        return True
    return any(speaks_for(one, organisation, scope) for one in (user, proposal.author))


@rules.predicate
def is_in_sight(_user: Visitor, thing: Proposal | Comment | Statement) -> bool:
    """Be words that everybody who sees their place may read."""
    if isinstance(thing, Proposal):
        return thing.is_readable
    return thing.is_visible


@rules.predicate
def is_held_back(_user: Visitor, thing: Any) -> bool:
    """Be words that wait for a moderator."""
    return bool(thing.is_held if isinstance(thing, Amendment) else thing.is_waiting)


@rules.predicate
def is_still_there(_user: Visitor, comment: Comment) -> bool:
    return comment.is_visible


@rules.predicate
def is_somebody_elses(user: Visitor, comment: Comment) -> bool:
    return comment.author_id != user.pk


@rules.predicate
def is_discussed(_user: Visitor, comment: Comment) -> bool:
    return comment.proposal.is_published and comment_round(comment.proposal) is not None


makes_processes = has_role(roles.ORGANISER)


@rules.predicate
def organises(user: Visitor, process: Process) -> bool:
    """Be one of the people who answer for the process. One query for whoever is signed in."""
    return user.is_authenticated and process.organisers.filter(pk=user.pk).exists()


@rules.predicate
def organises_its_process(user: Visitor, thing: Round | Proposal) -> bool:
    return organises(user, _round_of(thing).process)


def _opening(thing: Round | Proposal) -> str:
    round_ = _round_of(thing)
    moment = localtime(round_.opens_at, round_.process.zone)
    return _("This opens on %(day)s at %(time)s (%(zone)s).") % {
        "day": date_format(moment, "l j F Y"),
        "time": date_format(moment, "H:i"),
        "zone": clock_of(round_.process.zone),
    }


BEGUN = Condition(has_begun, _opening)
RUNNING = Condition(has_not_ended, lambda _thing: _("This round is closed."), is_final=True)
SIGNED_IN = Condition(is_authenticated, lambda _thing: _("Sign in first. It takes a minute."))
PUBLISHED = Condition(is_published, not_open, is_final=True)
ACCOUNT = Condition(
    is_no_guest,
    lambda _thing: account_words(),
    lambda _user, _thing: Way(reverse("guest-keep"), _("Keep what I did")),
)
AUTHOR = Condition(is_author, lambda _thing: _("Only the author can do this."))
WRITER = Condition(writes, lambda _thing: _("Only the authors can do this."))
WRITTEN = Condition(is_being_written, lambda _thing: _("This proposal is not open any more."))
MANDATED = Condition(
    still_speaks, lambda _thing: _("Your mandate to speak for this organisation has ended.")
)
STANDING = Condition(is_still_there, lambda _thing: _("It is gone already."))
FRESH = Condition(is_still_fresh, not_fresh)
UNANSWERED = Condition(
    is_not_answered, lambda _thing: _("The organiser has decided about it: it stays as it is.")
)
DISCUSSED = Condition(is_discussed, lambda _thing: _("Comments are closed."))

CONDITIONS: dict[str, tuple[Condition, ...]] = {
    "participation.propose": (
        Condition(
            takes_proposals, lambda _thing: _("This round takes no proposals."), is_final=True
        ),
        BEGUN,
        RUNNING,
        SIGNED_IN,
        *ADMITTED[Action.PROPOSE],
    ),
    "participation.give_opinion": (
        Condition(
            takes_statements, lambda _thing: _("This round takes no statements."), is_final=True
        ),
        BEGUN,
        RUNNING,
        SIGNED_IN,
        *ADMITTED[Action.OPINE],
    ),
    "participation.support_proposal": (
        Condition(takes_supports, no_supports, is_final=True),
        PUBLISHED,
        BEGUN,
        RUNNING,
        Condition(
            has_room, lambda _thing: _("It has as many supports as it can have."), is_final=True
        ),
        SIGNED_IN,
        *ADMITTED[Action.SUPPORT],
    ),
    # Public and named, and decides nothing: no date and no admission.
    "participation.endorse_proposal": (
        Condition(takes_endorsements, no_endorsements, is_final=True),
        PUBLISHED,
        SIGNED_IN,
        Condition(is_no_guest, lambda _thing: guests_words()),
    ),
    "participation.comment_on_proposal": (
        PUBLISHED,
        Condition(takes_comments, lambda _thing: _("Comments are closed."), is_final=True),
        SIGNED_IN,
        *ADMITTED[Action.COMMENT],
    ),
    "participation.publish_proposal": (
        AUTHOR,
        Condition(is_draft, lambda _thing: _("It is published already.")),
        BEGUN,
        RUNNING,
        *ADMITTED[Action.PROPOSE],
    ),
    "participation.edit_draft": (
        WRITER,
        Condition(is_draft, lambda _thing: _("It is published already.")),
        RUNNING,
    ),
    "participation.edit_proposal": (
        WRITER,
        PUBLISHED,
        BEGUN,
        RUNNING,
        MANDATED,
        FRESH,
        UNANSWERED,
    ),
    "participation.withdraw_proposal": (AUTHOR, PUBLISHED, BEGUN, RUNNING, MANDATED),
    "participation.invite_coauthor": (AUTHOR, ACCOUNT, WRITTEN, RUNNING),
    "participation.share_draft": (
        WRITER,
        ACCOUNT,
        Condition(is_draft, lambda _thing: _("It is published already.")),
        RUNNING,
    ),
    "participation.merge_proposal": (PUBLISHED, ACCOUNT, BEGUN, RUNNING),
    "participation.suggest_amendment": (
        Condition(takes_amendments, no_amendments),
        PUBLISHED,
        BEGUN,
        RUNNING,
        SIGNED_IN,
        ACCOUNT,
        *ADMITTED[Action.PROPOSE],
        FRESH,
        UNANSWERED,
        Condition(reads_only, lambda _thing: _("You write it: change it yourself.")),
    ),
    # Not to take a suggestion over is possible when changes are not any more.
    "participation.reject_amendment": (WRITER, PUBLISHED, BEGUN, RUNNING),
    "participation.join_as_coauthor": (
        WRITTEN,
        RUNNING,
        SIGNED_IN,
        ACCOUNT,
        *ADMITTED[Action.PROPOSE],
    ),
    "participation.remove_comment": (
        AUTHOR,
        STANDING,
    ),
    "participation.edit_comment": (AUTHOR, STANDING, DISCUSSED),
    # What one has handed in, while a moderator has not decided.
    "participation.take_back": (
        AUTHOR,
        Condition(is_held_back, lambda _thing: _("A moderator has decided about it already.")),
    ),
    "participation.translate": (
        Condition(is_in_sight, lambda _thing: _("It is gone already.")),
        SIGNED_IN,
        Condition(is_no_guest, lambda _thing: guests_words()),
    ),
    "participation.mark_helpful": (
        STANDING,
        DISCUSSED,
        SIGNED_IN,
        *ADMITTED[Action.COMMENT],
        Condition(is_somebody_elses, lambda _thing: _("Others say whether it helps them.")),
    ),
}

# To say something of one's own is closed by more steps than to answer what others said.
CONDITIONS["participation.add_statement"] = CONDITIONS["participation.give_opinion"]
CONDITIONS["participation.report"] = ()
for permission, closed in CLOSED.items():
    CONDITIONS[permission] = (*CONDITIONS[permission], closed)
for permission, conditions in CONDITIONS.items():
    rules.add_perm(permission, reduce(and_, [condition.holds for condition in conditions]))

rules.add_perm("participation.make_process", makes_processes)
rules.add_perm("participation.run_process", organises)
rules.add_perm("participation.answer_proposal", organises_its_process)
rules.add_perm("participation.change_rules", organises_its_process)


@dataclass(frozen=True)
class Door:
    """Whether somebody may do a thing now and, if not, what it takes and where one gets it."""

    is_open: bool
    needs: str = ""
    would_open: bool = False
    way: Way | None = None
    is_final: bool = False

    def __bool__(self) -> bool:
        return self.is_open


def door(permission: str, user: Visitor, thing: Any) -> Door:
    """Say whether a person may do a thing to an object, and what it takes otherwise.

    ``would_open`` is true when signing in is the next step: then the page shows the button,
    leading to sign-in and back. Costs what the conditions cost: no query on loaded objects.
    """
    for condition in CONDITIONS[permission]:
        if not condition.holds.test(user, thing):
            return Door(
                is_open=False,
                needs=condition.needs(user, thing),
                would_open=condition is SIGNED_IN,
                way=condition.way(user, thing),
                is_final=condition.is_final,
            )
    return Door(is_open=True)
