"""What the clock of an event shows, in spring and autumn, and in five capitals (REL-10 to 13)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.management import call_command
from icalendar import Calendar

from cms.models import EventPage, Occurrence
from common import wall_clock
from people.models import Territory
from tests.cms import events
from tests.cms.conftest import publish
from tests.cms.test_forms import event_form
from tests.factories import cms as made
from tests.factories.people import TerritoryFactory, UserFactory

CAPITALS = {
    "jordan": "Asia/Amman",
    "palestine": "Asia/Hebron",
    "tunisia": "Africa/Tunis",
    "italy": "Europe/Rome",
    "spain": "Europe/Madrid",
}
#: The nine spans of 2026 and 2027 in which the five clocks keep their distances.
SPANS = {
    datetime(2026, 1, 1, tzinfo=UTC): (3, 2, 1, 1, 1),
    datetime(2026, 3, 28, 0, tzinfo=UTC): (3, 3, 1, 1, 1),
    datetime(2026, 3, 29, 1, tzinfo=UTC): (3, 3, 1, 2, 2),
    datetime(2026, 10, 23, 23, tzinfo=UTC): (3, 2, 1, 2, 2),
    datetime(2026, 10, 25, 1, tzinfo=UTC): (3, 2, 1, 1, 1),
    datetime(2027, 3, 27, 0, tzinfo=UTC): (3, 3, 1, 1, 1),
    datetime(2027, 3, 28, 1, tzinfo=UTC): (3, 3, 1, 2, 2),
    datetime(2027, 10, 29, 23, tzinfo=UTC): (3, 2, 1, 2, 2),
    datetime(2027, 10, 31, 1, tzinfo=UTC): (3, 2, 1, 1, 1),
}
FRIDAY_AT_SIX = datetime(2026, 1, 2, 18)  # noqa: DTZ001 -- what a wall shows


def at(text):
    return wall_clock.read(text)


@pytest.mark.parametrize(("since", "offsets"), SPANS.items(), ids=str)
def test_six_in_amman_is_shown_right_in_five_capitals(client, doors, since, offsets):
    with time_machine.travel(since + timedelta(hours=1), tick=False):
        start = wall_clock.moment_of(
            datetime.combine((since + timedelta(hours=9)).date(), FRIDAY_AT_SIX.time()),
            ZoneInfo("Asia/Amman"),
        )
        publish(
            made.EventFactory(
                parent=doors["events"], slug="six", zone="Asia/Amman", starts_at=start, picture=None
            )
        )
        for (country, zone), offset in zip(CAPITALS.items(), offsets, strict=True):
            place = Territory.objects.filter(slug=country).first() or TerritoryFactory(
                country=True, slug=country, kind="country", parent=None
            )
            reader = UserFactory(territory=place)
            client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
            page = BeautifulSoup(client.get("/en/events/six/").content, "html.parser")
            facts = page.select_one(".page-facts").text

            assert "6 p.m." in facts
            assert "Amman time" in facts
            shown = (start + timedelta(hours=offset)).strftime("%-I %p").lower()
            wanted = shown.replace("pm", "p.m.")
            if zone == "Asia/Amman":
                assert "In your time" not in facts
            else:
                assert wanted in facts.split("In your time")[1]
                assert f"{zone.split('/')[1]} time" in facts


def test_a_stranger_gets_the_events_time_and_its_zone(client, doors):
    publish(
        made.EventFactory(
            parent=doors["events"], slug="six", zone="Asia/Hebron", picture=None,
            starts_at=datetime(2030, 1, 15, 10, tzinfo=UTC),
        )
    )  # fmt: skip

    page = BeautifulSoup(client.get("/fr/events/six/").content, "html.parser")

    time = page.select_one("time[data-zone]")
    assert time["datetime"] == "2030-01-15T12:00:00+02:00"
    assert time["data-zone"] == "Asia/Hebron"
    assert page.select_one("[data-your-time]").has_attr("hidden")


@pytest.mark.parametrize(
    ("zone", "wall", "instead"),
    [
        ("Europe/Rome", "2026-03-29T02:30", "03:30"),
        ("Europe/Madrid", "2026-03-29T02:30", "03:30"),
        ("Asia/Hebron", "2026-03-28T02:30", "03:30"),
    ],
)
def test_an_hour_there_is_not_is_refused_with_a_suggestion(home, zone, wall, instead):
    end = wall_clock.written(at(wall) + timedelta(hours=4))
    form = event_form(
        home, zone=zone, starts_at=wall.replace("T", " "), ends_at=end.replace("T", " ")
    )

    assert instead in form.errors["starts_at"][0]


@pytest.mark.parametrize(
    ("zone", "wall"),
    [("Europe/Rome", "2026-10-25T02:30"), ("Asia/Hebron", "2026-10-24T01:30")],
)
def test_an_hour_shown_twice_asks_which_one(home, zone, wall):
    typed = {
        "zone": zone,
        "starts_at": wall.replace("T", " "),
        "ends_at": wall_clock.written(at(wall) + timedelta(hours=4)).replace("T", " "),
    }
    unsure = event_form(home, **typed)
    first = event_form(home, **typed, which_hour="first")
    second = event_form(home, **typed, which_hour="second")

    assert list(unsure.errors) == ["which_hour"]
    assert first.is_valid(), first.errors
    assert second.is_valid(), second.errors
    apart = second.cleaned_data["starts_at"] - first.cleaned_data["starts_at"]
    assert apart == timedelta(hours=1)


def test_which_of_two_hours_it_was_is_kept(doors):
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    page = made.EventFactory(parent=doors["events"], zone="Europe/Rome", starts_at=second)

    page = EventPage.objects.get(pk=page.pk)

    assert (page.starts_wall, page.which_hour) == ("2026-10-25T02:30", "second")
    assert page.starts_at == second


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"repeats": "weekly"}, "repeats_until"),
        (
            {"repeats": "weekly", "repeats_until": "2030-08-01", "repeats_count": "4"},
            "repeats_until",
        ),
        ({"repeats": "weekly", "repeats_until": "2030-06-30"}, "repeats_until"),
        ({"repeats": "weekly", "repeats_until": "2040-01-01"}, "repeats_until"),
        ({"repeats": "weekly", "repeats_count": "105"}, "repeats_count"),
        ({"repeats": "daily", "repeats_count": "3"}, "repeats"),
        (
            {
                "registration_opens_at": "2030-06-02 10:00",
                "registration_closes_at": "2030-06-01 10:00",
            },
            "registration_closes_at",
        ),
    ],
)
def test_what_does_not_fit_together_is_said_at_the_field(home, typed, field):
    form = event_form(home, **typed)

    assert not form.is_valid()
    assert field in form.errors


@pytest.mark.parametrize(
    ("until", "count"),
    [("2030-07-01", 1), ("2030-07-07", 1), ("2030-07-08", 2), ("2030-12-30", 27)],
)
def test_a_series_ends_on_its_day(home, until, count):
    form = event_form(home, repeats="weekly", repeats_until=until)

    assert form.is_valid(), form.errors
    assert form.save(commit=False).count_of_dates() == count
    assert wall_clock.weeks_until(at("2030-07-01T18:00"), date.fromisoformat(until)) == count


@pytest.mark.parametrize("zone", CAPITALS.values())
def test_tuesday_at_five_stays_tuesday_at_five(zone):
    first = at("2026-01-06T17:00")

    walls = [
        wall_clock.wall_of(wall_clock.moment_of(wall, ZoneInfo(zone)), ZoneInfo(zone))
        for wall in wall_clock.every_week(first, 156)
    ]

    assert {(wall.weekday(), wall.hour, wall.minute) for wall in walls} == {(1, 17, 0)}
    assert walls[-1].year == 2028


def weekly(parent, **said):
    return events.event(
        parent, zone="Europe/Rome", starts_at=datetime(2026, 3, 24, 16, tzinfo=UTC),
        repeats="weekly", repeats_count=3, **said,
    )  # fmt: skip


def test_a_series_has_its_dates_and_the_next_one_is_shown(client, doors):
    with time_machine.travel(datetime(2026, 3, 25, tzinfo=UTC), tick=False):
        page = weekly(doors["events"])
        shown = BeautifulSoup(client.get("/fr/events/").content, "html.parser")

    moments = [one.starts_at for one in Occurrence.objects.filter(event=page)]
    assert moments == [
        datetime(2026, 3, 24, 16, tzinfo=UTC),
        datetime(2026, 3, 31, 15, tzinfo=UTC),
        datetime(2026, 4, 7, 15, tzinfo=UTC),
    ]
    assert shown.select_one("article.card time")["datetime"] == "2026-03-31T17:00:00+02:00"


def test_a_shorter_series_loses_its_last_dates_but_never_people(doors):
    with time_machine.travel(datetime(2026, 3, 1, tzinfo=UTC), tick=False):
        page = weekly(doors["events"])
        events.come(page, "Amal", number=1)
        page.repeats_count = 1
        publish(page)

    assert [one.number for one in Occurrence.objects.filter(event=page)] == [0, 1]


def test_calendars_get_the_rules_of_the_zone(client, doors):
    with time_machine.travel(datetime(2026, 3, 1, tzinfo=UTC), tick=False):
        weekly(doors["events"], title="Réunion; a, b\\c\nBEGIN:VALARM")
        one = client.get("/fr/events/meeting/event.ics")
        every = client.get("/ar/events/calendar.ics")

    assert one["Content-Type"] == "text/calendar; charset=utf-8"
    for answer in (one, every):
        calendar = Calendar.from_ical(answer.content)
        (entry,) = calendar.walk("VEVENT")
        (zone,) = calendar.walk("VTIMEZONE")
        assert entry["DTSTART"].params["TZID"] == zone["TZID"] == "Europe/Rome"
        assert entry["DTSTART"].dt.hour == 17
        assert entry["RRULE"] == {"FREQ": ["WEEKLY"], "COUNT": [3]}
        assert not calendar.walk("VALARM")
        assert not answer.cookies


def test_a_new_rule_of_a_zone_moves_what_is_to_come_and_tells_people(
    doors, monkeypatch, mailoutbox
):
    old = ZoneInfo("Asia/Hebron")
    with time_machine.travel(datetime(2026, 3, 1, tzinfo=UTC), tick=False):
        past = events.event(
            doors["events"], slug="past", zone="Asia/Hebron",
            starts_at=datetime(2026, 2, 1, 9, tzinfo=UTC),
        )  # fmt: skip
        page = events.event(
            doors["events"], zone="Asia/Hebron", starts_at=datetime(2026, 4, 1, 9, tzinfo=UTC)
        )
        events.come(page, "Amal")
        mailoutbox.clear()
        # The government keeps winter time: the clock of Hebron stays two hours ahead.
        monkeypatch.setattr("cms.models.event_times.ZoneInfo", lambda _name: ZoneInfo("Etc/GMT-2"))
        call_command("recompute_event_times")
        call_command("recompute_event_times")

    date_ = events.date_of(page)
    page.refresh_from_db()
    assert old.utcoffset(at("2026-04-01T12:00")) == timedelta(hours=3)
    assert date_.starts_at == page.starts_at == datetime(2026, 4, 1, 10, tzinfo=UTC)
    assert (date_.starts_wall, date_.sequence) == ("2026-04-01T12:00", 1)
    assert events.date_of(past).sequence == 0
    (letter,) = mailoutbox
    assert letter.to == ["amal@example.org"]
    (entry,) = Calendar.from_ical(letter.attachments[0][1]).walk("VEVENT")
    assert entry["SEQUENCE"] == 1
