"""Open data says what everybody may read, and nothing else (V4-10, V2-17, V1-15, V1-16, V8-02)."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from participation.models import Process, Proposal
from tests.cms.conftest import doors, home, publish  # noqa: F401 -- fixtures
from tests.factories import cms as made
from tests.factories.lab import ServiceFactory
from tests.factories.participation import ProcessFactory, ProposalFactory, RoundFactory
from tests.factories.people import TerritoryFactory, UserFactory

LISTS = [
    "pages", "events", "library", "processes", "rounds", "proposals", "results", "services",
    "territories", "organisations",
]  # fmt: skip
MARK = "zanzibarine"


def ask(client, name, **query):
    answer = client.get(f"/api/v1/{name}", query)
    assert answer.status_code == 200, answer.content
    return answer.json()


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_for_everybody_and_leave_nothing_behind(client, name):
    answer = client.get(f"/api/v1/{name}")
    again = client.get(f"/api/v1/{name}", headers={"if-none-match": answer["ETag"]})

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert again.status_code == 304
    assert not answer.cookies
    assert "Access-Control-Allow-Origin" not in answer
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(f"/api/v1/{name}").status_code == 405


def test_published_things_are_there_and_others_are_nowhere(client, doors):  # noqa: F811
    publish(made.NewsFactory(parent=doors["news"], title="Open news"))
    publish(made.EventFactory(parent=doors["events"], title="Open event"))
    publish(made.LibraryItemFactory(parent=doors["library"], title="Open study"))
    ProposalFactory(title="Open proposal")
    ServiceFactory(title_fr="Open service")

    made.NewsFactory(parent=doors["news"], live=False, title=MARK)
    closed = publish(made.EventFactory(parent=doors["events"], title=MARK, slug=MARK))
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    hidden = ProcessFactory(access=Process.Access.INVITATION, title_fr=MARK, slug=MARK)
    unpublished = ProcessFactory(unpublished=True, title_fr=MARK)
    ProposalFactory(round=RoundFactory(process=hidden, title_fr=MARK), title=MARK)
    ProposalFactory(round=RoundFactory(process=unpublished, title_fr=MARK), title=MARK)
    ProposalFactory(draft=True, title=MARK)
    ProposalFactory(withdrawn=True, title=MARK)
    ProposalFactory(title=MARK, status=Proposal.Status.HIDDEN)
    ServiceFactory(title_fr=MARK, published_at=None)

    member = Client()
    member.force_login(UserFactory(roles=["editor"]))
    for name in LISTS:
        for reader in (client, member):
            assert MARK not in json.dumps(ask(reader, name)), name
        assert ask(client, name)["items"] == ask(member, name)["items"]
    assert "Open news" in json.dumps(ask(client, "pages"))
    assert "Open event" in json.dumps(ask(client, "events"))
    assert "Open study" in json.dumps(ask(client, "library"))
    assert "Open proposal" in json.dumps(ask(client, "proposals"))
    assert "Open service" in json.dumps(ask(client, "services"))
    assert not ask(client, "proposals", process=MARK)["items"]


def test_nothing_of_a_person_is_given_out(client):
    author = UserFactory(pseudonym="Zanzibarine", email="zanzibarine@noria.example")
    ProposalFactory(author=author)
    ProcessFactory().organisers.add(author)

    for name in LISTS:
        assert "anzibarine" not in json.dumps(ask(client, name)), name


def test_a_list_is_read_to_its_end_page_by_page(client):
    made_ = [ProposalFactory().pk for _ in range(5)]

    seen, query = [], {"limit": 2}
    while query:
        page = ask(client, "proposals", **query)
        seen += [item["id"] for item in page["items"]]
        query = page["next"] and {"limit": 2, "after": page["items"][-1]["id"]}

    assert seen == made_


def test_a_list_of_thirty_costs_what_a_list_of_one_costs(client):
    def cost(name):
        with CaptureQueriesContext(connection) as queries:
            ask(client, name)
        return len(queries)

    ProposalFactory(territory=TerritoryFactory())
    ServiceFactory()
    before = {name: cost(name) for name in ("proposals", "processes", "rounds", "services")}
    for _ in range(9):
        ProposalFactory(territory=TerritoryFactory())
        ServiceFactory()

    assert {name: cost(name) for name in before} == before
    assert max(before.values()) <= 2


def test_a_list_never_grows_beyond_a_hundred(client):
    for limit in ("101", "100000", "-1", "x"):
        assert client.get("/api/v1/proposals", {"limit": limit}).status_code == 422
    assert client.get("/api/v1/proposals", {"after": "9" * 30}).status_code == 422


@pytest.mark.parametrize(
    "odd",
    [
        {"author__email__startswith": "a"},
        {"author__email__startswith": "zzzz"},
        {"order_by": "author__email"},
        {"fields": "*", "format": "csv", "callback": "boom"},
        {"process": ""},
        {"language": "x' OR '1'='1"},
    ],
)
def test_odd_parameters_do_nothing(client, odd):
    ProposalFactory()

    plain = ask(client, "proposals")

    assert ask(client, "proposals", **odd)["items"] == plain["items"]


def test_hostile_words_find_nothing_and_break_nothing(client):
    ProposalFactory()

    for process in (
        "'; SELECT pg_sleep(9) --",
        "<script>boom()</script>",
        "x\x00",
        "%",
        "a" * 999,
    ):
        assert ask(client, "proposals", process=process)["items"] == []


def test_the_description_comes_from_this_site_alone(client):
    page = client.get("/api/v1/docs")
    schema = client.get("/api/v1/openapi.json").json()

    assert page.status_code == 200
    assert "http://" not in page.text
    assert "https://" not in page.text
    assert "script-src 'self'" in page["Content-Security-Policy"]
    assert not page.cookies
    assert {path.removeprefix("/api/v1/") for path in schema["paths"]} == set(LISTS)
    assert {method for path in schema["paths"].values() for method in path} == {"get"}


@pytest.mark.parametrize(
    "path", ["/api/v2/pages/", "/api/v1/users", "/api/v1/documents", "/api/", "/api/v1/"]
)
def test_there_is_no_other_api(client, path):
    assert client.get(path, follow=True).status_code == 404
