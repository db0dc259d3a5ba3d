import brotli
import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory

from common.stylesheet import flatten, squeeze, stylesheet
from tests.common.payloads import HOSTILE

LANGUAGES = ["fr", "en", "es", "it", "ar"]


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_anonymous_reader_gets_no_cookie_and_a_page_for_everybody(
    client, language, django_assert_num_queries
):
    with django_assert_num_queries(0):
        response = client.get(f"/{language}/wheel/")

    assert not response.cookies
    assert response["Cache-Control"].startswith("public")


def test_the_frame_knows_who_is_signed_in(client):
    person = get_user_model().objects.create_user("amal@noria.example", pseudonym="Amal")

    assert soup(client.get("/fr/wheel/")).select("a[href^='/fr/accounts/login/']")
    client.force_login(person)
    page = soup(client.get("/fr/wheel/"))

    assert page.select("a[href='/fr/accounts/']")
    assert not page.select("a[href^='/fr/accounts/login/']")


def test_signing_in_leads_back_here(client):
    page = soup(client.get("/fr/wheel/", {"q": 'a&b="<x>'}))

    link = page.select_one(".header-tools > a[href^='/fr/accounts/login/']")["href"]
    assert link == "/fr/accounts/login/?next=%2Ffr%2Fwheel%2F%3Fq%3Da%2526b%253D%2522%253Cx%253E"


def test_a_stale_session_cookie_is_an_anonymous_reader(client):
    client.cookies["sessionid"] = "long-gone"

    assert soup(client.get("/fr/wheel/")).select("a[href^='/fr/accounts/login/']")


def test_a_waiting_message_is_shown_once_and_harmless(client):
    storage = CookieStorage(RequestFactory().get("/"))
    client.cookies["messages"] = storage._encode([Message(constants.SUCCESS, HOSTILE)])

    first, second = soup(client.get("/fr/wheel/")), soup(client.get("/fr/wheel/"))

    assert [notice.text.strip() for notice in first.select(".notice")] == [HOSTILE.strip()]
    assert first.select_one(".notice")["data-level"] == "success"
    assert not second.select(".notice")


def test_every_page_has_one_main_and_a_way_to_it(client):
    page = soup(client.get("/fr/wheel/"))

    assert page.select_one("body > a")["href"] == "#main"
    assert len(page.select("main#main")) == 1
    assert len(page.select("h1")) == 1


def test_the_current_door_is_marked(client):
    page = soup(client.get("/fr/services/nothing-here/"))

    assert [a["href"] for a in page.select(".stations [aria-current]")] == ["/fr/services/"]


def test_nothing_in_a_page_needs_an_inline_script_or_style(client, settings):
    settings.NORIA_DEMO = True
    for address in ("/fr/wheel/", "/fr/styleguide/", "/fr/no-such-page/"):
        page = soup(client.get(address))

        assert not page.select("style, [style], script:not([src])")
        assert not [
            tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)
        ]


def test_an_empty_page_is_light(client):
    html = client.get("/fr/no-such-page/").content
    css = stylesheet()[0].encode()

    assert len(brotli.compress(html, quality=5)) < 6_000
    assert len(brotli.compress(css, quality=5)) < 20_000


def test_the_stylesheet_is_one_file_that_can_be_kept_for_ever(client):
    css, digest = stylesheet()
    response = client.get(f"/styles/{digest}.css")

    assert response.text == css
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response["Cache-Control"]
    assert not response.cookies


def test_an_old_address_of_the_stylesheet_still_answers_but_is_not_kept(client):
    response = client.get("/styles/long-ago.css")

    assert response.status_code == 200
    assert "immutable" not in response["Cache-Control"]


def test_every_import_becomes_its_layer(tmp_path):
    (tmp_path / "a.css").write_text("/* why */\n.a {\n  color: red;\n}\n")
    (tmp_path / "site.css").write_text(
        '@layer base, parts;\n\n@import url("a.css") layer(parts);\n'
    )

    assert flatten(tmp_path / "site.css") == "@layer base,parts;@layer parts{.a{color: red}}"


def test_a_missing_import_is_an_error(tmp_path):
    (tmp_path / "site.css").write_text('@import url("gone.css") layer(parts);')

    with pytest.raises(FileNotFoundError):
        flatten(tmp_path / "site.css")


def test_squeezing_keeps_what_matters():
    assert squeeze("a   b {\n width: calc(1px + 2px);\n}") == "a b{width: calc(1px + 2px)}"


def test_the_component_library_is_only_there_where_it_is_asked_for(client, settings):
    settings.NORIA_DEMO = False
    assert client.get("/fr/styleguide/").status_code == 404

    settings.NORIA_DEMO = True
    assert client.get("/fr/styleguide/").status_code == 200
