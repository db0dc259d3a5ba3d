"""Pictures as pages draw them."""

from typing import Any

from django.apps import apps


def with_drawings(picture_id: int) -> Any:
    """Load a picture with all its drawings, or None. One query, if it is drawn at all."""
    drawn = list(
        apps.get_model("cms", "SiteRendition")
        .objects.filter(image_id=picture_id)
        .select_related("image")
    )
    if not drawn:
        return apps.get_model("cms", "SiteImage").objects.filter(pk=picture_id).first()
    picture = drawn[0].image
    picture.prefetched_renditions = drawn
    return picture
