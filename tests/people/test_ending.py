"""Verifications end, by their day or many at once; people read why and can be verified again."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.utils import timezone, translation
from django.utils.formats import date_format

from common.exceptions import RuleBroken
from participation.services.supports import give_support
from people.models import AuditEvent, Notice, Verification
from people.notices import sentence
from people.queries.standing import verified
from people.services import confirming
from people.services.ending import end_verifications, warn_of_ending
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import TerritoryFactory, UserFactory
from tests.people.test_confirming import BORN, VERIFY, loaded, made
from tests.races import at_once

ROOM = "/en/accounts/verifying/end/"
HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&"

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return TerritoryFactory()


@pytest.fixture
def administrator():
    return UserFactory(administrator=True, language="en")


def given(town, days_ago=10, kind="in-person", **more):
    """A verification of somebody, some days ago."""
    at = timezone.now() - timedelta(days=days_ago)
    by = UserFactory(verifier=True) if kind == "in-person" else None
    facts = {"person": UserFactory(language="en"), "kind": kind, "territory": town, "by": by}
    return Verification.objects.create(**facts | {"at": at} | more)


def end(administrator, town, **more):
    before = timezone.now() - timedelta(days=5)
    facts = {"kind": "in-person", "territory": town, "before": before, "reason": "A false list."}
    return end_verifications(administrator=administrator, **facts | more)


def test_an_administrator_ends_what_was_given_before_a_day_and_everybody_reads_why(
    client, administrator, town
):
    old, within = given(town), given(TerritoryFactory(parent=town.parent))
    new, other = given(town, days_ago=1), given(town, kind="census")
    client.force_login(administrator)
    sent = {"kind": "in-person", "territory": town.parent_id, "reason": HOSTILE}
    sent["before"] = (timezone.localdate() - timedelta(days=3)).isoformat()
    asked = client.post(ROOM, sent)
    assert "<strong>2 verifications</strong>" in asked.text
    assert "<script>alert" not in asked.text
    # Another number than was shown: it is shown again, and nothing has happened.
    assert "2 verifications" in client.post(ROOM, sent | {"sure": "1"}).text
    assert not Notice.objects.exists()

    assert client.post(ROOM, sent | {"sure": "2"}).status_code == 302

    holding = Verification.objects.active_at(timezone.now())
    assert set(holding) == {new, other}
    assert set(Notice.objects.values_list("person", flat=True)) == {
        old.person_id,
        within.person_id,
    }
    notice = Notice.objects.get(person=old.person)
    assert str(town) in sentence(notice)
    event = AuditEvent.objects.get(action="verifications.ended")
    assert (event.actor, event.detail["number"]) == (administrator, 2)
    client.force_login(old.person)
    page = client.get(VERIFY).text
    assert "7*7" in page
    assert "<script>alert" not in page
    assert "confirmed again" in page
    assert "7*7" in client.get("/en/accounts/notices/").text


@pytest.mark.parametrize("role", ["verifier", "organiser", None])
def test_nobody_else_ends_verifications(client, town, role):
    given(town)
    person = UserFactory(**({role: True} if role else {}))
    client.force_login(person)
    assert client.post(ROOM, {}).status_code == 403
    with pytest.raises(RuleBroken, match="administrators"):
        end(person, town)
    assert "verifying/end" not in client.get("/en/accounts/verifying/").text


def test_what_makes_no_sense_is_said_at_the_field_and_ends_nothing(client, administrator, town):
    given(town)
    client.force_login(administrator)
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    sent = {"kind": "email", "territory": 0, "before": tomorrow, "reason": " ", "sure": "x"}
    answer = client.post(ROOM, sent)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == set(sent)
    nobody = {"kind": "census", "territory": town.pk, "before": "2020-01-01", "reason": "Why"}
    assert "Nobody is verified so" in client.post(ROOM, nobody | {"sure": "0"}).text
    later = timezone.now() + timedelta(days=1)
    for wrong in ({"reason": " "}, {"before": later}, {"kind": "email"}):
        with pytest.raises(RuleBroken):
            end(administrator, town, **wrong)
    assert Verification.objects.active_at(timezone.now()).exists()


def test_who_is_verified_no_more_is_told_at_the_door_and_what_they_gave_stays(administrator, town):
    asked = {"support": {"verified_by": ["in-person"]}}
    round_ = RoundFactory(process__territory=town, admissions=asked)
    person = given(town).person
    first, second = ProposalFactory.create_batch(2, round=round_)
    give_support(person=person, proposal=first)

    end(administrator, town)

    person = type(person).objects.get(pk=person.pk)
    assert verified(person) == ()
    with pytest.raises(RuleBroken, match="confirmed"):
        give_support(person=person, proposal=second)
    first.refresh_from_db()
    assert first.support_count == 1
    confirming.confirm_in_person(verifier=UserFactory(verifier=True), person=person, territory=town)
    give_support(person=type(person).objects.get(pk=person.pk), proposal=second)
    assert Verification.objects.get(person=person).ended_for == ""


def test_the_line_of_a_register_verifies_again_when_what_it_gave_has_ended(
    administrator, town, settings
):
    loaded(UserFactory(verifier=True), town)
    person = UserFactory()
    look = partial(confirming.match_census, territory=town, document="ab-123456", born=BORN)
    look(person=person)
    with pytest.raises(RuleBroken):
        look(person=UserFactory())
    later = timezone.now() + timedelta(days=2)
    with time_machine.travel(later):
        end(administrator, town, kind="census", before=later - timedelta(days=1))
        look(person=person)
        assert [one.kind for one in verified(type(person).objects.get(pk=person.pk))] == ["census"]


def test_each_kind_holds_as_long_as_the_site_says(client, settings, town):
    settings.NORIA_VERIFIED_DAYS = {"invitation": 30, "census": 30}
    verifier, person = UserFactory(verifier=True), UserFactory(language="en")
    code, again = made(verifier, town, 2, expires_at=timezone.now() + timedelta(days=99))
    loaded(verifier, town)
    look = partial(confirming.match_census, territory=town, document="ab-123456", born=BORN)
    confirming.use_code(person=person, code=code)
    look(person=person)
    confirming.confirm_in_person(verifier=verifier, person=person, territory=town)
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        person = type(person).objects.get(pk=person.pk)
        assert [one.kind for one in verified(person)] == ["in-person"]
        client.force_login(person)
        assert client.get(VERIFY).text.count("confirmed again") == 2
        confirming.use_code(person=person, code=again)
        look(person=person)
        assert len(verified(type(person).objects.get(pk=person.pk))) == 3


def test_a_verification_is_renewed_within_two_weeks_of_its_end_by_the_same_means(
    client, settings, town
):
    settings.NORIA_VERIFIED_DAYS = {"invitation": 60, "census": 60, "in-person": 60}
    verifier, person = UserFactory(verifier=True), UserFactory(language="en")
    code, again = made(verifier, town, 2, expires_at=timezone.now() + timedelta(days=99))
    loaded(verifier, town)
    ways = (
        lambda: confirming.use_code(person=person, code=code),
        partial(confirming.match_census, territory=town, document="ab-123456", born=BORN),
    )
    ways[0]()
    ways[1](person=person)
    confirming.confirm_in_person(verifier=verifier, person=person, territory=town)
    first = {one.kind: one.ends_at for one in person.verifications.all()}
    with time_machine.travel(timezone.now() + timedelta(days=45)):
        for way in (partial(confirming.use_code, code=again), ways[1]):
            with pytest.raises(RuleBroken, match="already"):
                way(person=person)
        confirming.confirm_in_person(verifier=verifier, person=person, territory=town)
        assert {one.kind: one.ends_at for one in person.verifications.all()} == first
        client.force_login(person)
        assert "confirmed again" not in client.get(VERIFY).text
    with time_machine.travel(timezone.now() + timedelta(days=47)):
        client.force_login(person)
        assert client.get(VERIFY).text.count("confirmed again") == 3
        with pytest.raises(RuleBroken, match="register"):
            ways[1](person=UserFactory())
        confirming.use_code(person=person, code=again)
        ways[1](person=person)
        confirming.confirm_in_person(verifier=verifier, person=person, territory=town)
        for one in person.verifications.all():
            assert one.ends_at - first[one.kind] > timedelta(days=46)
    assert AuditEvent.objects.filter(action="person.verified").count() == 6


def test_people_hear_two_weeks_before_and_once_in_their_own_language(client, town):
    type(town).objects.update(name_fr="Naples", name_ar="نابولي")
    in_days = lambda days: timezone.now() + timedelta(days=days)  # noqa: E731
    arab = UserFactory(language="ar")
    soon = given(town, person=arab, ends_at=in_days(13))
    given(town, ends_at=in_days(12), kind="census")
    for quiet in ({"ends_at": in_days(15)}, {"ends_at": in_days(-1)}, {}, {"kind": "email"}):
        given(town, **quiet)
    given(town, ends_at=in_days(5), ended_for="A false list.")
    # The command that tells them runs in another language than theirs.
    with translation.override("fr"):
        assert [warn_of_ending(), warn_of_ending()] == [2, 0]
    told = Notice.objects.get(person=arab)
    with translation.override("ar"):
        assert "نابولي" in sentence(told)
        assert date_format(timezone.localdate(soon.ends_at)) in sentence(told)
        assert told.address == "/ar/accounts/verify/"
    with translation.override("fr"):
        assert "Naples" in sentence(told)
    client.force_login(arab)
    assert 'href="/ar/accounts/verify/"' in client.get("/ar/accounts/notices/").text


@pytest.mark.django_db(transaction=True)
def test_two_who_end_the_same_at_once_end_it_once():
    administrator, town = UserFactory(administrator=True), TerritoryFactory()
    given(town)
    at_once([partial(end, administrator, town)] * 2)
    assert AuditEvent.objects.filter(action="verifications.ended").count() == 1
    assert Notice.objects.count() == 1


def test_ending_costs_the_same_for_one_and_for_thirty(
    administrator, town, django_assert_max_num_queries
):
    for _time in range(30):
        given(town)
    with django_assert_max_num_queries(20):
        assert end(administrator, town) == 30
