"""Files in the languages they exist in."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from cms.blocks.common import Same


class LanguageFile(blocks.StructBlock):
    language = blocks.ChoiceBlock(label=_("language"), choices=settings.LANGUAGES)
    document = DocumentChooserBlock(label=_("file"))
    role = blocks.ChoiceBlock(
        label=_("written or translated, or a film for more people"),
        choices=[
            ("original", _("Original")),
            ("translated", _("Translation")),
            ("described", _("With audio description")),
            ("signed", _("In sign language")),
        ],
        required=False,
    )

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


class Version(blocks.StructBlock):
    """What a work was before: its files stay reachable."""

    number = Same(label=_("version"), max_length=20)
    date = blocks.DateBlock(label=_("date"))
    changes = blocks.TextBlock(label=_("what changed after it"), required=False, max_length=500)
    files = blocks.ListBlock(LanguageFile(), label=_("files"))

    class Meta:
        icon = "history"
        label = _("Version")


class Versions(blocks.StreamBlock):
    version = Version()

    class Meta:
        required = False
