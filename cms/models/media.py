from secrets import token_hex
from typing import Any, ClassVar

from django.core.files.base import File
from django.core.files.images import ImageFile
from django.db import models
from django.db.models import Q
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


class CleanImageField(WagtailImageField):
    """Stores a picture without what its file says about place, camera and author."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        file: Any = getattr(model_instance, self.attname)
        if file and not file._committed:  # noqa: SLF001 -- Django's own mark for a fresh upload
            clean: File = without_metadata(file.file)
            setattr(model_instance, self.attname, ImageFile(clean.file, name=file.name))
        return super().pre_save(model_instance, add)


class SiteImage(AbstractImage):
    """A picture with words for those who cannot see it (`description`) and a credit."""

    file = CleanImageField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    credit = models.CharField(
        _("credit"), max_length=200, help_text=_("Who made it, and under which licence.")
    )

    admin_form_fields: ClassVar = (
        "title",
        "file",
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
                condition=~Q(description=""),
                violation_error_message=_("Say in words what the picture shows."),
            ),
            models.CheckConstraint(
                name="picture_has_credit",
                condition=~Q(credit=""),
                violation_error_message=_("Say who made the picture."),
            ),
        ]


def first_page_path(_document: models.Model, _name: str) -> str:
    """Put the picture of a first page where nobody can guess it."""
    return f"first_pages/{token_hex(16)}.webp"


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class SiteDocument(AbstractDocument):
    """A file people download: PDF, office document, table, film or captions.

    `text`, `page_count` and `first_page` are read from the file by a task after it came in.
    """

    text = models.TextField(_("text"), blank=True, editable=False)
    page_count = models.PositiveIntegerField(_("pages"), null=True, editable=False)
    first_page = models.FileField(
        _("first page"), upload_to=first_page_path, blank=True, editable=False
    )
    #: The file that was read: another name means that a new one came in.
    read_from = models.CharField(max_length=100, blank=True, editable=False)

    admin_form_fields: ClassVar = ("title", "file", "collection", "tags")
    search_fields: ClassVar = [*AbstractDocument.search_fields, index.SearchField("text")]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
        permissions = [("choose_document", "Can choose document")]
