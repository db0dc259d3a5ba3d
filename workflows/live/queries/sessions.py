"""Finding sessions: the lists, and the one behind a code."""

from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from participation.queries import processes
from people.models import User
from workflows.live.codes import normalised
from workflows.live.models import Participant, Session

from .places import Visitor

PAST_ON_A_PAGE = 20


def listed_for(visitor: Visitor) -> QuerySet[Session]:
    """List the sessions somebody may know of without a part in them: the public ones.

    A public session of a process one may not see is none: its title would tell of the process.
    """
    seen = Q(process=None) | Q(process__in=processes.visible_to(visitor).values("pk"))
    return Session.objects.filter(seen, access=Session.Access.PUBLIC)


def visible_to(visitor: Visitor) -> QuerySet[Session]:
    """List the sessions somebody may know of: listed ones, and those they have a part in."""
    listed = listed_for(visitor)
    if not visitor.is_authenticated:
        return listed
    mine = Participant.objects.filter(session=OuterRef("pk"), user_id=visitor.pk)
    runs = Session.facilitators.through.objects.filter(session=OuterRef("pk"), user_id=visitor.pk)
    known = Q(pk__in=listed.values("pk")) | Q(Exists(mine)) | Q(Exists(runs))
    return Session.objects.filter(known)


def run_by(user: User) -> QuerySet[Session]:
    """List the sessions somebody facilitates."""
    return Session.objects.filter(facilitators=user)


def _shown(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Load what a list shows of each session, whatever their number, in one query."""
    return sessions.select_related("territory", "process").annotate(
        people=Count("participants", filter=Q(participants__removed_at=None), distinct=True)
    )


def over(sessions: QuerySet[Session], moment: datetime) -> QuerySet[Session]:
    return sessions.filter(Q(ended_at__lte=moment) | Q(closes_at__lte=moment))


def not_over(sessions: QuerySet[Session], moment: datetime) -> QuerySet[Session]:
    return sessions.filter(ended_at=None).exclude(closes_at__lte=moment)


def live_now(visitor: Visitor) -> QuerySet[Session]:
    """List what can be joined now, the latest begun first."""
    now = timezone.now()
    return _shown(not_over(visible_to(visitor), now).filter(starts_at__lte=now))[:50]


def upcoming(visitor: Visitor) -> QuerySet[Session]:
    """List what is to come, the next first."""
    now = timezone.now()
    coming = not_over(visible_to(visitor), now).filter(starts_at__gt=now)
    return _shown(coming).order_by("starts_at", "pk")[:50]


def past(visitor: Visitor, before: tuple[datetime, int] | None = None) -> list[Session]:
    """List what is over, the latest first: at most one more than a page, to know of a next."""
    sessions = _shown(over(visible_to(visitor), timezone.now())).order_by("-starts_at", "-pk")
    if before:
        start, pk = before
        sessions = sessions.filter(Q(starts_at__lt=start) | Q(starts_at=start, pk__lt=pk))
    return list(sessions[: PAST_ON_A_PAGE + 1])


def behind_code(typed: str) -> Session | None:
    """Return the session of a code, however people typed it; one query."""
    found = Session.objects.select_related("territory", "process", "round__process")
    return found.filter(code=normalised(typed)).first()


def open_session(pk: int) -> Session | None:
    """Return a session a socket asks for, over or not; one query."""
    return Session.objects.filter(pk=pk).first()


def joined_by(user: User) -> QuerySet[Session]:
    """List the sessions somebody took part in and was not shown out of."""
    places = Participant.objects.filter(session=OuterRef("pk"), user_id=user.pk, removed_at=None)
    return Session.objects.filter(Exists(places))


def where_they_are(sessions: list[Session], _user: User) -> dict[int, list[str]]:
    """Say of each whether it is to come, live or over. No query."""
    return {one.pk: [str(Session.State(one.state).label)] for one in sessions}
