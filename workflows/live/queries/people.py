"""The people of a session, for its facilitators."""

from django.db.models import QuerySet

from workflows.live.models import Participant, Session

SHOWN = 500


def people_of(session: Session) -> QuerySet[Participant]:
    """List who has joined and was not shown out, facilitators first; one query."""
    people = session.participants.filter(removed_at=None).exclude(role=Participant.Role.PROJECTOR)
    return people.order_by("role", "joined_at", "pk")[:SHOWN]
