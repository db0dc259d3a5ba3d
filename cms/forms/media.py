"""Forms through which pictures and files come in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from .pictures import CleanImageFormField

LARGEST_DOCUMENT = 40 * 1024 * 1024


class SiteImageForm(BaseImageForm):
    """Asks for words that say what the picture shows, in the site's own language at least."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail chooses its own field for the file whatever the model says.
        theirs = self.fields["file"]
        self.fields["file"] = CleanImageFormField(
            label=theirs.label, required=theirs.required, widget=theirs.widget
        )
        self.fields["description_fr"].required = True


class SiteDocumentForm(BaseDocumentForm):
    """Refuses files nobody on a poor line could fetch."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST_DOCUMENT:
            raise ValidationError(_("This file is larger than 40 MB. Make it smaller or split it."))
        return file
