from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Sum

from common import clock
from participation.models import Process, Proposal, Round, RoundNote
from people.rules import Visitor


def visible_to(user: Visitor) -> QuerySet[Process]:
    """Return the processes a person may see: the public ones, and those they organise."""
    seen = Q(published_at__lte=clock.now(), access=Process.Access.PUBLIC)
    if user.is_authenticated:
        mine = Process.organisers.through.objects.filter(process_id=OuterRef("pk"), user_id=user.pk)
        seen |= Q(Exists(mine))
    return Process.objects.filter(seen).select_related("territory", "organisation")


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


@dataclass(frozen=True)
class Figures:
    """What a round has brought so far."""

    proposals: int = 0
    supports: int = 0
    comments: int = 0


def figures_of(process: Process) -> dict[int, Figures]:
    """Sum up each round of proposals by the counters the services keep. One query."""
    rows = (
        Proposal.objects.filter(round__process=process, status=Proposal.Status.PUBLISHED)
        .order_by()
        .values_list("round_id")
        .annotate(Count("pk"), Sum("support_count"), Sum("comment_count"))
    )
    return {round_id: Figures(*sums) for round_id, *sums in rows}


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
