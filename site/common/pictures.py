"""Pictures people send us lose what they say about the sender before they are stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

KEPT_FORMATS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 90},
}


@contextmanager
def _in_words() -> Iterator[None]:
    """Say of any broken picture that it is one."""
    try:
        yield
    except (UnidentifiedImageError, OSError, ValueError, KeyError, SyntaxError) as broken:
        raise ValidationError(_("This file is not a picture we can read.")) from broken
    except Image.DecompressionBombError as broken:
        raise ValidationError(_("This picture has too many pixels.")) from broken


def drawn_small(file: File, *, side: int, most_pixels: int) -> tuple[ContentFile, tuple[int, int]]:
    """Draw a picture anew as WebP, at most ``side`` pixels wide and high; return its size too.

    Its pixels only, upright, the first frame. Raises ValidationError for a file that is no JPEG,
    PNG or WebP picture, and, before anything is unpacked, for one of more than ``most_pixels``.
    """
    file.seek(0)
    with _in_words(), Image.open(file, formats=list(KEPT_FORMATS)) as opened:
        if opened.width * opened.height > most_pixels:
            raise Image.DecompressionBombError
        # A JPEG is unpacked at a fraction of its size when that is enough.
        opened.draft(None, (side, side))
        picture = ImageOps.exif_transpose(opened)
        picture.thumbnail((side, side))
        if picture.mode not in {"RGB", "RGBA"}:
            picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        return ContentFile(_pixels_of(picture, "WEBP"), name="picture.webp"), picture.size


def without_metadata(file: File) -> ContentFile:
    """Draw the picture anew, upright, with its pixels only: no place, camera, author or thumbnail.

    Reads the first frame. Raises ValidationError for a file that is no JPEG, PNG or WebP picture,
    or one whose header promises more than its body holds.
    """
    file.seek(0)
    with _in_words(), Image.open(file) as opened:
        kind = opened.format or ""
        picture = ImageOps.exif_transpose(opened)
        return ContentFile(_pixels_of(picture, kind), name=file.name)


def _pixels_of(picture: Image.Image, kind: str) -> bytes:
    options = KEPT_FORMATS[kind]
    if kind == "JPEG" and picture.mode not in {"RGB", "L"}:
        picture = picture.convert("RGB")
    # A copy made of raw pixels carries no `info`, from which Pillow would write metadata again.
    clean = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    if picture.mode == "P":
        clean = picture.convert("RGBA")
        clean.info = {}
    written = BytesIO()
    clean.save(written, kind, **options)
    return written.getvalue()
