"""Who stands by a proposal with their name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    Window,
)
from django.db.models.functions import Coalesce, JSONObject

from common import clock
from participation.models import Endorsement, Proposal, Round
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
    """Return the endorsements that hold and are shown.

    An organisation's ends with the mandate behind it.
    """
    return _holding().filter(proposal=proposal)


def with_names(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Give each proposal ``people_behind``, a number, and ``organisations_behind``, id and name.

    People are named on its page alone. In the same query.
    """
    here = _holding().filter(proposal=OuterRef("pk")).order_by("organisation__name_key", "pk")
    people = here.filter(organisation=None).order_by().values("proposal").annotate(n=Count("pk"))
    named = JSONObject(id="organisation_id", name="organisation__name")
    return proposals.annotate(
        people_behind=Coalesce(Subquery(people.values("n")), 0),
        organisations_behind=ArraySubquery(here.exclude(organisation=None).values_list(named)),
    )


def _holding() -> QuerySet[Endorsement]:
    mandate = Mandate.objects.active_at(clock.now()).filter(
        person=OuterRef("person"),
        organisation=OuterRef("organisation"),
        scope__in=[Mandate.Scope.EVERYTHING, Mandate.Scope.PROPOSALS],
        organisation__status=Organisation.Status.VERIFIED,
    )
    shown = ~Q(proposal__round__endorsements_mode=Round.Endorsements.HIDDEN)
    return Endorsement.objects.filter(shown, Q(organisation=None) | Exists(mandate))


def names_at(
    proposal: Proposal, reader: User | None = None
) -> tuple[list[Endorsement], int, list[Voice]]:
    """List the first 20 names, how many more, and which ones the reader may add or take away.

    Organisations stand before people, the reader's own names first among each. One query, and one
    more for those who were ever given a mandate.
    """
    may = _speaks_for(reader) if reader else []
    mine = Q(organisation=None, person=reader) | Q(organisation__in=may)
    found = standing(proposal).select_related("organisation", "person")
    found = found.annotate(total=Window(Count("pk")), mine=mine if reader else Value(value=False))
    organisation = F("organisation__name_key").asc(nulls_last=True)
    names: list[Any] = list(found.order_by("-mine", organisation, "created_at", "pk")[:SHOWN])
    more = (names[0].total if names else 0) - len(names)
    names.sort(key=lambda one: one.organisation_id is None)
    # Nobody has more names of their own than are shown.
    given = {one.organisation_id for one in names if one.mine}
    voices = [Voice(one, (one.pk if one else None) in given) for one in [None, *may]]
    return names, more, voices if reader else []


def _speaks_for(person: User) -> list[Organisation]:
    if not was_given_a_mandate(person):
        return []
    return list(organisations_of(person, Mandate.Scope.PROPOSALS)[:MOST_VOICES])
