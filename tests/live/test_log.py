"""The only writer: durable, in order, once."""

import threading

import pytest
from django.db import IntegrityError, connections, transaction

from participation.models import Proposal
from tests.live.room import Room
from thread.models import Link
from workflows.live.models import Event, Session
from workflows.live.services.log import commit
from workflows.live.services.replicas import Replica, forget_all, state_seen_by


def numbers(session):
    return list(Event.objects.filter(session=session).values_list("seq", flat=True))


def test_a_command_is_kept_numbered_and_answered():
    room = Room()
    answer = room.do(room.guests[0], "card.add", text="Shade", language="en")

    assert (answer.accepted, answer.seq, answer.repeated) == (True, 2, False)
    assert numbers(room.session) == [1, 2]
    room.session.refresh_from_db()
    assert room.session.seq == 2


def test_the_same_command_again_has_the_same_answer_and_no_second_event():
    room = Room()
    first = room.do(room.guests[0], "card.add", cmid="k", text="Shade", language="en")
    again = room.do(room.guests[0], "card.add", cmid="k", text="Shade", language="en")
    other = room.do(room.guests[1], "card.add", cmid="k", text="Shade", language="en")

    assert (again.seq, again.repeated) == (first.seq, True)
    assert other.seq == first.seq + 1
    assert numbers(room.session) == [1, 2, 3]


def test_one_batch_answers_each_in_order():
    room = Room()
    guest, other = room.guests
    wishes = [
        room.wish(guest, "card.add", cmid="a", text="One", language="en"),
        room.wish(guest, "card.add", cmid="a", text="One", language="en"),
        room.wish(other, "card.edit", card="2", text="Not mine"),
        room.wish(guest, "card.edit", card="2", text="One, better"),
        room.wish(guest, "card.add", text="", language="en"),
    ]
    answers = commit(room.replica, wishes)

    assert [(a.seq, a.repeated, a.code) for a in answers] == [
        (2, False, ""),
        (2, True, ""),
        (0, False, "forbidden"),
        (3, False, ""),
        (0, False, "invalid"),
    ]
    assert numbers(room.session) == [1, 2, 3]


def test_another_process_sees_what_this_one_wrote_before_it_decides():
    room = Room()
    elsewhere = Replica(room.session.pk)
    room.add(room.guests[0], "Here")
    (answer,) = commit(elsewhere, [room.wish(room.guests[0], "card.edit", card="2", text="There")])
    assert answer.seq == 3
    assert elsewhere.state["cards"]["2"]["text"] == "There"
    assert room.replica.state["cards"]["2"]["text"] == "Here"
    room.replica.catch_up()
    assert room.replica.state == elsewhere.state


def test_what_was_rolled_back_is_forgotten(monkeypatch):
    room = Room()
    room.add(room.guests[0], "Kept")
    before = room.replica.catch_up()
    monkeypatch.setattr(Session, "save", lambda *_a, **_k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        room.do(room.guests[0], "card.add", text="Lost", language="en")
    monkeypatch.undo()

    assert room.replica.catch_up() == before == 2
    assert [card["text"] for card in room.replica.state["cards"].values()] == ["Kept"]
    assert room.add(room.guests[0], "Next") == "3"


def test_the_log_refuses_rewriting_forgetting_and_gaps():
    room = Room()
    room.add(room.guests[0])
    event = Event.objects.get(session=room.session, seq=2)
    for change in (
        lambda: Event.objects.filter(pk=event.pk).update(payload={}),
        lambda: Event.objects.filter(pk=event.pk).delete(),
        lambda: Event.objects.create(
            session=room.session,
            seq=9,
            kind="x",
            actor=room.guests[0],
            cmid="x",
            payload={},
            at=event.at,
        ),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_a_card_becomes_a_draft_once_and_the_thread_knows():
    room = Room()
    card = room.add(room.guests[0], "A nurse of the neighbourhood\nTwice a week")
    first = room.do(room.facilitator, "card.promote", card=card)
    again = room.do(room.facilitator, "card.promote", card=card)

    draft = Proposal.objects.get()
    assert (again.seq, again.repeated) == (first.seq, True)
    assert (draft.status, draft.origin, draft.author) == ("draft", "session", room.karim)
    assert (draft.title, draft.language) == ("A nurse of the neighbourhood", "en")
    assert draft.credited_to == room.guests[0].name
    link = Link.objects.get(relation="became")
    assert (link.source_kind, link.target_kind, link.target_id) == (
        "card",
        "proposal",
        str(draft.pk),
    )
    assert room.replica.state["cards"][card]["became"] == {"proposal": draft.pk, "seq": first.seq}


def test_a_closed_round_takes_no_draft_and_says_so():
    room = Room(round__closed=True)
    card = room.add(room.guests[0])
    answer = room.do(room.facilitator, "card.promote", card=card)
    assert (answer.code, bool(answer.sentence)) == ("conflict", True)
    assert not Proposal.objects.exists()
    assert room.add(room.guests[0], "The session goes on")


def test_the_end_and_the_clock_close_the_log():
    room = Room()
    assert room.do(room.facilitator, "session.end").accepted
    room.session.refresh_from_db()
    assert room.session.is_over
    answer = room.do(room.guests[0], "card.add", text="Late", language="en")
    assert (answer.code, answer.why) == ("closed", "session_over")


def test_an_event_nobody_can_read_does_not_stop_the_session():
    room = Room()
    Event.objects.create(
        session=room.session,
        seq=2,
        kind="card.edit",
        actor=room.guests[0],
        cmid="x",
        payload={"card": "77"},
        at=room.session.starts_at,
    )
    Session.objects.filter(pk=room.session.pk).update(seq=2)
    assert room.add(room.guests[0], "Goes on") == "3"
    assert list(state_seen_by(room.session.pk, "room")["cards"]) == ["3"]


@pytest.mark.django_db(transaction=True)
def test_two_processes_at_once_make_one_order_without_gaps_or_repeats():
    room = Room(guests=4)
    answers = []

    def talk(number):
        replica = Replica(room.session.pk)
        guest = room.guests[number]
        for turn in range(15):
            wish = room.wish(
                guest, "card.add", cmid=f"w{number // 2}-{turn}", text="x", language="en"
            )
            answers.extend(commit(replica, [wish, wish]))
        connections.close_all()

    threads = [threading.Thread(target=talk, args=(number % 4,)) for number in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert numbers(room.session) == list(range(1, 62))
    assert sum(not answer.repeated for answer in answers) == 60
    assert all(answer.accepted for answer in answers)
    forget_all()
