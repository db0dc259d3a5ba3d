"""What waits for a person: the first thing on their page. The floors above say what that is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from people.models import User
from people.queries.notices import chosen_mails


@dataclass(frozen=True)
class Need:
    """One thing to do, in words, and where."""

    text: str
    url: str
    lang: str = ""


Lister = Callable[[User], Iterable[Need]]
_listers: dict[str, Lister] = {}


def choice_of_mails(user: User) -> Iterable[Need]:
    """Ask once, of who was told something already, whether news should come by mail. One query."""
    if chosen_mails(user) is None and user.notices.exists():
        words = _("Should news also come by e-mail? Choose once; until then none comes.")
        yield Need(words, f"{reverse('people:notices')}#mails")


def register(name: str, lister: Lister) -> None:
    """Let a floor say what waits for a person: a query, and at most a handful of things."""
    _listers[name] = lister


def of(user: User) -> list[Need]:
    """List everything that waits for a person; a query or two a floor."""
    return [need for lister in _listers.values() for need in lister(user)]
