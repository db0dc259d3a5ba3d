"""What turns right now, for pages everybody gets alike: only what a stranger may see."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from participation.models import Round
from participation.queries import rounds
from workflows.lab.models import Service, Stage
from workflows.lab.queries import services
from workflows.live.models import Session

STRANGER = AnonymousUser()


def open_rounds(count: int) -> QuerySet[Round]:
    """List the public rounds that are open, the first to close first. One query."""
    return rounds.visible_to(STRANGER).open_at(timezone.now()).order_by("closes_at", "pk")[:count]


def next_sessions(count: int) -> QuerySet[Session]:
    """List the listed sessions that are on or to come, the next first. One query."""
    now = timezone.now()
    running = Q(closes_at__isnull=True) | Q(closes_at__gt=now)
    return Session.objects.filter(
        running, access=Session.Access.PUBLIC, ended_at__isnull=True
    ).order_by("starts_at", "pk")[:count]


def services_by_stage(count: int) -> list[tuple[Stage, list[Service]]]:
    """Group the services that are being made by their stage, in the order of the stages.

    One query; at most `count` services, the newest.
    """
    running = services.visible_to(STRANGER).filter(stopped_at__isnull=True)
    found = list(running.order_by("-started_at", "-pk")[:count])
    grouped = [(stage, [one for one in found if one.stage == stage]) for stage in Stage]
    return [(stage, members) for stage, members in grouped if members]
