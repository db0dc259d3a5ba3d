"""Pictures as pages draw them."""

from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.db.models import QuerySet, prefetch_related_objects


def with_drawings(pks: Collection[int]) -> dict[int, Any]:
    """Load pictures with all their drawings. One query, two if one of them is not drawn yet."""
    found: dict[int, Any] = {}
    drawings = apps.get_model("cms", "SiteRendition").objects.filter(image_id__in=pks)
    for drawing in drawings.select_related("image"):
        picture = found.setdefault(drawing.image_id, drawing.image)
        picture.prefetched_renditions = [*getattr(picture, "prefetched_renditions", []), drawing]
    if undrawn := set(pks) - found.keys():
        found |= apps.get_model("cms", "SiteImage").objects.in_bulk(undrawn)
    return found


def drawn(pages: QuerySet, field: str, *, together: bool) -> QuerySet:
    """Load the drawings of the pictures of a list, unless those of several come together."""
    return pages if together else pages.prefetch_related(f"{field}__renditions")


def draw_together(pages: list[Any]) -> None:
    """Load the drawings of the pictures of pages of several kinds. One query."""
    pictures = [getattr(page, "picture", None) or getattr(page, "preview", None) for page in pages]
    prefetch_related_objects([picture for picture in pictures if picture], "renditions")
