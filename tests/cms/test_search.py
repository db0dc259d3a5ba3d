"""One search over everything everybody may see (V1-06, V1-15, V1-16, V2-17, V8-18)."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.models import SearchEntry
from participation.models import Process, Proposal
from tests.cms.conftest import publish
from tests.common.payloads import PAYLOADS
from tests.factories import cms as made
from tests.factories.participation import ProcessFactory, ProposalFactory, RoundFactory
from tests.factories.people import TerritoryFactory

# The index looks again after a commit.
pytestmark = pytest.mark.django_db(transaction=True)


def ask(client, language="fr", **query):
    answer = client.get(f"/{language}/search/", query)
    assert answer.status_code == 200
    assert not answer.cookies
    return BeautifulSoup(answer.content, "html.parser")


def titles(page):
    return [title.get_text().strip() for title in page.select(".found-title")]


def numbers(page):
    return {
        link.select_one("span").text: int(link.select_one(".facet-number").text)
        for link in page.select(".facet a")
    }


def test_everything_is_found_in_one_place(client, doors):
    publish(made.NewsFactory(parent=doors["news"], title="Le jardin ouvre"))
    publish(made.EventFactory(parent=doors["events"], title="Visite du jardin"))
    publish(made.LibraryItemFactory(parent=doors["library"], title="Étude des jardins"))
    ProposalFactory(title="Des jardins partagés", language="fr")
    ProcessFactory(title_fr="Quels jardins ?")

    page = ask(client, q="jardin")

    assert len(titles(page)) == 5
    assert {mark.text.lower() for mark in page.select(".found mark")} == {"jardin", "jardins"}
    kinds = {
        link["href"]: int(link.select_one("b, .facet-number").text)
        for link in page.select(".facet a")
    }
    assert kinds["?q=jardin&kind=proposal"] == kinds["?q=jardin&kind=news"] == 1


def test_a_film_is_found_by_what_is_said_in_it(client, doors):
    film = {"kind": "video", "form": "", "video_address": "https://youtu.be/dQw4w9WgXcQ"}
    words = "La noria élève l’eau jusqu’au canal."
    for title, transcript in (("Film", words), ("Autre", "Rien")):
        facts = {"title": title, "transcript": transcript, **film}
        publish(made.LibraryItemFactory(parent=doors["library"], **facts))

    assert titles(ask(client, q="canaux")) == titles(ask(client, q="canal")) == ["Film"]


def test_what_is_in_the_readers_language_comes_first_and_the_rest_is_marked(client):
    ProposalFactory(title="Sfax, jardin", language="fr")
    ProposalFactory(title="Sfax: حديقة", language="ar")

    page = ask(client, "ar", q="sfax")

    first, second = page.select(".found")
    assert first.h3["lang"] == "ar"
    assert not first.select_one(".lang-badge")
    assert second.h3["lang"] == "fr"
    assert second.select_one(".lang-badge")["lang"] == "fr"
    assert second.h3["dir"] == "auto"


def test_a_thing_in_several_languages_is_one_result(client):
    ProcessFactory(title_fr="Sfax demain", title_en="Sfax tomorrow", title_ar="Sfax غدا")

    french, arabic = ask(client, "fr", q="sfax"), ask(client, "ar", q="sfax")

    assert titles(french) == ["Sfax demain"]
    assert french.select_one(".results-head h2").text.strip().startswith("1 ")
    assert arabic.select_one(".found-title")["lang"] == "ar"
    assert arabic.select_one(".found-title a")["href"].startswith("/ar/processes/")


def test_filters_count_what_they_would_leave(client):
    here, there = TerritoryFactory(), TerritoryFactory()
    for place, year in ((here, 2024), (here, 2025), (there, 2025)):
        proposal = ProposalFactory(title="jardin", territory=place)
        SearchEntry.objects.filter(thing=f"proposal:{proposal.pk}").update(
            happened_on=date(year, 5, 1)
        )

    everything = ask(client, q="jardin")
    some = ask(client, q="jardin", territory=here.pk)

    assert numbers(everything)[str(here)] == 2
    assert numbers(everything)["2025"] == 2
    assert len(titles(some)) == 2
    assert numbers(some)["2025"] == 1
    assert numbers(some)[str(there)] == 1


def test_filters_and_counts_tell_nothing_of_what_is_hidden(client):
    ProposalFactory(title="jardin")
    before = ask(client, q="jardin").main

    hidden = ProcessFactory(access=Process.Access.INVITATION, title_fr="jardin")
    ProposalFactory(round=RoundFactory(process=hidden), title="jardin zanzibarine")
    ProposalFactory(draft=True, title="jardin zanzibarine")
    withdrawn = ProposalFactory(title="jardin zanzibarine")
    Proposal.objects.filter(pk=withdrawn.pk).update(status="hidden")
    Proposal.objects.get(pk=withdrawn.pk).save()

    assert ask(client, q="jardin").main == before
    nothing = ask(client, q="zanzibarine")
    assert not titles(nothing)
    # What was public once is no help to guess it either.
    assert "zanzibarine" not in ask(client, q="zanzibarin").main.get_text()


def test_a_misspelt_word_is_put_right(client):
    ProposalFactory(title="Une bibliothèque pour le quartier", language="fr")

    page = ask(client, q="bibliotéque quartiez")

    better = page.select_one(".empty a")
    assert better.text == "bibliothèque quartier"
    assert titles(BeautifulSoup(client.get("/fr/search/" + better["href"]).content, "html.parser"))


def test_nothing_found_leads_on(client):
    page = ask(client, "ar", q="xyzzyxyzzy")

    assert not page.select(".empty a")
    assert "/ar/library/" in {link["href"] for link in page.select(".browse a")}


@pytest.mark.parametrize("payload", PAYLOADS[::4])
def test_hostile_words_are_shown_as_words(client, payload):
    ProposalFactory(title=f"jardin {payload}"[:120], text=payload)

    for page in (ask(client, q=payload), ask(client, q="jardin")):
        assert not page.main.find_all(["script", "iframe", "svg:script", "object"])
        assert not page.main.select("[onerror], [onload], [onclick], [style]")
        assert all(not link["href"].startswith("javascript") for link in page.select("a[href]"))
    assert payload[:20].strip() in ask(client, q="jardin").main.get_text()


@pytest.mark.parametrize(
    "odd",
    [
        {"q": "jardin' OR 1=1 --"},
        {"q": "jardin'); SELECT pg_sleep(9) --"},
        {"q": "jardin & | ! :* <-> ( \\"},
        {"q": "jardin\x00"},
        {"q": "jardin", "page": "99999999999999999999"},
        {"q": "jardin", "page": "-1"},
        {"q": "jardin", "page": "2"},
        {"q": "jardin", "kind": "x' OR '1'='1"},
        {"q": "jardin", "territory": "9" * 30},
        {"q": "jardin", "year": "0"},
        {"q": "jardin", "author__email__startswith": "a", "per_page": "100000", "order_by": "pk"},
        {"q": "jardin " * 5000},
        {"q": "'"},
        {"q": " "},
    ],
)
def test_odd_questions_do_nothing_odd(client, odd):
    ProposalFactory(title="jardin")

    page = ask(client, **odd)

    assert len(titles(page)) <= 1
    assert "author__email" not in page.main.decode()


def test_a_page_of_results_holds_twenty_and_costs_the_same_for_one(client):
    def cost(page):
        with CaptureQueriesContext(connection) as queries:
            found = ask(client, q="jardin", page=page)
        return len(queries), len(titles(found))

    ProposalFactory(title="jardin", territory=TerritoryFactory())
    one, _shown = cost(1)
    for _ in range(29):
        ProposalFactory(title="jardin", territory=TerritoryFactory())

    assert cost(1) == (one, 20)
    assert cost(2) == (one, 10)
    assert one < 15


def test_the_search_is_a_plain_form_that_no_machine_lists(client):
    page = ask(client)

    assert page.form["method"] == "get"
    assert not page.select("[name=csrfmiddlewaretoken]")
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert page.header.select_one("a[rel=search]")["href"] == "/fr/search/"
