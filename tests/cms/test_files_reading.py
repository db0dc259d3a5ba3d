"""The words of files are searched; a file that fights back keeps its words to itself."""

import subprocess
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cms.models import SiteDocument
from cms.reading import words
from cms.reading.first_page import draw
from cms.reading.limits import LETTERS, PREVIEW_HEIGHT, PREVIEW_WIDTH
from cms.services.reading import read_apart, read_document
from tests.factories.cms import SiteDocumentFactory
from tests.factories.files import WORD, docx_bytes, pdf_bytes, zip_bytes

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f'<w:document xmlns:w="{WORD}"><w:p><w:t>&b;</w:t></w:p></w:document>'
)
SECRETS = (
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    f'<w:document xmlns:w="{WORD}"><w:p><w:t>&a;</w:t></w:p></w:document>'
)
CAPTIONS = "WEBVTT\n\n1\n00:00.000 --> 00:03.000\n<v Marta>La <b>noria</b>\n\nNOTE x\n"


def test_the_words_of_a_pdf_are_found_with_its_pages():
    assert words.of_pdf(pdf_bytes("Water wheel of Sfax")) == ("Water wheel of Sfax", 1)


def test_the_words_of_an_office_document_are_found_a_paragraph_a_line():
    assert words.of_docx(docx_bytes("Deux  lignes", "ناعورة")) == "Deux lignes\nناعورة"


def test_captions_are_read_without_their_times():
    assert words.of_captions(CAPTIONS.encode()) == "La noria"


def test_the_drawn_forms_of_arabic_letters_become_those_people_type():
    assert words.of_plain("ﻧﺎﻋﻮﺭﺓ ﬁn".encode()) == "ناعورة fin"


@pytest.mark.parametrize(
    "content",
    [
        docx_bytes(document=LAUGHS),
        docx_bytes(document=SECRETS),
        docx_bytes(document=f'<w:document xmlns:w="{WORD}"><w:p>'),
        docx_bytes(document=f'<w:document xmlns:w="{WORD}">{" " * 70_000_000}</w:document>'),
        docx_bytes(document=f'<w:document xmlns:w="{WORD}">{" " * 9_000_000}</w:document>'),
        zip_bytes({"word/other.xml": "<x/>"}),
        docx_bytes("half")[:120],
        b"PK\x03\x04",
        b"",
    ],
    ids=["laughs", "file", "half xml", "bomb", "ratio", "no words", "half zip", "head", "empty"],
)
def test_a_hostile_office_document_is_refused_before_it_unpacks(content):
    with pytest.raises(words.UnreadableError):
        words.of_docx(content)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n%%EOF", b"<html>", pdf_bytes()[:60]])
def test_what_is_no_pdf_is_refused(content):
    with pytest.raises(words.UnreadableError):
        words.of_pdf(content)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader_in_another_way(content):
    for read in (words.of_docx, words.of_pdf):
        try:
            read(content)
        except words.UnreadableError:
            continue


@given(st.text())
def test_words_can_always_be_stored(text):
    assert "\x00" not in words.of_plain(text.encode("utf-8", "surrogatepass"))


def test_no_more_words_are_kept_than_a_thick_book_has():
    assert len(words.of_plain(b"a" * (LETTERS + 5))) == LETTERS


@pytest.mark.parametrize(
    ("width", "height"), [(200, 300), (14_400, 100), (100, 14_400), (1, 1), (2_000_000, 2_000_000)]
)
def test_the_first_page_is_drawn_within_bounds_whatever_its_size(width, height):
    drawn = Image.open(BytesIO(draw(pdf_bytes(width=width, height=height))))

    assert drawn.format == "WEBP"
    assert drawn.width <= PREVIEW_WIDTH
    assert drawn.height <= PREVIEW_HEIGHT


def test_a_reader_that_costs_too_much_is_stopped():
    bomb = docx_bytes(document=f'<w:document xmlns:w="{WORD}">{" " * 70_000_000}</w:document>')

    with pytest.raises(subprocess.CalledProcessError):
        read_apart("docx", bomb)
    assert read_apart("docx", docx_bytes("Roue"))["text"] == "Roue"


def test_what_came_in_is_read_by_a_task(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        paper = SiteDocumentFactory(content=pdf_bytes("Water wheel"))
    paper.refresh_from_db()

    assert (paper.text, paper.page_count) == ("Water wheel", 1)
    assert paper.first_page.name.startswith("first_pages/")
    with paper.first_page.open() as file:
        assert Image.open(file).format == "WEBP"


def test_a_new_file_takes_the_words_and_the_picture_of_the_old_away():
    paper = SiteDocumentFactory(content=pdf_bytes("Old"))
    read_document(document_id=paper.pk)
    paper.refresh_from_db()
    before = paper.first_page.name

    paper.file.save("new.docx", ContentFile(docx_bytes("New")))
    read_document(document_id=paper.pk)
    paper.refresh_from_db()

    assert (paper.text, paper.page_count, paper.first_page.name) == ("New", None, "")
    assert not paper.first_page.storage.exists(before)


def test_a_file_is_read_once(django_assert_num_queries):
    paper = SiteDocumentFactory(content=pdf_bytes())
    read_document(document_id=paper.pk)

    with django_assert_num_queries(1):
        read_document(document_id=paper.pk)
    read_document(document_id=0)


@pytest.mark.parametrize("name", ["broken.pdf", "broken.docx", "table.xlsx"])
def test_a_file_that_cannot_be_read_stays_and_keeps_no_words(name):
    paper = SiteDocumentFactory(name=name, content=b"nothing")

    read_document(document_id=paper.pk)

    assert SiteDocument.objects.get(pk=paper.pk).text == ""
