"""Files in the languages they exist in."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


class LanguageFile(blocks.StructBlock):
    language = blocks.ChoiceBlock(label=_("language"), choices=settings.LANGUAGES)
    document = DocumentChooserBlock(label=_("file"))

    class Meta:
        icon = "doc-full"
        label = _("File")


class LanguageFiles(blocks.StreamBlock):
    file = LanguageFile()

    class Meta:
        required = False


class CaptionFiles(blocks.StreamBlock):
    """Captions in WebVTT, one file a language."""

    file = LanguageFile()

    class Meta:
        required = False
