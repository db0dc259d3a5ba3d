"""What is private stays private by every address it has, and what is open stays open."""

from io import BytesIO
from pathlib import PurePath

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.images import ImageFile
from django.urls import reverse
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    PageViewRestriction,
    ReferenceIndex,
)

from cms.queries.searchable import public_files
from cms.services.pictures import draw_in_avif
from cms.services.reading import read_document
from people import roles
from tests.cms.conftest import publish
from tests.factories import cms as made
from tests.factories.cms import SiteDocumentFactory, SiteImageFactory, picture_bytes
from tests.factories.files import docx_bytes, pdf_bytes
from tests.factories.people import UserFactory

pytestmark = pytest.mark.usefixtures("on_disk")


@pytest.fixture
def readers(home):
    return Group.objects.create(name="readers")


@pytest.fixture
def inner(readers):
    """A collection inside a collection that is for one group."""
    closed = Collection.get_first_root_node().add_child(name="Closed")
    restriction = CollectionViewRestriction.objects.create(
        collection=closed, restriction_type="groups"
    )
    restriction.groups.add(readers)
    return closed.add_child(name="Inner")


@pytest.fixture
def kept(inner):
    """A paper with its first page, a film and a picture, all in the inner collection."""
    paper = SiteDocumentFactory(collection=inner, content=pdf_bytes("Secret"), title="Secret paper")
    read_document(document_id=paper.pk)
    paper.refresh_from_db()
    film = SiteDocumentFactory(collection=inner, name="film.mp4", content=b"0000ftypsecret")
    picture = SiteImageFactory(collection=inner, title="Secret picture")
    draw_in_avif(image_id=picture.pk)
    return paper, film, picture


def doors_of(paper, film, picture):
    drawn = [each.url for each in picture.renditions.all()]
    inside = [each.file.name for each in (paper, film, picture)]
    first = f"/media/{paper.first_page.name}"
    return [paper.url, film.url, first, *drawn], [f"/media/{name}" for name in inside]


ASKED = [
    {},
    {"range": "bytes=0-3"},
    {"if-none-match": "*"},
    {"if-modified-since": "Wed, 01 Jan 2099 00:00:00 GMT"},
]


def answers(client, door, **more):
    for headers in ASKED:
        for ask in (client.get, client.head):
            yield ask(door, headers={**headers, **more})


def status(client, door):
    answer = client.get(door)
    b"".join(answer)
    return answer.status_code


@pytest.mark.parametrize("who", ["anonymous", "other", "former"])
def test_a_closed_collection_is_closed_by_every_address(client, kept, readers, who):
    paper, *_rest = kept
    person = UserFactory()
    if who == "former":
        person.groups.add(readers)
        client.force_login(person)
        assert status(client, paper.url) == 200
        person.groups.remove(readers)
    if who == "other":
        client.force_login(person)
    doors, inside = doors_of(*kept)
    assert len(doors) == 19

    for door in [*doors, *inside, "/documents/1/x.pdf"]:
        for answer in answers(client, door, **{"if-none-match": f'"{paper.file_hash}"'}):
            assert answer.status_code in {302, 404}, door
            assert b"ecret" not in answer.content
            assert "ETag" not in answer


def test_a_closed_collection_opens_for_its_group(client, kept, readers):
    person = UserFactory()
    person.groups.add(readers)
    client.force_login(person)
    doors, inside = doors_of(*kept)

    for door in doors:
        answer = client.get(door)
        b"".join(answer)
        assert answer.status_code == 200, door
        if "/media/" in door:
            assert answer["Cache-Control"].startswith("private")
    assert {client.get(door).status_code for door in inside} == {404}


def test_open_pictures_are_for_everybody_and_their_caches(client):
    paper = SiteDocumentFactory(content=pdf_bytes("Open"))
    read_document(document_id=paper.pk)
    paper.refresh_from_db()
    doors = [SiteImageFactory().renditions.first().url, f"/media/{paper.first_page.name}"]

    for door in doors:
        answer = client.get(door)
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "public, max-age=86400"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "Cookie" not in answer.get("Vary", "")
        assert not answer.cookies


@pytest.mark.parametrize("state", ["private", "draft"])
def test_what_stands_on_a_closed_page_only_is_closed_with_it(client, doors, state):
    picture, paper = SiteImageFactory(), SiteDocumentFactory(content=pdf_bytes("Secret"))
    body = [("picture", {"image": picture, "caption": ""}), ("files", {"files": [paper]})]
    page = publish(made.StandardPageFactory(parent=doors["news"].get_parent(), body=body))
    ReferenceIndex.create_or_update_for_object(page)
    addresses = [paper.url, picture.renditions.first().url]
    assert {status(client, each) for each in addresses} == {200}

    if state == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    else:
        page.unpublish()

    assert {status(client, each) for each in addresses} == {404}
    client.force_login(UserFactory(editor=True))
    assert {status(client, each) for each in addresses} == {200}


def test_lists_of_files_leave_the_closed_ones_out(kept):
    shown = SiteDocumentFactory()

    assert list(public_files()) == [shown]


def test_choosers_and_lists_of_the_editors_keep_titles_of_other_collections(
    client, kept, inner, settings
):
    settings.NORIA_STAFF_SECOND_FACTOR = False
    paper, _film, picture = kept
    group = Group.objects.get(name=roles.EDITOR)
    group.collection_permissions.all().delete()
    open_one = Collection.get_first_root_node().add_child(name="Open")
    for permission in ("add_image", "change_image", "choose_image", "choose_document"):
        group.collection_permissions.create(collection=open_one, permission=_permission(permission))
    seen = SiteImageFactory(collection=open_one, title="Seen picture")
    client.force_login(UserFactory(editor=True))

    assert "Seen picture" in client.get(reverse("wagtailimages_chooser:choose")).content.decode()
    doors = [
        reverse("wagtailimages_chooser:choose"),
        reverse("wagtailimages_chooser:choose_results"),
        reverse("wagtailimages_chooser:chosen", args=[picture.pk]),
        f"{reverse('wagtailimages_chooser:chosen_multiple')}?id={picture.pk}",
        reverse("wagtaildocs_chooser:choose"),
        reverse("wagtaildocs_chooser:chosen", args=[paper.pk]),
        f"{reverse('wagtaildocs_chooser:chosen_multiple')}?id={paper.pk}",
        reverse("wagtailimages:index"),
        reverse("wagtailimages:edit", args=[picture.pk]),
        reverse("wagtaildocs:index"),
        reverse("wagtaildocs:edit", args=[paper.pk]),
    ]
    for door in doors:
        answer = client.get(door)
        assert b"Secret p" not in answer.content, door
    assert seen.pk


def _permission(name):
    app = "wagtailimages" if name.endswith("image") else "wagtaildocs"
    return Permission.objects.get(content_type__app_label=app, codename=name)


@pytest.mark.parametrize(
    ("spec", "status"),
    [
        ("width-640|format-webp", 302),
        ("width-641|format-webp", 400),
        ("width-9999", 400),
        ("original", 400),
        ("max-1x1|blur-900", 400),
    ],
)
def test_no_size_is_drawn_that_no_page_shows(client, home, settings, spec, status):
    settings.NORIA_STAFF_SECOND_FACTOR = False
    picture = SiteImageFactory()
    door = f"/cms/images/{picture.pk}/preview/{spec}/"
    drawn = picture.renditions.count()

    assert client.get(door).status_code == 302
    assert "/accounts/" in client.get(door)["Location"]
    client.force_login(UserFactory(editor=True))

    assert client.get(door).status_code == status
    assert picture.renditions.count() == drawn
    assert (
        client.get(f"/media/images/{PurePath(picture.file.name).stem}.{spec}.webp").status_code
        == 404
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", pdf_bytes(extra=b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>")),
        ("a.txt", b"<script>alert(1)</script>"),
        ("a.csv", b"<script>alert(1)</script>"),
        ("a.docx", docx_bytes("<script>")),
        ("run.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("run.html", b"<script>alert(1)</script>"),
        ("a.vtt", b"WEBVTT\n\n<script>"),
    ],
)
def test_nothing_in_a_file_can_run_whatever_its_address(client, name, content):
    """Even a kind that no form takes, put there by another way."""
    document = SiteDocumentFactory(name=name, content=content)

    answer = client.get(document.url)
    b"".join(answer)

    assert answer.status_code == 200
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    shown = {"application/pdf", "text/vtt"}
    if answer["Content-Type"].split(";")[0] not in shown:
        assert answer["Content-Disposition"].startswith("attachment")
    for inside in (document.file.name, f"images/{PurePath(document.file.name).name}"):
        assert client.get(f"/media/{inside}").status_code == 404


def test_the_words_and_the_credit_of_a_picture_stand_beside_it(client, doors):
    picture = SiteImageFactory(
        file=ImageFile(BytesIO(picture_bytes(size=(900, 600))), name="a.png"),
        credit="<b>Ana</b>", description_fr="Un « pont » <b>",
    )  # fmt: skip
    draw_in_avif(image_id=picture.pk)
    still = SiteImageFactory(is_decorative=True, description_fr="Vague")
    body = [("picture", {"image": each, "caption": ""}) for each in (picture, still)]
    page = publish(made.StandardPageFactory(parent=doors["news"].get_parent(), body=body))

    shown = client.get(page.url).content.decode()

    assert 'type="image/avif"' in shown
    assert 'width="900"' in shown
    assert 'loading="lazy"' in shown
    assert "Un « pont » &lt;b&gt;" in shown
    assert "&lt;b&gt;Ana&lt;/b&gt;" in shown
    assert 'alt=""' in shown
    assert "Vague" not in shown
