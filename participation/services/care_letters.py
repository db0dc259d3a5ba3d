"""Whom first care tells what: authors, reporters and moderators, each in their language."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy, override

from common import clock
from participation.models import Appeal, Case, Decision, Process, Proposal, Report
from participation.queries.things import heading_of, process_of
from people.models import User
from people.services import mail, notices

TITLE = 80


def statement_url(decision: Decision) -> str:
    return reverse("care:decision", kwargs={"pk": decision.pk})


def say_reopened(case: Case, moderators: Iterable[User]) -> None:
    """Tell the moderators of a place and language that something waits."""
    _tell_moderators(
        "care_waiting", f"case:{case.pk}:{case.opened_at.timestamp():.0f}", case, moderators
    )


def say_held(case: Case, moderators: Iterable[User]) -> None:
    """Tell the moderators of a place and language that words wait to be let in."""
    _tell_moderators("care_held", f"held:{case.pk}", case, moderators)


def say_admitted(decision: Decision) -> None:
    """Tell the author, if there still is one, that their words are let in."""
    author = decision.case.thing.author
    if author:
        _notice("care_admitted", f"decision:{decision.pk}", decision.case, author)


def say_appealed(case: Case, decision: Decision, moderators: Iterable[User]) -> None:
    """Tell the other moderators that an author appealed."""
    _tell_moderators("care_appealed", f"appeal:{decision.pk}", case, moderators)


def say_hidden(decision: Decision) -> None:
    """Send the author the statement of reasons, and tell them on the site."""
    _tell_author("care_hidden", "statement", decision, f"decision:{decision.pk}")


def say_restored(decision: Decision) -> None:
    """Tell the author, if there still is one, that their words are shown again."""
    for author in _authors(decision):
        _notice("care_restored", f"decision:{decision.pk}", decision.case, author, mailed=False)


def say_appeal_decided(appeal: Appeal) -> None:
    """Tell the author what became of the appeal."""
    key = f"appeal:{appeal.pk}:decided"
    _tell_author(f"care_{appeal.outcome}", "appeal", appeal.decision, key, appeal=appeal)


def say_to_reporters(decision: Decision) -> None:
    """Tell whoever reported what was decided; guests' addresses are forgotten then."""
    waiting = Report.objects.filter(case=decision.case, answered_at=None).select_related("person")
    reports = list(waiting)
    Report.objects.filter(pk__in=[one.pk for one in reports]).update(
        email="", answered_at=clock.now()
    )
    for one in reports:
        if one.person:
            key = f"report:{one.pk}:{decision.pk}"
            _notice("care_decided", key, decision.case, one.person, url=_receipt(one))
        elif one.email:
            address = {"url": _whole(_receipt(one, one.language)), "decision": decision}
            mail.send(
                "participation/mail/decided",
                to=one.email,
                language=one.language,
                context=address,
            )


def _tell_author(
    kind: str, template: str, decision: Decision, key: str, *, appeal: Appeal | None = None
) -> None:
    for author in _authors(decision):
        with override(author.language):
            url = statement_url(decision)
        _notice(kind, key, decision.case, author, url=url, mailed=True)
        mail.send(
            f"participation/mail/{template}",
            to=author.email,
            language=author.language,
            context={
                "decision": decision,
                "appeal": appeal,
                "title": _title(decision.case),
                "url": _whole(url),
                "buttons": {_whole(url): gettext_lazy("Read the decision")},
            },
        )


def _authors(decision: Decision) -> list[User]:
    """Return whose words these are: of a proposal, its co-authors too.

    Nobody is left of a statement whose author has gone.
    """
    thing = decision.case.thing
    if isinstance(thing, Proposal):
        return list(User.objects.filter(pk__in=thing.writer_ids).order_by("pk"))
    return [thing.author] if thing.author else []


def _tell_moderators(kind: str, key: str, case: Case, moderators: Iterable[User]) -> None:
    people = [one.pk for one in moderators]
    if not people:
        _tell_organisers(key, case)
    notices.tell(
        people=people,
        key=key,
        kind=kind,
        thing=f"case:{case.pk}",
        url=reverse("care:case", kwargs={"pk": case.pk}),
        names={"title": _title(case)},
    )


def _tell_organisers(key: str, case: Case) -> None:
    """Tell who runs a closed process that no moderator of the place and language is in it."""
    process = process_of(case.thing)
    if process.access == Process.Access.PUBLIC:
        return
    notices.tell(
        people=process.organisers.values_list("pk", flat=True),
        key=f"{key}:nobody",
        kind="care_nobody",
        thing=f"process:{process.pk}",
        url=reverse("participation:room-invitations", kwargs={"process": process.slug}),
        names={"title": process.title},
    )


def _notice(  # noqa: PLR0913 -- a notice is who is told what about what
    kind: str, key: str, case: Case, person: User, *, url: str = "", mailed: bool = False
) -> None:
    notices.tell(
        people=[person.pk],
        key=key,
        kind=kind,
        thing=str(case),
        url=url or case.thing.get_absolute_url(),
        names={"title": _title(case)},
        mailed=mailed,
    )


def _title(case: Case) -> str:
    return heading_of(case.thing)[:TITLE]


def _receipt(report: Report, language: str = "") -> str:
    with override(language or (report.person.language if report.person else None)):
        return reverse("care:receipt", kwargs={"receipt": report.receipt})


def _whole(url: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{url}"
