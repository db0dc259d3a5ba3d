"""A line of a register that two people name: kept as it happens, decided by a verifier."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from common.exceptions import require
from common.translated_texts import in_each
from people import rules
from people.models import CensusConflict, CensusEntry, Verification
from people.services import audit, notices
from people.services.writing_down import write_down

Kind, Status = Verification.Kind, CensusConflict.Status
# A line and the verification it gave are written in one go.
TOGETHER = timedelta(minutes=1)


def claim(entry: CensusEntry, person: int) -> str:
    """Return the keyed hash that says who used a line, to whoever knows whom to ask about."""
    line = f"{entry.digest}\n{person}"
    return salted_hmac("people.census.claim", line, algorithm="sha256").hexdigest()


def note(*, person: Any, entry: CensusEntry) -> CensusConflict | None:
    """Keep that a person named a line that verifies another account; again: changes nothing."""
    held = _given_by(entry)
    if held is None or held.person_id == person.pk:
        return None
    made, _new = CensusConflict.objects.get_or_create(
        person=person, entry=entry, status=Status.OPEN, defaults={"held": held}
    )
    return made


@transaction.atomic
def decide(
    *,
    conflict: CensusConflict,
    verifier: Any,
    hand_over: bool,
    reason: str,
    request: HttpRequest | None = None,
) -> CensusConflict:
    """Hand a verification over to who asked, or leave it; both are told why.

    Whoever loses it loses it at once; what they said, supported and voted stays.

    Raises:
        RuleBroken: when the person may not verify or is one of the two, it is decided already, no
            reason is given, or the verification holds no more.

    """
    require(rules.verifies(verifier), _("Only people who verify can do this."))
    held = CensusConflict.objects.select_for_update(of=("self",))
    conflict = held.select_related("entry", "held__territory", "person").get(pk=conflict.pk)
    own = verifier.pk in {conflict.person_id, conflict.held.person_id}
    require(not own, _("Another verifier decides this."))
    require(conflict.status == Status.OPEN, _("This is decided already."))
    require(bool(reason.strip()), _("Say why."))
    if hand_over:
        _hand_over(conflict, reason.strip())
    conflict.status = Status.HANDED if hand_over else Status.DISMISSED
    conflict.decided_by, conflict.decided_at = verifier, timezone.now()
    conflict.reason = reason.strip()
    conflict.save()
    audit.record(
        action=f"conflict.{conflict.status}",
        actor=verifier,
        target=f"person {conflict.person_id}",
        request=request,
        detail={"conflict": conflict.pk, "held_by": conflict.held.person_id},
    )
    _tell(conflict)
    return conflict


def _hand_over(conflict: CensusConflict, reason: str) -> None:
    old, now = conflict.held, timezone.now()
    lines = CensusEntry.objects.select_for_update().filter(
        census__territory=old.territory, claimed_at=conflict.entry.claimed_at
    )
    theirs = [one for one in lines if one.claimed_by == claim(one, old.person_id)]
    require(theirs and not old.has_ended, _("This verification holds no more."))
    Verification.objects.filter(pk=old.pk).update(ends_at=now, ended_for=reason)
    for line in theirs:
        line.claimed_at, line.claimed_by = now, claim(line, conflict.person_id)
    CensusEntry.objects.bulk_update(theirs, ["claimed_at", "claimed_by"])
    assert old.territory is not None
    write_down(conflict.person, Kind.CENSUS, old.territory)


def _given_by(entry: CensusEntry) -> Verification | None:
    """Find the verification a line gave, among those given in its moment."""
    if entry.claimed_at is None:
        return None
    at = (entry.claimed_at - TOGETHER, entry.claimed_at + TOGETHER)
    given = Verification.objects.active_at(timezone.now()).filter(
        kind=Kind.CENSUS, territory=entry.census.territory_id, at__range=at
    )
    return next((v for v in given if claim(entry, v.person_id) == entry.claimed_by), None)


def _tell(conflict: CensusConflict) -> None:
    if conflict.status == Status.HANDED:
        kinds = ("conflict_handed", "verification_ended_census")
    else:
        kinds = ("conflict_dismissed", "conflict_kept")
    place: Any = conflict.held.territory
    for person, kind in zip((conflict.person_id, conflict.held.person_id), kinds, strict=True):
        notices.tell(
            people=[person],
            key=f"conflict:{conflict.pk}",
            kind=kind,
            thing=f"territory:{place.pk}",
            url=reverse("people:verify"),
            names={"name": in_each(place, "name"), "reason": conflict.reason},
        )
