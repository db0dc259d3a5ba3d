"""What organisers put before people to begin with: many at once, marked, none twice."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from common.exceptions import RuleBroken
from participation.models import Statement
from participation.queries.things import thing_for
from participation.services.opinions import give_opinion
from participation.services.seeds import MOST_SEEDS, seed_statements, take_seed_away
from people.models import AuditEvent
from tests.factories.participation import RoundFactory, StatementFactory
from tests.factories.people import UserFactory
from tests.races import at_once

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&"
BENCHES = "The square needs more benches."


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def organiser():
    return UserFactory(organiser=True, language="en")


@pytest.fixture
def talk(organiser):
    round_ = RoundFactory(kind="comments")
    round_.process.organisers.add(organiser)
    return round_


def address(round_, name="room-seeds", **more):
    keys = {"process": round_.process.slug, "round": round_.slug, **more}
    return reverse(f"participation:{name}", kwargs=keys)


def test_an_organiser_puts_many_forward_and_people_see_whose_they_are(client, talk, organiser):
    client.force_login(organiser)
    assert 'name="statements"' in client.get(address(talk)).text
    lines = f"{BENCHES}\r\n\r\n  Buses should   run at night. \n{HOSTILE}"
    sent = client.post(address(talk), {"statements": lines, "language": "en"}, follow=True)

    assert sent.redirect_chain
    assert "<script>alert" not in sent.text
    assert "Buses should run at night." in sent.text
    seeds = Statement.objects.filter(is_seed=True, author=organiser, language="en")
    assert (seeds.count(), Statement.objects.count()) == (3, 3)
    event = AuditEvent.objects.get(action="seeds.added")
    assert (event.actor, event.detail["number"]) == (organiser, 3)

    StatementFactory(round=talk)
    person = UserFactory()
    client.force_login(person)
    for _time in range(4):
        page = client.get(address(talk, "answer-statement"))
        asked = page.context["statement"]
        assert ("Put forward by the organisers" in page.text) is asked.is_seed
        assert "no secret ballot" in page.text
        assert organiser.pseudonym not in page.text
        give_opinion(statement=asked, person=person, answer=1)


def test_what_is_said_twice_is_named_and_none_is_put_forward(client, talk, organiser):
    StatementFactory(round=talk, text="Open on Sunday.", search_key="open on sunday.")
    StatementFactory(round=talk, status="hidden", text="Shut it.", search_key="shut it.")
    client.force_login(organiser)
    seed_statements(round_=talk, organiser=organiser, texts=["Lights!"])
    lines = f"Lights!\n{BENCHES}\nThe square needs more benches!\nOpen on Sundays.\nShut it."
    again = client.post(address(talk), {"statements": lines, "language": "en"})

    assert again.status_code == 409
    assert "“Lights!” has been said already." in again.text
    assert "“Open on Sundays.” says nearly the same as “Open on Sunday.”" in again.text
    assert "“The square needs more benches!” says nearly the same" in again.text
    assert "“Shut it.” says nearly what is not shown any more." in again.text
    assert "as “Shut it.”" not in again.text
    assert lines.splitlines()[0] in again.text
    many = "\n".join(f"Number {number} of {number * 7919}" for number in range(MOST_SEEDS + 1))
    for texts, said in (("x" * 281, "too long"), (many, "at most 50"), (" \n", "at least one")):
        refused = client.post(address(talk), {"statements": texts, "language": "en"})
        assert refused.status_code == 422
        assert said in refused.text
    assert Statement.objects.get(is_seed=True).text == "Lights!"


def test_before_it_opens_only_they_see_their_statements_and_may_take_them_away(
    client, talk, organiser
):
    later = RoundFactory(process=talk.process, kind="comments", upcoming=True)
    one, other = seed_statements(round_=later, organiser=organiser, texts=[BENCHES, "Shade!"])

    assert thing_for("statement", one.pk, organiser)
    assert thing_for("statement", one.pk, UserFactory()) is None
    assert BENCHES not in client.get(address(later, "opinions")).text
    client.force_login(organiser)
    assert client.post(address(later, "room-remove-seed", statement=one.pk)).status_code == 302
    page = client.get(address(later)).text
    assert (BENCHES in page, "Shade!" in page) == (False, True)
    # The words are free again.
    seed_statements(round_=later, organiser=organiser, texts=[BENCHES])

    own = StatementFactory(round=later)
    (asked,) = seed_statements(round_=talk, organiser=organiser, texts=[BENCHES])
    for who, statement, words in (
        (UserFactory(organiser=True), other, "organiser"),
        (organiser, own, "own"),
        (organiser, asked, "opened"),
    ):
        with pytest.raises(RuleBroken, match=words):
            take_seed_away(statement=statement, organiser=who)
    assert thing_for("statement", asked.pk, UserFactory())


def test_only_organisers_put_statements_forward_and_only_where_people_answer_them(talk, organiser):
    closed = RoundFactory(process=talk.process, kind="comments", closed=True)
    proposals = RoundFactory(process=talk.process)
    for who, round_, words in (
        (UserFactory(organiser=True), talk, "organiser"),
        (organiser, closed, "closed"),
        (organiser, proposals, "takes no statements"),
    ):
        with pytest.raises(RuleBroken, match=words):
            seed_statements(round_=round_, organiser=who, texts=[BENCHES])
    assert not Statement.objects.exists()


def test_the_page_costs_the_same_with_one_and_with_thirty(client, talk, organiser):
    client.force_login(organiser)
    StatementFactory(round=talk, is_seed=True)
    costs = []
    for more in (0, 29):
        StatementFactory.create_batch(more, round=talk, is_seed=True)
        with CaptureQueriesContext(connection) as asked:
            client.get(address(talk))
        costs.append(len(asked))
    assert costs[0] == costs[1]


@pytest.mark.django_db(transaction=True)
def test_pressed_twice_at_once_they_are_put_forward_once():
    organiser, talk = UserFactory(organiser=True), RoundFactory(kind="comments")
    talk.process.organisers.add(organiser)

    at_once([lambda: seed_statements(round_=talk, organiser=organiser, texts=[BENCHES])] * 3)

    assert Statement.objects.get().text == BENCHES
