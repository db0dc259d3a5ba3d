"""Supports on, counted in silence, frozen or not shown: the same at every surface."""

import json
import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from common.exceptions import RuleBroken
from participation.models import Proposal
from participation.queries import mine, processes
from participation.queries.proposals import published_in, shows_supports
from participation.services.supports import give_support, withdraw_support
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
NUMBER = 87654  # no page says it for another reason, no name or title counts so far


def supported(**facts):
    """Set up a round with three proposals; the middle one has most supports."""
    round_ = RoundFactory(**facts)
    made = ProposalFactory.create_batch(3, round=round_)
    Proposal.objects.filter(pk=made[1].pk).update(support_count=NUMBER)
    return round_, made[1]


def shown_at(client, round_, proposal):
    """Name the surfaces on which the number of supports stands."""
    round_.process.organisers.add(organiser := UserFactory(organiser=True))
    doors = {
        "list": round_.get_absolute_url(),
        "proposal": proposal.get_absolute_url(),
        "process": round_.process.get_absolute_url(),
        "api": "/api/v1/proposals",
        "answers": reverse("participation:answers", args=[round_.process.slug, round_.slug]),
    }
    client.force_login(organiser)
    with override("en"):
        pages = {name: client.get(door) for name, door in doors.items()}
    assert {page.status_code for page in pages.values()} == {200}
    found = {name for name, page in pages.items() if f"{NUMBER}" in _words(page.text)}
    told = mine.where_proposals_are([fresh(proposal)], proposal.author)[proposal.pk]
    return found | ({"my page"} if any(f"{NUMBER}" in _unparted(line) for line in told) else set())


def _words(text):
    """Leave out drawings and tokens, which hold figures of all kinds."""
    if text.startswith("{"):
        return " ".join(str(one["support_count"]) for one in json.loads(text)["items"])
    text = re.sub(r"<(svg|script|style)\b.*?</\1>", "", text, flags=re.DOTALL)
    return _unparted(" ".join(re.findall(r">([^<]+)<", text)))


def _unparted(words):
    """Take the marks between thousands away."""
    return re.sub(r"(?<=\d)[,.\s](?=\d{3}\b)", "", words)


def fresh(proposal):
    return Proposal.objects.select_related("round__process", "decided_answer").get(pk=proposal.pk)


EVERYWHERE = {"list", "proposal", "process", "api", "answers", "my page"}


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({}, EVERYWHERE),
        ({"supports_mode": "blocked"}, EVERYWHERE),
        ({"supports_mode": "sealed"}, set()),
        ({"supports_mode": "sealed", "closed": True}, EVERYWHERE),
        ({"supports_mode": "hidden"}, set()),
        ({"supports_mode": "hidden", "closed": True}, set()),
    ],
)
def test_the_number_stands_everywhere_or_nowhere(client, facts, shown):
    round_, proposal = supported(**facts)
    assert shown_at(client, round_, proposal) == shown


def test_no_order_tells_what_is_counted_in_silence(client):
    round_, best = supported(supports_mode="sealed")
    newest = [one.pk for one in published_in(round_).order_by("-published_at", "-pk")]
    page = client.get(f"{round_.get_absolute_url()}?sort=supported")
    assert [one.pk for one in page.context["proposals"]] == newest
    assert "sort=supported" not in client.get(round_.get_absolute_url()).text

    talk = RoundFactory(process=round_.process, kind="comments")
    assert not shows_supports(talk)
    listed = client.get(f"{talk.get_absolute_url()}?sort=supported").context["proposals"]
    assert [one.pk for one in listed] == newest
    assert processes.figures_of(round_.process)[round_.pk].supports is None
    assert best.pk in newest


@pytest.mark.parametrize(
    ("mode", "takes"), [("on", True), ("sealed", True), ("blocked", False), ("hidden", False)]
)
def test_who_may_support_follows_from_the_mode(mode, takes):
    proposal, person = ProposalFactory(round__supports_mode=mode), UserFactory()
    if takes:
        give_support(person=person, proposal=proposal)
        withdraw_support(person=person, proposal=proposal)
        return
    for act in (give_support, withdraw_support):
        with pytest.raises(RuleBroken):
            act(person=person, proposal=proposal)


def test_one_sees_ones_own_support_without_the_number(client):
    round_, proposal = supported(supports_mode="sealed")
    client.force_login(UserFactory())
    door = reverse("participation:support", args=[round_.process.slug, round_.slug, proposal.pk])
    with override("en"):
        answer = client.post(door, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert str(NUMBER + 1) not in _words(answer.text)
    assert "withdraw" in answer.text
