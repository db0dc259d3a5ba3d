"""Find the words of a PDF, an office document or captions. Pure functions on bytes."""

import re
import zipfile
from io import BytesIO
from typing import Any
from unicodedata import normalize

import pypdfium2
from defusedxml.ElementTree import iterparse

from common.kinds import RATIO, UNPACKED

from .limits import LETTERS, PAGES

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TIMES = re.compile(r"^(WEBVTT|NOTE|STYLE|REGION)\b|-->|^\d+$")
TAGS = re.compile(r"<[^>]*>")
# What no text of ours may hold: PostgreSQL refuses NUL, and the rest shows nothing.
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


class UnreadableError(ValueError):
    """The file is broken, locked, or larger inside than it says outside."""


def of_pdf(content: bytes) -> tuple[str, int]:
    """Give the words of a PDF and how many pages it has (at most 1,000 are read).

    Raises UnreadableError for a file that is no PDF or needs a password. Nothing in it runs.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as broken:
        raise UnreadableError(str(broken)) from broken
    with document:
        return _tidy(_pages(document)), len(document)


def _pages(document: pypdfium2.PdfDocument) -> str:
    found, length = [], 0
    for number in range(min(len(document), PAGES)):
        page = document[number]
        text = page.get_textpage().get_text_bounded()
        found.append(text)
        length += len(text)
        page.close()
        if length > LETTERS:
            break
    return "\n".join(found)


def of_docx(content: bytes) -> str:
    """Give the words of a .docx, a paragraph a line (ECMA-376, part 1, 17.3).

    Raises UnreadableError for what is no such file, declares entities, or unpacks to more than
    64 MB or 200 times its size: that is looked up before anything is unpacked.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            head = archive.getinfo("word/document.xml")
            _refuse_bombs(archive, len(content))
            with archive.open(head) as body:
                # `read` stops at the size the directory of the archive promised.
                return _tidy(_paragraphs(BytesIO(body.read(UNPACKED))))
    except (KeyError, OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as broken:
        raise UnreadableError(str(broken)) from broken
    # Defused XML raises ValueError, the parser SyntaxError.
    except (ValueError, SyntaxError, EOFError) as broken:
        raise UnreadableError(str(broken)) from broken


def _refuse_bombs(archive: zipfile.ZipFile, size: int) -> None:
    unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked > UNPACKED or unpacked > RATIO * max(size, 1):
        message = "unpacks to too much"
        raise UnreadableError(message)


def _paragraphs(body: BytesIO) -> str:
    lines: list[str] = []
    line: list[str] = []
    for _event, element in iterparse(body, forbid_dtd=True):
        _read(element, line, lines)
    return "\n".join([*lines, "".join(line)])


def _read(element: Any, line: list[str], lines: list[str]) -> None:
    if element.tag == f"{WORD}t":
        line.append(element.text or "")
    elif element.tag in {f"{WORD}tab", f"{WORD}br"}:
        line.append(" ")
    elif element.tag == f"{WORD}p":
        lines.append("".join(line))
        line.clear()
        element.clear()


def of_captions(content: bytes) -> str:
    """Give what captions say, without times, numbers and marks (WebVTT, SubRip)."""
    return of_plain(
        "\n".join(
            TAGS.sub("", line)
            for line in content.decode("utf-8-sig", "replace").splitlines()
            if not TIMES.search(line)
        ).encode()
    )


def of_plain(content: bytes) -> str:
    """Give a text file's words."""
    return _tidy(content.decode("utf-8-sig", "replace"))


def _tidy(text: str) -> str:
    # Ligatures and the drawn forms of Arabic letters become the letters people type.
    letters = normalize("NFKC", text[: 2 * LETTERS])
    lines = (" ".join(UNSEEN.sub("", line).split()) for line in letters.splitlines())
    return "\n".join(line for line in lines if line)[:LETTERS]
