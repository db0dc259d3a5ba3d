from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from common.search_fold import fold
from people.models import Organisation, User

PAGE = 24


@dataclass(frozen=True)
class OrganisationsPage:
    organisations: list[Organisation]
    after: str


def visible_to(user: User | AnonymousUser, *, checks: bool = False) -> QuerySet[Organisation]:
    """Return the organisations a person may see: verified ones, and those they asked for.

    The only door to an organisation. Whoever ``checks`` them sees all. The place and who
    verified it come along.
    """
    found = Organisation.objects.select_related("territory", "checked_by")
    if checks:
        return found
    seen = Q(status=Organisation.Status.VERIFIED)
    return found.filter(seen | Q(asked_by=user.pk) if user.is_authenticated else seen)


def directory(*, q: str = "", kind: str = "", after: str = "") -> OrganisationsPage:
    """List the verified organisations by name, at most 24 after the one named. One query.

    ``q`` holds words of the name, whatever their case and accents.
    """
    found = visible_to(AnonymousUser()).filter(name_key__gt=after)
    for word in fold(q).split():
        found = found.filter(name_key__contains=word)
    if kind:
        found = found.filter(kind=kind)
    shown = list(found.order_by("name_key")[: PAGE + 1])
    return OrganisationsPage(shown[:PAGE], shown[PAGE - 1].name_key if len(shown) > PAGE else "")


def waiting() -> QuerySet[Organisation]:
    """List the organisations nobody has checked yet, the first asked for first; at most 100."""
    asked = Organisation.objects.filter(status=Organisation.Status.ASKED)
    return asked.select_related("territory").order_by("pk")[:100]


def asked_by(person: User) -> QuerySet[Organisation]:
    """List the pages a person asked for that are not verified, with what became of it."""
    return person.organisations_asked.exclude(status=Organisation.Status.VERIFIED)
