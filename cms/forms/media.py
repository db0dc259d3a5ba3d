"""Forms through which pictures and files come in: one at a time, several, or from a chooser."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from common.exceptions import RuleBroken
from common.kinds import is_honest
from people.services.uploads import count_upload

from .pictures import CleanImageFormField

LARGEST_DOCUMENT = 40 * 1024 * 1024
#: Kinds that a page of the site says better, and that some people cannot read.
ASKED_FOR_ACCESS = ("pdf", "docx", "odt", "pptx", "odp")


class CountedUploads:
    """Counts what a person sends, and keeps the old file until the new one is safe."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.sender = kwargs.get("user")
        super().__init__(*args, **kwargs)

    def count(self: Any) -> None:
        """Say at the field that the day's share is used up, if it is."""
        file = self.cleaned_data.get("file")
        if not file or "file" not in self.changed_data or self.sender is None:
            return
        try:
            count_upload(person=self.sender, size=file.size)
        except RuleBroken as broken:
            self.add_error("file", str(broken))

    def save(self: Any, commit: bool = True) -> Any:
        """Save the new file first: if that fails, the old one still stands."""
        old, self.original_file = self.original_file, None
        saved = super().save(commit=commit)  # type: ignore[misc]
        if commit and old and "file" in self.changed_data:
            transaction.on_commit(lambda: old.storage.delete(old.name))
        # Wagtail opens the stored file to measure it, and leaves it open.
        self.instance.file.close()
        return saved


class SiteImageForm(CountedUploads, BaseImageForm):
    """Asks for words that say what the picture shows, in the site's own language at least."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["description_fr"].required = False
        for code, language in settings.LANGUAGES:
            self.fields[f"description_{code}"].label = f"{_('What it shows')} – {language}"
        # Of several files sent at once, words and credit are asked for after the files are here.
        if "file" not in self.fields:
            return
        # Wagtail chooses its own field for the file whatever the model says.
        theirs = self.fields["file"]
        self.fields["file"] = CleanImageFormField(
            label=theirs.label, required=theirs.required, widget=theirs.widget
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("is_decorative") and not cleaned.get("description_fr"):
            message = _("Say in words what the picture shows, or that it is decorative.")
            self.add_error("description_fr", message)
        self.count()
        return cleaned

    def save(self, commit: bool = True) -> Any:
        replaced = commit and self.instance.pk and "file" in self.changed_data
        drawn = list(self.instance.renditions.all()) if replaced else []
        saved = super().save(commit=commit)
        for rendition in drawn:
            rendition.delete()
        return saved


class SiteDocumentForm(CountedUploads, BaseDocumentForm):
    """Refuses what nobody on a poor line could fetch, and what is not what its name says."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if not file or "file" not in self.changed_data:
            return file
        if file.size > LARGEST_DOCUMENT:
            raise ValidationError(_("This file is larger than 40 MB. Make it smaller or split it."))
        if not is_honest(file.name, file):
            message = _("This file is not what its name says, is broken, or holds macros.")
            raise ValidationError(message)
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("file") or self.instance.file
        # Of several files sent at once, this is asked for before the kind of each is known here.
        asked = _kind_of(file) in ASKED_FOR_ACCESS if file else "file" not in self.fields
        if asked and not cleaned.get("access"):
            message = _("Say how people who cannot read this file may know what is in it.")
            self.add_error("access", message)
        self.count()
        return cleaned


def _kind_of(file: Any) -> str:
    return file.name.rpartition(".")[2].lower() if file else ""
