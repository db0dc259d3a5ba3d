"""The people of the permission table: one of each kind, and what they stand next to."""

from people.models import User
from tests.factories.people import TerritoryFactory, UserFactory

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
    """One person of each role, two towns in two countries; samples hang their objects on it."""

    def __init__(self) -> None:
        self.town, self.other_town = TerritoryFactory(), TerritoryFactory()
        self.people = {role: self._person(role, group) for role, group in GROUP_OF.items()}

    def __getitem__(self, role: str) -> User:
        return self.people[role]

    def _person(self, role: str, group: str | None) -> User:
        return UserFactory(
            roles=[group] if group else [],
            territory=self.other_town if role == "foreigner" else self.town,
        )
