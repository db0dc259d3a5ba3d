from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation import rules, signals
from participation.models import Action, Comment, Proposal, Round
from participation.models.comments import MAY_COME_IN, TEXT_LENGTH
from participation.queries.people import hold
from participation.services.pace import keep_pace
from participation.services.premoderation import hold_back, waits
from participation.services.translations import empty_translations
from participation.services.voices import is_assisted, require_may_speak, spoken_for
from people.models import Mandate, Organisation, User
from people.services import audit


@transaction.atomic
def post_comment(  # noqa: PLR0913 -- a comment is what, where, in answer to what and since when
    *,
    proposal: Proposal,
    author: User,
    text: str,
    language: str = "",
    stance: str = Comment.Stance.NEUTRAL,
    parent: Comment | None = None,
    form_key: UUID | None = None,
    at: datetime | None = None,
    organisation: Organisation | None = None,
) -> Comment:
    """Say something about a proposal, or answer a comment on it.

    The same ``form_key`` sent again returns the comment already made. ``at`` says when it was
    said, for imports; ``organisation`` in whose name, if not one's own.

    Raises:
        RuleBroken: when comments are not open then, the round is not for this person, the
            answered comment is gone or four levels deep, the text is empty or too long, the
            author may not speak for the organisation, or said the same a moment ago.
        TooSoon: when the author says too much in a short time.

    """
    hold(author)
    made = Comment.objects.filter(author=author, form_key=form_key).first() if form_key else None
    if made:
        return made
    moment = at or clock.now()
    round_ = _require_may_comment(proposal, author, moment)
    _require_may_be_answered(parent, proposal)
    require_may_speak(author, organisation=organisation, scope=Mandate.Scope.COMMENTS)
    if at is None:
        _require_measure(author, text)
    comment = Comment(
        proposal=proposal,
        author=author,
        organisation=organisation,
        is_assisted=is_assisted(author),
        text=checked(text),
        language=language or author.language,
        stance=stance,
        form_key=form_key,
        created_at=moment,
    )
    _place(comment, parent)
    _stand_or_wait(comment, must_wait=waits(round_, comment, dated=at is not None))
    _record(comment)
    return comment


def _record(comment: Comment) -> None:
    """Write down who spoke, when it was not in their own name or not by their own hand."""
    if comment.organisation or comment.is_assisted:
        target, said = f"comment:{comment.pk}", spoken_for(comment.organisation)
        audit.record(action="comment.posted", actor=comment.author, target=target, detail=said)


def _stand_or_wait(comment: Comment, *, must_wait: bool) -> None:
    if must_wait:
        _require_standing(comment.proposal)
        comment.status = Comment.Status.WAITING
        comment.save()
        hold_back(comment)
    else:
        _count(comment.proposal, comment.stance, 1)
        _count_answer(comment)
        comment.save()
        _say_posted(comment)


@transaction.atomic
def let_in_comment(*, comment: Comment) -> bool:
    """Show and count what a moderator has read, or an appeal brought back; tell if it waited."""
    comment = Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)
    if comment.status not in MAY_COME_IN:
        return False
    comment.status = Comment.Status.VISIBLE
    comment.save(update_fields=["status"])
    _move(Proposal.objects.filter(pk=comment.proposal_id), comment.stance, 1)
    _count_answer(comment)
    _say_posted(comment)
    return True


@transaction.atomic
def refuse_comment(*, comment: Comment) -> bool:
    """Keep from everybody what a moderator has read; tell whether it waited."""
    waiting = Comment.objects.filter(pk=comment.pk, status=Comment.Status.WAITING)
    return bool(waiting.update(status=Comment.Status.REFUSED))


@transaction.atomic
def remove_comment(*, comment: Comment, author: User) -> Comment:
    """Erase one's own words. Its place and the replies to it stay; it counts no more.

    Raises:
        RuleBroken: when it is somebody else's, or gone already for another reason.

    """
    comment = Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)
    if comment.author_id != author.pk:
        raise RuleBroken(_("Only the author can do this."))
    if comment.is_removed:
        return comment
    if comment.is_waiting:
        raise RuleBroken(_("A moderator reads it first."))
    if not comment.is_visible:
        raise RuleBroken(_("It is gone already."))
    comment.status = Comment.Status.REMOVED
    comment.text = ""
    comment.removed_at = clock.now()
    comment.save()
    comment.versions.all().delete()
    empty_translations(comment)
    _count(comment.proposal, comment.stance, -1)
    audit.record(action="comment.removed", actor=author, target=f"comment:{comment.pk}")
    return comment


@transaction.atomic
def take_away(*, comment: Comment, erased: bool = False) -> bool:
    """Keep a comment from readers (its words stay for an appeal) or erase it; tell if it stood.

    Only first care calls this: it holds who may, why, and who is told.
    """
    comment = Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)
    stood = comment.is_visible
    unseen = comment.status == Comment.Status.REFUSED
    if not stood and not (erased and (comment.is_hidden or unseen)):
        return False
    comment.status = Comment.Status.ERASED if erased else Comment.Status.HIDDEN
    if erased:
        comment.text, comment.removed_at = "", clock.now()
        comment.versions.all().delete()
        empty_translations(comment)
    comment.save()
    if unseen:
        # Its place is shown from now on, as that of everything erased.
        _count_answer(comment)
    if stood:
        _move(Proposal.objects.filter(pk=comment.proposal_id), comment.stance, -1)
    return True


@transaction.atomic
def bring_back(*, comment: Comment) -> bool:
    """Show a hidden comment again and count it; tell whether it was hidden."""
    comment = Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)
    if not comment.is_hidden:
        return False
    comment.status = Comment.Status.VISIBLE
    comment.save()
    _move(Proposal.objects.filter(pk=comment.proposal_id), comment.stance, 1)
    return True


def _require_may_comment(proposal: Proposal, author: User, moment: datetime) -> Round:
    round_ = rules.comment_round(proposal, moment)
    if round_ is None:
        raise RuleBroken(_("Comments are closed."))
    rules.require_admitted(author, round_, Action.COMMENT)
    return round_


def _require_standing(proposal: Proposal) -> None:
    published = Proposal.objects.filter(pk=proposal.pk, status=Proposal.Status.PUBLISHED)
    if not published.exists():
        raise RuleBroken(_("This proposal is not open any more."))


def _require_may_be_answered(parent: Comment | None, proposal: Proposal) -> None:
    if parent is None:
        return
    if parent.proposal_id != proposal.pk or not parent.may_be_answered:
        raise RuleBroken(_("This comment cannot be answered. You can write one of your own."))


def _require_measure(author: User, text: str) -> None:
    """Ask that nobody says too much at once, nor the same thing in many places."""
    keep_pace(person=author, kind="comment")
    moment = clock.now() - timedelta(minutes=5)
    same = author.comments.filter(created_at__gt=moment, text=text.strip())
    if settings.NORIA_PACE and same.exclude(text="").exists():
        raise RuleBroken(_("You have just said the same."))


def checked(text: str) -> str:
    """Return what somebody wrote without the blanks around it; raise when nothing or too much."""
    text = text.strip()
    if not text:
        raise RuleBroken(_("Write something first."))
    if len(text) > TEXT_LENGTH:
        raise RuleBroken(_("This comment is too long."))
    return text


def _place(comment: Comment, parent: Comment | None) -> None:
    """Hang the comment under the one it answers."""
    if parent is None:
        return
    comment.parent = parent
    comment.root_id = parent.root_id or parent.pk
    comment.depth = parent.depth + 1


def _count_answer(comment: Comment) -> None:
    """Count an answer at the top of its conversation."""
    if comment.root_id:
        Comment.objects.filter(pk=comment.root_id).update(reply_count=F("reply_count") + 1)


def _say_posted(comment: Comment) -> None:
    transaction.on_commit(partial(signals.comment_posted.send, sender=Comment, comment=comment))


def _count(proposal: Proposal, stance: str, step: int) -> None:
    """Move the counters; a new comment also needs the proposal to be still public."""
    standing = Proposal.objects.filter(pk=proposal.pk)
    if step > 0:
        standing = standing.filter(status=Proposal.Status.PUBLISHED)
    if not _move(standing, stance, step):
        raise RuleBroken(_("This proposal is not open any more."))


def _move(proposals: QuerySet[Proposal], stance: str, step: int) -> int:
    column = f"{stance}_count"
    return proposals.update(
        **{"comment_count": F("comment_count") + step, column: F(column) + step}
    )
