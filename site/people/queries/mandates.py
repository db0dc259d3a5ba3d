"""Who speaks for whom, asked anew each time: a mandate taken back counts no more at once."""

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from people.models import Mandate, Organisation, User

SHOWN = 100


def speaks_for(
    person: User | AnonymousUser,
    organisation: Organisation,
    scope: str,
    at: datetime | None = None,
) -> bool:
    """Tell whether a person may speak for a verified organisation in a scope, now or at a moment.

    A mandate for everything holds in every scope. One query for whoever is signed in.
    """
    if not person.is_authenticated:
        return False
    return valid(person, scope=scope, at=at).filter(organisation=organisation).exists()


def valid(*people: User, scope: str, at: datetime | None = None) -> QuerySet[Mandate]:
    """List the mandates of some people that hold in a scope, now or at a moment."""
    scopes = {scope, Mandate.Scope.EVERYTHING}
    running = Mandate.objects.active_at(at or timezone.now())
    verified = Q(organisation__status=Organisation.Status.VERIFIED)
    return running.filter(verified, person__in=people, scope__in=scopes)


def organisations_of(person: User, scope: str) -> QuerySet[Organisation]:
    """List the organisations a person may speak for now in a scope, by name."""
    return Organisation.objects.filter(pk__in=valid(person, scope=scope).values("organisation"))


def mandates_of(organisation: Organisation) -> list[Mandate]:
    """List the mandates of an organisation, the newest first, at most 100. One query."""
    found = organisation.mandates.select_related("person", "given_by")
    return list(found.order_by("-starts_at", "-pk")[:SHOWN])


def held_by(person: User) -> list[Mandate]:
    """List the mandates a person holds now, by organisation. One query."""
    running = Mandate.objects.active_at(timezone.now()).filter(person=person)
    return list(running.select_related("organisation").order_by("organisation__name_key", "pk"))
