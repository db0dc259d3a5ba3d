"""A discussion closes with what it came to, in its organisers' words (field.md c-4)."""

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import override

from common.exceptions import RuleBroken
from participation.models import Conclusions, RoundNote
from participation.services.conclusions import MOST, conclude
from participation.services.news import tell_of_rounds
from participation.services.opinions import give_opinion
from people.models import AuditEvent, Notice
from people.services import notices
from tests.factories.participation import ProposalFactory, RoundFactory, StatementFactory
from tests.factories.people import UserFactory
from tests.races import at_once

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&"
WORDS = "Two of three neighbours want benches first."


@pytest.fixture
def organiser():
    return UserFactory(organiser=True, language="en")


@pytest.fixture
def talk(organiser):
    round_ = RoundFactory(kind="comments")
    round_.process.organisers.add(organiser)
    return round_


def address(round_, name="room-conclude"):
    keys = {"process": round_.process.slug, "round": round_.slug}
    return reverse(f"participation:{name}", kwargs=keys)


def test_an_open_discussion_closes_with_its_conclusions(
    client, talk, organiser, django_capture_on_commit_callbacks
):
    statement, person = StatementFactory(round=talk), UserFactory()
    give_opinion(statement=statement, person=person, answer=1)
    notices.follow(person=person, thing=f"process:{talk.process_id}")
    client.force_login(organiser)
    sent = {"text": f"{WORDS} {HOSTILE}", "language": "en"}

    refused = client.post(address(talk), sent)
    assert refused.status_code == 422
    assert WORDS in refused.text
    assert not Conclusions.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address(talk), sent | {"note": "All has been said"}).status_code == 302

    talk.refresh_from_db()
    assert talk.state == "closed"
    assert RoundNote.objects.get().text == "All has been said"
    with pytest.raises(RuleBroken, match="closed"):
        give_opinion(statement=statement, person=UserFactory(), answer=1)
    with django_capture_on_commit_callbacks(execute=True):
        tell_of_rounds()
    told = Notice.objects.filter(person=person).values_list("kind", flat=True)
    assert [kind for kind in told if kind in {"round_concluded", "round_closed"}] == [
        "round_concluded"
    ]
    assert AuditEvent.objects.filter(action="round.concluded", actor=organiser).count() == 1

    client.logout()
    log = reverse("participation:process-log", args=[talk.process.slug])
    for page in (talk.get_absolute_url(), address(talk, "opinions"), log):
        seen = client.get(page).text
        assert WORDS in seen, page
        assert "<script>alert" not in seen


def test_after_it_has_closed_no_reason_is_asked_and_newer_words_stand_first(
    client, talk, organiser
):
    with time_machine.travel(talk.closes_at):
        client.force_login(organiser)
        assert 'name="note"' not in client.get(address(talk)).text
        for text in (WORDS, WORDS, "Benches, and shade."):
            assert client.post(address(talk), {"text": text, "language": "en"}).status_code == 302
        seen = client.get(talk.get_absolute_url()).text

    assert Conclusions.objects.count() == 2
    assert seen.index("Benches, and shade.") < seen.index(WORDS)
    assert not RoundNote.objects.exists()


def test_below_conclusions_the_proposals_wait_until_they_are_asked_for(client, talk, organiser):
    with override("en"):
        page = talk.get_absolute_url()
    assert "Search the proposals" not in client.get(page).text
    ProposalFactory(round=RoundFactory(process=talk.process))
    folded, open_ = '<details class="discussed" >', '<details class="discussed" open>'
    assert open_ in client.get(page).text

    conclude(round_=talk, organiser=organiser, text=WORDS, note="Over")

    assert folded in client.get(page).text
    assert open_ in client.get(f"{page}?q=market").text


def test_only_its_organisers_conclude_a_discussion_that_has_begun(client, talk, organiser):
    other = UserFactory(organiser=True)
    with pytest.raises(RuleBroken, match="organiser"):
        conclude(round_=talk, organiser=other, text=WORDS, note="Over")
    later = RoundFactory(process=talk.process, kind="comments", upcoming=True)
    proposals = RoundFactory(process=talk.process)
    for round_, words in ((later, "not begun"), (proposals, "discussion")):
        with pytest.raises(RuleBroken, match=words):
            conclude(round_=round_, organiser=organiser, text=WORDS, note="Over")
    for text, note, words in (
        ("  ", "Over", "came to"), ("x" * 5001, "Over", "long"), (WORDS, " ", "closes now"),
    ):  # fmt: skip
        with pytest.raises(RuleBroken, match=words):
            conclude(round_=talk, organiser=organiser, text=text, note=note)
    assert talk.is_open
    assert not Conclusions.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Conclusions.objects.create(
            round=talk, text="", language="en", written_by=organiser, written_at=talk.opens_at
        )
    client.force_login(organiser)
    room = "/en/processes/{}/room/rounds/{}/"
    for round_, offered in ((talk, True), (later, False), (proposals, False)):
        page = client.get(room.format(round_.process.slug, round_.slug)).text
        assert ("/conclusions/" in page) is offered


def test_conclusions_are_changed_so_many_times(talk, organiser):
    conclude(round_=talk, organiser=organiser, text="0", note="Over")
    for number in range(1, MOST):
        conclude(round_=talk, organiser=organiser, text=str(number))

    with pytest.raises(RuleBroken, match="often"):
        conclude(round_=talk, organiser=organiser, text=WORDS)


@pytest.mark.django_db(transaction=True)
def test_pressed_twice_at_once_it_closes_and_concludes_once():
    organiser, talk = UserFactory(organiser=True), RoundFactory(kind="comments")
    talk.process.organisers.add(organiser)

    at_once([lambda: conclude(round_=talk, organiser=organiser, text=WORDS, note="Over")] * 3)

    assert Conclusions.objects.count() == RoundNote.objects.count() == 1
