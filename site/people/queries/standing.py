"""What of a person others have confirmed: who they are, where they live, for whom they speak."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from people.models import Mandate, Organisation, User, Verification

CACHE = "_standing_held"


@dataclass(frozen=True)
class Verified:
    """That a person was verified in a way, and for which territory ("" for none in particular)."""

    kind: str
    path: str


def verified(user: User) -> tuple[Verified, ...]:
    """List how a person is verified now. One query a person and request."""
    held = _held(user)
    if "verified" not in held:
        holding = Verification.objects.active_at(timezone.now())
        rows = holding.filter(person=user).values_list("kind", "territory__path")
        held["verified"] = tuple(Verified(kind, path or "") for kind, path in rows)
    found: tuple[Verified, ...] = held["verified"]
    return found


def mandate_scopes(user: User) -> frozenset[str]:
    """List what a person may now say for verified organisations. One query a person and request."""
    held = _held(user)
    if "mandates" not in held:
        mandates = Mandate.objects.active_at(timezone.now()).filter(
            person=user, organisation__status=Organisation.Status.VERIFIED
        )
        held["mandates"] = frozenset(mandates.values_list("scope", flat=True))
    found: frozenset[str] = held["mandates"]
    return found


def forget_standing(user: User) -> None:
    """Make the next question go to the database again: before something is done by it."""
    if hasattr(user, CACHE):
        delattr(user, CACHE)


def _held(user: User) -> dict[str, Any]:
    # `request.user` is lazy: its own __dict__ is not the person's.
    held: dict[str, Any] | None = getattr(user, CACHE, None)
    if held is None:
        held = {}
        setattr(user, CACHE, held)
    return held
