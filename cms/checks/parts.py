"""Take a page apart: its texts, headings, pictures and links, in the order readers meet them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

PARAGRAPHS = {"p", "li", "h2", "h3", "h4", "h5", "br"}
HEADINGS = {"h2": 2, "h3": 3, "h4": 4, "h5": 5}
#: Structured blocks print their own heading as h2.
LEVEL_OF_BLOCKS = 2


@dataclass
class Parts:
    """What the checks read: paragraphs of plain text, levels of headings, pictures, link texts."""

    texts: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    pictures: list[Any] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self.text = ""
        self.link: str | None = None

    def handle_starttag(self, tag: str, _attrs: Any) -> None:
        if tag == "a":
            self.link = ""
        elif tag in PARAGRAPHS:
            self.flush()

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.link is not None:
            self.parts.links.append(self.link.strip())
            self.link = None
        elif tag in HEADINGS:
            self.parts.headings.append((HEADINGS[tag], self.text.strip()))
            self.text = ""
        elif tag in PARAGRAPHS:
            self.flush()

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.link is not None:
            self.link += data

    def flush(self) -> None:
        if self.text.strip():
            self.parts.texts.append(self.text.strip())
        self.text = ""


def parts_of(page: Page) -> Parts:
    """Collect the parts of a page from its summary, its picture and all its blocks."""
    parts = Parts()
    if summary := getattr(page, "summary", ""):
        parts.texts.append(summary)
    for name in ("picture", "preview"):
        if picture := getattr(page, name, None):
            parts.pictures.append(picture)
    for model_field in type(page)._meta.get_fields():  # noqa: SLF001 -- Django's public name for it
        if isinstance(model_field, StreamField):
            for child in getattr(page, model_field.name):
                _read(child.block, child.value, parts)
    return parts


def _read(block: Any, value: Any, parts: Parts) -> None:
    if isinstance(block, blocks.RichTextBlock):
        reader = _Reader(parts)
        reader.feed(value.source if value else "")
        reader.flush()
    elif isinstance(block, ImageChooserBlock):
        parts.pictures.extend([value] if value else [])
    elif isinstance(block, blocks.CharBlock) and block.name == "heading":
        parts.headings.append((LEVEL_OF_BLOCKS, value or ""))
    elif isinstance(block, blocks.TextBlock):
        parts.texts.extend([value] if value else [])
    else:
        for inner, content in _children(block, value):
            _read(inner, content, parts)


def _children(block: Any, value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(block, blocks.StructBlock):
        for name, inner in block.child_blocks.items():
            yield inner, value.get(name)
    elif isinstance(block, blocks.ListBlock):
        for content in value:
            yield block.child_block, content
    elif isinstance(block, blocks.StreamBlock):
        for child in value or []:
            yield child.block, child.value
