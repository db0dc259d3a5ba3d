"""What the organiser's room asks: who may answer for a process, which addresses are free."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.text import slugify

from common.ids import short_code
from participation.models import Category, Process, Round
from participation.models.processes import RESERVED_SLUGS
from participation.models.rounds import RESERVED_SLUGS as RESERVED_ROUNDS
from people import roles
from people.models import User
from people.names import look
from people.rules import Visitor

LONGEST_SLUG = 50


def may_organise() -> QuerySet[User]:
    """Return the people who hold the role of organiser."""
    return User.objects.filter(groups__name=roles.ORGANISER, is_active=True).distinct()


def named(names: Iterable[str]) -> dict[str, User]:
    """Find people by public names, by the look of the name. One query; look them up by ``look``."""
    looks = {look(name) for name in names} - {""}
    people = User.objects.filter(pseudonym_look__in=looks, is_active=True)
    return {person.pseudonym_look: person for person in people}


def drafts_of(person: Visitor) -> QuerySet[Process]:
    """List the processes a person prepares that never opened, the last begun first."""
    if not person.is_authenticated:
        return Process.objects.none()
    drafts = Process.objects.filter(organisers=person, published_at=None)
    return drafts.select_related("territory").order_by("-pk")


def free_process_slug(title: str) -> str:
    """Make an address from a title; one without Latin letters, or taken, gets a code."""
    return _free(title, "process", Process.objects.all(), RESERVED_SLUGS)


def free_round_slug(process: Process, name: str) -> str:
    """Make an address for a round within its process."""
    return _free(name, "round", process.rounds.all(), RESERVED_ROUNDS)


def free_category_slug(process: Process, name: str) -> str:
    """Make a key for a theme within its process."""
    return _free(name, "theme", Category.objects.filter(process=process), [])


def is_free(round_: Round) -> bool:
    """Tell whether rules may change in silence: nobody could take part under them yet."""
    return round_.process.is_draft or round_.state == Round.State.UPCOMING


def _free(name: str, otherwise: str, taken: QuerySet[Any], kept: list[str]) -> str:
    words = slugify(name)[:LONGEST_SLUG].strip("-_")
    if words and words not in kept and not taken.filter(slug=words).exists():
        return words
    return f"{words or otherwise}-{short_code(6).lower()}"
