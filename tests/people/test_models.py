from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from people.models import AuditEvent, Mandate, Territory, User
from people.services.audit import record
from people.services.territories import load_territories
from tests.factories.people import (
    MandateFactory,
    TerritoryFactory,
    UserFactory,
    VerificationFactory,
)


def refused():
    """The database says no, and the test goes on."""
    return pytest.raises(IntegrityError)


def test_one_account_per_address_whatever_the_case():
    UserFactory(email="amal@example.org")

    with refused(), transaction.atomic():
        User.objects.bulk_create([User(email="AMAL@example.org", pseudonym="Somebody")])


def test_one_person_per_look_even_when_written_past_the_forms():
    UserFactory(pseudonym="Amal")

    with refused(), transaction.atomic():
        User.objects.bulk_create([User(email="b@example.org", pseudonym="Аmаl")])


@pytest.mark.parametrize("name", ["", "Am\u202eal", "Am\u200bal", "Am\u0001al"])
def test_a_name_nobody_can_see_is_refused_by_the_database(name):
    user = UserFactory()

    with refused(), transaction.atomic():
        User.objects.filter(pk=user.pk).update(pseudonym=name)


def test_the_public_name_is_all_that_is_shown():
    user = UserFactory(pseudonym="Amal")

    assert str(user) == user.get_full_name() == user.get_short_name() == "Amal"


def test_the_first_territories_load_twice_into_the_same_tree(django_assert_num_queries):
    load_territories()
    with django_assert_num_queries(3):
        places = load_territories()

    assert Territory.objects.filter(kind="country").count() == 6
    assert places["sfax"].path == "tunisia/sfax-governorate/sfax/"
    assert places["sfax"].name_ar == "صفاقس"


def test_what_an_administrator_corrected_stays_corrected():
    load_territories()
    Territory.objects.filter(slug="torino").update(name_fr="Torino")

    assert load_territories()["torino"].name_fr == "Torino"


def test_within_takes_one_query_and_leaves_neighbours_out(django_assert_num_queries):
    places = load_territories()

    with django_assert_num_queries(1):
        inside = {place.slug for place in places["tunisia"].within()}

    assert inside == {"tunisia", "sfax-governorate", "tunis-governorate", "sfax", "tunis"}
    with django_assert_num_queries(0):
        assert places["tunisia"].contains(places["sfax"])
        assert not places["sfax"].contains(places["tunisia"])
        assert not places["tunis"].contains(places["tunis-governorate"])
        assert not places["tunis"].contains(None)
        assert places["sfax"].paths_above[0] == "tunisia/"


def test_a_slug_that_begins_like_another_is_not_inside_it():
    tunis = TerritoryFactory(country=True, slug="tunis")
    TerritoryFactory(country=True, slug="tunisia")

    assert [place.slug for place in tunis.within()] == ["tunis"]


@pytest.mark.parametrize("kind", ["region", "municipality"])
def test_only_countries_stand_alone(kind):
    with refused(), transaction.atomic():
        TerritoryFactory(kind=kind, parent=None)


def test_a_municipality_lies_in_a_region():
    with refused(), transaction.atomic():
        TerritoryFactory(parent=TerritoryFactory(country=True))

    assert TerritoryFactory().parent.kind == "region"


def test_a_mandate_ends_after_it_starts():
    now = timezone.now()

    with refused(), transaction.atomic():
        MandateFactory(starts_at=now, ends_at=now)


def test_a_mandate_counts_from_its_start_to_its_end_or_revocation():
    now = timezone.now()
    day = timedelta(days=1)
    over = MandateFactory(starts_at=now - 3 * day, ends_at=now - day)
    future = MandateFactory(starts_at=now + day)
    revoked = MandateFactory(starts_at=now - day, revoked_at=now - day / 2)
    running = MandateFactory(starts_at=now - day, ends_at=now + day)

    assert [running] == list(Mandate.objects.active_at(now))
    assert running.active_at(now)
    assert not any(mandate.active_at(now) for mandate in (over, future, revoked))
    assert revoked.active_at(now - day)


def test_somebody_else_verifies_in_person():
    citizen, verifier = UserFactory(), UserFactory(verifier=True)

    with refused(), transaction.atomic():
        VerificationFactory(person=citizen, kind="in-person")
    with refused(), transaction.atomic():
        VerificationFactory(person=citizen, kind="in-person", by=citizen)
    assert VerificationFactory(person=citizen, kind="in-person", by=verifier)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE people_auditevent SET action = 'nothing'",
        "DELETE FROM people_auditevent",
        "TRUNCATE people_auditevent",
    ],
)
def test_the_audit_only_grows(statement):
    record(action="signin.ok", actor=None)

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert AuditEvent.objects.get().action == "signin.ok"
