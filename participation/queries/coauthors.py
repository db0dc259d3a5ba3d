"""Who writes along, and who is invited to."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from participation.models import CoAuthor, Proposal
from people.models import User
from people.names import look


def of(proposal: Proposal) -> QuerySet[CoAuthor]:
    """List who writes a proposal along and then who is invited; at most a handful."""
    rows = CoAuthor.objects.filter(proposal=proposal).select_related("person")
    return rows.order_by("joined_at", "pk")


def invitation_with(token: Any) -> CoAuthor | None:
    """Return the invitation of a link, with what it is about."""
    along = CoAuthor.objects.select_related("proposal__round__process__territory")
    return along.select_related("proposal__author", "person").filter(token=token).first()


def person_called(name: str) -> User | None:
    """Find who has a public name, however it is spelt: names that look the same are one."""
    seen = look(name)
    return User.objects.filter(pseudonym_look=seen, is_active=True).first() if seen else None


def for_export(person: User) -> list[Any]:
    """List what a person writes along or is invited to, for their own copy."""
    rows = CoAuthor.objects.filter(person=person) | CoAuthor.objects.filter(email=person.email)
    return list(rows.order_by("pk").values("proposal_id", "invited_at", "joined_at"))


def forget(person: User) -> None:
    """Take a person off what they write along; invitations to their address too."""
    CoAuthor.objects.filter(person=person).delete()
    CoAuthor.objects.filter(email=person.email).delete()
