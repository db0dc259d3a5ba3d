import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory
from django.utils import translation

from common import languages
from common.languages import alternates, language_of


@pytest.fixture(autouse=True)
def registered(monkeypatch):
    """A registry of its own for each test."""
    monkeypatch.setattr(languages, "_registered", [])
    return languages.register_alternates


def urls(path):
    with translation.override("fr"):
        return {other.code: other.url for other in alternates(RequestFactory().get(path))}


@pytest.mark.parametrize("code", ["fr", "en", "es", "it", "ar"])
def test_the_switch_stays_on_the_same_page_and_its_filters(code):
    assert urls("/fr/wheel/?theme=care&page=2")[code] == f"/{code}/wheel/?theme=care&page=2"


def test_an_address_that_is_no_page_keeps_all_but_its_prefix():
    assert urls("/fr/processes/no-such/thing/")["ar"] == "/ar/processes/no-such/thing/"


def test_an_address_without_a_language_leads_home():
    assert urls("/healthz")["it"] == "/it/"


def test_a_floor_answers_for_its_own_pages(registered):
    registered(lambda _request: None)
    registered(lambda _request: {"fr": "/fr/nouvelles/", "ar": "/ar/اخبار/"})

    with translation.override("fr"):
        found = {other.code: other for other in alternates(RequestFactory().get("/fr/nouvelles/"))}

    assert found["ar"].url == "/ar/اخبار/"
    assert (found["es"].url, found["es"].exists) == ("/es/", False)
    assert found["fr"].current


def test_registering_twice_asks_once(registered):
    asked = []

    def find(request):
        asked.append(request)

    registered(find)
    registered(find)
    urls("/fr/wheel/")

    assert len(asked) == 1


@pytest.mark.parametrize("path", ["//evil.example/", "/fr//evil.example/", "/\\evil.example"])
def test_the_switch_never_leads_away(path):
    request = RequestFactory().get("/fr/")
    request.path_info = request.path = path

    with translation.override("fr"):
        for other in alternates(request):
            assert other.url.startswith(f"/{other.code}/")


@pytest.mark.parametrize(
    ("path", "accepts", "language"),
    [
        ("/ar/x/", "it", "ar"),
        ("/healthz", "it-IT,it;q=0.9", "it"),
        ("/healthz", "de,es;q=0.5", "es"),
        ("/healthz", "de", "fr"),
        ("/healthz", "", "fr"),
        ("/healthz", "," * 5000, "fr"),
    ],
)
def test_error_pages_find_their_language(path, accepts, language):
    request = RequestFactory().get(path, headers={"accept-language": accepts})

    assert language_of(request) == language


@pytest.mark.parametrize("code", ["fr", "en", "es", "it", "ar"])
def test_every_page_names_its_language_and_the_others(client, code):
    page = BeautifulSoup(client.get(f"/{code}/wheel/").content, "html.parser")

    assert page.html["lang"] == code
    assert page.html["dir"] == ("rtl" if code == "ar" else "ltr")
    assert page.select_one("link[rel=canonical]")["href"] == f"http://testserver/{code}/wheel/"
    assert {link["hreflang"] for link in page.select("link[hreflang]")} == {
        "fr",
        "en",
        "es",
        "it",
        "ar",
    }
    for link in page.select(".drop-list a"):
        assert link["lang"] == link["hreflang"]
        assert link["dir"] == ("rtl" if link["lang"] == "ar" else "ltr")


def test_filters_do_not_make_another_page(client):
    page = BeautifulSoup(client.get("/fr/wheel/?a=1").content, "html.parser")

    assert page.select_one("link[rel=canonical]")["href"].endswith("/fr/wheel/")
    assert page.select_one(".drop-list a[lang=es]")["href"] == "/es/wheel/?a=1"
