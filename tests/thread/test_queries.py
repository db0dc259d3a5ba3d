from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from thread import queries
from thread.queries import thread_of
from thread.refs import Ref, Shown
from thread.services import record

READER = AnonymousUser()
SESSION, CARD = Ref("session", "s"), Ref("card", "c")
PROPOSAL, LOSER = Ref("proposal", "p"), Ref("proposal", "loser")
VOTE, SERVICE, GATE = Ref("round", "v"), Ref("service", "x"), Ref("gate", "g")


def titles(thread):
    return [node.shown.title for node in thread.nodes]


def the_whole_story():
    """A session's card becomes a proposal, wins the vote, becomes a service that passes a gate."""
    record(source=SESSION, target=CARD, relation="led_to")
    record(source=CARD, target=PROPOSAL, relation="became", by="Karim")
    record(source=SESSION, target=Ref("card", "other card"), relation="led_to")
    record(source=PROPOSAL, target=VOTE, relation="voted_in")
    record(source=LOSER, target=VOTE, relation="voted_in")
    record(source=PROPOSAL, target=VOTE, relation="selected_by")
    record(source=PROPOSAL, target=SERVICE, relation="became")
    record(source=SERVICE, target=GATE, relation="led_to")


@pytest.mark.parametrize("start", [CARD, PROPOSAL, SERVICE])
def test_the_thread_is_the_same_story_wherever_one_starts(showing, start):
    the_whole_story()
    showing()

    assert set(titles(thread_of(start, READER))) == {"s", "c", "p", "v", "x", "g"}


def test_a_vote_names_what_was_voted_on_and_a_session_all_it_led_to(showing):
    the_whole_story()
    showing()

    assert {"p", "loser"} <= set(titles(thread_of(VOTE, READER)))
    assert {"other card", "x"} <= set(titles(thread_of(SESSION, READER)))


def test_it_is_told_oldest_first(showing):
    the_whole_story()
    day = datetime(2026, 3, 1, tzinfo=UTC)
    order = ["s", "c", "p", "v", "x", "g"]
    showing(
        **{
            key: Shown(title=key, happened_at=day + timedelta(days=place))
            for place, key in enumerate(order)
        }
    )

    thread = thread_of(SERVICE, READER)

    assert titles(thread) == order
    assert [node.shown.title for node in thread.nodes if node.is_here] == ["x"]
    # The vote stands between the proposal and its service, but the service did not come from it.
    assert [node.follows for node in thread.nodes] == [False, True, True, True, False, True]
    assert (thread.nodes[2].relation, thread.nodes[2].by) == ("became", "Karim")


def test_the_hidden_is_left_out_and_leaves_no_trace(showing):
    the_whole_story()
    showing(hidden=["c"])

    thread = thread_of(SERVICE, READER)

    assert set(titles(thread)) == {"s", "p", "v", "x", "g"}
    proposal = next(node for node in thread.nodes if node.ref == PROPOSAL)
    assert (proposal.relation, proposal.by) == ("", "")


def test_a_hidden_start_still_shows_the_rest_and_nothing_shows_nothing(showing):
    the_whole_story()
    showing(hidden=["x"])
    assert SERVICE not in [node.ref for node in thread_of(SERVICE, READER).nodes]

    showing(hidden=["s", "c", "p", "v", "x", "g"])
    assert len(thread_of(SERVICE, READER)) == 0


def test_what_stands_alone_is_a_thread_of_one(showing):
    showing()

    assert titles(thread_of(CARD, READER)) == ["c"]


def test_what_comes_next_is_said_by_the_thing_itself_or_the_latest_that_knows(showing):
    the_whole_story()
    day = datetime(2026, 3, 1, tzinfo=UTC)
    showing(
        p=Shown(title="p", happened_at=day, next_step="A vote"),
        x=Shown(title="x", happened_at=day + timedelta(days=9), next_step="A pilot"),
    )

    assert thread_of(CARD, READER).next_node.shown.next_step == "A pilot"
    assert thread_of(PROPOSAL, READER).next_node.shown.next_step == "A vote"


@pytest.mark.parametrize("gates", [1, 30])
def test_one_query_walks_however_long_the_thread_and_each_kind_is_asked_once(
    showing, gates, django_assert_num_queries
):
    the_whole_story()
    for number in range(gates):
        record(source=SERVICE, target=Ref("gate", number), relation="led_to")
    asked = showing()

    with django_assert_num_queries(1):
        thread = thread_of(CARD, READER)

    assert len(thread) == gates + 6
    assert sorted(kind for kind, _pks in asked) == [
        "card",
        "gate",
        "proposal",
        "round",
        "service",
        "session",
    ]


def test_a_thread_is_bounded_in_size_and_keeps_the_nearest(showing, monkeypatch):
    monkeypatch.setattr(queries, "MAX_LINKS", 5)
    the_whole_story()
    for number in range(20):
        record(source=GATE, target=Ref("page", number), relation="delivered")
    showing()

    thread = thread_of(SERVICE, READER)

    assert thread.is_cut
    assert len(thread) <= 6
    assert {"p", "g"} <= set(titles(thread))


def test_a_thread_is_bounded_in_depth(showing, monkeypatch):
    monkeypatch.setattr(queries, "MAX_DEPTH", 3)
    for number in range(10):
        record(source=Ref("page", number), target=Ref("page", number + 1), relation="led_to")
    showing()

    assert set(titles(thread_of(Ref("page", 0), READER))) == {"0", "1", "2", "3"}
