"""What turns right now, for pages everybody gets alike: only what a stranger may see."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.utils import timezone

from participation.models import Process, Proposal, Round, Statement
from participation.queries import processes, proposals, rounds
from workflows.lab.models import Service, Stage
from workflows.lab.queries import services
from workflows.live.models import Session
from workflows.live.queries import sessions

STRANGER = AnonymousUser()


def open_rounds(count: int, kind: str = "") -> QuerySet[Round]:
    """List the public rounds that are open (of one kind, if named), the first to close first.

    One query.
    """
    found = rounds.visible_to(STRANGER).open_at(timezone.now())
    found = found.filter(kind=kind) if kind else found
    return found.order_by("closes_at", "pk")[:count]


def next_sessions(count: int) -> QuerySet[Session]:
    """List the listed sessions that are on or to come, the next first. One query."""
    found = sessions.not_over(sessions.visible_to(STRANGER), timezone.now())
    return found.order_by("starts_at", "pk")[:count]


def services_by_stage(count: int) -> list[tuple[Stage, list[Service]]]:
    """Group the services that are being made by their stage, in the order of the stages.

    One query; at most `count` services, the newest.
    """
    running = services.visible_to(STRANGER).filter(stopped_at__isnull=True)
    found = list(running.order_by("-started_at", "-pk")[:count])
    grouped = [(stage, [one for one in found if one.stage == stage]) for stage in Stage]
    return [(stage, members) for stage, members in grouped if members]


def public_processes() -> QuerySet[Process]:
    """List the processes strangers may see."""
    return processes.visible_to(STRANGER)


def public_proposals() -> QuerySet[Proposal]:
    """List the proposals that stand where strangers may read them.

    A withdrawn proposal keeps its page, but no other page puts it forward.
    """
    return proposals.visible_to(STRANGER).filter(status=Proposal.Status.PUBLISHED)


def public_services() -> QuerySet[Service]:
    """List the services strangers may see, stopped ones included."""
    return services.visible_to(STRANGER)


def public_rounds() -> QuerySet[Round]:
    """List the rounds strangers may see, each with its vote, its result and its figures.

    Figures are ``proposal_total``, ``support_total``, ``comment_total`` and ``statement_total``.
    """
    stood = Proposal.objects.filter(round=OuterRef("pk"), status=Proposal.Status.PUBLISHED)
    said = Statement.objects.filter(round=OuterRef("pk"), status=Statement.Status.VISIBLE)
    return (
        rounds.visible_to(STRANGER)
        .select_related("vote__closing__result")
        .annotate(
            proposal_total=_sum(stood, Count("pk")),
            support_total=_sum(stood, Sum("support_count")),
            comment_total=_sum(stood, Sum("comment_count")),
            statement_total=_sum(said, Count("pk")),
        )
    )


def _sum(rows: Any, what: Any) -> Subquery:
    return Subquery(rows.order_by().values("round").annotate(total=what).values("total"))
