import pytest
from django.db import IntegrityError, connection, transaction

from common.exceptions import RuleBroken
from tests.races import at_once
from thread.models import Link
from thread.refs import Ref, Relation
from thread.services import record, record_many

CARD, PROPOSAL, SERVICE = Ref("card", "a"), Ref("proposal", 1), Ref("service", 2)


def test_a_link_is_recorded_once_and_keeps_who_did_it_first():
    first = record(source=CARD, target=PROPOSAL, relation="became", by="Karim")
    again = record(source=CARD, target=PROPOSAL, relation=Relation.BECAME, by="Nour")

    assert again == first
    assert Link.objects.get().by == "Karim"


def test_keys_are_compared_as_text():
    record(source=Ref("proposal", 1), target=SERVICE, relation="became")
    record(source=Ref("proposal", "1"), target=SERVICE, relation="became")

    assert Link.objects.count() == 1


def test_two_relations_between_the_same_two_things_are_two_links():
    record(source=PROPOSAL, target=Ref("round", 1), relation="voted_in")
    record(source=PROPOSAL, target=Ref("round", 1), relation="selected_by")

    assert Link.objects.count() == 2


@pytest.mark.parametrize(
    ("source", "target", "relation"),
    [
        (CARD, CARD, "became"),
        (CARD, PROPOSAL, "invented"),
        (Ref("wizard", 1), PROPOSAL, "became"),
        (CARD, Ref("proposal", ""), "became"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(source, target, relation):
    with pytest.raises(RuleBroken, match="cannot stand"):
        record(source=source, target=target, relation=relation)

    with pytest.raises(RuleBroken, match="cannot stand"):
        record_many(links=[(source, target, relation)])

    assert not Link.objects.exists()


def test_nothing_becomes_its_own_ancestor():
    record(source=CARD, target=PROPOSAL, relation="became")
    record(source=PROPOSAL, target=SERVICE, relation="became")

    with pytest.raises(RuleBroken):
        record(source=SERVICE, target=CARD, relation="led_to")

    assert Link.objects.count() == 2


def test_many_links_are_recorded_together_and_known_ones_left_alone():
    record(source=CARD, target=PROPOSAL, relation="became", by="Karim")

    record_many(
        links=[(CARD, PROPOSAL, "became"), (PROPOSAL, SERVICE, "became")],
        by="Nour",
    )

    assert list(Link.objects.order_by("pk").values_list("by", flat=True)) == ["Karim", "Nour"]


def test_the_database_refuses_to_change_delete_or_empty_the_thread():
    link = record(source=CARD, target=PROPOSAL, relation="became")

    for statement in (
        "UPDATE thread_link SET \"by\" = 'someone else'",
        "DELETE FROM thread_link",
        "TRUNCATE thread_link",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    with pytest.raises(IntegrityError), transaction.atomic():
        link.delete()

    assert Link.objects.get().by == ""


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_record_one_link():
    outcomes = at_once([lambda: record(source=CARD, target=PROPOSAL, relation="became")] * 8)

    assert {type(outcome) for outcome in outcomes} == {Link}
    assert Link.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_once_never_close_a_circle():
    outcomes = at_once(
        [
            lambda: record(source=CARD, target=PROPOSAL, relation="became"),
            lambda: record(source=PROPOSAL, target=CARD, relation="led_to"),
        ]
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Link", "RuleBroken"]
    assert Link.objects.count() == 1
