from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Sum
from django.db.models.functions import Lower

from common import clock
from participation.models import Invitation, Process, Proposal, Round, RoundNote
from people.models import Territory, User
from people.rules import Visitor


def visible_to(user: Visitor) -> QuerySet[Process]:
    """Return the processes a person may see: public ones, their own, those they are invited to."""
    is_open = Q(published_at__lte=clock.now())
    seen = is_open & Q(access=Process.Access.PUBLIC)
    if user.is_authenticated:
        invited = invitations_of(user.pk).filter(process_id=OuterRef("pk"), withdrawn_at=None)
        seen |= is_open & Q(access=Process.Access.INVITATION) & Q(Exists(invited))
        mine = Process.organisers.through.objects.filter(process_id=OuterRef("pk"), user_id=user.pk)
        seen |= Q(Exists(mine))
    return Process.objects.filter(seen).select_related("territory", "organisation")


def invitations_of(person: int | None) -> QuerySet[Invitation]:
    """Return the invitations to a person (by id): by name, or to an address they have confirmed."""
    confirmed = EmailAddress.objects.filter(user_id=person, verified=True)
    addresses = confirmed.annotate(address=Lower("email")).values("address")
    return Invitation.objects.filter(Q(person_id=person) | Q(email__in=addresses))


def audience(process: Process) -> QuerySet[User] | None:
    """Return who may be told of a process; None stands for everybody. No query yet."""
    if process.access == Process.Access.PUBLIC:
        return None
    standing = process.invitations.filter(withdrawn_at=None)
    addresses = standing.exclude(email="").values("email")
    confirmed = EmailAddress.objects.annotate(address=Lower("email")).filter(
        verified=True, address__in=addresses
    )
    return User.objects.filter(
        Q(processes=process)
        | Q(pk__in=standing.exclude(person=None).values("person"))
        | Q(pk__in=confirmed.values("user"))
    )


def with_rounds(processes: QuerySet[Process]) -> QuerySet[Process]:
    """Bring the rounds of each process along, in their order: one more query in all."""
    return processes.prefetch_related(Prefetch("rounds", Round.objects.order_by("position")))


def in_state(processes: QuerySet[Process], state: str) -> QuerySet[Process]:
    """Keep the processes in a state: open, upcoming (nothing opened yet) or closed (all did)."""
    moment = clock.now()
    rounds = Round.objects.filter(process=OuterRef("pk"))
    is_open = Exists(rounds.open_at(moment))
    has_more = Exists(rounds.upcoming_at(moment))
    if state == Round.State.OPEN:
        return processes.filter(is_open)
    if state == Round.State.UPCOMING:
        return processes.filter(~is_open, has_more)
    return processes.filter(~is_open, ~has_more)


def places_of(processes: QuerySet[Process]) -> QuerySet[Territory]:
    """List the territories some of these processes are for, and those around them.

    Two queries; it returns at most the places organisers have chosen and what they lie in.
    """
    paths = processes.order_by().values_list("territory__path", flat=True).distinct()
    around = {above for path in paths for above in Territory(path=path).paths_above}
    return Territory.objects.filter(path__in=around)


def within(processes: QuerySet[Process], territory: Territory) -> QuerySet[Process]:
    """Keep the processes of a territory and of everything inside it."""
    return processes.filter(territory__path__startswith=territory.path)


@dataclass(frozen=True)
class Figures:
    """What a round has brought so far; ``supports`` is None while their number is not shown."""

    proposals: int = 0
    supports: int | None = 0
    comments: int = 0


def figures_of(process: Process) -> dict[int, Figures]:
    """Sum up each round of proposals by the counters the services keep. One query.

    Reads ``process.rounds.all()``: no further query when they are loaded.
    """
    rounds = list(process.rounds.all())
    shown = {round_.pk for round_ in rounds if round_.shows_supports}
    told = {round_.pk for round_ in rounds if round_.shows_comments}
    rows = (
        Proposal.objects.filter(round__process=process, status=Proposal.Status.PUBLISHED)
        .order_by()
        .values_list("round_id")
        .annotate(Count("pk"), Sum("support_count"), Sum("comment_count"))
    )
    return {
        round_id: Figures(
            number, supports if round_id in shown else None, comments if round_id in told else 0
        )
        for round_id, number, supports, comments in rows
    }


def organisers_of(process: Process) -> list[str]:
    """Return the public names of those who answer for a process. One query."""
    return list(process.organisers.order_by("pk").values_list("pseudonym", flat=True)[:20])


def notes_of(process: Process) -> QuerySet[RoundNote]:
    """List why rules changed after a round of the process had opened, oldest first."""
    return (
        RoundNote.objects.filter(round__process=process)
        .select_related("round", "written_by")
        .order_by("written_at", "pk")
    )
