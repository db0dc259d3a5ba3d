"""What people send comes out clean, and what is private stays inside."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from PIL import Image
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form
from wagtail.models import Collection, CollectionViewRestriction

from cms.models import SiteDocument, SiteImage
from tests.factories.cms import SiteDocumentFactory, SiteImageFactory, picture_bytes

LATITUDE, MAKER = 0x8825, 0x010F


def with_place(kind):
    exif = Image.Exif()
    exif[MAKER] = "Camera of somebody"
    exif.get_ifd(LATITUDE).update({1: "N", 2: (31.0, 32.0, 0.0), 3: "E", 4: (35.0, 6.0, 0.0)})
    return picture_bytes(kind, exif=exif.tobytes())


@pytest.mark.parametrize(("kind", "end"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_a_picture_loses_place_and_camera(kind, end):
    sent = with_place(kind)
    assert b"Camera of somebody" in sent

    kept = SiteImageFactory(file=ImageFile(BytesIO(sent), name=f"meeting.{end}"))

    stored = [kept.file.name, *(rendition.file.name for rendition in kept.renditions.all())]
    assert len(stored) == 9
    for name in stored:
        with default_storage.open(name) as file:
            content = file.read()
        assert b"Camera" not in content
        picture = Image.open(BytesIO(content))
        assert not picture.getexif()
        assert not {"exif", "xmp", "photoshop", "comment"} & picture.info.keys()


def test_a_card_is_cut_around_what_an_editor_marked():
    halves = Image.new("RGB", (1600, 300), "red")
    halves.paste("blue", (1200, 0, 1600, 300))
    file = BytesIO()
    halves.save(file, "PNG")
    marked = {"focal_point_x": 1450, "focal_point_y": 150}
    size = {"focal_point_width": 200, "focal_point_height": 200}
    kept = SiteImageFactory(
        file=ImageFile(BytesIO(file.getvalue()), name="halves.png"), **marked, **size
    )

    card = kept.get_rendition("fill-400x225|format-png")

    with card.file.open() as drawn:
        red, _green, blue = Image.open(drawn).convert("RGB").getpixel((card.width // 2, 100))
    assert (red < 50, blue > 200) == (True, True)


def image_form(content, name, **words):
    data = {"title": "x", "credit": "me", "description_fr": "Un pont", "collection": 1, **words}
    data["collection"] = Collection.get_first_root_node().pk
    return get_image_form(SiteImage)(data, {"file": SimpleUploadedFile(name, content)})


def lying_png():
    """A picture that says it is 30,000 pixels wide and holds one."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 30000, 1000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "bad.svg"),
        (b"<html><script>alert(1)</script></html>", "page.png"),
        (b"GIF89a/*<script>*/", "both.gif"),
        (picture_bytes("JPEG"), "picture.php.jpg.exe"),
        (picture_bytes("PNG")[:60], "half.png"),
        (lying_png(), "lying.png"),
        (picture_bytes("PNG", size=(9000, 9000)), "bomb.png"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_honest_picture_is_refused_with_words(content, name):
    form = image_form(content, name)

    assert not form.is_valid()
    assert form.errors["file"]


def test_a_picture_needs_words_and_a_credit():
    assert image_form(picture_bytes(), "a.png").is_valid()
    assert "description_fr" in image_form(picture_bytes(), "a.png", description_fr="").errors
    assert "credit" in image_form(picture_bytes(), "a.png", credit="").errors
    with pytest.raises(IntegrityError), transaction.atomic():
        SiteImageFactory(description_fr="", description_ar="")


@pytest.mark.parametrize("name", ["page.html", "run.svg", "x.js", "macro.xlsm", "a.exe"])
def test_a_document_of_a_kind_that_could_run_is_refused(name):
    form = get_document_form(SiteDocument)(
        {"title": "x", "collection": Collection.get_first_root_node().pk},
        {"file": SimpleUploadedFile(name, b"<script>alert(1)</script>")},
    )

    assert "file" in form.errors


@pytest.mark.usefixtures("on_disk")
def test_a_pdf_opens_and_nothing_in_it_runs(client):
    answer = client.get(SiteDocumentFactory().url)

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("inline")
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer).startswith(b"%PDF")


@pytest.mark.usefixtures("on_disk")
def test_any_other_document_is_downloaded(client):
    answer = client.get(SiteDocumentFactory(name="notes.txt", content=b"<script>").url)

    assert b"".join(answer) == b"<script>"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "default-src 'none'"


@pytest.mark.usefixtures("on_disk")
def test_a_private_document_is_for_those_with_the_key(client):
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    secret = SiteDocumentFactory(collection=closed, name="film.webm", content=b"secret")

    for headers in ({}, {"range": "bytes=0-3"}):
        answer = client.get(secret.url, headers=headers)
        assert answer.status_code == 302
    assert client.get(f"/media/{secret.file.name}").status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "body"),
    [
        ("bytes=0-3", 206, b"0123"),
        ("bytes=6-", 206, b"6789"),
        ("bytes=-2", 206, b"89"),
        ("bytes=20-", 416, b""),
        ("bytes=9-2", 416, b""),
        ("bytes=-", 200, b"0123456789"),
        ("lines=1", 200, b"0123456789"),
    ],
)
@pytest.mark.usefixtures("on_disk")
def test_a_film_is_given_in_pieces(client, asked, status, body):
    film = SiteDocumentFactory(name="film.mp4", content=b"0123456789")

    answer = client.get(film.url, headers={"range": asked})

    assert answer.status_code == status
    assert b"".join(answer) == body
    assert (
        answer.get("Content-Security-Policy", "default-src 'none'") == "default-src 'none'"
        or status == 416
    )


def test_drawn_pictures_are_served_and_originals_are_not(client):
    picture = SiteImageFactory()
    rendition = picture.renditions.first()

    answer = client.get(rendition.url)

    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/webp"
    assert client.get(f"/media/{picture.file.name}").status_code == 404
    assert client.get("/media/images/../original_images/x.png").status_code == 404
    assert client.post(rendition.url).status_code == 405
