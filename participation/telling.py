"""What participation tells people, and what of it they may follow."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from common import clock
from participation import signals
from participation.models import Comment, Conclusions, Process, Proposal, Round
from participation.queries import processes
from participation.services import invitations
from participation.tasks import (
    draw_round_map_anew,
    tell_of_comment,
    tell_of_conclusions,
    tell_of_edit,
    tell_of_round_change,
    tell_of_withdrawal,
    tell_the_invited,
)
from participation.telling_together import SENTENCES as TOGETHER
from people import assisting, notices
from people.models import User
from people.services import exports, forgetting

SENTENCES = {
    "care_waiting": _("A report waits for you: %(title)s"),
    "care_appealed": _("An author appeals: %(title)s"),
    "care_nobody": _(
        "Something waits for a moderator in “%(title)s”, and none is invited: invite one"
    ),
    "care_held": _("Somebody’s words wait to be let in: %(title)s"),
    "care_admitted": _("A moderator let your words in: %(title)s"),
    "care_hidden": _("A moderator decided about your words: %(title)s"),
    "care_restored": _("Your words are shown again: %(title)s"),
    "care_upheld": _("Your appeal is decided; the decision stands: %(title)s"),
    "care_reversed": _("Your appeal is decided; your words are shown again: %(title)s"),
    "care_decided": _("What you reported is decided: %(title)s"),
    "care_warned": _("A moderator warns you: %(title)s"),
    "care_limited": _("A moderator limits what you do for a while: %(title)s"),
    "care_suspended": _("A moderator suspends you for a while: %(title)s"),
    "care_step_back": _("A moderator’s step about you is taken back: %(title)s"),
    "care_step_upheld": _("Your appeal is decided; the step stands: %(title)s"),
    "care_step_appealed": _("Somebody appeals against a step: %(title)s"),
    "comment_posted": _("%(name)s commented on “%(title)s”"),
    "comment_answered": _("%(name)s answered you on “%(title)s”"),
    "comment_mentioned": _("%(name)s named you on “%(title)s”"),
    "coauthor_invited": _("%(name)s invites you to write a proposal together: %(title)s"),
    "coauthor_joined": _("%(name)s writes “%(title)s” with you now"),
    "coauthor_declined": _("An invitation to write “%(title)s” together was declined"),
    "coauthor_left": _("%(name)s does not write “%(title)s” with you any more"),
    "coauthor_removed": _("%(name)s took you off a proposal: %(title)s"),
    "proposal_edited": _("%(name)s changed “%(title)s”"),
    "proposal_carried": _("“%(title)s” goes on in “%(round)s”"),
    "process_invited": _("You are invited: %(title)s"),
    "proposal_answered": _("The organiser answered “%(title)s”"),
    "proposal_considered": _("The organiser looks at “%(title)s” now"),
    "proposal_started": _("“%(title)s” is being done"),
    "proposal_done": _("“%(title)s” is done"),
    "proposal_stopped": _("“%(title)s” is not done after all: read why"),
    "proposal_withdrawn": _("%(name)s withdrew “%(title)s”"),
    "reviews_assigned": _("Proposals wait for your review in “%(round)s”: %(title)s"),
    "round_changed": _("Dates or rules changed in “%(round)s”: %(title)s"),
    "round_opened": _("“%(round)s” is open: %(title)s"),
    "round_closing": _("“%(round)s” closes soon: %(title)s"),
    "round_closed": _("“%(round)s” is closed: %(title)s"),
    "round_concluded": _("What “%(round)s” came to: %(title)s"),
}


# What a verifier may do for somebody beside them. No vote, no profile, no mail, no other's words.
WITH_HELP = (
    *("processes", "process", "round", "proposal", "versions"),
    *("propose", "edit", "preview", "publish"),
    *("comments", "comment", "support", "withdraw-support"),
)


def register() -> None:
    """Give the notices their sentences, and let people follow processes and proposals."""
    for kind, words in (SENTENCES | TOGETHER).items():
        notices.register(kind, words)
    exports.register("process_invitations", invitations.for_export)
    forgetting.register("process_invitations", invitations.forget)
    notices.followable("process", _processes)
    notices.followable("proposal")
    to_one = ("comment_answered", "comment_mentioned")
    notices.talk("proposal", to_all=["comment_posted"], to_one=to_one)
    assisting.allow(*(f"participation:{name}" for name in WITH_HELP), "care:take-back")
    signals.comment_posted.connect(_comment_posted, dispatch_uid="participation.telling")
    signals.proposal_withdrawn.connect(_withdrawn, dispatch_uid="participation.withdrawn")
    signals.process_opened.connect(_opened, dispatch_uid="participation.opened")
    signals.round_changed.connect(_round_changed, dispatch_uid="participation.round_changed")
    signals.round_concluded.connect(_concluded, dispatch_uid="participation.concluded")
    signals.proposal_edited.connect(_edited, dispatch_uid="participation.edited")
    signals.statements_changed.connect(_draw_anew, dispatch_uid="participation.drawing")


def _processes(keys: list[str], person: User) -> dict[str, notices.Named]:
    found = processes.visible_to(person).filter(pk__in=keys)
    return {str(one.pk): notices.Named(one.title, one.get_absolute_url()) for one in found}


def _comment_posted(comment: Comment, **_signal: Any) -> None:
    # What was said elsewhere long ago is imported by an account that is nobody's: no news.
    if comment.author.is_active:
        tell_of_comment.enqueue(pk=comment.pk)


def _withdrawn(proposal: Proposal, **_signal: Any) -> None:
    tell_of_withdrawal.enqueue(pk=proposal.pk)


def _opened(process: Process, **_signal: Any) -> None:
    tell_the_invited.enqueue(pk=process.pk)


def _round_changed(round_: Round, **_signal: Any) -> None:
    tell_of_round_change.enqueue(pk=round_.pk, moment=clock.now().isoformat())


def _concluded(conclusions: Conclusions, **_signal: Any) -> None:
    tell_of_conclusions.enqueue(pk=conclusions.pk)


def _edited(proposal: Proposal, editor: User, **_signal: Any) -> None:
    if proposal.writer_ids - {editor.pk}:
        tell_of_edit.enqueue(pk=proposal.pk, editor=editor.pk, version=proposal.version)


def _draw_anew(round_id: int, **_signal: Any) -> None:
    draw_round_map_anew.enqueue(pk=round_id)
