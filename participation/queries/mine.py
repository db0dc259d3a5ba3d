"""A person's own part in rounds: what they brought, where it is now, and what waits for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation.models import (
    CoAuthor,
    Comment,
    Decision,
    Process,
    Proposal,
    Round,
    Statement,
    Translation,
)
from participation.queries.answers import STATES, SUGGESTED
from participation.queries.care import cases_of, unwatched_anywhere
from participation.queries.exports import about
from participation.queries.proposals import written_by
from participation.queries.reviews import assigned_to
from people import roles
from people.models import User
from people.needs import Need
from people.rules import has_role
from thread.queries import last_steps

ALONG = ("round__process",)
NEEDS = 5
GONE = ["removed", "taken", "erased"]


def drafts(person: User) -> QuerySet[Proposal]:
    """List what a person is still writing, alone or with others."""
    mine = Proposal.objects.filter(written_by(person), status=Proposal.Status.DRAFT)
    return mine.select_related(*ALONG)


def proposals(person: User) -> QuerySet[Proposal]:
    """List what a person proposed, alone or with others, hidden ones too."""
    standing = Proposal.objects.exclude(status__in=[Proposal.Status.DRAFT, Proposal.Status.ERASED])
    return standing.filter(written_by(person)).select_related(*ALONG, "decided_answer")


def supported(person: User) -> QuerySet[Proposal]:
    """List what a person supports. Nobody else sees this list."""
    public = [Proposal.Status.PUBLISHED, Proposal.Status.WITHDRAWN]
    found = Proposal.objects.filter(supports__person=person, status__in=public)
    found = found.annotate(is_not_counted=F("supports__is_temporary"))
    return found.select_related(*ALONG, "decided_answer")


def comments(person: User) -> QuerySet[Comment]:
    """List what a person said about proposals."""
    standing = Comment.objects.filter(author=person).exclude(status__in=GONE)
    return standing.select_related("proposal__round__process")


def statements(person: User) -> QuerySet[Statement]:
    """List the statements a person put before others."""
    standing = Statement.objects.filter(author=person).exclude(status__in=GONE)
    return standing.select_related(*ALONG)


def translations(person: User) -> QuerySet[Translation]:
    """List what a person translated of others."""
    return Translation.objects.filter(author=person).exclude(status__in=GONE)


def organised(person: User) -> QuerySet[Process]:
    """List the processes a person answers for, drafts too."""
    return person.processes.all()


def where_processes_are(rows: list[Process], _person: User) -> dict[int, list[str]]:
    """Say who may see each process. No query."""
    return {row.pk: [_("draft") if row.is_draft else row.get_access_display()] for row in rows}


def where_proposals_are(rows: list[Proposal], person: User) -> dict[int, list[str]]:
    """Say how each proposal was received, answered, and what it became. Two or three queries."""
    steps = last_steps("proposal", [str(row.pk) for row in rows], person)
    return {row.pk: [*_received(row), *_kept(steps.get(str(row.pk)))] for row in rows}


def where_drafts_are(rows: list[Proposal], _person: User) -> dict[int, list[str]]:
    """Say until when each draft can be published. No query."""
    return {row.pk: [row.round.process.title, _open_or_not(row)] for row in rows}


def where_comments_are(rows: list[Comment], _person: User) -> dict[int, list[str]]:
    """Say what each comment is about and how it was received. No query."""
    return {row.pk: [row.proposal.title, *_heard(row), *_hidden(row)] for row in rows}


def where_statements_are(rows: list[Statement], _person: User) -> dict[int, list[str]]:
    """Say how people answered each statement. No query."""
    return {
        row.pk: [
            _("%(agree)d agree, %(disagree)d disagree, %(passed)d pass")
            % {
                "agree": row.agree_count,
                "disagree": row.disagree_count,
                "passed": row.pass_count,
            },
            *_hidden(row),
        ]
        for row in rows
    }


def where_translations_are(rows: list[Translation], _person: User) -> dict[int, list[str]]:
    """Say into which language each is. No query."""
    return {row.pk: [str(row.get_language_display()), *_hidden(row)] for row in rows}


def waiting_for(person: User) -> Iterable[Need]:
    """Name what waits for a person: invitations, decisions to answer, reports to look at."""
    yield from _invitations(person)
    yield from _decisions(person)
    yield from _cases(person)
    yield from _reviews(person)
    yield from _suggested(person)
    yield from _unwatched(person)


def _invitations(person: User) -> Iterable[Need]:
    open_ones = CoAuthor.objects.filter(person=person, joined_at=None)
    for one in open_ones.select_related("proposal")[:NEEDS]:
        words = _("You are invited to write “%(title)s” with others.")
        yield Need(words % {"title": one.proposal.title}, one.get_absolute_url())


def _decisions(person: User) -> Iterable[Need]:
    standing = Decision.objects.filter(
        about(person, "case__"),
        kind__in=Decision.RESTRICTS,
        appeal__isnull=True,
        case__status="hidden",
    )
    for decision in standing.order_by("-pk")[:NEEDS]:
        url = reverse("care:decision", kwargs={"pk": decision.pk})
        yield Need(_("A moderator hid words of yours: read why, and appeal if it is wrong."), url)


def _cases(person: User) -> Iterable[Need]:
    cases = cases_of(person).order_by()
    counts = cases.aggregate(
        held=Count("pk", filter=Q(status="held")),
        waiting=Count("pk", filter=Q(status__in=["open", "appealed"])),
    )
    waiting, held = counts["waiting"], counts["held"]
    if held:
        words = ngettext(
            "%(number)d contribution waits to be let in.",
            "%(number)d contributions wait to be let in.",
            held,
        )
        yield Need(words % {"number": held}, f"{reverse('care:queue')}?status=held")
    if waiting:
        words = ngettext(
            "%(number)d report or appeal waits for you.",
            "%(number)d reports and appeals wait for you.",
            waiting,
        )
        yield Need(words % {"number": waiting}, reverse("care:queue"))


def _reviews(person: User) -> Iterable[Need]:
    """Tell evaluators what waits to be reviewed; nobody else is asked for."""
    if not has_role(roles.EVALUATOR)(person):
        return
    waiting = assigned_to(person, "waiting").count()
    if waiting:
        words = ngettext(
            "%(number)d review waits for you.", "%(number)d reviews wait for you.", waiting
        )
        yield Need(words % {"number": waiting}, reverse("reviews:mine"))


def _suggested(person: User) -> Iterable[Need]:
    """Tell organisers what evaluators would answer and nobody has decided; nobody else is asked."""
    if not has_role(roles.ORGANISER)(person):
        return
    open_ones = Proposal.objects.filter(
        STATES[SUGGESTED],
        status=Proposal.Status.PUBLISHED,
        round__evaluators_answer=True,
        round__process__organisers=person,
    )
    waiting = dict(open_ones.order_by().values_list("round").annotate(Count("pk"))[:NEEDS])
    if not waiting:
        return
    for round_ in Round.objects.filter(pk__in=waiting).select_related("process").order_by("pk"):
        number = waiting[round_.pk]
        words = ngettext(
            "%(number)d answer of an evaluator waits for you in “%(round)s”.",
            "%(number)d answers of evaluators wait for you in “%(round)s”.",
            number,
        )
        keys = {"process": round_.process.slug, "round": round_.slug}
        url = reverse("participation:answers", kwargs=keys)
        yield Need(words % {"number": number, "round": round_}, f"{url}?state={SUGGESTED}")


def _unwatched(person: User) -> Iterable[Need]:
    """Tell administrators where nobody reads what waits to be let in."""
    if has_role(roles.ADMINISTRATOR)(person):
        for one in unwatched_anywhere()[:NEEDS]:
            yield Need(str(one), reverse("care:watches"))


def _received(proposal: Proposal) -> Iterable[str]:
    if proposal.status != Proposal.Status.PUBLISHED:
        yield str(proposal.get_status_display())
    if proposal.support_count and proposal.round.shows_supports:
        words = ngettext(
            "supported by %(number)d", "supported by %(number)d", proposal.support_count
        )
        yield words % {"number": proposal.support_count}
    if getattr(proposal, "is_not_counted", False):
        yield _("your support does not count yet")
    if proposal.comment_count and proposal.round.shows_comments:
        words = ngettext("%(number)d comment", "%(number)d comments", proposal.comment_count)
        yield words % {"number": proposal.comment_count}
    if proposal.answer:
        yield _("answered: %(verdict)s") % {"verdict": proposal.answer.get_verdict_display()}
    if proposal.progress:
        yield str(proposal.get_progress_display())


def _heard(comment: Comment) -> Iterable[str]:
    if comment.helpful_count:
        words = ngettext(
            "%(number)d finds it helpful", "%(number)d find it helpful", comment.helpful_count
        )
        yield words % {"number": comment.helpful_count}
    if comment.reply_count:
        words = ngettext("%(number)d answer", "%(number)d answers", comment.reply_count)
        yield words % {"number": comment.reply_count}


def _open_or_not(draft: Proposal) -> str:
    closed = draft.round.state == "closed"
    return _("its round is closed") if closed else _("not published yet")


def _hidden(row: Any) -> list[str]:
    kept_back = row.status in {"hidden", "waiting", "refused"}
    return [str(row.get_status_display())] if kept_back else []


def _kept(step: str | None) -> list[str]:
    return [step] if step else []
