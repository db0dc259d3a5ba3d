"""The map of any votes: the same whatever their order, never of few people, names that stay."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from participation.opinions.components import Moments, principal_components
from participation.opinions.groups import Choice, choose, letter_of, name_groups
from participation.opinions.map import Before, draw_map
from participation.opinions.matrix import VoteMatrix
from participation.opinions.statistics import priority


def camps(sizes, statements=12, seed=1):
    """Make people of several camps, each with its own mind and some whims."""
    draws = random.Random(seed)
    minds = [[draws.choice((1, -1)) for _ in range(statements)] for _ in sizes]
    people = [camp for camp, size in enumerate(sizes) for _ in range(size)]
    return [
        (person, statement, minds[camp][statement] if draws.random() < 0.9 else 0)
        for person, camp in enumerate(people)
        for statement in range(statements)
        if draws.random() < 0.9
    ]


votes = st.dictionaries(
    st.tuples(st.integers(1, 30), st.integers(1, 9)), st.sampled_from((-1, 0, 1)), max_size=200
)


@settings(max_examples=40, deadline=None)
@given(votes, st.randoms(use_true_random=False))
def test_the_map_is_the_same_whatever_the_order_of_votes(cast, chance):
    rows = [(person, statement, vote) for (person, statement), vote in cast.items()]
    shuffled = chance.sample(rows, len(rows))

    one, other = (draw_map(VoteMatrix.read(some)) for some in (rows, shuffled))

    assert (one is None) == (other is None)
    if one and other:
        assert one.places.tolist() == other.places.tolist()
        assert one.group_of == other.group_of
        assert one.groups == other.groups


@settings(max_examples=40, deadline=None)
@given(votes, votes)
def test_sums_kept_up_vote_by_vote_are_the_sums_of_all_votes(first, second):
    everywhere = {(0, statement): 0 for statement in range(1, 10)}
    before = VoteMatrix.read((*key, vote) for key, vote in {**first, **everywhere}.items())
    kept = Moments.of(before)
    person = VoteMatrix(
        np.array([99]), before.statements, np.ones((1, 9), np.int8), np.ones((1, 9), np.bool_)
    )

    grown = kept.plus(Moments.of(person))

    every = {**first, **everywhere, **{(99, statement): 1 for statement in range(1, 10)}}
    after = Moments.of(VoteMatrix.read((*key, vote) for key, vote in every.items()))
    for name in ("votes", "mixed", "cast"):
        assert (getattr(grown, name) == getattr(after, name)).all()
        back = getattr(grown.plus(Moments.of(person), -1), name)
        assert (back == getattr(kept, name)).all()


def test_components_are_those_of_the_filled_and_centred_matrix():
    matrix = VoteMatrix.read(camps([15, 15]))
    filled = np.where(matrix.cast, matrix.votes - matrix.centre, 0)

    _left, sizes, axes = np.linalg.svd(filled, full_matrices=False)
    mine = principal_components(Moments.of(matrix))

    assert np.abs((mine.axes * axes[:2]).sum(axis=1)) == pytest.approx([1, 1])
    assert mine.shares == pytest.approx(sizes[:2] ** 2 / (sizes**2).sum())


def test_camps_are_found_and_nobody_is_drawn_under_twenty():
    found = draw_map(VoteMatrix.read(camps([14, 12])))

    assert sorted(group.size for group in found.groups) == [12, 14]
    assert all(group.stands_for for group in found.groups)
    assert draw_map(VoteMatrix.read(camps([10, 9]))) is None
    assert draw_map(VoteMatrix.read([])) is None


@pytest.mark.parametrize("sizes", [[24, 4], [20, 3, 3], [30, 1]])
def test_no_group_has_fewer_than_five_people(sizes):
    found = draw_map(VoteMatrix.read(camps(sizes)))

    assert all(group.size >= 5 for group in found.groups)


def test_groups_keep_their_names_as_people_and_votes_come_in():
    rows = camps([14, 12])
    first = draw_map(VoteMatrix.read(rows))
    turned = {name: {"A": "B", "B": "A"}[name] for name in ("A", "B")}
    named = {person: turned[name] for person, name in first.group_of.items()}
    more = [(person + 100, statement, vote) for person, statement, vote in camps([14, 12])]

    later = draw_map(VoteMatrix.read(rows + more), Before(first.choice, named))

    assert len(later.groups) == 2
    assert all(later.group_of[person] == name for person, name in named.items())


def test_a_new_group_takes_a_letter_nobody_had():
    people, labels = np.arange(6), np.array([0, 0, 1, 1, 2, 2])

    assert name_groups(people, labels, {}) == ["A", "B", "C"]
    assert name_groups(people, labels, {0: "B", 1: "B", 4: "A", 3: "B"}) == ["B", "C", "A"]
    assert letter_of(25) == "Z"
    assert letter_of(26) == "AA"


def test_another_number_of_groups_must_be_clearly_better_four_times_running():
    choice = Choice(2)
    for running in (1, 2, 3):
        choice = choose({2: 0.4, 3: 0.5}, choice)
        assert choice == Choice(2, 3, running)
    assert choose({2: 0.4, 3: 0.41}, choice) == Choice(2)
    assert choose({2: 0.4, 3: 0.5}, choice) == Choice(3)
    assert choose({3: 0.1}, Choice(2)) == Choice(3)
    assert choose({}, Choice(2)) == Choice()


def test_moderated_statements_are_left_out_and_votes_are_checked():
    matrix = VoteMatrix.read([(1, 1, 1), (1, 2, -1), (2, 2, 0), (1, 1, -1)], without=[2])

    assert matrix.statements.tolist() == [1]
    assert matrix.votes.tolist() == [[-1], [0]]
    assert matrix.cast.tolist() == [[True], [False]]
    with pytest.raises(ValueError, match="1, 0 or -1"):
        VoteMatrix.read([(1, 1, 2)])


def test_what_is_least_known_weighs_most():
    assert priority(agreed=0, passed=0, seen=0) > priority(agreed=20, passed=0, seen=40)
    assert priority(agreed=5, passed=0, seen=10) > priority(agreed=5, passed=5, seen=10)
    assert priority(agreed=5, passed=0, seen=10, reach=2) > priority(agreed=5, passed=0, seen=10)
