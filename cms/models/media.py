from pathlib import PurePath
from secrets import token_hex
from typing import Any, ClassVar

from anyascii import anyascii
from django.core.files.base import File
from django.core.files.images import ImageFile
from django.db import models
from django.db.models import Q
from django.db.models.fields.files import ImageFieldFile
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    WagtailImageField,
    get_upload_to,
)
from wagtail.search import index

from common.pictures import without_metadata
from common.storage import nothing_half_kept

LONGEST_NAME = 60


class CleanImageFile(ImageFieldFile):
    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store the pixels only, whichever way the file came."""
        clean = without_metadata(content)
        super().save(name, ImageFile(clean.file, name=name), save=save)


class CleanImageField(WagtailImageField):
    """Stores a picture without what its file says about place, camera and author."""

    attr_class = CleanImageFile


class WholeOrNothing(models.Model):
    """Something whose row and files come together, or not at all."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return super().__str__()

    def save(self, *args: Any, **kwargs: Any) -> None:
        file = getattr(self, "file")  # noqa: B009 -- each model below has its own
        is_new = self._state.adding
        try:
            with nothing_half_kept():
                super().save(*args, **kwargs)
        except Exception:
            # Wagtail stores some files before it saves the row.
            if is_new and file and file._committed:  # noqa: SLF001 -- Django's mark for "stored"
                file.storage.delete(file.name)
            raise


class SiteImage(WholeOrNothing, AbstractImage):
    """A picture with words for those who cannot see it (`description`) and a credit.

    A picture that only fills space says so (`is_decorative`): screen readers then pass over it.
    """

    file = CleanImageField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("It says nothing that the text does not say. Screen readers pass over it."),
    )
    holds_words = models.BooleanField(
        _("holds words"),
        default=False,
        help_text=_(
            "There is text in it, as on a poster or a chart. Say the same in the text of the page; "
            "whether the words stand out is measured where the focal area is."
        ),
    )
    credit = models.CharField(
        _("credit"), max_length=200, help_text=_("Who made it, and under which licence.")
    )

    admin_form_fields: ClassVar = (
        "title",
        "file",
        "is_decorative",
        "holds_words",
        "description_fr",
        "description_en",
        "description_es",
        "description_it",
        "description_ar",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]
        constraints = [
            models.CheckConstraint(
                name="picture_has_alternative_text",
                condition=~Q(description="") | Q(is_decorative=True),
                violation_error_message=_("Say in words what the picture shows."),
            ),
            models.CheckConstraint(
                name="picture_has_credit",
                condition=~Q(credit=""),
                violation_error_message=_("Say who made the picture."),
            ),
        ]

    def get_upload_to(self, filename: str) -> str:
        """Give the file a name of ours: what the sender called it may say who they are."""
        return f"original_images/{token_hex(12)}{PurePath(filename).suffix.lower()[:5]}"

    @property
    def alternative(self) -> str:
        """What stands in for the picture where it is not seen; nothing if it says nothing."""
        return "" if self.is_decorative else self.description


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


def document_path(_document: models.Model, name: str) -> str:
    """Put a file where nobody can guess it, under a tame form of the name it had."""
    path = PurePath(name)
    stem = slugify(anyascii(path.stem))[:LONGEST_NAME].strip("-_") or "file"
    return f"documents/{token_hex(8)}/{stem}{path.suffix.lower()[:6]}"


def first_page_path(_document: models.Model, _name: str) -> str:
    """Put the picture of a first page where nobody can guess it."""
    return f"first_pages/{token_hex(16)}.webp"


class SiteDocument(WholeOrNothing, AbstractDocument):
    """A file people download: PDF, office document, table, film or captions.

    `text`, `page_count` and `first_page` are read from the file by a task after it came in.
    """

    class Access(models.TextChoices):
        PAGE = "page", _("A page of this site says the same")
        FILE = (
            "file",
            _("The file itself is accessible: headings, reading order, described pictures"),
        )
        NOT_YET = "not_yet", _("Not yet: readers may ask for another form")

    file = models.FileField(upload_to=document_path, verbose_name=_("file"))
    access = models.CharField(
        _("can everybody read it?"),
        max_length=8,
        choices=Access,
        blank=True,
        help_text=_(
            "A page is better than a file: it fits a phone, a screen reader and a slow line. "
            "If it must be a PDF or an office document, say how people who cannot read it may."
        ),
    )
    text = models.TextField(_("text"), blank=True, editable=False)
    page_count = models.PositiveIntegerField(_("pages"), null=True, editable=False)
    first_page = models.FileField(
        _("first page"), upload_to=first_page_path, blank=True, editable=False
    )
    #: The file that was read: another name means that a new one came in.
    read_from = models.CharField(max_length=100, blank=True, editable=False)

    admin_form_fields: ClassVar = ("title", "file", "access", "collection", "tags")
    search_fields: ClassVar = [*AbstractDocument.search_fields, index.SearchField("text")]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
        permissions = [("choose_document", "Can choose document")]

    @property
    def first_page_name(self) -> str:
        """The last part of the first page's address."""
        return PurePath(self.first_page.name or "").name

    def clean(self) -> None:
        # Of several files sent at once, each is checked when it comes and stored after its words.
        if self.file:
            super().clean()
