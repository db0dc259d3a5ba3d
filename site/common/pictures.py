"""Pictures people send us lose what they say about the sender before they are stored."""

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


def without_metadata(file: File) -> ContentFile:
    """Draw the picture anew, upright, with its pixels only: no place, camera, author or thumbnail.

    Reads the first frame. Raises ValidationError for a file that is no JPEG, PNG or WebP picture,
    or one whose header promises more than its body holds.
    """
    file.seek(0)
    try:
        with Image.open(file) as opened:
            kind = opened.format or ""
            picture = ImageOps.exif_transpose(opened)
            return ContentFile(_pixels_of(picture, kind), name=file.name)
    except (UnidentifiedImageError, OSError, ValueError, KeyError, SyntaxError) as broken:
        raise ValidationError(_("This file is not a picture we can read.")) from broken
    except Image.DecompressionBombError as broken:
        raise ValidationError(_("This picture has too many pixels.")) from broken


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
