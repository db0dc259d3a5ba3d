from uuid import uuid4

import pytest

from common.exceptions import RuleBroken
from participation.models import Comment, Support
from participation.queries import comments as queries
from participation.services.comments import post_comment, remove_comment
from participation.services.supports import give_support, withdraw_support
from tests.factories.participation import CommentFactory, ProposalFactory, RoundFactory
from tests.factories.people import TerritoryFactory, UserFactory


def counts(proposal):
    proposal.refresh_from_db()
    return (
        proposal.comment_count,
        proposal.for_count,
        proposal.against_count,
        proposal.neutral_count,
    )


def test_a_support_counts_once_and_can_be_taken_back():
    person, proposal = UserFactory(), ProposalFactory()

    give_support(person=person, proposal=proposal)
    give_support(person=person, proposal=proposal)
    proposal.refresh_from_db()
    assert (proposal.support_count, Support.objects.count()) == (1, 1)

    withdraw_support(person=person, proposal=proposal)
    withdraw_support(person=person, proposal=proposal)
    proposal.refresh_from_db()
    assert (proposal.support_count, Support.objects.count()) == (0, 0)


def test_nobody_supports_more_than_the_round_allows():
    round_, person = RoundFactory(supports_per_person=2), UserFactory()
    proposals = ProposalFactory.create_batch(3, round=round_)
    for proposal in proposals[:2]:
        give_support(person=person, proposal=proposal)

    with pytest.raises(RuleBroken, match="no supports left"):
        give_support(person=person, proposal=proposals[2])
    withdraw_support(person=person, proposal=proposals[0])
    give_support(person=person, proposal=proposals[2])
    give_support(person=person, proposal=ProposalFactory())

    assert Support.objects.filter(person=person, round=round_).count() == 2


@pytest.mark.parametrize(
    "proposal",
    [
        {"round__upcoming": True},
        {"round__closed": True},
        {"draft": True},
        {"withdrawn": True},
        {"status": "hidden"},
        {"round__supports_per_person": 0},
        {"round__residents_only": True},
    ],
)
def test_what_is_not_open_takes_no_support_and_no_comment(proposal):
    proposal, person = ProposalFactory(**proposal), UserFactory(territory=TerritoryFactory())
    with pytest.raises(RuleBroken):
        give_support(person=person, proposal=proposal)
    if proposal.round.supports_per_person:
        with pytest.raises(RuleBroken):
            post_comment(proposal=proposal, author=person, text="Hello")
    assert not Support.objects.exists()
    assert counts(proposal) == (0, 0, 0, 0)


def test_comments_count_by_stance_and_a_removed_one_no_more():
    proposal, author = ProposalFactory(), UserFactory()
    first = post_comment(proposal=proposal, author=author, text="Yes", stance="for")
    post_comment(proposal=proposal, author=author, text="No", stance="against")
    post_comment(proposal=proposal, author=author, text="Hm", parent=first)
    assert counts(proposal) == (3, 1, 1, 1)

    with pytest.raises(RuleBroken, match="Only the author"):
        remove_comment(comment=first, author=UserFactory())
    remove_comment(comment=first, author=author)
    remove_comment(comment=first, author=author)

    first.refresh_from_db()
    assert (first.text, first.is_removed, first.reply_count) == ("", True, 1)
    assert counts(proposal) == (2, 0, 1, 1)


def test_the_same_form_makes_one_comment():
    proposal, author, key = ProposalFactory(), UserFactory(), uuid4()
    first = post_comment(proposal=proposal, author=author, text="Once", form_key=key)
    again = post_comment(proposal=proposal, author=author, text="Once", form_key=key)
    assert first == again == Comment.objects.get()
    assert counts(proposal)[0] == 1


def test_replies_go_four_levels_deep():
    proposal, author = ProposalFactory(), UserFactory()
    parent = None
    for depth in range(4):
        parent = post_comment(proposal=proposal, author=author, text="Deeper", parent=parent)
        assert parent.depth == depth
    with pytest.raises(RuleBroken, match="cannot be answered"):
        post_comment(proposal=proposal, author=author, text="Too deep", parent=parent)
    assert Comment.objects.get(depth=0).reply_count == 3


def test_nobody_answers_a_comment_of_another_proposal_or_one_that_is_gone():
    proposal, author = ProposalFactory(), UserFactory()
    elsewhere = CommentFactory()
    said = post_comment(proposal=proposal, author=author, text="Said")
    gone = remove_comment(comment=said, author=author)
    for parent in (elsewhere, gone):
        with pytest.raises(RuleBroken, match="cannot be answered"):
            post_comment(proposal=proposal, author=author, text="Hello", parent=parent)


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_a_comment_says_something_of_bounded_length(text):
    with pytest.raises(RuleBroken):
        post_comment(proposal=ProposalFactory(), author=UserFactory(), text=text)


@pytest.mark.parametrize("mode", ["blocked", "hidden"])
def test_a_round_may_close_its_comments(mode):
    with pytest.raises(RuleBroken, match="closed"):
        post_comment(
            proposal=ProposalFactory(round__comments_mode=mode), author=UserFactory(), text="Hello"
        )


def test_a_round_of_comments_opens_the_proposals_of_its_process_again():
    proposal = ProposalFactory(round__closed=True)
    RoundFactory(process=proposal.round.process, kind="comments")
    comment = post_comment(proposal=proposal, author=UserFactory(), text="Hello")
    assert comment.pk
    with pytest.raises(RuleBroken):
        give_support(person=UserFactory(), proposal=proposal)


@pytest.mark.parametrize("number", [1, 30])
def test_a_page_of_conversations_costs_the_same(number, django_assert_num_queries):
    proposal, author = ProposalFactory(), UserFactory()
    for _ in range(number):
        top = post_comment(proposal=proposal, author=UserFactory(), text="Top")
        post_comment(proposal=proposal, author=author, text="Reply", parent=top)

    with django_assert_num_queries(2):
        shown, page = queries.conversations(proposal)
        names = [
            (talk.comment.author.pseudonym, reply.comment.author.pseudonym)
            for talk in shown
            for reply in talk.replies
        ]

    assert len(names) == min(number, queries.PAGE)
    assert (page.after is None) is (number == 1)


def test_pages_of_conversations_join_without_gap_or_overlap():
    proposal, author = ProposalFactory(), UserFactory()
    for _ in range(45):
        post_comment(proposal=proposal, author=author, text="Top")

    seen, after = [], None
    while True:
        shown, page = queries.conversations(proposal, after=after)
        seen += [talk.comment.pk for talk in shown]
        if page.after is None:
            break
        after = page.after
    shown, back = queries.conversations(proposal, before=page.before)

    everything = list(proposal.comments.order_by("-created_at", "-pk").values_list("pk", flat=True))
    assert seen == everything
    assert [talk.comment.pk for talk in shown] == everything[20:40]
    assert (back.after, back.before) == (everything[39], everything[20])


def test_a_long_conversation_shows_its_start_and_counts_the_rest():
    proposal, author = ProposalFactory(), UserFactory()
    top = post_comment(proposal=proposal, author=author, text="Top")
    for _ in range(25):
        post_comment(proposal=proposal, author=author, text="Reply", parent=top)

    (talk,), _page = queries.conversations(proposal)
    shown = queries.REPLIES_SHOWN
    assert (len(talk.replies), talk.more) == (shown, 25 - shown)

    whole = queries.conversation_around(top)
    assert (len(whole.replies), whole.more) == (25, 0)


def test_hidden_comments_and_those_of_unseen_proposals_stay_unseen():
    CommentFactory(status="hidden")
    CommentFactory(proposal__draft=True)
    CommentFactory(proposal__round__process__published_at=None)
    seen = CommentFactory()
    assert queries.visible_to(UserFactory()).get() == seen
