"""A round may keep its discussion from everybody; a round of comments shows it."""

import json
from datetime import timedelta

import pytest
from django.utils.timezone import now

from participation.models import Round
from participation.services.comments import post_comment
from participation.services.rounds import change_rules
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory

WORD = "Xyzzymarker"


@pytest.fixture
def proposal():
    """With one comment, in a round that shows no comments any more."""
    proposal, organiser = ProposalFactory(), UserFactory()
    proposal.round.process.organisers.add(organiser)
    post_comment(proposal=proposal, author=proposal.author, text=WORD)
    change_rules(
        round_=proposal.round, organiser=organiser, note="Calm first", comments_mode="hidden"
    )
    return proposal


def test_a_hidden_discussion_is_shown_nowhere(client, proposal):
    comment = proposal.comments.get()
    address = proposal.get_absolute_url()
    for person in (None, proposal.author):
        if person:
            client.force_login(person)
        assert WORD not in client.get(address).text
        assert 'id="comments"' not in client.get(address).text
        for tail in ("", "versions/"):
            assert client.get(f"{address}comments/{comment.pk}/{tail}").status_code == 404
        assert "1 comment" not in client.get(f"/en{proposal.round.get_absolute_url()[3:]}").text
    listed = json.loads(client.get("/api/v1/proposals").content)["items"]
    assert [one["comment_count"] for one in listed] == [None]


def test_a_round_of_comments_shows_it_once_it_has_begun(client, proposal):
    later = RoundFactory(process=proposal.round.process, kind="comments", upcoming=True)
    assert WORD not in client.get(proposal.get_absolute_url()).text

    Round.objects.filter(pk=later.pk).update(opens_at=now() - timedelta(hours=1))
    page = client.get(proposal.get_absolute_url())
    assert WORD in page.text
    comment = proposal.comments.get()
    assert client.get(comment.get_absolute_url()).status_code == 200


def test_a_blocked_discussion_stays_readable(client):
    proposal = ProposalFactory()
    post_comment(proposal=proposal, author=proposal.author, text=WORD)
    organiser = UserFactory()
    proposal.round.process.organisers.add(organiser)
    change_rules(
        round_=proposal.round, organiser=organiser, note="Enough said", comments_mode="blocked"
    )

    page = client.get(proposal.get_absolute_url()).text
    assert WORD in page
    assert "comment-button" not in page
