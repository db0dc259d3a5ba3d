"""What becomes of somebody's part in rounds and discussions when they are erased.

Whole tables at once, not thing by thing: a very active person is erased in the same few queries.
"""

from __future__ import annotations

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from common import clock, searchable
from participation.models import (
    Amendment,
    Appeal,
    Attachment,
    Case,
    CoAuthor,
    Comment,
    CommentVersion,
    HelpfulMark,
    Invitation,
    KeptRounds,
    Merge,
    Opinion,
    Process,
    Proposal,
    ProposalVersion,
    ProposalWords,
    Report,
    Statement,
    Support,
    Translation,
)
from participation.models.comments import UNSEEN
from participation.queries.exports import about
from participation.services import counting_supports
from participation.services.attachments import drop
from participation.services.opinions import COLUMNS
from participation.services.premoderation import forget_taken_back
from participation.services.search_keys import fold_again
from participation.services.taking import EMPTY, empty_amendments
from people.models import Notice, User
from people.services.erasing import forget_name_in_notices
from thread.queries import on_a_thread


def forget(person: User) -> None:
    """Take a person out: what nobody else has read goes, what was counted is counted right.

    Supports and opinions of open rounds are taken back. Those of closed rounds stay in the
    count, of somebody nobody knows: results people have read do not change.
    """
    now = clock.now()
    drafts = Proposal.objects.filter(author=person, status=Proposal.Status.DRAFT)
    _forget_drafts(_written_alone(drafts))
    # What the sender called a file may say who they are.
    Attachment.objects.filter(sender=person).update(name=F("kind"))
    Proposal.objects.filter(author=person).update(form_key=None)
    Comment.objects.filter(author=person).update(form_key=None)
    Amendment.objects.filter(author=person).update(form_key=None)
    # Words of a merge are kept only until it takes effect.
    Merge.objects.filter(proposed_by=person).exclude(status=Merge.Status.DONE).delete()
    Merge.objects.filter(proposed_by=person).update(form_key=None)
    _take_back_supports(Q(person=person, round__closes_at__gt=now))
    _take_back_opinions(Q(person=person, statement__round__closes_at__gt=now))
    _take_back_marks(person)
    Report.objects.filter(email__iexact=person.email).update(email="")
    Invitation.objects.filter(email__iexact=person.email).delete()
    # Others make rounds from what was shared with them.
    KeptRounds.objects.filter(keeper=person, territory=None).delete()
    KeptRounds.objects.filter(keeper=person).update(keeper=None)
    Report.objects.filter(person=person).update(details="")
    Appeal.objects.filter(about(person, "decision__case__")).update(text="")
    _unname_in_notices(person)


def remove_words(person: User) -> None:
    """Remove what a person wrote in public; its place stays where others have answered it.

    An option of a vote keeps its title and text (the papers of a vote are public and final), and
    so does what others wrote along.
    """
    _remove_proposals(person)
    _remove_comments(person)
    _remove_statements(person)
    _remove_amendments(Amendment.objects.filter(author=person))
    mine = Translation.objects.filter(author=person)
    Case.objects.filter(translation__in=mine).update(status=Case.Status.ERASED)
    _empty_translations(mine, Translation.Status.REMOVED)


def only_organiser_of(person: User) -> list[str]:
    """Name running processes nobody else organises. One query."""
    alone = (
        Process.objects.filter(organisers__is_active=True, rounds__closes_at__gt=clock.now())
        .annotate(how_many=Count("organisers", distinct=True))
        .filter(how_many=1, pk__in=person.processes.values("pk"))
    )
    return [
        _("You are the only organiser of “%(title)s”: name another one first.")
        % {"title": process.title}
        for process in alone
    ]


def _forget_drafts(drafts: QuerySet[Proposal]) -> None:
    """Delete drafts; what grew out of a card or a passport stays on its thread, empty."""
    keys = [str(pk) for pk in drafts.values_list("pk", flat=True)]
    drop(Attachment.objects.filter(proposal__in=drafts))
    on_threads = [int(key) for key in on_a_thread("proposal", keys)]
    drafts.filter(pk__in=on_threads).update(**EMPTY)
    going = drafts.exclude(pk__in=on_threads)
    forget_taken_back(going)
    going.delete()


def _written_alone(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Leave out what others write along: it is theirs as well."""
    joined = CoAuthor.objects.filter(proposal=OuterRef("pk"), joined_at__isnull=False)
    return proposals.exclude(Exists(joined))


def _take_back_supports(which: Q) -> None:
    counting_supports.drop(Support.objects.filter(which).select_for_update(of=("self",)))


def _take_back_opinions(which: Q) -> None:
    said = list(
        Opinion.objects.filter(which)
        .select_for_update(of=("self",))
        .values_list("statement", "answer")
    )
    Opinion.objects.filter(which).delete()
    for answer, column in COLUMNS.items():
        statements = [pk for pk, given in said if given == answer]
        Statement.objects.filter(pk__in=statements).update(**{column: F(column) - 1})


def _take_back_marks(person: User) -> None:
    marks = HelpfulMark.objects.filter(person=person)
    comments = list(marks.select_for_update().values_list("comment", flat=True))
    marks.delete()
    Comment.objects.filter(pk__in=comments).update(helpful_count=F("helpful_count") - 1)


def _unname_in_notices(person: User) -> None:
    """Others were told "Amal commented": under names the person may have had before, too."""
    comments = Comment.objects.filter(author=person).values_list("pk", flat=True)
    proposals = Proposal.objects.filter(author=person).values_list("pk", flat=True)
    amendments = Amendment.objects.filter(author=person).values_list("pk", flat=True)
    keys = [f"comment:{pk}" for pk in comments] + [f"withdrawn:{pk}" for pk in proposals]
    keys += [f"amendment_{what}:{pk}" for pk in amendments for what in ("suggested", "promoted")]
    forget_name_in_notices(key__in=keys)


def _remove_proposals(person: User) -> None:
    gone = {Proposal.Status.DRAFT, Proposal.Status.ERASED}
    mine = Proposal.objects.filter(author=person).exclude(status__in=gone)
    standing = _written_alone(mine)
    pks = list(standing.select_for_update(of=("self",)).values_list("pk", flat=True))
    # The status is only ever moved by transitions, one by one; here all go the same way.
    Proposal.objects.filter(pk__in=pks).update(status=Proposal.Status.ERASED, **EMPTY)
    ProposalVersion.objects.filter(proposal__in=pks).delete()
    ProposalWords.objects.filter(proposal__in=pks).delete()
    drop(Attachment.objects.filter(proposal__in=pks))
    _empty_translations(Translation.objects.filter(proposal__in=pks), Translation.Status.ERASED)
    # They hold nearly the same words.
    _remove_amendments(Amendment.objects.filter(proposal__in=pks))
    Proposal.objects.filter(pk__in=pks).update(search_key="")
    Case.objects.filter(proposal__in=pks).update(status=Case.Status.ERASED)
    Notice.objects.filter(thing__in=[f"proposal:{pk}" for pk in pks]).delete()
    searchable.touch("proposal", pks)


def _remove_amendments(amendments: QuerySet[Amendment]) -> None:
    Case.objects.filter(amendment__in=amendments).update(status=Case.Status.ERASED)
    empty_amendments(amendments)


def _remove_comments(person: User) -> None:
    gone = {Comment.Status.REMOVED, Comment.Status.TAKEN, Comment.Status.ERASED}
    standing = Comment.objects.filter(author=person).exclude(status__in=gone)
    pks = list(standing.select_for_update(of=("self",)).values_list("pk", flat=True))
    counted = Comment.objects.filter(pk__in=pks, status=Comment.Status.VISIBLE).order_by()
    for proposal, stance, many in counted.values_list("proposal", "stance").annotate(Count("pk")):
        column = f"{stance}_count"
        moved = {"comment_count": F("comment_count") - many, column: F(column) - many}
        Proposal.objects.filter(pk=proposal).update(**moved)
    unseen = Comment.objects.filter(pk__in=pks, status__in=UNSEEN, root__isnull=False).order_by()
    for root, many in unseen.values_list("root").annotate(Count("pk")):
        # Their place is shown from now on, as that of everything removed.
        Comment.objects.filter(pk=root).update(reply_count=F("reply_count") + many)
    Comment.objects.filter(pk__in=pks).update(
        status=Comment.Status.REMOVED, text="", removed_at=clock.now()
    )
    CommentVersion.objects.filter(comment__in=pks).delete()
    _empty_translations(Translation.objects.filter(comment__in=pks), Translation.Status.ERASED)
    Case.objects.filter(comment__in=pks).update(status=Case.Status.ERASED)


def _remove_statements(person: User) -> None:
    gone = [Statement.Status.TAKEN, Statement.Status.ERASED]
    standing = Statement.objects.filter(author=person).exclude(status__in=gone)
    for statement in standing.select_for_update(of=("self",)):
        # Each needs a key of its own: its words must be free to be said again.
        statement.status, statement.text = Statement.Status.ERASED, ""
        statement.search_key = f"erased {statement.pk}"
        statement.save(update_fields=["status", "text", "search_key"])
    of_mine = Translation.objects.filter(statement__author=person)
    _empty_translations(of_mine, Translation.Status.ERASED)
    Case.objects.filter(statement__author=person).update(status=Case.Status.ERASED)


def _empty_translations(which: QuerySet[Translation], status: str) -> None:
    gone = [Translation.Status.REMOVED, Translation.Status.ERASED]
    standing = which.exclude(status__in=gone)
    proposals = set(standing.exclude(proposal=None).values_list("proposal", flat=True))
    standing.update(status=status, title="", text="")
    for pk in proposals:
        fold_again(pk)
    searchable.touch("proposal", proposals)
