from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from common import clock
from participation.models import Process, Round
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
