"""Who stands by a proposal with their name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window

from common import clock
from participation.models import Endorsement, Proposal
from people.models import Mandate, Organisation, User
from people.queries.mandates import organisations_of
from people.queries.roles import was_given_a_mandate

SHOWN = 20
MOST_VOICES = 10


@dataclass(frozen=True)
class Voice:
    """A name somebody may put to a proposal: their own, or an organisation's."""

    organisation: Organisation | None
    stands: bool


def standing(proposal: Proposal) -> QuerySet[Endorsement]:
    """Return the endorsements that hold: an organisation's ends with the mandate behind it."""
    mandate = Mandate.objects.active_at(clock.now()).filter(
        person=OuterRef("person"),
        organisation=OuterRef("organisation"),
        scope__in=[Mandate.Scope.EVERYTHING, Mandate.Scope.PROPOSALS],
        organisation__status=Organisation.Status.VERIFIED,
    )
    return Endorsement.objects.filter(Q(organisation=None) | Exists(mandate), proposal=proposal)


def names_at(proposal: Proposal) -> tuple[list[Endorsement], int]:
    """List the first 20 names, organisations before people, and how many more. One query."""
    found = standing(proposal).select_related("organisation", "person")
    found = found.order_by(F("organisation__name_key").asc(nulls_last=True), "created_at", "pk")
    names: list[Any] = list(found.annotate(total=Window(Count("pk")))[:SHOWN])
    return names, (names[0].total if names else 0) - len(names)


def voices_of(person: User, proposal: Proposal) -> list[Voice]:
    """List the names a person may put to a proposal or take away, their own first. Few queries."""
    speaks = was_given_a_mandate(person)
    may = list(organisations_of(person, Mandate.Scope.PROPOSALS)[:MOST_VOICES]) if speaks else []
    mine = Q(organisation=None, person=person) | Q(organisation__in=may)
    named = set(standing(proposal).filter(mine).values_list("organisation", flat=True))
    return [Voice(one, (one.pk if one else None) in named) for one in [None, *may]]
