import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import transaction

from people.models import Territory

FIRST_TERRITORIES = Path(__file__).parents[1] / "data" / "territories.json"


@transaction.atomic
def load_territories(rows: Iterable[dict[str, Any]] | None = None) -> dict[str, Territory]:
    """Make sure the given places exist, and return them by slug. Idempotent.

    Each row has `slug`, `parent` (the slug of a row before it, or None), `kind`, `latitude`,
    `longitude` in degrees and `name_<language>`. Places that exist are left as they are, so that
    what an administrator corrected stays corrected. Without rows, the first programme's places.
    """
    if rows is None:
        rows = json.loads(FIRST_TERRITORIES.read_text("utf-8"))
    places = {place.slug: place for place in Territory.objects.select_related("parent")}
    for row in rows:
        if row["slug"] not in places:
            parent = places[row["parent"]] if row["parent"] else None
            places[row["slug"]] = Territory.objects.create(**{**row, "parent": parent})
    return places
