"""No single person changes what a vote comes to (V2-18): rounds end by their dates, lots by two."""

from functools import partial

import pytest

from common.exceptions import RuleBroken
from participation.models import Draw, Result
from participation.services.rounds import change_rules
from participation.services.voting import close_round, enter_draw
from tests.factories.people import UserFactory
from tests.factories.voting import VoteFactory, filled, time_is_over
from tests.races import at_once


def drawn_for(*people):
    vote = VoteFactory(budget=40_000, options={"one": 40_000, "two": 40_000})
    vote.round.process.organisers.add(*people)
    filled(vote, ["one", "two"])
    time_is_over(vote)
    close_round(round_=vote.round)
    return vote


def test_nobody_reopens_a_round_that_is_over_nor_moves_the_end_of_a_vote_that_has_opened():
    organiser, administrator = UserFactory(organiser=True), UserFactory(administrator=True)
    open_ = VoteFactory()
    open_.round.process.organisers.add(organiser)
    filled(open_, ["bench"])
    over = drawn_for(organiser)
    for vote in (open_, over):
        later = {"closes_at": vote.round.closes_at.replace(year=2040)}
        for person in (organiser, administrator):
            with pytest.raises(RuleBroken):
                change_rules(round_=vote.round, organiser=person, note="Longer", **later)
        vote.round.refresh_from_db()
        assert vote.round.closes_at.year < 2040


def test_whoever_may_not_look_after_it_enters_nothing():
    vote = drawn_for(UserFactory(organiser=True))
    for stranger in (UserFactory(), UserFactory(organiser=True), UserFactory(editor=True)):
        with pytest.raises(RuleBroken, match="Only the organiser"):
            enter_draw(round_=vote.round, person=stranger, seed="1 2 3")
    assert not Draw.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_enter_the_same_at_once_publish_one_result_and_one_alone_none():
    first, second = UserFactory(organiser=True), UserFactory(administrator=True)
    alone = drawn_for(first)
    enter = partial(enter_draw, round_=alone.round, person=first, seed="6 6 1")
    assert at_once([enter] * 4) == [None] * 4
    assert not Result.objects.exists()

    both = drawn_for(first)
    people = [first, second] * 2
    acts = [partial(enter_draw, round_=both.round, person=one, seed="6 6 1") for one in people]
    at_once(acts)

    assert Result.objects.get().lot_seed == "6 6 1"
    assert Draw.objects.filter(closing__vote=both).count() == 1
