"""Statements of a round: answering, adding, the map that is kept, its pages and its export."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import override

from common.exceptions import RuleBroken
from participation.models import Opinion, OpinionMap, Round, Statement
from participation.queries.opinions import next_statement
from participation.services.opinions import (
    NearlyTheSame,
    add_statement,
    draw_round_map,
    give_opinion,
)
from tests.common.payloads import PAYLOADS
from tests.factories.participation import RoundFactory, StatementFactory
from tests.factories.people import UserFactory
from tests.races import at_once


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def round_():
    return RoundFactory(kind=Round.Kind.COMMENTS)


def url(round_, door, **more):
    keys = {"process": round_.process.slug, "round": round_.slug, **more}
    return reverse(f"participation:{door}", kwargs=keys)


def answered_by_two_camps(round_, size=12, statements=8):
    """Let two camps answer everything their own way."""
    asked = StatementFactory.create_batch(statements, round=round_)
    people = UserFactory.create_batch(2 * size)
    Opinion.objects.bulk_create(
        Opinion(
            statement=statement,
            person=person,
            answer=1 if (number < size) == (place % 2 == 0) else -1,
        )
        for number, person in enumerate(people)
        for place, statement in enumerate(asked)
    )
    return people, asked


def test_an_answer_counts_once_and_the_last_one_stands(round_):
    statement, person = StatementFactory(round=round_), UserFactory()

    for answer in (1, 1, 0, -1):
        give_opinion(statement=statement, person=person, answer=answer)

    statement.refresh_from_db()
    counts = (statement.agree_count, statement.pass_count, statement.disagree_count)
    assert counts == (0, 0, 1)
    assert Opinion.objects.get().answer == -1


def test_the_database_holds_one_answer_per_person_of_three_kinds(round_):
    statement, person = StatementFactory(round=round_), UserFactory()
    Opinion.objects.create(statement=statement, person=person, answer=1)

    for who, answer in ((person, 0), (UserFactory(), 2)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Opinion.objects.create(statement=statement, person=who, answer=answer)


@pytest.mark.django_db(transaction=True)
def test_many_answers_at_once_are_all_counted_and_one_persons_once():
    statement, person = StatementFactory(), UserFactory()
    others = UserFactory.create_batch(6)

    at_once(
        [lambda: give_opinion(statement=statement, person=person, answer=1)] * 6
        + [lambda p=p: give_opinion(statement=statement, person=p, answer=1) for p in others]
    )

    statement.refresh_from_db()
    assert statement.agree_count == Opinion.objects.count() == 7


@pytest.mark.django_db(transaction=True)
def test_two_who_say_the_same_at_once_make_one_statement():
    round_, people = RoundFactory(kind=Round.Kind.COMMENTS), UserFactory.create_batch(4)
    text = "The market should open on Sunday."

    answers = at_once(
        [lambda p=p: add_statement(round_=round_, author=p, text=text) for p in people]
    )

    assert sum(isinstance(answer, NearlyTheSame) for answer in answers) == 3
    assert Statement.objects.count() == 1


def test_only_an_open_round_of_comments_takes_answers_and_statements():
    person = UserFactory()
    rounds = [RoundFactory(closed=True, kind="comments"), RoundFactory(kind="proposals")]
    for round_ in rounds:
        statement = StatementFactory(round=round_)
        with pytest.raises(RuleBroken):
            give_opinion(statement=statement, person=person, answer=1)
        with pytest.raises(RuleBroken):
            add_statement(round_=round_, author=person, text="Open on Sunday.")
    hidden = StatementFactory(status=Statement.Status.HIDDEN)
    with pytest.raises(RuleBroken):
        give_opinion(statement=hidden, person=person, answer=1)


def test_the_least_known_statement_is_asked_first_and_each_one_once(round_):
    person = UserFactory()
    known = StatementFactory(round=round_, agree_count=30, pass_count=10)
    fresh = StatementFactory(round=round_)
    StatementFactory(round=round_, status=Statement.Status.HIDDEN)

    assert next_statement(person, round_) == next_statement(person, round_) == fresh
    give_opinion(statement=fresh, person=person, answer=0)
    assert next_statement(person, round_) == known
    give_opinion(statement=known, person=person, answer=0)
    assert next_statement(person, round_) is None


def test_the_organisers_statements_come_first_where_the_round_says_so():
    person = UserFactory()
    for first in (True, False):
        round_ = RoundFactory(kind="comments", seeds_first=first)
        seed = StatementFactory(round=round_, is_seed=True, agree_count=30, pass_count=10)
        fresh = StatementFactory(round=round_)
        asked = []
        while one := next_statement(person, round_):
            asked.append(one)
            give_opinion(statement=one, person=person, answer=0)
        assert asked == ([seed, fresh] if first else [fresh, seed])


def test_the_map_is_kept_and_drawn_again_at_intervals_only(round_):
    people, _asked = answered_by_two_camps(round_)
    kept = draw_round_map(round_=round_)

    assert sorted(group["size"] for group in kept.drawn["groups"]) == [12, 12]
    Opinion.objects.filter(person=people[0]).delete()
    assert draw_round_map(round_=round_).drawn["people"] == 24
    with time_machine.travel(now() + timedelta(seconds=31)):
        later = draw_round_map(round_=round_)
    assert later.drawn["people"] == 23
    before, after = kept.memory["groups"], later.memory["groups"]
    assert all(before[person] == name for person, name in after.items())


def test_what_was_answered_at_the_last_moment_is_on_the_last_map(round_):
    people, _asked = answered_by_two_camps(round_)
    moment = round_.closes_at - timedelta(seconds=5)
    with time_machine.travel(moment):
        draw_round_map(round_=round_)
    Opinion.objects.filter(person=people[0]).delete()
    unanswered = RoundFactory(kind=Round.Kind.COMMENTS, closes_at=round_.closes_at)

    with time_machine.travel(round_.closes_at + timedelta(seconds=5)):
        call_command("close_rounds")
        last = OpinionMap.objects.get(round=round_)
        call_command("close_rounds")

    assert (last.drawn["people"], last.drawn_at) == (23, OpinionMap.objects.get().drawn_at)
    assert not OpinionMap.objects.filter(round=unanswered).exists()


def test_there_is_no_map_of_nineteen(client, round_):
    people, _asked = answered_by_two_camps(round_, size=10)
    Opinion.objects.filter(person=people[0]).delete()

    assert draw_round_map(round_=round_).drawn is None
    assert "There is no map yet." in client.get(url(round_, "opinions")).text


def test_people_answer_by_plain_forms_and_the_map_is_drawn(client, round_):
    first, _second = StatementFactory.create_batch(2, round=round_)
    client.force_login(UserFactory())
    address = url(round_, "answer-statement")

    assert client.get(address).text.count('name="answer"') == 3
    sent = client.post(address, {"statement": first.pk, "answer": "1"})

    assert sent.status_code == 302
    assert Opinion.objects.get().answer == 1
    assert OpinionMap.objects.get().drawn is None
    for data in ({}, {"statement": first.pk, "answer": "7"}, {"statement": "x", "answer": "1"}):
        refused = client.post(address, data)
        assert refused.status_code == 422
        assert "Choose agree, disagree or pass" in refused.text


def test_a_near_duplicate_is_shown_instead_and_nothing_typed_is_lost(client, round_):
    client.force_login(UserFactory())
    address = url(round_, "add-statement")
    one = {"text": "The market should open on Sunday.", "language": "en"}

    assert client.post(address, one).status_code == 302
    again = client.post(address, {**one, "text": "The  market should open on Sundays!"})
    empty = client.post(address, {**one, "text": " "})

    assert again.status_code == 409
    assert "The market should open on Sunday." in again.text
    assert "on Sundays!" in again.text
    assert empty.status_code == 422
    assert client.post(address, {**one, "text": "ﷺ" * 280}).status_code == 302
    assert Statement.objects.count() == 2


def test_hostile_text_is_shown_as_it_was_written(client, round_):
    answered_by_two_camps(round_)
    draw_round_map(round_=round_)
    for payload in PAYLOADS[:10]:
        Statement.objects.filter(round=round_).update(text=payload[:280])
        html = client.get(url(round_, "opinions")).text
        assert "<script>alert" not in html
        assert "<img src=x" not in html


def test_the_map_costs_the_same_however_many_answered(client, django_assert_num_queries):
    for size in (10, 30):
        round_ = RoundFactory(kind=Round.Kind.COMMENTS)
        answered_by_two_camps(round_, size=size)
        draw_round_map(round_=round_)
        with django_assert_num_queries(4):
            page = client.get(url(round_, "opinions"))
        assert 'viewBox="0 0 400 400"' in page.text
        assert not page.cookies


def test_nobody_sees_who_said_what(client, round_):
    people, _asked = answered_by_two_camps(round_)
    draw_round_map(round_=round_)
    address = url(round_, "export-opinions", name="participants-votes.csv")
    assert client.get(address).status_code == 409

    with time_machine.travel(round_.closes_at + timedelta(minutes=1)):
        sheet = client.get(address).content.decode("utf-8-sig")
        page = client.get(url(round_, "opinions")).text
        statements = client.get(url(round_, "export-opinions", name="comments.csv"))

    lines = list(csv.DictReader(StringIO(sheet)))
    assert [line["participant"] for line in lines] == [str(n) for n in range(24)]
    assert sum(int(line["n-agree"]) for line in lines) == 24 * 4
    assert statements.status_code == 200
    for person in people:
        assert person.pseudonym not in page + sheet
        assert person.email not in page + sheet
