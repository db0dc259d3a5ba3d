"""Who somebody is in a session: read for each page, and for each socket when it opens."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from people.models import User
from workflows.live.models import Participant, Session
from workflows.live.tokens import hashed

Visitor = User | AnonymousUser


def place_of(session: Session, visitor: Visitor, token: str = "") -> Participant | None:
    """Return the place somebody has in a session, by account first, else by token.

    A place that was taken away counts as none. One query.
    """
    places = Participant.objects.filter(session=session, removed_at=None)
    if visitor.is_authenticated:
        found = places.filter(user_id=visitor.pk).first()
        if found or not token:
            return found
    return places.filter(token_hash=hashed(token), user=None).first() if token else None
