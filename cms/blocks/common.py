"""Blocks any page may hold."""

from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from cms.queries.languages import locale_shown
from cms.queries.pages import in_every_language, in_language
from cms.queries.pictures import with_drawings

from .checked import LastCheck
from .wheel import (
    ONCE,
    NextSessions,
    OneProposal,
    OpenRounds,
    RoundResult,
    ServicesByStage,
    ServiceThread,
)

#: What rich text may do. There is no raw HTML and nothing that calls another host.
TEXT_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]
#: Letters in one block of text; with its tags it stays below what `clean_html` takes.
LONGEST_TEXT = 6000


def refuse(**problems: Any) -> NoReturn:
    """Say a sentence at a field of a block."""
    errors = {name: ValidationError(words) for name, words in problems.items()}
    raise blocks.StructBlockValidationError(errors)


class Same(blocks.CharBlock):
    """A few signs that are the same in every language: translators do not see them."""

    def get_translatable_segments(self, _value: str) -> list:
        return []

    def restore_translated_segments(self, value: str, _segments: list) -> str:
        return value


class Heading(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = _("Heading")
        template = "cms/blocks/heading.html"


class Text(blocks.RichTextBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": TEXT_FEATURES, "max_length": LONGEST_TEXT, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "cms/blocks/text.html"


class PictureChooserBlock(ImageChooserBlock):
    """A picture together with the sizes it is drawn in: one query however many there are."""

    def bulk_to_python(self, values: list[int | None]) -> list[Any]:
        found = with_drawings([key for key in values if key])
        return [found.get(key or 0) for key in values]


class PageChooserBlock(blocks.PageChooserBlock):
    """A page together with what it is in other languages: one query however many there are."""

    def bulk_to_python(self, values: list[int | None]) -> list[Any]:
        found = in_every_language([key for key in values if key])
        return [found.get(key or 0) for key in values]


class Picture(blocks.StructBlock):
    image = PictureChooserBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "cms/blocks/picture.html"


class Quote(blocks.StructBlock):
    text = blocks.TextBlock(label=_("words"))
    source = blocks.CharBlock(label=_("who said it"), required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "cms/blocks/quote.html"


class Figure(blocks.StructBlock):
    number = Same(label=_("number"), max_length=20)
    label = blocks.CharBlock(label=_("what it counts"), max_length=120)

    class Meta:
        icon = "order"
        label = _("Figure")


class Figures(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    figures = blocks.ListBlock(Figure(), label=_("figures"))

    class Meta:
        icon = "order"
        label = _("Figures")
        template = "cms/blocks/figures.html"


class Action(blocks.StructBlock):
    """The one thing to do next: a page of ours or an address."""

    label = blocks.CharBlock(label=_("words on the button"), max_length=60)
    page = PageChooserBlock(label=_("page"), required=False)
    address = blocks.URLBlock(label=_("or address"), required=False)

    class Meta:
        icon = "link"
        label = _("Button")
        template = "cms/blocks/action.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned["page"] and not cleaned["address"]:
            refuse(page=_("Choose a page, or give an address."))
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        page = value["page"]
        shown = in_language([page] if page else [], locale_shown(parent_context))
        context["target"] = shown.get(page.pk) if page else None
        return context


class Files(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    files = blocks.ListBlock(DocumentChooserBlock(), label=_("files"))

    class Meta:
        icon = "doc-full"
        label = _("Files")
        template = "cms/blocks/files.html"


class Question(blocks.StructBlock):
    question = blocks.CharBlock(label=_("question"), max_length=200)
    answer = Text(label=_("answer"))

    class Meta:
        icon = "help"
        label = _("Question and answer")
        template = "cms/blocks/question.html"


class PageBody(blocks.StreamBlock):
    heading = Heading()
    text = Text()
    picture = Picture()
    quote = Quote()
    figures = Figures()
    question = Question()
    action = Action()
    files = Files()
    last_check = LastCheck()
    open_rounds = OpenRounds()
    proposal = OneProposal()
    round_result = RoundResult()
    next_sessions = NextSessions()
    services = ServicesByStage()
    service_thread = ServiceThread()

    class Meta:
        required = False
        block_counts = ONCE


class QuestionBody(blocks.StreamBlock):
    heading = Heading()
    text = Text()
    question = Question()

    class Meta:
        required = False
