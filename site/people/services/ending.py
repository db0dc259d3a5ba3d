"""Verifications end: by their day, or many at once because what was given cannot be relied on."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from common.exceptions import RuleBroken
from common.translated_texts import in_each
from people import rules
from people.models import CensusEntry, Territory, User, Verification
from people.models.verifications import RENEWED_WITHIN
from people.services import audit, notices

Kind = Verification.Kind
#: What can be taken away; that somebody reads their mail is found out anew at each sign-in.
ENDING = (Kind.INVITATION, Kind.CENSUS, Kind.IN_PERSON)


def end_of(kind: str, given_at: datetime) -> datetime | None:
    """Tell when a verification given at a moment ends by itself, if its kind does."""
    days = settings.NORIA_VERIFIED_DAYS.get(kind)
    return given_at + timedelta(days=days) if days else None


def given_before(*, kind: str, territory: Territory, before: datetime) -> QuerySet[Verification]:
    """Return what holds now of one kind, for a territory or within it, given before a moment."""
    # What somebody else ends in this very moment says why: whoever waited for them passes it by.
    holding = Verification.objects.active_at(timezone.now()).filter(ended_for="")
    return holding.filter(kind=kind, at__lt=before, territory__path__startswith=territory.path)


@transaction.atomic
def end_verifications(  # noqa: PLR0913 -- who ends what, where, from before when, and why
    *,
    administrator: User,
    kind: str,
    territory: Territory,
    before: datetime,
    reason: str,
    request: HttpRequest | None = None,
) -> int:
    """End verifications of one kind given for a territory before a moment; return how many.

    Everybody they were given to is told why. They can be verified again: lines of registers they
    used then are free. What they said, supported and voted meanwhile stays.

    Raises:
        RuleBroken: when the person is no administrator, there is no reason, the moment is yet to
            come, or nothing of the kind holds.

    """
    if not rules.is_administrator(administrator):
        raise RuleBroken(_("Only administrators can do this."))
    if not reason.strip():
        raise RuleBroken(_("Say why: everybody concerned reads it."))
    now = timezone.now()
    if kind not in ENDING or before > now:
        raise RuleBroken(_("This day is yet to come."))
    found = given_before(kind=kind, territory=territory, before=before)
    ending = list(found.select_for_update(of=("self",)).select_related("territory"))
    if not ending:
        raise RuleBroken(_("Nobody is verified so."))
    pks = [one.pk for one in ending]
    Verification.objects.filter(pk__in=pks).update(ends_at=now, ended_for=reason.strip())
    if kind == Kind.CENSUS:
        lines = CensusEntry.objects.filter(
            census__territory__path__startswith=territory.path, claimed_at__lt=before
        )
        lines.update(claimed_at=None, claimed_by="")
    audit.record(
        action="verifications.ended",
        actor=administrator,
        target=f"territory:{territory.pk}",
        request=request,
        detail={"kind": kind, "before": before.isoformat(), "number": len(pks)},
    )
    _tell(ending, kind, reason.strip(), now)
    return len(pks)


def _tell(ended: list[Verification], kind: str, reason: str, moment: datetime) -> None:
    """Tell each person once a place; the sentence says in which way they were verified."""
    by_place: dict[Any, list[int]] = {}
    for one in ended:
        by_place.setdefault(one.territory, []).append(one.person_id)
    for place, people in by_place.items():
        notices.tell(
            people=people,
            key=f"verification_ended:{kind}:{moment.isoformat()}",
            kind=f"verification_ended_{kind}",
            thing=f"territory:{place.pk}",
            url=reverse("people:verify"),
            names={"name": in_each(place, "name"), "reason": reason},
        )


def warn_of_ending() -> int:
    """Tell people two weeks before a verification of theirs ends by its day; return how many.

    Each is told once of each end, and can be verified again from then on.
    """
    now = timezone.now()
    soon = Verification.objects.filter(
        kind__in=ENDING, ends_at__gt=now, ends_at__lte=now + RENEWED_WITHIN, ended_for=""
    )
    together: dict[Any, list[int]] = {}
    for one in soon.select_related("territory").order_by("pk"):
        day = timezone.localdate(one.ends_at)
        together.setdefault((one.kind, one.territory, day), []).append(one.person_id)
    return sum(_warn(people, *what) for what, people in together.items())


def _warn(people: list[int], kind: str, place: Territory, day: date) -> int:
    days = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            days[code] = date_format(day)
    return notices.tell(
        people=people,
        key=f"verification_ends:{kind}:{place.pk}:{day.isoformat()}",
        kind=f"verification_ends_{kind}",
        thing=f"territory:{place.pk}",
        url=reverse("people:verify"),
        names={"name": in_each(place, "name"), "day": days},
    )
