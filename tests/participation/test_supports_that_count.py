"""Supports that count from a number on, and proposals that take no more than they need."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from common.exceptions import RuleBroken
from participation.models import Proposal, Support
from participation.queries.counters import wrong_counts
from participation.queries.proposals import supports_missing
from participation.services.guests import come_in, make_code
from participation.services.joining_guests import bring_along
from participation.services.merges import answer_merge, propose_merge
from participation.services.rounds import change_rules
from participation.services.supports import give_support, withdraw_support
from people.services.erasing import erase
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory


def numbers(*proposals):
    for proposal in proposals:
        proposal.refresh_from_db()
    assert not wrong_counts()
    return [proposal.support_count for proposal in proposals]


def three(**rules):
    return ProposalFactory.create_batch(3, round=RoundFactory(**{"supports_minimum": 2} | rules))


@pytest.mark.parametrize(("minimum", "told"), [(1, False), (2, True)])
def test_a_minimum_is_spoken_of_where_there_is_one(client, minimum, told):
    client.force_login(UserFactory())
    page = client.get(three(supports_minimum=minimum)[0].get_absolute_url()).text
    assert ("once you have given" in page) == told


def test_supports_count_once_there_are_as_many_as_the_round_asks_for():
    first, second, third = three()
    person = UserFactory()

    assert give_support(person=person, proposal=first).is_temporary
    assert give_support(person=person, proposal=first).is_temporary
    assert (numbers(first, second, third), supports_missing(person, first.round)) == ([0, 0, 0], 1)
    assert not give_support(person=person, proposal=second).is_temporary
    give_support(person=person, proposal=third)
    assert (numbers(first, second, third), supports_missing(person, first.round)) == ([1, 1, 1], 0)

    withdraw_support(person=person, proposal=first)
    assert numbers(first, second, third) == [0, 1, 1]
    withdraw_support(person=person, proposal=second)
    assert numbers(first, second, third) == [0, 0, 0]
    assert Support.objects.get().is_temporary


def test_a_proposal_takes_no_more_than_it_needs_where_the_round_says_so():
    first, second, _third = three(supports_minimum=1, supports_needed=1, supports_capped=True)
    amal, ben = UserFactory.create_batch(2)
    give_support(person=amal, proposal=first)

    with pytest.raises(RuleBroken, match="as many supports as it can have"):
        give_support(person=ben, proposal=first)
    give_support(person=amal, proposal=first)
    give_support(person=ben, proposal=second)
    assert numbers(first, second) == [1, 1]

    withdraw_support(person=amal, proposal=first)
    give_support(person=ben, proposal=first)
    assert numbers(first, second) == [1, 1]


def test_what_filled_up_meanwhile_is_named_and_nothing_counts_by_halves():
    first, second, third = three(supports_needed=1, supports_capped=True)
    late, quick = UserFactory.create_batch(2)
    give_support(person=late, proposal=first)
    for proposal in (first, second):
        give_support(person=quick, proposal=proposal)

    with pytest.raises(RuleBroken, match=f"“{first.title}” has as many supports"):
        give_support(person=late, proposal=third)
    assert numbers(first, second, third) == [1, 1, 0]
    withdraw_support(person=late, proposal=first)
    give_support(person=late, proposal=third)
    assert Support.objects.filter(person=late, is_temporary=True).count() == 1


def test_who_goes_or_comes_as_a_guest_leaves_the_numbers_right():
    proposals = three()
    person, organiser = UserFactory.create_batch(2)
    proposals[0].round.process.organisers.add(organiser)
    ends = proposals[0].round.closes_at
    code = make_code(round_=proposals[0].round, organiser=organiser, expires_at=ends, most=1)
    visitor = come_in(code=code, name="Salma", language="en")
    give_support(person=person, proposal=proposals[0])
    give_support(person=visitor, proposal=proposals[0])
    give_support(person=visitor, proposal=proposals[1])
    assert numbers(*proposals) == [1, 1, 0]

    bring_along(guest=visitor, person=person)
    assert numbers(*proposals) == [1, 1, 0]
    assert not Support.objects.filter(is_temporary=True).exists()

    other = UserFactory()
    give_support(person=other, proposal=proposals[2])
    for leaving in (other, person):
        erase(person=leaving, words=False)
    assert numbers(*proposals) == [0, 0, 0]


def test_a_merge_takes_nothing_from_what_counted():
    first, second, target = three()
    counts, waits = UserFactory.create_batch(2)
    for proposal in (first, second):
        give_support(person=counts, proposal=proposal)
    give_support(person=waits, proposal=first)
    Proposal.objects.filter(pk__in=[first.pk, second.pk]).update(author=target.author)
    merge = propose_merge(
        sources=[first, second], target=target, proposer=target.author, reason="The same."
    )

    for person in (counts, waits):
        answer_merge(merge=merge, person=person, says_yes=True)
    assert numbers(first, second, target) == [0, 0, 1]
    assert Support.objects.get(person=waits).is_temporary


def test_another_minimum_judges_all_anew_with_a_note():
    first, second, third = three()
    organiser, one, two = UserFactory.create_batch(3)
    first.round.process.organisers.add(organiser)
    give_support(person=one, proposal=first)
    for proposal in (first, second):
        give_support(person=two, proposal=proposal)
    assert numbers(first, second, third) == [1, 1, 0]

    for minimum, expected in ((1, [2, 1, 0]), (3, [0, 0, 0]), (2, [1, 1, 0])):
        change_rules(round_=first.round, organiser=organiser, note="Why.", supports_minimum=minimum)
        assert numbers(first, second, third) == expected


@pytest.mark.parametrize(
    "rules",
    [
        {"supports_minimum": 0},
        {"supports_minimum": 11},
        {"supports_capped": True},
        {"supports_capped": True, "supports_needed": 3, "supports_mode": "sealed"},
    ],
)
def test_the_database_refuses_rules_that_make_no_sense(rules):
    RoundFactory(supports_minimum=10, supports_capped=True, supports_needed=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoundFactory(**rules)


def test_the_page_says_that_a_support_is_temporary_and_how_many_more_it_takes(client):
    first, second, _third = three(supports_needed=1, supports_capped=True)
    person = UserFactory()
    client.force_login(person)

    assert b"give 1 more" not in client.get(first.get_absolute_url()).content
    page = client.post(first.url("support"), follow=True).content
    assert b"For now it is temporary: give 1 more" in " ".join(page.decode().split()).encode()
    page = " ".join(client.get(first.round.get_absolute_url()).content.decode().split())
    assert "Your supports here do not count yet: give 1 more." in page
    mine = client.get(reverse("people:contributions", args=["supports"])).content.decode()
    assert "your support does not count yet" in mine

    page = client.post(second.url("support"), follow=True).content.decode()
    assert "temporary" not in page
    assert "Take my support back" in page
    client.force_login(UserFactory())
    page = client.get(first.get_absolute_url()).content.decode()
    assert "It has as many supports as it can have." in page
    assert client.post(first.url("support")).status_code == 409


def test_an_organiser_is_told_at_the_field_what_cannot_be(client):
    round_, organiser = RoundFactory(), UserFactory(organiser=True)
    round_.process.organisers.add(organiser)
    client.force_login(organiser)
    address = reverse("participation:room-rules", args=[round_.process.slug, round_.slug])
    form = client.get(address).context["form"]
    kept = {name: form[name].value() or "" for name in form.fields}
    kept |= {"closes_at": kept["closes_at"].strftime("%Y-%m-%dT%H:%M"), "note": "Why."}

    page = client.post(address, kept | {"supports_minimum": 11, "supports_capped": "on"})
    assert page.status_code == 422
    errors = page.context["form"].errors
    assert errors["supports_minimum"] == ["Nobody can give so many here."]
    assert errors["supports_needed"] == ["Say how many a proposal needs."]
    sent = {"supports_minimum": 3, "supports_needed": 5, "supports_capped": "on"}
    assert client.post(address, kept | sent).status_code == 302
    page = " ".join(client.get(round_.get_absolute_url()).content.decode().split())
    assert "It takes no more than that." in page
    assert "Give 3 supports or more" in page
