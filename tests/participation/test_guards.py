"""What the database refuses by itself, whoever asks."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from participation.models import Comment, Process, Proposal, Round, RoundNote, Support
from tests.factories.participation import (
    CategoryFactory,
    CommentFactory,
    ProcessFactory,
    ProposalFactory,
    RoundFactory,
    SupportFactory,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def refused(name):
    return pytest.raises(IntegrityError, match=name)


def test_a_round_closes_after_it_opens():
    moment = now()
    with refused("round_closes_after_it_opens"):
        RoundFactory(opens_at=moment, closes_at=moment)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("closes_at", now() + timedelta(days=90)),
        ("opens_at", now() - timedelta(days=90)),
        ("kind", "vote"),
        ("supports_per_person", 999),
        ("proposals_per_person", 999),
        ("comments_mode", "blocked"),
        ("supports_mode", "hidden"),
        ("premoderated", ["comments"]),
        ("edit_minutes", 5),
        ("amendments_mode", "hidden"),
        ("edit_supports", 3),
        ("evaluators_answer", True),
        ("seeds_first", True),
        ("endorsements_mode", "hidden"),
        ("supports_needed", 3),
        ("supports_minimum", 3),
        ("supports_capped", True),
    ],
)
def test_the_rules_of_an_open_round_do_not_change_in_silence(field, value):
    round_ = RoundFactory(supports_needed=2)
    Round.objects.filter(pk=RoundFactory(upcoming=True).pk).update(supports_per_person=4)

    with transaction.atomic(), refused("only with a public note"):
        Round.objects.filter(pk=round_.pk).update(**{field: value})

    RoundNote.objects.create(
        round=round_, text="Two holidays fell in it.", language="en", written_by=UserFactory()
    )
    assert Round.objects.filter(pk=round_.pk).update(**{field: value}) == 1


def test_words_of_an_open_round_may_still_be_corrected():
    round_ = RoundFactory()
    assert Round.objects.filter(pk=round_.pk).update(title_fr="Vos idées", position=70) == 1


@pytest.mark.django_db(transaction=True)
def test_the_note_of_another_day_does_not_unfreeze_the_rules():
    round_ = RoundFactory()
    RoundNote.objects.create(round=round_, text="Old.", language="en", written_by=UserFactory())

    with transaction.atomic(), refused("only with a public note"):
        Round.objects.filter(pk=round_.pk).update(supports_per_person=999)


def test_a_version_is_never_rewritten():
    proposal = ProposalFactory()
    version = proposal.versions.create(
        number=1, title="T", text="x", language="en", created_by=proposal.author, created_at=now()
    )
    with refused("never changed"):
        version.title = "Something else"
        version.save()


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"support_count": -1}, "support_count"),
        ({"comment_count": 3}, "proposal_comment_counts_add_up"),
        ({"latitude": 34}, "proposal_point_is_on_earth"),
        ({"latitude": 91, "longitude": 10}, "proposal_point_is_on_earth"),
        ({"estimated_cost": -5}, "proposal_cost_is_not_negative"),
        ({"title": ""}, "published_proposal_has_title_and_text"),
        ({"status": "withdrawn"}, "a_withdrawn_proposal_says_what_for"),
        (
            {"status": "withdrawn", "withdrawn_for": "done"},
            "proposal_is_withdrawn_with_a_reason",
        ),
        ({"status": "draft"}, "only_a_draft_is_unpublished"),
        ({"published_at": None}, "only_a_draft_is_unpublished"),
    ],
)
def test_a_proposal_cannot_be_in_an_impossible_state(values, constraint):
    proposal = ProposalFactory()
    with refused(constraint):
        Proposal.objects.filter(pk=proposal.pk).update(**values)


def test_a_support_is_unique_and_names_the_round_of_its_proposal():
    support = SupportFactory()
    with transaction.atomic(), refused("one_support_per_person_and_proposal"):
        SupportFactory(proposal=support.proposal, person=support.person)
    with refused("names the round"):
        Support.objects.filter(pk=support.pk).update(round=RoundFactory())


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"depth": 4}, "comment_is_at_most_four_levels_deep"),
        ({"depth": 1}, "comment_is_at_most_four_levels_deep"),
        ({"text": ""}, "removed_comment_keeps_no_text"),
        ({"status": "removed", "removed_at": now()}, "removed_comment_keeps_no_text"),
    ],
)
def test_a_comment_cannot_be_in_an_impossible_state(values, constraint):
    comment = CommentFactory()
    with refused(constraint):
        Comment.objects.filter(pk=comment.pk).update(**values)


def test_a_process_speaks_a_language_and_counts_in_one_currency():
    process = ProcessFactory()
    with transaction.atomic(), refused("process_speaks_a_language"):
        Process.objects.filter(pk=process.pk).update(languages=[])
    with refused("process_currency_is_three_capitals"):
        Process.objects.filter(pk=process.pk).update(currency="€")


def test_a_category_is_named_once_in_a_process():
    category = CategoryFactory()
    with refused("one_category_per_slug_and_process"):
        CategoryFactory(process=category.process, slug=category.slug)


@pytest.mark.parametrize(
    ("opens", "closes", "state"),
    [(1, 2, "upcoming"), (-1, 1, "open"), (-2, -1, "closed")],
)
def test_the_state_of_a_round_comes_from_its_dates(opens, closes, state):
    moment = now()
    round_ = RoundFactory(
        opens_at=moment + timedelta(days=opens), closes_at=moment + timedelta(days=closes)
    )

    assert round_.state == state
    assert round_.is_open is (state == "open")
    for name, found in (
        ("open", Round.objects.open_at(moment)),
        ("upcoming", Round.objects.upcoming_at(moment)),
        ("closed", Round.objects.closed_at(moment)),
    ):
        assert found.exists() is (name == state)


def test_a_round_opens_on_the_second_and_is_closed_on_the_second():
    round_ = RoundFactory()
    assert round_.state_at(round_.opens_at) == "open"
    assert round_.state_at(round_.closes_at) == "closed"
