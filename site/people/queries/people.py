from dataclasses import dataclass

from django.db.models import QuerySet

from people import roles
from people.models import User
from people.names import look

PAGE = 30


@dataclass(frozen=True)
class PeoplePage:
    people: list[User]
    after: str


def people_page(*, q: str = "", role: str = "", after: str = "") -> PeoplePage:
    """List people for administrators, by public name; at most 30 after the name given.

    `q` is the beginning of a public name as the eye reads it, or a whole e-mail address. Each
    person carries `territory` and `roles_held` (labels). Two queries, whatever the length.
    """
    found = list(_found(q, role).filter(pseudonym_look__gt=after)[: PAGE + 1])
    for person in found:
        names = {group.name for group in person.groups.all()}
        person.roles_held = [label for role, label in roles.LABELS.items() if role in names]
    more = len(found) > PAGE
    return PeoplePage(found[:PAGE], found[PAGE - 1].pseudonym_look if more else "")


def _found(q: str, role: str) -> QuerySet[User]:
    people = User.objects.select_related("territory").prefetch_related("groups")
    if "@" in q:
        people = people.filter(email=q.lower())
    elif q:
        people = people.filter(pseudonym_look__startswith=look(q)) if look(q) else people.none()
    if role:
        people = people.filter(groups__name=role)
    return people.order_by("pseudonym_look")
