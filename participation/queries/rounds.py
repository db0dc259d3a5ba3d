from django.db.models import QuerySet

from participation.models import Conclusions, Round, RoundNote, RoundQuerySet
from participation.queries import processes
from people.rules import Visitor


def visible_to(user: Visitor) -> RoundQuerySet:
    """Return the rounds of the processes a person may see, each with its process and place."""
    return Round.objects.filter(process__in=processes.visible_to(user)).select_related(
        "process__territory"
    )


def notes_on(round_: Round) -> QuerySet[RoundNote]:
    """List why the rules of a round changed after it opened, oldest first."""
    return round_.notes.select_related("written_by").only(
        "text", "language", "changes", "written_at", "round_id", "written_by__pseudonym"
    )


def conclusions_on(round_: Round) -> list[Conclusions]:
    """List what a discussion came to, the words that count first. One query; none for others."""
    if round_.kind != Round.Kind.COMMENTS:
        return []
    return list(round_.conclusions.select_related("written_by"))
