"""Draw pictures in the sizes pages show, when they come in: reading pages then writes nothing."""

from pathlib import PurePath
from secrets import token_hex

from wagtail.images.models import Filter, SourceImageIOError
from wagtail.models import UploadedFile

from cms.models import SiteImage, SiteRendition
from common.pictures import without_metadata
from common.storage import nothing_half_kept

#: How a picture is used -> the small and the large size it is drawn in.
SIZES = {
    "card": ("fill-400x225", "fill-800x450"),
    "wide": ("width-640", "width-1200"),
    "hero": ("fill-640x360", "fill-1200x600"),
    "paper": ("width-240", "width-480"),
}


def filters(use: str, kind: str = "webp") -> tuple[str, ...]:
    """Name the sizes of one use as Wagtail does, in WebP or AVIF. Neither keeps metadata."""
    return tuple(f"{size}|format-{kind}" for size in SIZES[use])


def renditions(picture: SiteImage, use: str) -> list[SiteRendition]:
    """Give a picture small and large in WebP, and again in AVIF once that is drawn.

    Costs no query if the renditions were fetched with the picture, else one. A picture whose file
    is gone, or which cannot be drawn now because the disk is full, gives nothing: the page stands.
    """
    webp = [Filter(spec=name) for name in filters(use)]
    avif = [Filter(spec=name) for name in filters(use, "avif")]
    found = picture.find_existing_renditions(*webp, *avif)
    if not all(each in found for each in webp):
        try:
            found |= picture.get_renditions(*webp)
        except (OSError, SourceImageIOError):
            return []
    newer = [found[each] for each in avif if each in found]
    return [found[each] for each in webp] + (newer if len(newer) == len(avif) else [])


def draw(picture: SiteImage) -> None:
    """Draw a picture in every size it may be shown in; those that exist are kept."""
    picture.create_renditions(*_missing(picture, "webp"))


def _missing(picture: SiteImage, kind: str) -> list[Filter]:
    """List what is not drawn yet, for one format and where the picture's centre is now."""
    drawn = SiteRendition.objects.filter(image_id=picture.pk)
    known = set(drawn.values_list("filter_spec", "focal_point_key"))
    wanted = [Filter(spec=name) for use in SIZES for name in filters(use, kind)]
    return [each for each in wanted if (each.spec, each.get_cache_key(picture)) not in known]


def draw_in_avif(*, image_id: int) -> None:
    """Draw a picture in AVIF, which takes longer and is smaller. Idempotent; gone pictures are not.

    Pages show WebP until this is done.
    """
    picture = SiteImage.objects.filter(pk=image_id).first()
    if picture is not None:
        with nothing_half_kept():
            picture.create_renditions(*_missing(picture, "avif"))


def clean_waiting(upload: UploadedFile) -> None:
    """Clean and rename a picture that waits for its words, before it is stored.

    Raises ValidationError if it is no picture; the form in front of this has said so before.
    """
    file = upload.file
    if not file or file._committed:  # noqa: SLF001 -- Django's own mark for a fresh upload
        return
    end = PurePath(file.name).suffix.lower()[:6]
    if upload.for_content_type and upload.for_content_type.model_class() is SiteImage:
        file.file = without_metadata(file.file)
        file.name = f"{token_hex(12)}{end}"
