from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise

from common import clock
from people import roles
from people.models import Mandate, Organisation, User
from people.models.organisations import look_of as look_of_organisation
from people.names import look

PAGE = 30


@dataclass(frozen=True)
class Listed:
    person: User
    roles: list[str | Promise]


@dataclass(frozen=True)
class PeoplePage:
    people: list[Listed]
    after: str


def people_page(*, q: str = "", role: str = "", after: str = "") -> PeoplePage:
    """List people for administrators, by public name; at most 30 after the name given.

    `q` is the beginning of a public name as the eye reads it, or a whole e-mail address. Each
    comes with `territory` and the labels of their roles. Two queries, whatever the length.
    """
    found = list(_found(q, role).filter(pseudonym_look__gt=after)[: PAGE + 1])
    more = len(found) > PAGE
    shown = [Listed(person, _labels(person)) for person in found[:PAGE]]
    return PeoplePage(shown, found[PAGE - 1].pseudonym_look if more else "")


def _labels(person: User) -> list[str | Promise]:
    names = {group.name for group in person.groups.all()}
    return [label for role, label in roles.LABELS.items() if role in names]


def _found(q: str, role: str) -> QuerySet[User]:
    people = User.objects.select_related("territory").prefetch_related("groups")
    if "@" in q:
        people = people.filter(email=q.lower())
    elif q:
        people = people.filter(pseudonym_look__startswith=look(q)) if look(q) else people.none()
    if role:
        people = people.filter(groups__name=role)
    return people.order_by("pseudonym_look")


def is_taken_name(name: str, *, owner: User | None = None) -> bool:
    """Tell whether somebody has a public name, or one that looks like it; or an organisation.

    What one has oneself (``owner``) is not taken. Two queries.
    """
    others = User.objects.filter(pseudonym_look=look(name))
    if others.exclude(pk=owner.pk if owner and owner.pk else 0).exists():
        return True
    known = Organisation.objects.filter(status=Organisation.Status.VERIFIED)
    return known.filter(name_look=look_of_organisation(name)).exists()


def organisations_of(person: User) -> list[Mandate]:
    """List the mandates a person holds now, each with its organisation. One query."""
    now = Mandate.objects.active_at(clock.now())
    return list(now.filter(person=person).select_related("organisation")[:PAGE])
