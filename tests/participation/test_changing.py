"""How long an author may change what is published."""

from datetime import timedelta

import pytest
from django.utils.timezone import now
from django.utils.translation import override

from common.exceptions import RuleBroken
from participation.models import Proposal, Round
from participation.services.answers import decide_answer
from participation.services.proposals import edit_proposal, publish_proposal
from participation.services.rounds import change_rules
from tests.factories.participation import CategoryFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.participation.test_pages import HOSTILE, address


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def published(minutes_ago=0, **rules):
    round_ = RoundFactory(opens_at=now() + timedelta(days=1), **rules)
    Round.objects.filter(pk=round_.pk).update(opens_at=now() - timedelta(days=2))
    round_.refresh_from_db()
    author = UserFactory()
    words = {"title": "A garden", "text": "Behind the school.", "language": "en"}
    moment = now() - timedelta(minutes=minutes_ago)
    return publish_proposal(round_=round_, author=author, at=moment, **words), author


@pytest.mark.parametrize(
    ("rules", "minutes_ago", "may"),
    [
        ({"edit_minutes": None}, 2000, True),
        ({"edit_minutes": 10}, 5, True),
        ({"edit_minutes": 10}, 11, False),
        ({"edit_minutes": 0}, 0, False),
    ],
)
def test_the_window_opens_and_closes_by_the_rounds_rule(client, rules, minutes_ago, may):
    proposal, author = published(minutes_ago, **rules)
    client.force_login(author)
    change = {"title": "A garden", "text": "Behind the town hall.", "language": "en"}

    page = client.get(address(proposal)).text
    form = client.get(address(proposal, "edit/"))
    sent = client.post(address(proposal, "edit/"), change)

    assert (address(proposal, "edit/") in page, form.status_code == 200) == (may, may)
    assert sent.status_code == (302 if may else 409)
    assert ("The time to change it is over." in sent.text) != may
    assert may or change["text"] in sent.text
    proposal.refresh_from_db()
    assert proposal.version == (2 if may else 1)
    # Taking it back is another thing, and stays open.
    assert client.get(address(proposal, "withdraw/")).status_code == 200


def test_what_is_decided_about_is_not_changed_any_more(client):
    proposal, author = published()
    organiser = UserFactory()
    proposal.round.process.organisers.add(organiser)
    decide_answer(
        proposal=proposal, organiser=organiser, verdict="feasible", reason="Yes.", language="en"
    )

    with pytest.raises(RuleBroken, match="has decided"):
        edit_proposal(proposal=proposal, author=author, text="Something else.")
    client.force_login(author)
    assert address(proposal, "edit/") not in client.get(address(proposal)).text
    refused = client.get(address(proposal, "edit/"))
    assert (refused.status_code, "has decided about it" in refused.text) == (409, True)


def test_the_window_is_a_rule_that_changes_only_with_a_note():
    proposal, _author = published(edit_minutes=10)
    organiser = UserFactory()
    proposal.round.process.organisers.add(organiser)

    change_rules(round_=proposal.round, organiser=organiser, note="Asked for.", edit_minutes=60)

    assert Proposal.objects.get().round.edit_minutes == 60


def test_what_changed_beside_the_text_is_shown_too(client):
    proposal, author = published()
    category = CategoryFactory(process=proposal.round.process, name="Schools")
    edit_proposal(
        proposal=proposal, author=author, category=category, estimated_cost=1200,
        latitude="34.74", longitude="10.76", place_name=HOSTILE[:90],
    )  # fmt: skip

    page = client.get(address(proposal, "versions/")).text

    for words in ("Theme: Schools", "34.7400, 10.7600", "Estimated cost: 1200"):
        assert words in page
    assert "<script>alert" not in page
