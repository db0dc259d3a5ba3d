"""Places, the waiting list, letters and what becomes of people's data."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from icalendar import Calendar

from cms.models import Places, Registration
from cms.queries.registrations import everybody_on
from cms.services.checking_in import check_in, count_attendance, undo_check_in
from cms.services.occurrences import lay_out, shared_out
from cms.services.registrations import cancel, forget_person, register, remind_registered
from common.exceptions import RuleBroken
from people import contributions
from people.services.exports import export_of
from tests.cms import events
from tests.cms.conftest import publish
from tests.factories.people import UserFactory

GROUP = [("group", {"name": "Coopératives", "places": 1, "code": "COOP"})]


def states(page):
    return dict(Registration.objects.filter(occurrence__event=page).values_list("name", "state"))


def counts(page):
    date = events.date_of(page)
    return date.registered_count, date.waiting_count, date.checked_in_count


def test_the_last_place_the_waiting_list_and_moving_up(doors, mailoutbox):
    page = events.event(doors["events"], capacity=1)
    first, second, third = events.come(page, "Amal", "Bilal", "Chiara")
    assert [first.state, second.state, third.state] == ["registered", "waiting", "waiting"]
    assert counts(page) == (1, 2, 0)
    mailoutbox.clear()

    cancel(registration=first)
    cancel(registration=first)

    assert states(page) == {"Amal": "cancelled", "Bilal": "registered", "Chiara": "waiting"}
    assert counts(page) == (1, 1, 0)
    (letter,) = mailoutbox
    assert letter.to == ["bilal@example.org"]
    assert letter.attachments[0][0] == "event.ics"


def test_more_places_let_those_who_wait_move_up(doors):
    page = events.event(doors["events"], capacity=1)
    events.come(page, "Amal", "Bilal", "Chiara")

    page.capacity = 2
    publish(page)
    lay_out(page)

    assert list(states(page).values()) == ["registered", "registered", "waiting"]
    assert counts(page) == (2, 1, 0)


def test_without_a_waiting_list_a_full_event_says_so(doors):
    page = events.event(doors["events"], capacity=1, has_waiting_list=False)
    events.come(page, "Amal")

    with pytest.raises(RuleBroken):
        events.come(page, "Bilal")
    assert counts(page) == (1, 0, 0)


def test_kept_places_open_by_their_code_only(doors):
    page = events.event(doors["events"], capacity=2, reserved=GROUP)
    _open, waits = events.come(page, "Amal", "Bilal")
    (kept,) = events.come(page, "Chiara", code=" coop ")
    assert (waits.state, kept.state, kept.places.name) == ("waiting", "registered", "Coopératives")

    with pytest.raises(RuleBroken):
        events.come(page, "Dana", code="wrong")
    # A kept place that is given back waits for the group, an open one for anybody.
    cancel(registration=kept)
    assert states(page)["Bilal"] == "waiting"
    cancel(registration=_open)
    assert states(page)["Bilal"] == "registered"


@pytest.mark.parametrize(
    ("total", "wanted", "taken", "shares"),
    [
        (None, {}, {}, {"": None}),
        (10, {}, {"": 4}, {"": 10}),
        (10, {"a": 3}, {}, {"a": 3, "": 7}),
        (10, {"a": 3}, {"": 9}, {"a": 1, "": 9}),
        (10, {}, {"a": 2, "": 3}, {"a": 2, "": 8}),
        (5, {"a": 3, "b": 3}, {"": 1}, {"a": 3, "b": 1, "": 1}),
        (3, {"a": 1}, {"": 4}, {"a": 0, "": 4}),
    ],
)
def test_nobody_loses_a_place_when_they_are_shared_anew(total, wanted, taken, shares):
    assert shared_out(total, wanted, taken) == shares


def test_the_same_address_twice_is_one_registration_and_two_mails(doors):
    page = events.event(doors["events"])
    (one,) = events.come(page, "Amal")
    again = register(
        occurrence=events.date_of(page), name="Somebody", email="AMAL@example.org ", language="ar"
    )

    assert one.pk == again.pk
    assert counts(page) == (1, 0, 0)
    assert len(events.letters_to("amal")) == 2


def test_the_database_itself_refuses_a_second_and_one_too_many(doors):
    page = events.event(doors["events"], capacity=1)
    (one,) = events.come(page, "Amal")
    twin = {"occurrence": one.occurrence, "name": "A", "email": "AMAL@example.org"}

    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.create(language="fr", **twin)
    with pytest.raises(IntegrityError), transaction.atomic():
        Places.objects.filter(occurrence=one.occurrence).update(taken=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.filter(pk=one.pk).update(state="waiting")


@pytest.mark.parametrize(
    ("opens", "closes", "may"),
    [(None, None, True), (-1, 1, True), (1, 2, False), (-2, -1, False)],
)
def test_registration_opens_and_closes(doors, opens, closes, may):
    def day(number):
        return None if number is None else timezone.now() + timedelta(days=number)

    page = events.event(
        doors["events"], registration_opens_at=day(opens), registration_closes_at=day(closes)
    )
    if may:
        assert events.come(page, "Amal")
        return
    with pytest.raises(RuleBroken):
        events.come(page, "Amal")


def test_nobody_registers_or_cancels_once_it_has_begun(doors):
    page = events.event(doors["events"])
    (one,) = events.come(page, "Amal")

    with time_machine.travel(page.starts_at + timedelta(minutes=1)):
        with pytest.raises(RuleBroken):
            events.come(page, "Bilal")
        with pytest.raises(RuleBroken):
            cancel(registration=one)


def test_whoever_comes_is_counted_once(doors):
    organiser = UserFactory(organiser=True)
    page = events.event(doors["events"], capacity=1)
    one, waits = events.come(page, "Amal", "Bilal")

    assert check_in(registration=one, by=organiser)
    assert not check_in(registration=one, by=organiser)
    assert counts(page) == (1, 1, 1)
    assert undo_check_in(registration=one)
    assert not undo_check_in(registration=one)
    assert counts(page) == (1, 1, 0)
    with pytest.raises(RuleBroken):
        check_in(registration=waits, by=organiser)


def test_a_count_of_ones_own_needs_a_reason_and_an_event_that_began(doors):
    organiser = UserFactory(organiser=True)
    page = events.event(doors["events"])
    said = {"occurrence": events.date_of(page), "number": 40, "by": organiser}

    with pytest.raises(RuleBroken):
        count_attendance(**said, reason="In the room")
    with time_machine.travel(page.ends_at):
        with pytest.raises(RuleBroken):
            count_attendance(**said, reason=" ")
        assert count_attendance(**said, reason="In the room").attended == 40
        assert count_attendance(**said | {"number": None}, reason="x").attended == 0


def test_a_letter_is_in_the_language_of_the_person_with_the_date_to_keep(doors, translated):
    page = translated(
        events.event(doors["events"], title="Réunion", zone="Africa/Tunis",
                     starts_at=datetime.now(UTC) + timedelta(days=9)), "ar",
    )  # fmt: skip
    registration = register(
        occurrence=events.date_of(page),
        name='=1"<b>أمل</b>',
        email="amal@example.org",
        language="ar",
    )

    (letter,) = events.letters_to("amal")
    assert "Réunion (ar)" in letter.subject
    assert registration.ticket_token in letter.body
    assert registration.cancel_token in letter.body
    shown_by_the_clock = events.date_of(page).starts_wall[-5:]
    assert shown_by_the_clock != f"{page.starts_at:%H:%M}"
    assert f"{shown_by_the_clock} (" in letter.body
    assert 'dir="rtl"' in letter.alternatives[0].content
    assert "<b>أمل" not in letter.alternatives[0].content
    name, content, kind = letter.attachments[0]
    (entry,) = Calendar.from_ical(content).walk("VEVENT")
    assert (name, kind.split(";")[0]) == ("event.ics", "text/calendar")
    assert entry["DTSTART"].params["TZID"] == "Africa/Tunis"
    assert entry["SUMMARY"] == "Réunion (ar)"


def test_everybody_is_reminded_once(doors, mailoutbox):
    page = events.event(doors["events"], starts_at=timezone.now() + timedelta(hours=30), capacity=1)
    events.come(page, "Amal", "Bilal")
    mailoutbox.clear()

    assert remind_registered() == 0
    with time_machine.travel(timezone.now() + timedelta(hours=10)):
        call_command("remind_registered")
        call_command("remind_registered")
    assert [letter.to for letter in mailoutbox] == [["amal@example.org"]]


def test_people_are_forgotten_and_counts_stay(doors):
    page = events.event(doors["events"])
    (one,) = events.come(page, "Amal")
    check_in(registration=one, by=UserFactory(organiser=True))

    with time_machine.travel(page.ends_at + timedelta(days=89)):
        call_command("forget_registrations")
        assert Registration.objects.exists()
    with time_machine.travel(page.ends_at + timedelta(days=91)):
        call_command("forget_registrations")
    assert not Registration.objects.exists()
    assert counts(page) == (1, 0, 1)


def test_a_person_gets_and_erases_what_is_held_of_them(doors):
    person = UserFactory(email="amal@example.org")
    page = events.event(doors["events"], capacity=1)
    mine, other = events.come(page, "Amal", "Bilal", person=person)

    assert (mine.person, other.person) == (person, None)
    (part,) = [kind for kind in contributions.of(person) if "vents" in str(kind.title)]
    assert [str(one.item) for one in part.items] == [page.title]
    (row,) = export_of(person)["event_registrations"]
    assert row["email"] == "amal@example.org"

    forget_person(person)
    assert states(page) == {"Bilal": "registered"}
    assert counts(page) == (1, 0, 0)


def test_who_has_a_place_stands_before_who_waits(doors):
    page = events.event(doors["events"], capacity=2)
    events.come(page, "Zoe", "Amal", "Bilal")

    assert [one.name for one in everybody_on(events.date_of(page))] == ["Amal", "Zoe", "Bilal"]
