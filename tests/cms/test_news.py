"""News: archive, themes, what to read next, and the feeds."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests.cms.conftest import publish
from tests.factories import cms as made

ATOM = "{http://www.w3.org/2005/Atom}"
PAYLOAD = '"><script>alert(1)</script>&<b>'


@pytest.fixture
def news(doors):
    """Make a published piece of news, of a year and themes if they are given."""

    def make(title="Titre", year=2026, themes=(), **facts):
        piece = made.NewsFactory(
            parent=doors["news"], title=title, published_on=date(year, 3, 1), **facts
        )
        piece.themes.set(themes)
        return publish(piece)

    return make


def listed(doors, year=2026):
    """Make news that stand in the list of one language alone: enough to make it long."""
    return made.NewsFactory(parent=doors["news"], published_on=date(year, 3, 1))


def soup(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser")


def titles(page):
    return [card.text.strip() for card in page.select(".card h2, .card h3")]


def test_the_archive_counts_and_keeps_one_year(client, news):
    news("Ancienne", year=2024)
    news("Récente")
    news("Autre")

    page = soup(client, "/fr/news/?year=2024")

    assert titles(page) == ["Ancienne"]
    assert [" ".join(a.text.split()) for a in page.select(".choices a")] == [
        "Toutes les années" if "Toutes" in page.text else "All years", "2026 2", "2024 1",
    ]  # fmt: skip


@pytest.mark.parametrize("query", ["year=abc", "year=99999999999", "theme=%00", "year=-1"])
def test_a_filter_that_makes_no_sense_filters_nothing(client, news, query):
    news("Récente")

    answer = client.get(f"/fr/news/?{query}")

    assert answer.status_code == 200
    assert titles(BeautifulSoup(answer.content, "html.parser")) == ["Récente"]


def test_themes_filter_in_every_language_and_lead_back_from_the_news(client, news, translated):
    care = made.ThemeFactory(slug="care", name_fr=PAYLOAD)
    piece = news("Soins", themes=[care])
    news("Autre")
    translated(piece, "ar")

    listed = soup(client, "/fr/news/?theme=care")
    shown = soup(client, f"/fr/news/{piece.slug}/")

    assert titles(listed) == ["Soins"]
    assert titles(soup(client, "/es/news/?theme=care")) == ["Soins"]
    assert titles(soup(client, "/ar/news/?theme=care")) == ["Soins (ar)"]
    assert shown.select_one(".page-themes a")["href"] == "/fr/news/?theme=care"
    assert shown.select_one(".page-themes a").text == PAYLOAD
    assert PAYLOAD in listed.text


def test_what_to_read_next_is_chosen_or_of_the_same_themes(client, news):
    care = made.ThemeFactory()
    first, second, third = news("Un", themes=[care]), news("Deux", themes=[care]), news("Trois")

    def next_of(page):
        return [a.text for a in soup(client, f"/fr/news/{page.slug}/").select(".related-list a")]

    assert next_of(first) == ["Deux"]
    assert next_of(third) == []
    third.related = [("page", first), ("page", second)]
    publish(third)
    second.unpublish()
    assert next_of(third) == ["Un"]


def test_thirty_news_with_themes_cost_what_one_costs(client, doors, news):
    theme = made.ThemeFactory()

    def cost():
        client.get("/fr/news/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/fr/news/")
        return len(queries)

    news(themes=[theme])
    one = cost()
    for number in range(29):
        listed(doors, year=2000 + number).themes.set([theme])

    assert cost() == one < 15


def feed(client, language="fr", **headers):
    return client.get(f"/{language}/news/feed/", headers=headers)


def entries(answer):
    return ET.fromstring(answer.content).findall(f"{ATOM}entry")


def test_the_feed_tells_what_is_written_in_its_language(client, news, translated):
    piece = news("Titre", author_name="Marta")
    news("Seulement en français")
    translated(piece, "ar")

    french, arabic = feed(client), feed(client, "ar")
    root = ET.fromstring(arabic.content)

    assert french["Content-Type"].startswith("application/atom+xml")
    assert len(entries(french)) == 2
    assert [e.find(f"{ATOM}title").text for e in entries(arabic)] == ["Titre (ar)"]
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    link = entries(arabic)[0].find(f"{ATOM}link").get("href")
    assert link == f"http://testserver/ar/news/{piece.slug}/"
    assert not french.cookies
    # Atom: an author each, and an id that is nobody else's and stays when the address changes.
    assert {e.find(f"{ATOM}author/{ATOM}name").text for e in entries(french)} == {"Marta", "Noria"}
    ids = {e.find(f"{ATOM}id").text for e in [*entries(french), *entries(arabic)]}
    assert len(ids) == 3
    piece.slug = "autre-adresse"
    publish(piece)
    assert {e.find(f"{ATOM}id").text for e in entries(feed(client))} < ids


def test_hostile_words_do_not_break_the_feed(client, news):
    news(f"{PAYLOAD}\x08", summary=f"{PAYLOAD}\x0b", author_name=f"{PAYLOAD}\x1f")

    entry = entries(feed(client))[0]

    assert entry.find(f"{ATOM}title").text == PAYLOAD
    assert entry.find(f"{ATOM}summary").text == (
        "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&lt;b&gt;"
    )
    assert entry.find(f"{ATOM}author/{ATOM}name").text == PAYLOAD


def test_what_is_unpublished_or_private_is_never_in_the_feed(client, news):
    shown, gone, closed, draft = (news(word) for word in ("Vue", "Partie", "Fermée", "Brouillon"))
    gone.unpublish()
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    draft.title = "Secret"
    draft.save_revision()

    for language in ("fr", "ar"):
        text = feed(client, language).content.decode()
        assert "Partie" not in text
        assert "Fermée" not in text
        assert "Secret" not in text
    assert shown.title in feed(client).content.decode()


def test_a_feed_that_has_not_changed_is_not_sent_again(client, news):
    piece = news()
    tag = feed(client)["ETag"]

    assert feed(client, if_none_match=tag).status_code == 304
    piece.unpublish()
    assert feed(client, if_none_match=tag).status_code == 200
    assert "Last-Modified" not in feed(client)


def test_a_long_feed_costs_what_a_short_one_costs(client, doors, news):
    def cost():
        feed(client)
        with CaptureQueriesContext(connection) as queries:
            feed(client)
        return len(queries)

    news()
    one = cost()
    for _ in range(30):
        listed(doors)

    assert len(entries(feed(client))) == 30
    assert cost() == one < 15
