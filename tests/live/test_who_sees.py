"""Who may know of a session, and read what came of it."""

from tests.factories.live import SessionFactory
from tests.factories.participation import ProcessFactory
from tests.factories.people import UserFactory
from tests.live.room import Room
from tests.live.test_pages import address, guest_browser, karims_browser
from workflows.live.models import Session


def test_a_public_session_of_a_closed_process_is_known_to_its_organisers_only(client):
    process = ProcessFactory(access="invitation")
    session = SessionFactory(upcoming=True, round__process=process, title="Secret meeting")
    organiser = UserFactory()
    process.organisers.add(organiser)

    for person, known in ((None, False), (UserFactory(), False), (organiser, True)):
        if person:
            client.force_login(person)
        assert (session.title in client.get("/fr/live/").text) is known


def test_unlisted_sessions_are_known_to_their_people_only(client):
    room = Room(guests=0, access=Session.Access.CODE)
    public = SessionFactory()
    shown = client.get("/en/live/").text
    assert public.title in shown
    assert room.session.title not in shown
    assert room.session.title in karims_browser(room).get("/en/live/").text


def test_the_report_of_a_closed_process_is_for_its_organisers_and_those_who_were_there(client):
    room = Room(access=Session.Access.PUBLIC)
    room.add(room.guests[0], "Between us")
    room.do(room.facilitator, "session.end")
    report, process = address(room, "report/"), room.session.process
    assert "Between us" in client.get(report).text

    type(process).objects.filter(pk=process.pk).update(access="invitation")
    process.organisers.add(organiser := UserFactory())
    assert "Between us" not in client.get(report).text
    assert "Between us" in guest_browser(room).get(report).text
    client.force_login(organiser)
    assert "Between us" in client.get(report).text


def test_reports_of_unlisted_sessions_are_for_those_who_were_there(client):
    room = Room(access=Session.Access.CODE)
    room.add(room.guests[0], "Between us")
    room.do(room.facilitator, "session.end")
    assert "Between us" not in client.get(address(room, "report/")).text
    assert "Between us" in guest_browser(room).get(address(room, "report/")).text
    assert "Between us" in karims_browser(room).get(address(room, "report/")).text
