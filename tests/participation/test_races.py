"""Many at once, each on a connection of their own: counters and limits stay exact."""

from uuid import uuid4

import pytest
from django.core import mail

from common.exceptions import RuleBroken
from participation.models import (
    Case,
    Comment,
    CommentVersion,
    HelpfulMark,
    Proposal,
    Report,
    Support,
    Watch,
)
from participation.queries.counters import wrong_counts
from participation.services import care
from participation.services.comment_marks import edit_comment, mark_helpful
from participation.services.comments import post_comment, remove_comment
from participation.services.news import tell_comment
from participation.services.proposals import publish_draft, save_draft, withdraw_proposal
from participation.services.rounds import change_rules
from participation.services.supports import give_support, withdraw_support
from people.models import Notice
from people.services import notices
from tests.factories.participation import CommentFactory, ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 24


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def test_one_person_pressing_twenty_four_times_supports_once():
    person, proposal = UserFactory(), ProposalFactory()

    given = at_once([lambda: give_support(person=person, proposal=proposal)] * TIMES)

    assert len({support.pk for support in given}) == 1
    assert fresh(proposal).support_count == Support.objects.count() == 1


def test_many_people_supporting_at_once_are_all_counted():
    proposal, people = ProposalFactory(), UserFactory.create_batch(12)

    at_once([lambda p=p: give_support(person=p, proposal=proposal) for p in people])

    assert fresh(proposal).support_count == Support.objects.count() == 12


def test_giving_and_taking_back_at_once_keeps_the_count():
    person, proposal = UserFactory(), ProposalFactory()
    give = lambda: give_support(person=person, proposal=proposal)  # noqa: E731
    take = lambda: withdraw_support(person=person, proposal=proposal)  # noqa: E731

    at_once([give, take] * 8)

    assert fresh(proposal).support_count == Support.objects.count()


def test_the_limit_holds_for_one_person_on_many_proposals_at_once():
    round_, person = RoundFactory(supports_per_person=3), UserFactory()
    proposals = ProposalFactory.create_batch(10, round=round_)

    answers = at_once([lambda p=p: give_support(person=person, proposal=p) for p in proposals])

    assert sum(isinstance(answer, RuleBroken) for answer in answers) == 7
    assert sum(fresh(p).support_count for p in proposals) == Support.objects.count() == 3


def test_many_reaching_the_minimum_at_once_fill_no_proposal_beyond_its_number():
    round_ = RoundFactory(supports_minimum=2, supports_needed=5, supports_capped=True)
    proposals, people = ProposalFactory.create_batch(3, round=round_), UserFactory.create_batch(8)

    def give(person, number):
        # Each in another order: who waits for whom must not go in a circle.
        for step in (0, 1):
            give_support(person=person, proposal=proposals[(number + step) % 3])

    at_once([lambda p=p, n=n: give(p, n) for n, p in enumerate(people)])

    assert not wrong_counts()
    assert all(fresh(proposal).support_count <= 5 for proposal in proposals)
    counting = Support.objects.filter(is_temporary=False)
    assert all(counting.filter(person=p).count() in (0, 2) for p in people)
    assert counting.count() > 8


def test_giving_taking_and_another_minimum_at_once_leave_all_or_nothing_counting():
    round_, organiser = RoundFactory(supports_minimum=2), UserFactory()
    round_.process.organisers.add(organiser)
    proposals, people = ProposalFactory.create_batch(3, round=round_), UserFactory.create_batch(6)
    for person in people[:3]:
        for proposal in proposals[:2]:
            give_support(person=person, proposal=proposal)
    first, third = proposals[0], proposals[2]
    acts = [lambda p=p: withdraw_support(person=p, proposal=fresh(first)) for p in people[:3]]
    acts += [lambda p=p: give_support(person=p, proposal=fresh(third)) for p in people]
    acts += [
        lambda m=m: change_rules(
            round_=fresh(round_), organiser=organiser, note="Why.", supports_minimum=m
        )
        for m in (1, 3)
    ]

    at_once(acts)

    assert not wrong_counts()
    least = fresh(round_).supports_minimum
    for person in people:
        given = Support.objects.filter(person=person).values_list("is_temporary", flat=True)
        assert set(given) == {len(given) < least}


def test_one_form_sent_many_times_at_once_is_one_proposal_with_one_version():
    round_, author, key = RoundFactory(), UserFactory(), uuid4()

    def send():
        draft = save_draft(
            round_=round_, author=author, form_key=key, title="T", text="x", language="en"
        )
        return publish_draft(proposal=draft, author=author)

    at_once([send] * 10)

    assert Proposal.objects.get().versions.count() == 1


def test_the_limit_of_proposals_holds_at_once():
    round_, author = RoundFactory(proposals_per_person=2), UserFactory()
    drafts = ProposalFactory.create_batch(6, draft=True, round=round_, author=author)

    at_once([lambda d=d: publish_draft(proposal=d, author=author) for d in drafts])

    assert Proposal.objects.filter(status="published").count() == 2


def test_comments_at_once_are_counted_and_one_form_makes_one():
    proposal, author, key = ProposalFactory(), UserFactory(), uuid4()
    others = UserFactory.create_batch(8)
    same = lambda: post_comment(  # noqa: E731
        proposal=proposal, author=author, text="Once", stance="for", form_key=key
    )
    each = [
        lambda p=p: post_comment(proposal=proposal, author=p, text="Mine", stance="against")
        for p in others
    ]

    at_once([same] * 8 + each)

    kept = fresh(proposal)
    assert (kept.comment_count, kept.for_count, kept.against_count) == (9, 1, 8)
    assert Comment.objects.count() == 9


def test_removing_a_comment_many_times_at_once_counts_down_once():
    proposal, author = ProposalFactory(), UserFactory()
    comment = post_comment(proposal=proposal, author=author, text="Mine")

    at_once([lambda: remove_comment(comment=comment, author=author)] * 8)

    assert fresh(proposal).comment_count == 0


def test_what_is_being_withdrawn_takes_supports_before_or_not_at_all():
    proposal, people = ProposalFactory(), UserFactory.create_batch(8)
    gone = lambda: withdraw_proposal(  # noqa: E731
        proposal=proposal, author=proposal.author, reason="Enough."
    )

    at_once([lambda p=p: give_support(person=p, proposal=proposal) for p in people] + [gone])

    kept = fresh(proposal)
    assert kept.is_withdrawn
    assert kept.support_count == Support.objects.count()


def test_many_reports_at_once_are_one_case_and_all_counted():
    comment, people = CommentFactory(), UserFactory.create_batch(8)
    send = [
        lambda p=p: care.report(thing=comment, person=p, reason="spam", language="fr")
        for p in people
    ]

    at_once(send + send)

    assert Case.objects.get().report_count == Report.objects.count() == 8


def test_two_moderators_hiding_at_once_hide_once_and_count_once():
    proposal, author = ProposalFactory(), UserFactory()
    comment = post_comment(proposal=proposal, author=author, text="You fools.", language="en")
    case = care.report(thing=comment, person=None, reason="insult", language="fr").case
    moderators = UserFactory.create_batch(2, moderator=True)
    for moderator in moderators:
        Watch.objects.create(
            person=moderator, territory=proposal.round.process.territory, language="en"
        )
    words = {"reason": "insult", "ground": "rules", "clause": "Rule 3", "facts": "Names."}
    acts = [
        lambda m=m: care.decide(case=case, moderator=m, kind="hide", **words) for m in moderators
    ]
    remove = lambda: remove_comment(comment=comment, author=author)  # noqa: E731

    answers = at_once([*acts, remove] * 3)

    done = [answer for answer in answers if not isinstance(answer, RuleBroken)]
    assert done
    assert fresh(proposal).comment_count == fresh(proposal).neutral_count == 0
    assert fresh(comment).status in {"hidden", "removed"}


def test_two_digests_at_once_send_one_mail():
    proposal, person = ProposalFactory(), UserFactory()
    notices.choose(person=person, when="daily")
    notices.follow(person=person, thing=f"proposal:{proposal.pk}")
    comment = post_comment(proposal=proposal, author=proposal.author, text="Yes.")

    at_once([lambda: tell_comment(comment.pk)] * 6)
    assert Notice.objects.filter(person=person).count() == 1
    at_once([notices.send_digests] * 6)

    assert [one.to for one in mail.outbox] == [[person.email]]


def test_marking_and_unmarking_at_once_keeps_the_count():
    comment, people = CommentFactory(), UserFactory.create_batch(4)
    acts = [
        lambda p=p, w=w: mark_helpful(comment=comment, person=p, wanted=w)
        for p in people
        for w in (True, True, False)
    ]

    at_once(acts * 2)

    assert fresh(comment).helpful_count == HelpfulMark.objects.count()


def test_two_changes_at_once_keep_every_version():
    proposal, author = ProposalFactory(), UserFactory()
    comment = post_comment(proposal=proposal, author=author, text="One.")

    at_once(
        [lambda n=n: edit_comment(comment=comment, author=author, text=f"{n}.") for n in range(6)]
    )

    assert CommentVersion.objects.filter(comment=comment).count() == 6
