"""Merges, supports and answers in any order and at the same moment: no support lost or doubled."""

import random

import pytest
from django.db import transaction

from common.exceptions import RuleBroken
from participation.models import Merge, Support
from participation.queries.proposals import supports_left
from participation.services.merges import agree_to_merge, answer_merge
from participation.services.supports import give_support, withdraw_support
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.participation.test_merges import counted_right, merged_into, proposed, supporter
from tests.races import at_once


def two_proposals():
    return ProposalFactory.create_batch(2, round=RoundFactory(supports_per_person=2))


@pytest.mark.parametrize("seed", range(3))
def test_random_acts_keep_every_count_right(seed):
    round_ = RoundFactory(supports_per_person=2)
    chance = random.Random(seed)
    people, proposals = UserFactory.create_batch(5), ProposalFactory.create_batch(5, round=round_)

    def act():
        person, one, other = chance.choice(people), *chance.sample(proposals, 2)
        kind = chance.randrange(10)
        if kind < 5:
            give_support(person=person, proposal=one)
        elif kind < 6:
            withdraw_support(person=person, proposal=one)
        elif kind < 7:
            merged_into(one, other)
        elif merge := Merge.objects.filter(status="done").order_by("?").first():
            answer_merge(merge=merge, person=person, says_yes=chance.random() < 0.7)

    for _time in range(60):
        try:
            with transaction.atomic():
                act()
        except RuleBroken:
            continue
    assert counted_right()
    assert all(supports_left(person, round_) >= 0 for person in people)


@pytest.mark.django_db(transaction=True)
def test_answering_often_and_supporting_meanwhile_counts_once():
    garden, orchard = two_proposals()
    ana = supporter(orchard)
    merge = merged_into(garden, orchard)
    acts = [
        lambda: answer_merge(merge=merge, person=ana, says_yes=True),
        lambda: give_support(person=ana, proposal=garden),
        lambda: answer_merge(merge=merge, person=ana, says_yes=False),
    ]
    at_once(acts * 4)
    answer_merge(merge=merge, person=ana, says_yes=True)
    assert Support.objects.filter(person=ana).count() == 1
    assert counted_right()


@pytest.mark.django_db(transaction=True)
def test_supporting_while_it_is_merged_is_counted_before_or_refused():
    garden, orchard = two_proposals()
    merge = proposed([orchard], garden)
    people = UserFactory.create_batch(5)
    acts = [lambda p=p: give_support(person=p, proposal=orchard) for p in people]
    at_once([*acts, *[lambda: agree_to_merge(merge=merge, author=orchard.author)] * 3])
    assert Merge.objects.get().is_done
    assert counted_right()
