"""Partners as the directory and project pages show them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.db.models import QuerySet, prefetch_related_objects

from common.sorting import Folded

#: A directory is one page: nobody has thousands of partners.
MOST = 300


@dataclass(frozen=True)
class Directory:
    """The partners of one country, or of all, and how many there are in each."""

    partners: list
    counts: list[tuple[str, int]]
    total: int


def partners() -> QuerySet:
    """List partners by country and name, each with its logo. Two queries."""
    # Models name their queries, so queries look models up by name.
    model = apps.get_model("cms", "Partner")
    return (
        model.objects.select_related("logo")
        .prefetch_related("logo__renditions")
        .order_by("country", Folded("name"), "pk")
    )


def directory(country: str) -> Directory:
    """List the partners of a country, all if it has none; count those of every country."""
    found = list(partners()[:MOST])
    counts = Counter(partner.country for partner in found)
    shown = [partner for partner in found if partner.country == country] or found
    return Directory(shown, sorted(counts.items()), len(found))


def partners_chosen(chosen: Iterable) -> list:
    """List what an editor chose, in the editor's order; all partners if nothing was chosen."""
    known = [partner for partner in chosen if partner]
    prefetch_related_objects(known, "logo__renditions")
    return known or list(partners()[:MOST])
