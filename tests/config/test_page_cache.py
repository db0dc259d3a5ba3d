"""Kept pages are the same for all strangers, right after every change, and nobody's own.

V14-01, V14-02, V14-03, V7-01.
"""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now
from wagtail.models import PageViewRestriction

from demo.story.blocks import block, keyed
from participation.models import Proposal
from participation.services.answers import announce_answers, decide_answer
from participation.services.proposals import withdraw_proposal
from tests.cms.conftest import doors, home, publish, translated  # noqa: F401 -- fixtures
from tests.factories import cms as made
from tests.factories.lab import ServiceFactory
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.usefixtures("doors")


@pytest.fixture(autouse=True)
def _pages_are_kept(settings):
    settings.NORIA_PAGE_CACHE = True
    caches["pages"].clear()
    yield
    caches["pages"].clear()


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Do what a request does: what follows from a commit follows."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def cost(client, path, **options):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path, **options)
    return answer, len(queries)


@pytest.mark.parametrize("path", ["/fr/", "/ar/news/", "/fr/library/", "/it/events/"])
def test_a_kept_page_costs_one_query_and_says_the_same(client, path):
    client.get(path)  # what a process learns once: sites, kinds of content
    caches["pages"].clear()
    first, cold = cost(client, path)
    again, warm = cost(Client(), path)

    assert first.status_code == again.status_code == 200
    assert warm == 1
    assert cold - 1 < 15  # besides the question how fresh pages are
    assert again.content == first.content
    for name in ("Content-Language", "Content-Security-Policy", "X-Frame-Options", "ETag", "Vary"):
        assert again[name] == first[name]
    assert again["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not again.cookies


def test_a_page_that_has_not_changed_is_not_sent_again(client):
    first = client.get("/fr/news/")

    again = client.get("/fr/news/", headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert "public" in again["Cache-Control"]


@pytest.mark.parametrize("warm", ["/fr/", "/fr/news/", "/es/news/"])
def test_a_page_is_right_after_every_change(client, committed, doors, warm):  # noqa: F811
    def says(word):
        return word in client.get(warm).text

    assert not says("Zanzibarine")
    with committed():
        page = publish(made.NewsFactory(parent=doors["news"], title="Zanzibarine"))
    assert says("Zanzibarine")

    page.title = "Madagascar"
    page.save_revision()
    assert says("Zanzibarine")
    with committed():
        page.get_latest_revision().publish()
    assert says("Madagascar")
    assert not says("Zanzibarine")

    with committed():
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert not says("Madagascar")
    with committed():
        PageViewRestriction.objects.all().first().delete()
        publish(page)
    assert says("Madagascar")
    with committed():
        page.unpublish()
    assert not says("Madagascar")


def test_a_page_that_shows_the_wheel_turns_with_it(client, committed, home):  # noqa: F811
    round_ = RoundFactory(title="Idées")
    proposal = ProposalFactory(title="Zanzibarine", round=round_)
    body = [
        block("proposal", {"heading": "Une", "proposal": proposal.pk}),
        block("open_rounds", {"heading": "Ouvert", "count": 3, "kind": ""}),
        block("services", {"heading": "Services", "count": 6}),
    ]
    with committed():
        publish(made.StandardPageFactory(parent=home, slug="roue", body=keyed(body, "roue")))

    def says(word):
        return word in client.get("/fr/roue/").text

    assert says("Zanzibarine")
    _page, warm = cost(Client(), "/fr/roue/")
    assert warm == 1
    with committed():
        withdraw_proposal(proposal=proposal, author=proposal.author, reason="Mieux dit ailleurs")
    assert not says("Zanzibarine")
    assert not says("Madagascar")
    with committed():
        ServiceFactory(title="Madagascar")
    assert says("Madagascar")
    with committed():
        round_.process.access = "invitation"
        round_.process.save()
    assert not says("Idées")


def test_counts_of_people_are_never_older_than_seconds(client, committed, home):  # noqa: F811
    proposal = ProposalFactory(title="Zanzibarine")
    body = [block("proposal", {"heading": "Une", "proposal": proposal.pk})]
    with committed():
        publish(made.StandardPageFactory(parent=home, slug="roue", body=keyed(body, "roue")))
    start = now()

    with time_machine.travel(start, tick=False):
        assert "0 supports" in client.get("/fr/roue/").text
        Proposal.objects.filter(pk=proposal.pk).update(support_count=7)
        assert cost(Client(), "/fr/roue/")[1] == 1  # kept all the same
    with time_machine.travel(start + timedelta(seconds=6), tick=False):
        assert "7 supports" in client.get("/fr/roue/").text


def test_an_answer_that_is_announced_is_on_kept_pages_at_once(client, committed, home):  # noqa: F811
    proposal, organiser = ProposalFactory(), UserFactory()
    proposal.round.process.organisers.add(organiser)
    body = [block("proposal", {"heading": "Une", "proposal": proposal.pk})]
    with committed():
        publish(made.StandardPageFactory(parent=home, slug="roue", body=keyed(body, "roue")))
        answer = decide_answer(
            proposal=proposal, organiser=organiser, verdict="feasible", reason="Oui", language="fr"
        )

    with time_machine.travel(now(), tick=False):
        assert str(answer) not in client.get("/fr/roue/").text
        with committed():
            announce_answers(round_=proposal.round, organiser=organiser)
        assert str(answer) in client.get("/fr/roue/").text


def test_a_page_behind_a_key_is_never_kept(client, committed, doors):  # noqa: F811
    page = publish(made.NewsFactory(parent=doors["news"], slug="secret", title="Zanzibarine"))
    assert client.get("/fr/news/secret/").status_code == 200

    with committed():
        PageViewRestriction.objects.create(
            page=page, restriction_type="password", password="Sesame"
        )

    assert "Zanzibarine" not in client.get("/fr/news/secret/").text
    assert "Zanzibarine" not in Client().get("/fr/news/secret/").text


def test_a_round_opens_and_closes_on_kept_pages_by_its_dates_alone(client):
    start = now()
    RoundFactory(
        title="Zanzibarine",
        opens_at=start + timedelta(seconds=20),
        closes_at=start + timedelta(seconds=40),
    )

    shown = {}
    for seconds in (0, 10, 19, 21, 30, 39, 41):
        with time_machine.travel(start + timedelta(seconds=seconds), tick=False):
            shown[seconds] = "Zanzibarine" in client.get("/fr/").text

    assert shown == {0: False, 10: False, 19: False, 21: True, 30: True, 39: True, 41: False}


def test_what_happens_on_lower_floors_makes_pages_stale_too(client, committed):
    client.get("/fr/")
    with committed():
        round_ = RoundFactory(title="Zanzibarine")
    assert "Zanzibarine" in client.get("/fr/").text

    author = UserFactory()
    before = caches["pages"]
    with committed():
        proposal = ProposalFactory(round=round_, author=author)
        withdraw_proposal(proposal=proposal, author=author, reason="Done.")
    _answer, queries = cost(client, "/fr/")
    assert before is caches["pages"]
    assert queries > 1


def test_signed_in_people_neither_get_kept_pages_nor_fill_them(client):
    person = UserFactory(pseudonym="Zanzibarine")
    member = Client()
    member.force_login(person)

    for path in ("/fr/", "/fr/news/"):
        own = member.get(path)
        assert own["Cache-Control"] == "private, no-store"
        assert "Cookie" in own["Vary"]
        assert own.content != client.get(path).content
        again = member.get(path)
        assert again.content == own.content
        assert "/accounts/login/" not in again.text
        assert Client().get(path).content == client.get(path).content


@pytest.mark.parametrize(
    "poison",
    [
        {"headers": {"accept-language": "zz-poison"}},
        {"headers": {"x-forwarded-host": "poison.example"}},
        {"headers": {"x-forwarded-proto": "https"}},
        {"headers": {"hx-request": "true"}},
        {"headers": {"cookie": "language=ar; csrftoken=poison; x=poison"}},
        {"headers": {"cookie": "sessionid=poison"}},
        {"headers": {"cookie": "messages=poison"}},
        {"headers": {"host": "localhost"}},
        {"headers": {"user-agent": "poison", "referer": "https://poison.example/"}},
        {"query_params": {"poison": "<b>poison</b>"}},
        {"query_params": {"kind": "video", "page": "2"}},
    ],
)
def test_nothing_a_stranger_sends_along_is_kept_for_others(poison):
    clean = Client().get("/fr/library/").content
    caches["pages"].clear()

    Client().get("/fr/library/", **poison)

    assert Client().get("/fr/library/").content == clean


def test_languages_do_not_mix(client):
    answers = {code: client.get(f"/{code}/news/") for code in ("fr", "ar", "fr", "es")}

    for code, answer in answers.items():
        again = Client().get(f"/{code}/news/", headers={"accept-language": "it"})
        assert again.content == answer.content
        assert again["Content-Language"] == code


def test_hosts_do_not_mix(client):
    here = client.get("/fr/news/")
    there = client.get("/fr/news/", headers={"host": "localhost"})

    assert 'href="http://testserver/fr/news/"' in here.text
    assert 'href="http://localhost/fr/news/"' in there.text
    assert client.get("/fr/news/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("path", ["/fr/nobody-4711/", "/fr/accounts/", "/fr/news", "/"])
def test_only_whole_pages_are_kept(client, path):
    client.get(path)

    assert not caches["pages"]._cache


def test_what_is_a_persons_own_is_stored_nowhere(client):
    client.force_login(UserFactory())
    for path in ("/fr/accounts/", "/fr/processes/", "/fr/search/?q=a"):
        assert "no-store" in client.get(path)["Cache-Control"], path
    assert "no-store" in Client().get("/fr/accounts/login/")["Cache-Control"]


def test_signing_out_clears_what_the_browser_kept(client):
    client.force_login(UserFactory())

    answer = client.post("/fr/accounts/logout/")

    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in client.get("/fr/wheel/")


def test_public_pages_of_all_floors_may_be_kept_and_asked_about(client):
    RoundFactory()
    for path in ("/fr/processes/", "/fr/services/", "/fr/search/?q=a", "/sitemap-pages.xml"):
        answer = client.get(path)
        assert answer["Cache-Control"] == "public, max-age=0, must-revalidate", path
        again = client.get(path, headers={"if-none-match": answer["ETag"]})
        assert again.status_code == 304, path


def test_where_somebody_is_sent_is_kept_by_nobody_for_others(client):
    for path, status in (("/accounts/login/", 302), ("/", 302), ("/fr/nothing-here/", 404)):
        answer = client.get(path)
        assert answer.status_code == status
        assert {"private", "no-store"} & set(answer["Cache-Control"].split(", ")), path
