"""Draw pictures in the sizes pages show, when they come in: reading pages then writes nothing."""

from cms.models import SiteImage

#: How a picture is used -> the small and the large size it is drawn in.
SIZES = {
    "card": ("fill-400x225", "fill-800x450"),
    "wide": ("width-640", "width-1200"),
    "hero": ("fill-640x360", "fill-1200x600"),
    "paper": ("width-240", "width-480"),
}


def filters(use: str) -> tuple[str, ...]:
    """Name the sizes of one use as Wagtail does. WebP is written without metadata."""
    return tuple(f"{size}|format-webp" for size in SIZES[use])


def draw(picture: SiteImage) -> None:
    """Draw a picture in every size it may be shown in; those that exist are kept."""
    picture.get_renditions(*(name for use in SIZES for name in filters(use)))
