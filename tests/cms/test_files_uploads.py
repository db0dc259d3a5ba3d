"""What people send by every door of the editors: clean, counted, honest, and named by us."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image, PngImagePlugin
from wagtail.models import Collection, UploadedFile

from cms.models import SiteDocument, SiteImage
from common.exceptions import RuleBroken
from common.kinds import is_honest
from people.models import UploadDay
from people.services.uploads import count_upload
from tests.factories.cms import SiteDocumentFactory, SiteImageFactory, picture_bytes
from tests.factories.files import docx_bytes, pdf_bytes, zip_bytes
from tests.factories.people import UserFactory

GPS, MAKER, SECRET = 0x8825, 0x010F, b"Camera of somebody"
WORDS = {"description_fr": "Un pont", "credit": "Moi", "title": "Pont"}


def telling_picture():
    """A JPEG that tells place and camera in EXIF, XMP and IPTC, with a thumbnail and a comment."""
    exif = Image.Exif()
    exif[MAKER] = SECRET.decode()
    exif.get_ifd(GPS).update({1: "N", 2: (31.0, 32.0, 0.0)})
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"
    sent = picture_bytes("JPEG", exif=exif.tobytes(), comment=SECRET, xmp=xmp)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x16\x1c\x02P\0\x12" + SECRET
    segment = b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc
    return sent[:2] + segment + sent[2:]


def telling_png():
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", SECRET.decode())
    return picture_bytes("PNG", pnginfo=said)


@pytest.fixture
def editor(home, on_disk, settings, client):
    settings.NORIA_STAFF_SECOND_FACTOR = False
    person = UserFactory(editor=True)
    client.force_login(person)
    return person


def everything_stored():
    return [path for path in Path(default_storage.location).rglob("*") if path.is_file()]


def stored_secrets():
    return [path.name for path in everything_stored() if SECRET in path.read_bytes()]


def send(client, door, content, name, **data):
    file = SimpleUploadedFile(name, content)
    field = "files[]" if "multiple" in door else "file"
    data["collection"] = Collection.get_first_root_node().pk
    return client.post(reverse(door), {field: file, **data})


@pytest.mark.parametrize(("make", "name"), [(telling_picture, "a.jpg"), (telling_png, "a.png")])
def test_a_picture_sent_alone_tells_nothing_of_its_sender(client, editor, make, name):
    sent = make()
    assert SECRET in sent

    answer = send(client, "wagtailimages:add", sent, name, **WORDS)

    assert answer.status_code == 302
    assert SiteImage.objects.get().width == 64
    assert stored_secrets() == []


def test_pictures_sent_together_tell_nothing_while_they_wait_nor_after(client, editor):
    answer = send(client, "wagtailimages:add_multiple", telling_picture(), "GPS Marta.jpg")

    waiting = UploadedFile.objects.get()
    assert json.loads(answer.content)["success"] is True
    assert "Marta" not in waiting.file.name
    assert stored_secrets() == []

    prefix = f"uploaded-image-{waiting.pk}"
    door = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk])
    words = {f"{prefix}-{key}": value for key, value in WORDS.items()}
    words[f"{prefix}-collection"] = Collection.get_first_root_node().pk
    refused = client.post(door, {**words, f"{prefix}-description_fr": ""})
    assert json.loads(refused.content)["success"] is False
    answer = client.post(door, words)

    assert json.loads(answer.content)["success"] is True, answer.content
    assert SiteImage.objects.get().file.name.startswith("original_images/")
    assert stored_secrets() == []
    assert not UploadedFile.objects.exists()


def test_a_picture_needs_words_or_says_that_it_is_decorative(client, editor):
    silent = {**WORDS, "description_fr": ""}

    refused = send(client, "wagtailimages:add", picture_bytes(), "a.png", **silent)
    assert "description_fr" in refused.context["form"].errors
    assert not SiteImage.objects.exists()
    taken = send(
        client, "wagtailimages:add", picture_bytes(), "a.png", is_decorative="on", **silent
    )

    assert taken.status_code == 302
    assert SiteImage.objects.get().alternative == ""


@pytest.mark.parametrize("door", ["wagtailimages:add", "wagtailimages:add_multiple"])
@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "run.svg"),
        (b"<html><script>alert(1)</script></html>", "page.png"),
        (b"GIF89a/*<script>*/", "both.gif"),
        (picture_bytes("PNG", size=(9000, 9000)), "bomb.png"),
        (picture_bytes("PNG")[:60], "half.png"),
    ],
    ids=["svg", "html", "gif", "bomb", "half"],
)
def test_no_door_takes_a_picture_that_is_none(client, editor, door, content, name):
    answer = send(client, door, content, name, **WORDS)

    assert answer.status_code == 200
    if "multiple" in door:
        assert json.loads(answer.content)["error_message"]
    else:
        assert answer.context["form"].errors["file"]
    assert not SiteImage.objects.exists()
    assert not UploadedFile.objects.exists()
    assert everything_stored() == []


HARMFUL = {
    "page.pdf": b"<html><script>alert(1)</script>",
    "table.xlsx": docx_bytes("not a table"),
    "macro.docx": zip_bytes({"word/document.xml": "<x/>", "word/vbaProject.bin": "x"}),
    "slip.zip": zip_bytes({"../../etc/cron.d/x": "x"}),
    "bomb.zip": zip_bytes({"zeros": b"\0" * 70_000_000}),
    "film.mp4": b"<script>alert(1)</script>",
    "film.webm": b"MZ\x90",
    "words.vtt": b"<script>",
    "binary.txt": b"a\0b",
    "half.docx": docx_bytes("x")[:50],
    "run.svg": b"<svg onload='alert(1)'/>",
    "page.html": b"<script>alert(1)</script>",
    "picture.php.jpg": picture_bytes("JPEG"),
}


@pytest.mark.parametrize("name", HARMFUL)
@pytest.mark.parametrize("door", ["wagtaildocs:add", "wagtaildocs:add_multiple"])
def test_no_door_takes_a_file_that_is_not_what_it_says(client, editor, door, name):
    answer = send(client, door, HARMFUL[name], name, title="x", access="page")

    if "multiple" in door:
        assert json.loads(answer.content)["error_message"]
    else:
        assert answer.context["form"].errors["file"]
        assert answer.context["form"]["title"].value() == "x"
    assert not SiteDocument.objects.exists()
    assert everything_stored() == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", pdf_bytes()),
        ("A.PDF", pdf_bytes()),
        ("a.docx", docx_bytes("x")),
        ("a.zip", zip_bytes({"a/b.txt": "x"})),
        ("a.mp4", b"\0\0\0\x18ftypmp42"),
        ("a.webm", b"\x1a\x45\xdf\xa3"),
        ("a.vtt", b"\xef\xbb\xbfWEBVTT\n"),
        ("a.csv", "é;1\n".encode()),
    ],
)
def test_an_honest_file_is_taken(name, content):
    file = BytesIO(content)

    assert is_honest(name, file)
    assert file.read() == content


def test_a_document_says_how_everybody_may_read_it(client, editor):
    refused = send(client, "wagtaildocs:add", pdf_bytes(), "a.pdf", title="Rapport")
    assert "access" in refused.context["form"].errors
    assert "A page is better than a file" in refused.content.decode()
    assert send(client, "wagtaildocs:add", b"a,b", "a.csv", title="Tableau").status_code == 302

    taken = send(client, "wagtaildocs:add", pdf_bytes(), "a.pdf", title="Rapport", access="file")

    assert taken.status_code == 302
    assert SiteDocument.objects.get(title="Rapport").access == "file"


def test_of_several_files_sent_together_each_says_it_too(client, editor):
    send(client, "wagtaildocs:add_multiple", pdf_bytes(), "a.pdf")

    waiting = UploadedFile.objects.get()
    prefix = f"uploaded-document-{waiting.pk}"
    door = reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[waiting.pk])
    words = {f"{prefix}-title": "Rapport", f"{prefix}-collection": waiting.pk}
    words[f"{prefix}-collection"] = Collection.get_first_root_node().pk
    assert json.loads(client.post(door, words).content)["success"] is False
    taken = client.post(door, {**words, f"{prefix}-access": "page"})

    assert json.loads(taken.content)["success"] is True
    assert SiteDocument.objects.get().access == "page"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("a\u202efdp.exe.pdf", "afdpexe.pdf"),
        ("<img src=x onerror=alert(1)>.pdf", "img-srcx-onerroralert1.pdf"),
        ("x" * 240 + ".pdf", "x" * 60 + ".pdf"),
        ("CON.pdf", "con.pdf"),
        ("تقرير.pdf", "tqryr.pdf"),
        ("раура1.PDF", "raura1.pdf"),
        ("....pdf", "file.pdf"),
    ],
)
def test_files_are_stored_under_a_tame_name(name, kept):
    folder, token, stored = SiteDocumentFactory(name=name).file.name.split("/")

    assert (folder, stored) == ("documents", kept)
    assert len(token) == 16


def test_a_name_or_title_that_is_a_payload_is_shown_as_words(client, editor):
    payload = "<img src=x onerror=alert(1)>"
    SiteDocumentFactory(title=payload, name=f"{payload}.pdf")
    SiteImageFactory(title=payload, description_fr=payload, credit=payload)

    for door in ("wagtaildocs:index", "wagtailimages:index"):
        shown = client.get(reverse(door)).content.decode()
        assert "&lt;img src=x" in shown
        assert payload not in shown


def test_a_new_picture_takes_the_old_file_and_its_drawings_away(
    client, editor, django_capture_on_commit_callbacks
):
    picture = SiteImageFactory()
    before = set(everything_stored())
    new = {"file": SimpleUploadedFile("b.png", picture_bytes(size=(80, 45)))}
    data = {**WORDS, **new, "collection": picture.collection_id}

    with django_capture_on_commit_callbacks(execute=True):
        assert (
            client.post(reverse("wagtailimages:edit", args=[picture.pk]), data).status_code == 302
        )

    assert not before & set(everything_stored())
    assert SiteImage.objects.get().width == 80


def test_newer_browsers_get_a_smaller_picture_once_it_is_drawn(
    on_disk, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        picture = SiteImageFactory(file=ImageFile(BytesIO(telling_picture()), name="a.jpg"))

    drawn = [each.file.name for each in picture.renditions.all() if each.file.name[-4:] == "avif"]
    assert len(drawn) == 8
    assert stored_secrets() == []


def test_a_picture_is_cut_around_what_matters_in_it():
    sent = Image.new("RGB", (1200, 300), "red")
    sent.paste("lime", (600, 0, 1200, 300))
    file = BytesIO()
    sent.save(file, "PNG")
    right = {"focal_point_x": 1100, "focal_point_y": 150}
    size = {"focal_point_width": 100, "focal_point_height": 100}
    plain = SiteImageFactory(file=ImageFile(BytesIO(file.getvalue()), name="a.png"))
    marked = SiteImageFactory(file=ImageFile(file, name="b.png"), **right, **size)

    def reds(picture):
        with Image.open(picture.get_rendition("fill-400x225").file) as drawn:
            assert drawn.size == (400, 225)
            return sum(drawn.getpixel((x, 100))[0] > 127 for x in range(400))

    assert reds(marked) == 0 < reds(plain)


def test_a_person_sends_so_many_files_a_day_and_no_more(client, editor, settings):
    settings.NORIA_UPLOADS_A_DAY = 2
    doors = ("wagtaildocs:add", "wagtaildocs:add_multiple")

    for number in range(2):
        assert send(client, doors[0], b"a", f"{number}.txt", title="x").status_code == 302
    refused = send(client, doors[0], b"a", "3.txt", title="x")
    together = send(client, doors[1], b"a", "4.txt")

    assert "as many files" in str(refused.context["form"].errors["file"])
    assert "as many files" in json.loads(together.content)["error_message"]
    assert SiteDocument.objects.count() == 2
    client.force_login(UserFactory(editor=True))
    assert send(client, doors[0], b"a", "5.txt", title="x").status_code == 302


def test_a_person_sends_so_many_bytes_a_day_and_no_more(settings):
    settings.NORIA_UPLOAD_BYTES_A_DAY = 10
    person = UserFactory()
    count_upload(person=person, size=10)

    with pytest.raises(RuleBroken):
        count_upload(person=person, size=1)

    assert UploadDay.objects.filter(day=timezone.now().date()).values_list(
        "files", "size"
    ).get() == (
        1,
        10,
    )


@pytest.mark.parametrize("size", ["43000000000", "-1", "x"])
def test_a_request_larger_than_any_file_is_answered_in_words(client, size):
    answer = client.generic("POST", "/cms/documents/add/", b"x", CONTENT_LENGTH=size)

    assert answer.status_code == 413
    assert "too large" in answer.content.decode()


def test_what_the_proxy_refused_unread_is_answered_in_the_language_of_its_address(client, settings):
    """The proxy asks for the page in the sender's stead, with no body (V13-03)."""
    proxy = (settings.BASE_DIR / "deploy/nginx.conf").read_text()
    assert "error_page 413 @too_large;" in proxy
    assert "proxy_set_header X-Too-Large 1;" in proxy

    answer = client.get("/ar/contact/", headers={"x-too-large": "1"})

    assert answer.status_code == 413
    assert 'dir="rtl"' in answer.text
    assert client.get("/ar/contact/").status_code == 200
