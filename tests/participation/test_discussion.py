"""Reading and writing a long discussion: order, sides, changes, quotes, marks and names."""

import re

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from common.exceptions import RuleBroken
from participation.models import Comment, CommentVersion, HelpfulMark, Proposal
from participation.queries import comments as queries
from participation.services.comment_marks import edit_comment, mark_helpful
from participation.services.comments import post_comment, remove_comment
from participation.services.news import tell_comment
from people.models import Notice
from tests.factories.participation import CommentFactory, ProposalFactory
from tests.factories.people import UserFactory

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def proposal():
    return ProposalFactory()


def said(proposal, text="Yes.", **more):
    author = more.pop("author", None) or UserFactory()
    return post_comment(proposal=proposal, author=author, text=text, language="en", **more)


def order_of(proposal, **asked):
    talks, _page = queries.conversations(proposal, **asked)
    return [talk.comment.pk for talk in talks]


def test_a_change_keeps_what_stood_before(client, proposal):
    comment = said(proposal, "First words.")
    client.force_login(comment.author)
    door = comment.get_absolute_url() + "edit/"

    assert "First words." in client.get(door).text
    assert client.post(door, {"text": ""}).status_code == 422
    assert client.post(door, {"text": HOSTILE}).status_code == 302
    client.logout()
    page = client.get(comment.get_absolute_url() + "versions/").text
    assert "First words." in page
    assert "&lt;script&gt;" in page
    assert HOSTILE not in page
    assert "versions/" in client.get(proposal.get_absolute_url()).text


def test_only_the_author_changes_it_and_only_while_it_is_discussed(client, proposal):
    comment = said(proposal)
    with pytest.raises(RuleBroken, match="author"):
        edit_comment(comment=comment, author=UserFactory(), text="Mine.")
    client.force_login(comment.author)
    Proposal.objects.filter(pk=proposal.pk).update(
        status="withdrawn",
        withdrawn_for="other",
        withdrawal_reason="No.",
        withdrawn_at=timezone.now(),
    )
    answer = client.post(comment.get_absolute_url() + "edit/", {"text": "Typed for nothing?"})
    assert answer.status_code == 409
    assert "Typed for nothing?" in answer.text


def test_with_the_words_go_their_versions(proposal):
    comment = said(proposal, "My address is 5, Rue X.")
    edit_comment(comment=comment, author=comment.author, text="Better.")
    remove_comment(comment=comment, author=comment.author)
    assert not CommentVersion.objects.exists()


def test_a_mark_counts_once_and_can_be_taken_back(client, proposal):
    comment, person = said(proposal), UserFactory()
    client.force_login(person)
    door = comment.get_absolute_url() + "helpful/"

    for value, count in (("1", 1), ("1", 1), ("0", 0), ("0", 0), ("1", 1)):
        assert client.post(door, {"helpful": value}).status_code == 302
        comment.refresh_from_db()
        assert comment.helpful_count == HelpfulMark.objects.count() == count
    assert 'aria-pressed="true"' in client.get(proposal.get_absolute_url()).text
    with pytest.raises(RuleBroken, match="Others"):
        mark_helpful(comment=comment, person=comment.author, wanted=True)
    Comment.objects.filter(pk=comment.pk).update(status="hidden")
    assert client.post(door, {"helpful": "1"}).status_code == 404


def test_conversations_come_in_the_order_asked_for(proposal):
    first, second, third = (said(proposal, stance=s) for s in ("for", "against", "for"))
    said(proposal, parent=first)
    Comment.objects.filter(pk=second.pk).update(helpful_count=3)

    assert order_of(proposal) == [third.pk, second.pk, first.pk]
    assert order_of(proposal, sort="oldest") == [first.pk, second.pk, third.pk]
    assert order_of(proposal, sort="helpful")[0] == second.pk
    assert order_of(proposal, sort="discussed")[0] == first.pk
    assert order_of(proposal, stance="for") == [third.pk, first.pk]


@pytest.mark.parametrize("sort", ["newest", "oldest", "helpful", "discussed"])
def test_pages_join_in_every_order(proposal, sort):
    author = UserFactory()
    for number in range(45):
        CommentFactory(proposal=proposal, author=author, helpful_count=number % 3)
    seen, after = [], None
    for _time in range(3):
        talks, page = queries.conversations(proposal, sort=sort, after=after)
        seen += [talk.comment.pk for talk in talks]
        after = page.after
    assert (len(seen), len(set(seen)), after) == (45, 45, None)


def test_both_sides_stand_side_by_side(client, proposal):
    pro = said(proposal, "It helps.", stance="for")
    said(proposal, "An answer.", parent=pro)
    said(proposal, "It hurts.", stance="against")
    said(proposal, "Neither here nor there.")

    page = client.get(proposal.get_absolute_url() + "?view=columns").text
    assert page.index("It helps.") < page.index("An answer.") < page.index("It hurts.")
    assert "Neither here" not in page
    for nonsense in ("?view=x", "?sort=x", "?stance=x", "?sort=helpful&after=x"):
        assert client.get(proposal.get_absolute_url() + nonsense).status_code == 200


def test_a_quote_is_typed_for_you_and_shown_as_one(client, proposal):
    comment = said(proposal, f"Two\nlines {HOSTILE}")
    client.force_login(UserFactory())

    page = client.get(f"{proposal.get_absolute_url()}?reply={comment.pk}&quote=1").text
    assert "&gt; Two\n&gt; lines &lt;script&gt;" in page
    said(proposal, f"> {HOSTILE}\nNo.", parent=comment)
    page = client.get(proposal.get_absolute_url()).text
    assert re.search(r"<blockquote>\s*<p>&lt;script&gt;", page)
    assert HOSTILE not in page


def test_whoever_is_named_hears_of_it_if_they_may_read_it(proposal):
    amel = UserFactory(pseudonym="Amel Ben Salah")
    comment = said(proposal, "As @amel ben salah said, and @nobody at all, and @@@.")
    tell_comment(comment.pk)
    assert Notice.objects.get(person=amel).kind == "comment_mentioned"

    Notice.objects.all().delete()
    process = proposal.round.process
    type(process).objects.filter(pk=process.pk).update(access="invitation")
    tell_comment(said(proposal, "@Amel Ben Salah?").pk)
    assert not Notice.objects.filter(person=amel).exists()


@pytest.mark.parametrize("tail", ["", "?sort=helpful", "?view=columns", "?stance=for&sort=oldest"])
def test_two_thousand_comments_cost_as_much_as_twenty(client, proposal, tail):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(proposal.get_absolute_url() + tail).status_code == 200
        return len(asked)

    def add(number):
        made = [
            Comment(
                proposal=proposal,
                author=author,
                text="Words.",
                language="en",
                stance=("for", "against")[n % 2],
                created_at=timezone.now(),
            )
            for n in range(number)
        ]
        Comment.objects.bulk_create(made)
        half = number // 2
        Proposal.objects.filter(pk=proposal.pk).update(
            comment_count=F("comment_count") + number,
            for_count=F("for_count") + half,
            against_count=F("against_count") + half,
        )

    author = UserFactory()
    add(20)
    for reader in (None, author):
        if reader:
            client.force_login(reader)
        cost()
        few = cost()
        if reader is None:
            add(1980)
        assert few <= 12
        assert cost() == few
