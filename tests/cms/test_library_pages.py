"""The library: what a work says of itself, and a list that can be narrowed."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction, Locale, PageViewRestriction

from cms.models import LibraryIndexPage, LibraryItem
from cms.services.reading import read_document
from tests.cms.conftest import publish
from tests.factories import cms as made
from tests.factories.cms import PartnerFactory, SiteDocumentFactory, ThemeFactory
from tests.factories.files import pdf_bytes
from tests.laid_out import Layout

#: For a page of the list with facets and first pages, cold but for what the process remembers.
QUERIES = 10
HOSTILE = "<script>alert(1)</script>"


def item(parent, **facts):
    themes = facts.pop("themes", [])
    page = made.LibraryItemFactory(parent=parent, preview=None, **facts)
    page.themes = themes
    return publish(page)


def files(*languages, **facts):
    return [
        ("file", {"language": code, "document": SiteDocumentFactory(**facts), "role": "original"})
        for code in languages
    ]


def shown(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser")


def counts(soup):
    return {
        link["id"]: int(link.select_one(".facet-number").text) for link in soup.select(".facet a")
    }


def titles(soup):
    return [link.text.strip() for link in soup.select(".library-list .card-title a")]


def _library():
    water, care = ThemeFactory(slug="water"), ThemeFactory(slug="care")
    shelf = LibraryIndexPage.objects.get(slug="library", locale=Locale.get_default())
    item(shelf, title="Atlas", form="report", country="TN", published_on=date(2025, 5, 1),
         themes=[water], files=files("fr", "ar"))  # fmt: skip
    item(shelf, title="Brief", form="brief", country="JO", published_on=date(2026, 5, 1),
         themes=[water, care], files=files("fr"))  # fmt: skip
    item(shelf, title="Charter", kind="document", form="", published_on=date(2026, 6, 1))


LIBRARY = Layout(_library)


@pytest.fixture
def library(doors):
    """A shelf with three works, laid out once."""
    LIBRARY()
    return doors["library"]


def test_facets_say_how_many_items_each_leads_to(client, library):
    assert counts(shown(client, library.url)) == {
        "kind-brief": 1, "kind-document": 1, "kind-report": 1, "theme-care": 1, "theme-water": 2,
        "country-JO": 1, "country-TN": 1, "language-ar": 1, "language-fr": 2, "year-2026": 2,
        "year-2025": 1,
    }  # fmt: skip


def test_choices_narrow_the_list_and_the_other_counts_and_stand_in_the_address(client, library):
    soup = shown(client, f"{library.url}?theme=water&year=2026")

    assert titles(soup) == ["Brief"]
    assert counts(soup) == {
        "kind-brief": 1, "theme-care": 1, "theme-water": 1, "country-JO": 1, "language-fr": 1,
        "year-2026": 1, "year-2025": 1,
    }  # fmt: skip
    assert soup.find(id="year-2025")["href"] == "?theme=water&year=2025"
    assert soup.find(id="theme-water")["href"] == "?year=2026"
    assert soup.find(id="theme-water")["aria-current"] == "true"


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("", ["Charter", "Brief", "Atlas"]),
        ("?sort=oldest", ["Atlas", "Brief", "Charter"]),
        ("?sort=title", ["Atlas", "Brief", "Charter"]),
        ("?sort=%00&kind='--&theme=<b>&year=9&page=x", ["Charter", "Brief", "Atlas"]),
    ],
)
def test_a_list_has_the_order_that_is_asked_for(client, library, query, order):
    assert titles(shown(client, library.url + query)) == order


def test_htmx_gets_the_same_list_alone(client, library):
    address = f"{library.url}?theme=water"
    page = shown(client, address).select_one("#library")

    answer = client.get(address, headers={"HX-Request": "true"})

    assert answer.content.decode().strip().startswith('<div id="library"')
    assert BeautifulSoup(answer.content, "html.parser").select_one("#library") == page
    assert "HX-Request" in answer["Vary"]


def test_counts_tell_nothing_of_what_is_private_or_a_draft(client, library):
    before = counts(shown(client, library.url))

    draft = item(library, title="Draft", form="study", country="MA")
    draft.unpublish()
    private = item(library, title="Private", form="study", country="MA")
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    assert counts(shown(client, library.url)) == before
    assert client.get(f"{private.url}citation/bibtex/").status_code == 302
    assert client.get(f"{draft.url}citation/csl/").status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_a_list_costs_the_same_whatever_its_length(
    client, doors, number, django_assert_num_queries
):
    theme = ThemeFactory()
    for _ in range(number):
        page = made.LibraryItemFactory(parent=doors["library"], preview=None, files=files("fr"))
        page.themes = [theme]
        page.save()
    client.get(doors["library"].url)

    with django_assert_num_queries(QUERIES):
        client.get(doors["library"].url)


def test_an_item_says_what_it_is(client, doors):
    old = SiteDocumentFactory(title="Old file", content=pdf_bytes("Old"))
    page = made.LibraryItemFactory(
        parent=doors["library"], title="Brief", output="Output 3.1", form="brief",
        authors="Ben Ali, Salma; MedRiSSE", licence="CC BY 4.0", doi="10.1234/abc",
        reference="MR-12", version="2", files=files("fr", "ar"),
        versions=[("version", {
            "number": "1", "date": date(2025, 1, 2), "changes": f"Figures {HOSTILE}",
            "files": [{"language": "fr", "document": old, "role": ""}],
        })],
    )  # fmt: skip
    page.partners = [PartnerFactory(name_fr=HOSTILE)]
    page.themes = [ThemeFactory(slug="water", name_fr="Eau")]
    publish(page)

    html = client.get(page.url).content.decode()

    assert HOSTILE not in html
    for words in (
        "Salma Ben Ali",
        "Output 3.1",
        "MR-12",
        "Eau",
        "Old file",
        "&lt;script&gt;alert(1)",
        old.url,
    ):
        assert words in html
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in html
    assert 'href="https://doi.org/10.1234/abc"' in html


def test_a_work_is_cited_from_its_own_addresses(client, doors):
    page = item(doors["library"], title="Alliés & alliées", form="brief", authors="Ben Ali, Salma")

    bib = client.get(f"{page.url}citation/bibtex/")
    csl = client.get(f"{page.url}citation/csl/")

    assert bib["Content-Type"].startswith("application/x-bibtex")
    assert r"title = {{Alliés \& alliées}}" in bib.content.decode()
    assert csl["Content-Type"] == "application/vnd.citationstyles.csl+json"
    assert json.loads(csl.content)[0]["author"] == [{"family": "Ben Ali", "given": "Salma"}]


@pytest.mark.parametrize("doi", ["x", "10.1/x", "javascript:alert(1)", '10.1234/"><b>'])
def test_a_doi_looks_like_one(doi):
    field = LibraryItem._meta.get_field("doi")
    with pytest.raises(ValidationError):
        field.run_validators(doi)


def test_a_file_of_a_closed_collection_is_not_named(client, doors):
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    page = item(
        doors["library"],
        files=[*files("fr", collection=closed, title="Secret"), *files("ar", title="Open")],
    )

    html = client.get(page.url).content.decode()

    assert "Open" in html
    assert "Secret" not in html


def test_the_first_page_of_the_file_in_the_readers_language_stands_for_an_item(client, doors):
    page = item(doors["library"], files=[*files("ar"), *files("fr", content=pdf_bytes("Noria"))])
    for block in page.files:
        read_document(document_id=block.value["document"].pk)
    paper = page.files[1].value["document"]
    paper.refresh_from_db()

    for address in (doors["library"].url, page.url):
        assert f"/media/{paper.first_page.name}" in client.get(address).content.decode()


YOUTUBE = "https://youtu.be/dQw4w9WgXcQ"


def test_a_film_elsewhere_is_fetched_by_who_asks_for_it_alone(client, doors):
    page = item(doors["library"], title="Film", kind="video", form="", video_address=YOUTUBE,
                transcript="Une roue")  # fmt: skip

    before, after = client.get(page.url), client.get(f"{page.url}play/")

    assert "<iframe" not in before.content.decode()
    assert "youtube-nocookie" not in before.content.decode()
    assert "frame-src" not in before["Content-Security-Policy"]
    frame = BeautifulSoup(after.content, "html.parser").iframe
    assert frame["src"] == "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
    assert frame["title"] == "Film"
    assert frame["referrerpolicy"] == "no-referrer"
    assert "allow-top-navigation" not in frame["sandbox"]
    assert "frame-src https://www.youtube-nocookie.com" in after["Content-Security-Policy"]
    assert after["X-Robots-Tag"] == "noindex"


def test_an_address_that_came_in_by_another_door_is_no_player(client, doors):
    page = item(doors["library"], kind="video", why_no_transcript="x")
    LibraryItem.objects.filter(pk=page.pk).update(video_address="https://evil.example/x")

    assert client.get(f"{page.url}play/").status_code == 404
    assert "evil.example" not in client.get(page.url).content.decode()


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"video": True}, "transcript"),
        ({"video": True, "transcript": "x"}, "captions"),
        ({"video_address": "https://evil.example/x", "transcript": "x"}, "video_address"),
    ],
)
def test_a_video_without_words_or_from_a_strange_host_is_refused(doors, facts, field):
    film = SiteDocumentFactory(name="a.mp4") if facts.pop("video", None) else None
    page = LibraryItem(kind="video", video=film, **facts)

    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert list(refused.value.message_dict) == [field]
    page.why_no_transcript, page.video_address = "Silent", ""
    page.clean()


def test_a_film_is_there_for_more_people(client, doors):
    more = [
        ("file", {"language": "fr", "document": SiteDocumentFactory(name="a.mp4"), "role": role})
        for role in ("described", "signed")
    ]
    page = item(doors["library"], kind="video", form="", why_no_transcript="x", files=more)

    said = [" ".join(line.text.split()) for line in shown(client, page.url).select(".file-list li")]

    assert "With audio description" in said[0]
    assert "In sign language" in said[1]


def test_no_video_without_words_gets_past_the_database(doors):
    page = item(doors["library"])
    with pytest.raises(IntegrityError), transaction.atomic():
        LibraryItem.objects.filter(pk=page.pk).update(kind="video")


def test_a_work_with_everything_asks_the_database_under_fifteen_times(client, doors):
    old = {"language": "fr", "document": SiteDocumentFactory(), "role": ""}
    version = {"number": "1", "date": date(2025, 1, 2), "changes": "Figures", "files": [old]}
    page = made.LibraryItemFactory(
        parent=doors["library"], title="Brief", country="TN", versions=[("version", version)],
        files=[*files("ar"), *files("fr", content=pdf_bytes("Eau"))],
    )  # fmt: skip
    page.partners, page.themes = [PartnerFactory()], [ThemeFactory(slug="water")]
    publish(page)
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    for block in page.files:
        read_document(document_id=block.value["document"].pk)

    for address in (page.url, page.url.replace("/fr/", "/es/")):
        client.get(address)  # what a process learns once
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        assert len(queries) < 15
