"""How people and machines find pages: sitemap, suggestions, the foot of pages, old addresses."""

import re
from datetime import date, timedelta
from io import StringIO
from unittest import mock
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from cms.models import StandardPage
from cms.queries import lost
from cms.queries.footer import partners_at_the_foot, remember_partners
from cms.services.indexing import reindex
from cms.services.site import setup_site
from cms.sitemap import SECTIONS
from cms.standing.last_check import last_check, note
from cms.standing.pages import PAGES, PRIVACY
from common.footer import Partners
from common.templatetags.noria import unbroken
from tests.cms.conftest import publish
from tests.factories import cms as made
from tests.factories.lab import ServiceFactory
from tests.factories.participation import ProcessFactory, ProposalFactory, RoundFactory

HOST = "http://testserver"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
PAYLOAD = '"><script>alert(1)</script>'


def soup(answer):
    return BeautifulSoup(answer.content, "html.parser")


def listed(client, section, query=""):
    """Map each address of a section, without the host, to its languages."""
    answer = client.get(f"/sitemap-{section}.xml{query}")
    assert answer.status_code == 200
    return {
        entry.findtext("s:loc", "", NAMES).removeprefix(HOST): {
            other.get("hreflang"): other.get("href").removeprefix(HOST)
            for other in entry.iterfind("x:link", NAMES)
        }
        for entry in ET.fromstring(answer.content).iterfind("s:url", NAMES)
    }


def test_the_sitemap_leads_to_its_sections(client, home):
    index = ET.fromstring(client.get("/sitemap.xml").content)

    sections = {place.text for place in index.iterfind("*/s:loc", NAMES)}

    assert sections == {f"{HOST}/sitemap-{name}.xml" for name in SECTIONS}
    assert client.get("/sitemap-<script>.xml").status_code == 404
    assert client.get("/sitemap-people.xml").status_code == 404
    assert client.get("/sitemap-pages.xml?p=x").status_code == 404
    assert client.post("/sitemap-pages.xml").status_code == 405


def test_a_page_is_listed_with_its_translations_and_no_stand_in(client, doors, translated):
    piece = publish(made.NewsFactory(parent=doors["news"], slug="piece"))
    translated(piece, "ar")
    closed = publish(made.NewsFactory(parent=doors["news"], slug="inside"))
    PageViewRestriction.objects.create(page=closed, restriction_type="login")

    found = listed(client, "pages")

    both = {"fr": "/fr/news/piece/", "ar": "/ar/news/piece/"}
    of_the_piece = {path: others for path, others in found.items() if "piece" in path}
    assert of_the_piece == dict.fromkeys(both.values(), both)
    assert not [path for path in found if "inside" in path or path.startswith("/es/")]


def test_the_wheel_is_listed_as_far_as_strangers_see_it(client):
    seen = ProposalFactory()
    service = ServiceFactory()
    hidden = [
        ProposalFactory(withdrawn=True, round=seen.round),
        ProposalFactory(draft=True, round=seen.round),
        ProposalFactory(round=RoundFactory(process=ProcessFactory(access="invitation"))),
        ServiceFactory(unpublished=True),
        ProcessFactory(published_at=timezone.now() + timedelta(days=1)),
    ]

    found = {name: listed(client, name) for name in ("processes", "proposals", "services")}

    for name, thing in (
        ("processes", seen.round.process), ("proposals", seen), ("services", service),
    ):  # fmt: skip
        languages = found[name][thing.get_absolute_url()]
        assert set(languages) == set(made.LANGUAGES)
        assert languages["ar"] == thing.get_absolute_url().replace("/fr/", "/ar/", 1)
        assert languages["ar"] in found[name]
    every = {path for paths in found.values() for path in paths}
    assert not every & {thing.get_absolute_url() for thing in hidden}


def test_a_section_costs_the_same_however_much_there_is_and_goes_on(client, doors, monkeypatch):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            for name in ("pages", "proposals"):
                listed(client, name)
            client.get("/sitemap.xml")
        return len(queries)

    first = ProposalFactory()
    made.NewsFactory(parent=doors["news"])
    cost()
    few = cost()
    for _ in range(9):
        ProposalFactory(round=first.round, author=first.author)
        made.NewsFactory(parent=doors["news"], picture=None)

    assert cost() == few
    monkeypatch.setattr("cms.sitemap.Section.limit", 4)
    second = listed(client, "proposals", "?p=2")
    assert len(second) == 4 * len(made.LANGUAGES)
    assert "sitemap-proposals.xml?p=3" in client.get("/sitemap.xml").text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/fr/news/une-infirmiere-de-quartier/", "une infirmiere quartier"),
        ("/fr/nurse/12/", "nurse"),
        ("/ar/ناعورة-المدينة/", "ناعورة المدينة"),
        ("/fr/wp-login.php", ""),
        ("/fr/.env", ""),
        ("/wp-admin/setup/", ""),
        ("/fr/" + "a" * 400, ""),
        ("/fr/", ""),
        ("/fr/%00/<script>/", "script"),
        ("/fr/a-b-c-un-deux-trois-quatre-cinq-six-sept/", "deux trois quatre cinq six sept"),
    ],
)
def test_the_words_of_an_address(path, words):
    assert lost.words_of(path) == words


def test_a_page_that_is_not_there_suggests_what_is(client, doors):
    publish(made.NewsFactory(parent=doors["news"], slug="nurse", title="Une infirmière <b>ici</b>"))
    hidden = ProposalFactory(title="Infirmière secrète", round__process__access="invitation")
    reindex()

    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/fr/news/infirmiere/")
    page = soup(answer)

    assert answer.status_code == 404
    assert [link["href"] for link in page.select(".error-suggestions a")] == ["/fr/news/nurse/"]
    assert page.select_one(".error-suggestions a").text == "Une infirmière <b>ici</b>"
    assert hidden.title not in page.text
    assert page.select_one("main a[href='/fr/search/?q=infirmiere']")
    assert soup(client.get("/fr/news/infirmere/")).select(".error-suggestions a")
    searches = [query for query in queries if "cms_searchentry" in query["sql"]]
    assert len(searches) <= 2
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() != (lost.PATIENCE,)


def test_what_is_suggested_is_named_in_the_readers_language(client, doors, translated):
    page = publish(made.NewsFactory(parent=doors["news"], slug="nurse", title="Visite guidée"))
    translated(page, "ar")
    reindex()

    link = soup(client.get("/ar/news/visite-guidee/")).select_one(".error-suggestions a")

    assert link.text == "Visite guidée (ar)"
    assert link["href"] == "/ar/news/nurse/"


@pytest.mark.usefixtures("home")
def test_a_page_that_is_not_there_never_fails_for_want_of_suggestions(client, monkeypatch):
    def broken(*_args):
        raise DatabaseError

    monkeypatch.setattr(lost, "best", broken)

    answer = client.get("/ar/nowhere-at-all/")

    assert answer.status_code == 404
    assert not soup(answer).select("#suggestions")
    monkeypatch.undo()
    monkeypatch.setattr(lost, "PATIENCE", "1ms")
    monkeypatch.setattr(lost, "best", sleepy)
    assert client.get("/ar/nowhere-at-all/").status_code == 404


def sleepy(*_args):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(5)")


def test_only_pages_people_look_for_are_searched(client, django_assert_num_queries):
    for path in ("/fr/wp-login.php", "/xmlrpc.php"):
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        assert not [query for query in queries if "searchentry" in query["sql"]]


def test_the_foot_of_every_page_names_the_partners(client, home):
    publish(made.PartnerIndexFactory(parent=home, slug="partners", title="Partenaires"))
    partner = made.PartnerFactory(name_fr=PAYLOAD, name_ar="شريك")
    for _ in range(13):
        made.PartnerFactory(country="TZ")

    def foot(path):
        return soup(client.get(path)).select_one(".footer-partners")

    shown = foot("/fr/wheel/")
    assert shown.a["href"] == f"/fr/partners/#partner-{partner.pk}"
    assert shown.a.text == PAYLOAD
    assert len(shown.select("a")) == 12
    assert re.search(r"\b2\b", shown.text.split("·")[-1])
    assert foot("/ar/processes/").a.text == "شريك"
    with CaptureQueriesContext(connection) as queries:
        foot("/fr/wheel/")
    assert not queries.captured_queries

    partner.name_fr = "Commune"
    partner.save()
    assert foot("/fr/wheel/").a.text == "Commune"


def test_a_page_kept_for_everybody_names_the_partners_of_its_moment(rf):
    request = rf.get("/fr/")
    request.freshness = (7, timezone.now())
    assert partners_at_the_foot(request).names == ()
    partner = made.PartnerFactory(name_fr="Commune")
    # Another process has made the partner: nothing here was forgotten.
    remember_partners("fr", Partners(), 7)
    request.freshness = (8, timezone.now())

    assert partners_at_the_foot(request).names == [("Commune", f"partner-{partner.pk}")]


def test_old_addresses_lead_to_the_renamed_page_in_every_language(
    client, doors, translated, django_capture_on_commit_callbacks
):
    piece = publish(made.NewsFactory(parent=doors["news"], slug="old", picture=None))
    translated(piece, "ar")

    with django_capture_on_commit_callbacks(execute=True):
        piece.slug = "new"
        piece.save_revision().publish()

    for code in made.LANGUAGES:
        answer = client.get(f"/{code}/news/old/")
        assert (answer.status_code, answer["Location"]) == (301, f"/{code}/news/new/")
        assert client.get(answer["Location"]).status_code == 200


def test_a_new_site_has_its_standing_pages_in_five_languages(
    client, home, django_capture_on_commit_callbacks
):
    for slug in ("licence", "accessibility"):
        publish(made.StandardPageFactory(parent=home, slug=slug, title="À nous"))

    with django_capture_on_commit_callbacks(execute=True):
        call_command("setup_site", stdout=StringIO())

    for code in made.LANGUAGES:
        shown = soup(client.get(f"/{code}/privacy/"))
        assert shown.h1.text == getattr(PRIVACY.title, code)
        assert not shown.select(".notice")
        headings = [heading.text for heading in shown.main.select(".page-blocks h2")]
        assert headings == [getattr(part.heading, code) for part in PRIVACY.parts]
        for part in PRIVACY.parts:
            said = unbroken(shown.main.text)
            assert all(unbroken(getattr(line, code)) in said for line in part.lines)
    assert soup(client.get("/fr/licence/")).h1.text == "À nous"

    ours = StandardPage.objects.get(slug="privacy", locale=home.locale)
    ours.title = "Chez nous"
    publish(ours)
    before = StandardPage.objects.count()
    call_command("setup_site", stdout=StringIO())
    assert StandardPage.objects.count() == before
    assert soup(client.get("/fr/privacy/")).h1.text == "Chez nous"


def test_the_accessibility_statement_says_what_the_last_check_found(client, home, tmp_path):
    call_command("setup_site", stdout=StringIO())
    check = last_check()
    assert date(2026, 1, 1) < check.day <= timezone.localdate()

    for code in made.LANGUAGES:
        said = soup(client.get(f"/{code}/accessibility/")).main.text
        assert f"axe-core {check.version}" in said
        assert str(check.pages) in said

    kept = tmp_path / "kept.json"
    with mock.patch("cms.standing.last_check.FILE", kept):
        note(check)
        assert last_check() == check


def test_the_accessibility_statement_is_dated_as_each_language_writes_days():
    said = [text for text in PAGES[0].texts().values() if "{day}" in text.fr]

    (dated,) = [text.on(date(2026, 3, 8)) for text in said]

    assert "le 8 mars 2026" in dated.fr
    assert "2026" in dated.ar
    assert "8" in dated.ar


def test_standing_pages_say_everything_in_every_language_and_nothing_twice():
    for page in PAGES:
        texts = list(page.texts().values())
        assert all(all(said) for said in texts)
        assert len({said.fr for said in texts}) == len(texts)
        for said in page.on(date(2026, 3, 8)).texts().values():
            assert not [text for text in said if "{" in text]
        for said in texts:
            assert re.search("[\u0600-\u06ff]", said.ar)
            assert "," not in said.ar
            assert "?" not in said.ar


@pytest.mark.usefixtures("home")
def test_a_new_site_is_known_under_its_own_address(settings):
    site = Site.objects.get()
    Site.objects.update(hostname="localhost", port=80)
    settings.WAGTAILADMIN_BASE_URL = "https://noria.example"

    setup_site()
    site.refresh_from_db()
    assert site.root_url == "https://noria.example"

    Site.objects.update(hostname="lab.example", port=443)
    setup_site()
    site.refresh_from_db()
    assert site.root_url == "https://lab.example"
