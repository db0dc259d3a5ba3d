"""The people of the permission table: one of each kind, and what they stand next to."""

from typing import ClassVar

from django.conf import settings
from django.test import Client

from people.models import Territory, User
from tests.factories.people import TerritoryFactory, UserFactory
from tests.laid_out import Layout

ANONYMOUS = "anonymous"

# The group each role belongs to; None for people without one.
GROUP_OF = {
    "citizen": None,
    "foreigner": None,
    "facilitator": "facilitator",
    "facilitator_other": "facilitator",
    "moderator": "moderator",
    "translator": "translator",
    "editor": "editor",
    "section_editor": "section_editor",
    "organiser": "organiser",
    "evaluator": "evaluator",
    "verifier": "verifier",
    "administrator": "administrator",
}
ROLES = (ANONYMOUS, *GROUP_OF)

# Short names for several roles at once, for the table.
SETS = {
    "any": frozenset(ROLES),
    "signed_in": frozenset(GROUP_OF),
    "citizens": frozenset({"citizen", "foreigner"}),
    "staff": frozenset(role for role, group in GROUP_OF.items() if group),
    **{role: frozenset({role}) for role in ROLES},
}


class World:
    """One person of each role, two towns in two countries; samples hang their objects on it.

    Everybody is signed in once: ``sessions`` holds the key of each.
    """

    # What the first world of a process made; the rows of the others are the same.
    _people: ClassVar[dict[str, int]] = {}
    _towns: ClassVar[list[int]] = []
    _keys: ClassVar[dict[str, str]] = {}

    def __init__(self) -> None:
        PEOPLED()
        self.town, self.other_town = (Territory.objects.get(pk=pk) for pk in self._towns)
        found = User.objects.select_related("territory").in_bulk(self._people.values())
        self.people = {role: found[pk] for role, pk in self._people.items()}
        self.sessions = dict(self._keys)

    def __getitem__(self, role: str) -> User:
        return self.people[role]


def _people_the_world() -> None:
    town, other_town = TerritoryFactory(), TerritoryFactory()
    World._towns = [town.pk, other_town.pk]
    for role, group in GROUP_OF.items():
        person = UserFactory(
            roles=[group] if group else [],
            territory=other_town if role == "foreigner" else town,
        )
        browser = Client()
        browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        World._people[role] = person.pk
        World._keys[role] = browser.cookies[settings.SESSION_COOKIE_NAME].value


PEOPLED = Layout(_people_the_world)
