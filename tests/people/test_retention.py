"""Everything about people goes when its time is over, to the row (PRIV-11)."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.models import ContactMessage
from participation.models import Report
from participation.services.care import report
from people import retention
from people.models import Export, Notice, UploadDay, User
from people.services import exports
from tests.factories.live import ParticipantFactory, SessionFactory
from tests.factories.participation import ProcessFactory, ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from workflows.live.models import Participant

NOW = timezone.now()
MINUTE = timedelta(minutes=1)


def ago(days, *, less=timedelta(0)):
    return NOW - timedelta(days=days) + less


def pair(make, days):
    """Make one thing just too old and one just young enough; say which may stay."""
    return make(ago(days, less=-MINUTE)), make(ago(days, less=MINUTE))


def stays(model, young, **which):
    return list(model.objects.filter(**which).values_list("pk", flat=True)) == [young.pk]


@pytest.fixture(autouse=True)
def _the_clock_stands(monkeypatch):
    monkeypatch.setattr("common.clock.now", lambda: NOW)


def account(seen, **said):
    person = UserFactory(**said)
    User.objects.filter(pk=person.pk).update(last_login=seen, date_joined=seen)
    return person


def unverified(joined):
    person = UserFactory()
    User.objects.filter(pk=person.pk).update(date_joined=joined)
    EmailAddress.objects.filter(user=person).update(verified=False)
    return person


def sign_in(created):
    made = UserSession.objects.create(
        user=UserFactory(), session_key=f"k{created.timestamp()}", ip="192.0.2.77", user_agent="x"
    )
    UserSession.objects.filter(pk=made.pk).update(created_at=created)
    return made


def notice(read):
    return Notice.objects.create(
        person=UserFactory(), key="k", kind="comment_posted", thing="proposal:1", url="/",
        read_at=read,
    )  # fmt: skip


def task(finished, status="SUCCESSFUL"):
    return DBTaskResult.objects.create(
        status=status, finished_at=finished, task_path="people.tasks.deliver", run_after=NOW,
        args_kwargs={"args": [], "kwargs": {"to": "amal@example.org"}}, backend_name="default",
        exception_class_path="", traceback="",
    )  # fmt: skip


def decided(answered):
    made = report(
        thing=ProposalFactory(), person=None, email="g@example.org", details="He is Karim",
        reason="spam", language="en",
    )  # fmt: skip
    made.case.status = "kept"
    made.case.save()
    Report.objects.filter(pk=made.pk).update(answered_at=answered)
    return made


def place(ended):
    return ParticipantFactory(session=SessionFactory(starts_at=ended, ended_at=ended), name="Amal")


def message(received):
    made = ContactMessage.objects.create(
        name="Amal", email="a@example.org", subject="x", text="x", language="en"
    )
    ContactMessage.objects.filter(pk=made.pk).update(received_at=received)
    return made


def export(expires):
    made = exports.ask_for_export(person=UserFactory())
    Export.objects.filter(pk=made.pk).update(expires_at=expires)
    return made


def test_exactly_what_is_too_old_goes():
    _old, session = (
        Session.objects.create(session_key=f"s{n}", session_data="x", expire_date=moment)
        for n, moment in enumerate((NOW - MINUTE, NOW + MINUTE))
    )
    _gone, sign = pair(sign_in, 30)
    _read, told = pair(notice, 365)
    _done, kept = pair(task, 1)
    _failed, failing = pair(lambda moment: task(moment, "FAILED"), 30)
    _nobody, newcomer = pair(unverified, 14)
    named, fresh = pair(decided, 365)
    guest, present = pair(place, 365)
    _letter, letter = pair(message, 730)
    _file, file = export(NOW - MINUTE), export(NOW + MINUTE)
    UploadDay.objects.create(person=UserFactory(), day=ago(33).date())
    day = UploadDay.objects.create(person=UserFactory(), day=ago(30).date())

    taken = retention.retain()

    assert taken == {
        "sign-ins": 2,
        "addresses of sign-ins, cut": 1,
        "unverified accounts": 1,
        "warnings to the inactive": 0,
        "inactive accounts": 0,
        "warnings of verifications that end": 0,
        "read notices": 1,
        "exports": 1,
        "done and failed tasks": 2,
        "files of no change": 0,
        "reporters": 1,
        "guests": 0,
        "names in sessions": 1,
        "steps about people": 0,
        "hidden words": 0,
        "links to drafts": 0,
        "registrations for events": 0,
        "messages": 1,
        "files by day": 1,
    }
    assert stays(Session, session)
    assert stays(UserSession, sign)
    assert stays(Notice, told)
    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == {kept.pk, failing.pk}
    assert User.objects.filter(pk=newcomer.pk).exists()
    assert stays(Report, fresh, email="g@example.org", details="He is Karim")
    assert Report.objects.get(pk=named.pk).email == ""
    assert stays(Participant, present, name="Amal")
    assert Participant.objects.get(pk=guest.pk).token_hash is None
    assert stays(ContactMessage, letter)
    assert stays(Export, file)
    assert stays(UploadDay, day)
    # Doing it again takes nothing more.
    assert set(retention.retain().values()) == {0}


def test_addresses_are_cut_to_their_network_after_a_week():
    old, young = pair(sign_in, 7)

    assert retention.retain()["addresses of sign-ins, cut"] == 1

    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.ip, young.ip) == ("192.0.2.0", "192.0.2.77")


def test_who_is_away_is_warned_twice_and_then_erased(monkeypatch, mailoutbox):
    away, last_week = account(NOW - timedelta(days=600)), account(NOW)
    staff = account(NOW - timedelta(days=2000), moderator=True)
    address, days, erased = away.email, {}, None

    for day in range(180):
        moment = NOW + timedelta(days=day)
        monkeypatch.setattr("common.clock.now", lambda moment=moment: moment)
        before = len(mailoutbox)
        retention.retain()
        if len(mailoutbox) > before:
            days[day] = [letter.to for letter in mailoutbox[before:]]
        away.refresh_from_db()
        if away.erased_at and erased is None:
            erased = day

    # Two years are over on day 130: the warnings leave 60 and 7 days.
    assert days == {71: [[address]], 124: [[address]]}
    assert erased == 131
    for person in (last_week, staff):
        person.refresh_from_db()
        assert person.erased_at is None


def test_whoever_comes_back_is_not_erased(client, monkeypatch):
    away = account(NOW - timedelta(days=700))
    assert retention.retain()["warnings to the inactive"] == 1

    away.refresh_from_db()
    client.force_login(away)

    away.refresh_from_db()
    assert (away.warnings, away.warned_at) == (0, None)


def test_a_late_run_still_leaves_the_time_it_promised(monkeypatch, mailoutbox):
    away = account(NOW - timedelta(days=3000))

    first = retention.retain()
    again = retention.retain()

    assert (first["warnings to the inactive"], first["inactive accounts"]) == (1, 0)
    assert (again["warnings to the inactive"], again["inactive accounts"]) == (0, 0)
    away.refresh_from_db()
    assert away.erased_at is None


def test_who_answers_alone_for_something_is_not_erased():
    away = account(NOW - timedelta(days=3000))
    User.objects.filter(pk=away.pk).update(warnings=2, warned_at=NOW - timedelta(days=30))
    RoundFactory(process=ProcessFactory()).process.organisers.add(away)

    assert retention.retain()["inactive accounts"] == 0


def test_a_rule_that_fails_is_told_and_keeps_no_other_from_running(monkeypatch):
    def fails():
        raise ValueError

    monkeypatch.setattr(
        retention, "_rules", [retention.Rule("bad", "never", fails), *retention.rules()]
    )

    with pytest.raises(CommandError):
        call_command("retain")
    assert retention.retain()["bad"] is None
    assert retention.retain()["messages"] == 0
