"""Forms through which pictures and files come in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from common.pictures import without_metadata

LARGEST_DOCUMENT = 40 * 1024 * 1024


class SiteImageForm(BaseImageForm):
    """Refuses a picture that cannot be drawn anew, with words rather than with an error."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and hasattr(file, "content_type"):
            without_metadata(file)
            file.seek(0)
        return file


class SiteDocumentForm(BaseDocumentForm):
    """Refuses files nobody on a poor line could fetch."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST_DOCUMENT:
            raise ValidationError(_("This file is larger than 40 MB. Make it smaller or split it."))
        return file
