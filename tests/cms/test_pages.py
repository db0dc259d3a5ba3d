from datetime import UTC, datetime
from itertools import product

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, PageViewRestriction

from cms.models import NewsPage
from tests.cms.conftest import publish
from tests.factories import cms as made
from tests.factories.cms import LANGUAGES
from tests.factories.lab import ServiceFactory
from tests.factories.live import SessionFactory
from tests.factories.participation import RoundFactory
from tests.laid_out import Layout
from workflows.live.models import Session


def _every_page(home, doors):
    for factory, parent, path in (
        (made.StandardPageFactory, home, "about"),
        (made.LabPageFactory, home, "lab"),
        (made.ProjectPageFactory, home, "project"),
        (made.PartnerIndexFactory, home, "partners"),
        (made.FaqPageFactory, home, "questions"),
        (made.NewsFactory, doors["news"], "piece"),
        (made.EventFactory, doors["events"], "meeting"),
        (made.LibraryItemFactory, doors["library"], "paper"),
    ):
        publish(factory(parent=parent, slug=path, title="Titre <b>gras</b>"))


EVERY_PAGE = Layout(_every_page)


@pytest.fixture
def every_page(home, doors):
    """One page of each type, and its address without the language."""
    EVERY_PAGE(home, doors)
    return [
        "", "about/", "lab/", "project/", "news/", "news/piece/", "events/", "events/meeting/",
        "library/", "library/paper/", "partners/", "questions/",
    ]  # fmt: skip


def _piece(doors):
    publish(made.NewsFactory(parent=doors["news"], slug="piece", title="Titre <b>gras</b>"))


PIECE = Layout(_piece)


@pytest.fixture
def piece(doors):
    PIECE(doors)
    return NewsPage.objects.get(locale=Locale.get_default())


def test_every_page_is_shown_in_every_language(client, every_page):
    for language, path in product(LANGUAGES, every_page):
        answer = client.get(f"/{language}/{path}")
        page = BeautifulSoup(answer.content, "html.parser")

        assert answer.status_code == 200, path
        assert page.html["lang"] == language
        assert page.html["dir"] == ("rtl" if language == "ar" else "ltr")
        assert len(page.find_all("h1")) == 1, path
        assert not answer.cookies, path
        assert all(
            image.get("alt") and image["width"] and image["height"]
            for image in page.main.find_all("img")
        )


def test_every_page_asks_the_database_under_fifteen_times(client, every_page):
    SessionFactory(upcoming=True)
    ServiceFactory()
    RoundFactory()
    costs = {}
    for language, path in product(("fr", "ar"), every_page):
        client.get(f"/{language}/{path}")  # what a process learns once
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(f"/{language}/{path}")
        assert answer.status_code == 200
        costs[f"/{language}/{path}"] = len(queries)

    assert {path: cost for path, cost in costs.items() if cost >= 15} == {}


@pytest.mark.usefixtures("piece")
def test_a_title_with_tags_is_shown_as_it_was_typed(client):
    page = BeautifulSoup(client.get("/fr/news/piece/").content, "html.parser")

    assert page.h1.text == "Titre <b>gras</b>"


def test_a_missing_translation_shows_the_original_with_a_notice(client, piece, translated):
    translated(piece, "ar")

    stand_in = BeautifulSoup(client.get("/es/news/piece/").content, "html.parser")
    translation = BeautifulSoup(client.get("/ar/news/piece/").content, "html.parser")

    assert stand_in.select_one(".notice")
    for words in ("h1 bdi", ".prose"):
        assert stand_in.select_one(f"main {words}")["lang"] == "fr"
        assert not translation.select_one(f"main {words}").get("lang")
    assert not stand_in.select_one(".page-words").get("lang")
    assert not translation.select_one(".notice")
    assert translation.h1.text.endswith("(ar)")


@pytest.mark.usefixtures("piece")
def test_the_language_switch_stays_on_the_same_page(client):
    page = BeautifulSoup(client.get("/fr/news/piece/").content, "html.parser")

    addresses = {link["hreflang"]: link["href"] for link in page.select("a[hreflang]")}
    assert addresses == {code: f"/{code}/news/piece/" for code in LANGUAGES}


def test_the_sitemap_lists_what_is_written_and_no_stand_in(client, piece, translated):
    translated(piece, "ar")

    listed = client.get("/sitemap-pages.xml").content.decode()

    assert "/fr/news/piece/" in listed
    assert "/ar/news/piece/" in listed
    assert "/es/news/piece/" not in listed


@pytest.mark.parametrize(
    ("factory", "door"),
    [
        (made.NewsFactory, "news"),
        (made.EventFactory, "events"),
        (made.LibraryItemFactory, "library"),
    ],
)
def test_a_list_of_thirty_costs_what_a_list_of_one_costs(client, doors, factory, door):
    def cost():
        client.get(f"/fr/{door}/")  # draws the pictures
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(f"/fr/{door}/")
        assert answer.status_code == 200
        return len(queries)

    factory(parent=doors[door])
    one = cost()
    for _ in range(19):
        factory(parent=doors[door])

    assert cost() == one
    assert one < 15


def test_a_list_longer_than_a_page_goes_on(client, doors):
    for _ in range(22):
        made.NewsFactory(parent=doors["news"])

    first = BeautifulSoup(client.get("/fr/news/").content, "html.parser")
    second = BeautifulSoup(client.get("/fr/news/?page=2").content, "html.parser")
    wild = client.get("/fr/news/?page=%00drop")

    assert len(first.select("article.card")) == 20
    assert len(second.select("article.card")) == 2
    assert wild.status_code == 200


def test_the_library_shows_one_kind(client, doors):
    made.LibraryItemFactory(parent=doors["library"], kind="deliverable", title="Note")
    made.LibraryItemFactory(parent=doors["library"], kind="document", title="Charte")

    page = client.get("/fr/library/?kind=document").content.decode()
    wrong = client.get("/fr/library/?kind=<script>").content.decode()

    assert "Charte" in page
    assert "Note" not in page
    assert "Note" in wrong
    assert "<script>" not in wrong.split("<main")[1].split("</main>")[0]


def test_events_are_shown_in_their_own_time(client, doors):
    made.EventFactory(
        parent=doors["events"], slug="noon", zone="Asia/Hebron",
        starts_at=datetime(2030, 1, 15, 10, tzinfo=UTC),
        ends_at=datetime(2030, 1, 15, 12, tzinfo=UTC),
    )  # fmt: skip

    page = BeautifulSoup(client.get("/fr/events/noon/").content, "html.parser")

    assert page.select_one(".page-facts time")["datetime"] == "2030-01-15T12:00:00+02:00"
    assert "12:00" in page.select_one(".page-facts time").text
    assert "Hébron time" in page.select_one(".page-facts").text


def test_the_lab_shows_what_is_open_when_it_meets_and_what_it_makes(client, home):
    publish(made.LabPageFactory(parent=home, slug="lab"))
    open_round, meeting = (
        RoundFactory(title="Idées"),
        SessionFactory(upcoming=True, title="Atelier"),
    )
    SessionFactory(upcoming=True, title="Réservée", access=Session.Access.CODE)
    service, stopped = ServiceFactory(title="Soins"), ServiceFactory(stopped=True, title="Arrêté")

    page = client.get("/fr/lab/").text

    for thing in (open_round, meeting, service):
        assert thing.get_absolute_url() in page
    for hidden in ("Réservée", stopped.get_absolute_url()):
        assert hidden not in page


def test_what_keeps_readers_out_is_what_wagtail_says_in_one_query(doors, django_assert_num_queries):
    page = publish(made.NewsFactory(parent=doors["news"]))
    stand_in = page.create_alias(update_slug="stand-in")
    second = stand_in.create_alias(update_slug="stand-in-of-a-stand-in")
    elsewhere = publish(made.NewsFactory(parent=doors["news"]))
    for closed in (page, doors["news"].get_parent()):
        PageViewRestriction.objects.create(page=closed, restriction_type="login")

    for one in (page, stand_in, second, elsewhere):
        with django_assert_num_queries(1):
            found = set(one.get_view_restrictions())
        assert found == set(Page.get_view_restrictions(one))
    assert len(set(second.get_view_restrictions())) == 2
