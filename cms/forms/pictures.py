"""The field pictures come in through."""

import struct
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from PIL import Image
from wagtail.images.fields import WagtailImageField

from common.pictures import without_metadata


class CleanImageFormField(WagtailImageField):
    """Refuses, with words, what cannot be drawn anew: bombs, halves and files that lie."""

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values:
            return None
        try:
            self.refuse_bombs(data)
            picture = super().to_python(data)
            without_metadata(picture)
        except (OSError, ValueError, SyntaxError, struct.error, Image.DecompressionBombError):
            message = self.error_messages["invalid_image"]
            raise ValidationError(message, code="invalid_image") from None
        picture.seek(0)
        return picture

    def refuse_bombs(self, data: Any) -> None:
        """Read the size from the head of the file, before anybody unpacks the rest."""
        with Image.open(data) as head:
            width, height = head.size
        data.seek(0)
        if width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
            shown = {
                "num_pixels": width * height,
                "max_pixels_count": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS,
            }
            message = self.error_messages["file_too_many_pixels"] % shown
            raise ValidationError(message, code="file_too_many_pixels")
