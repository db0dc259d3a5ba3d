"""Suggested changes: by whom a round is for, answered by the authors, never lost, never forged."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from common.differences import difference, merged
from common.exceptions import RuleBroken
from participation.models import Amendment, Proposal, ProposalVersion, Watch
from participation.services import care
from participation.services.amendments import (
    accept_amendment,
    promote_amendment,
    ref_of,
    reject_amendment,
    suggest_amendment,
    withdraw_amendment,
)
from participation.services.editions import Outdated
from participation.services.forgetting import remove_words
from participation.services.proposals import edit_proposal, publish_proposal, ref
from people.models import AuditEvent, Notice
from people.services.exports import export_of
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import TerritoryFactory, UserFactory
from tests.races import at_once
from thread.queries import links_around

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&"
STATEMENT = {
    "reason": "insult",
    "ground": "rules",
    "clause": "Rule 3",
    "facts": "It insults a neighbour.",
}


@pytest.fixture
def proposal():
    return publish_proposal(
        round_=RoundFactory(),
        author=UserFactory(),
        language="en",
        title="A school garden",
        text="First line.\nSecond line.\nThird line.",
    )


def suggested(proposal, author=None, **words):
    facts = {"title": proposal.title, "text": "First line.\nSecond line.\nThird line, and more."}
    facts |= {"reason": "It says more.", **words}
    return suggest_amendment(proposal=proposal, author=author or UserFactory(), **facts)


def page(thing, tail=""):
    return f"{thing.get_absolute_url()}{tail}".replace("/fr/", "/en/", 1)


def test_somebody_suggests_and_the_author_takes_it_over(
    client, proposal, django_capture_on_commit_callbacks
):
    neighbour = UserFactory()
    client.force_login(neighbour)
    form = client.get(page(proposal, "amendments/new/")).text
    assert "Second line." in form
    sent = {
        "title": proposal.title,
        "text": f"First line.\r\nSecond line.\r\nThird line. {HOSTILE}",
        "reason": f"Because {HOSTILE}",
        "seen": re.search(r'name="seen" value="(\d+)"', form)[1],
        "form_key": re.search(r'name="form_key" value="([\w-]+)"', form)[1],
    }
    with django_capture_on_commit_callbacks(execute=True):
        made = client.post(page(proposal, "amendments/new/"), sent)
        again = client.post(page(proposal, "amendments/new/"), sent)
    assert made["Location"] == again["Location"]
    assert Notice.objects.get(kind="amendment_suggested").person == proposal.author
    shown = client.get(made["Location"].replace("/fr/", "/en/")).text
    assert "<ins>" in shown
    assert "<script>alert(1)" not in shown
    assert "<script>alert(1)" not in client.get(page(proposal, "amendments/")).text
    assert "accept/" not in shown

    amendment = Amendment.objects.get()
    client.force_login(proposal.author)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(page(amendment, "accept/")).status_code == 302
    changed = Proposal.objects.get()
    assert (changed.version, changed.text) == (2, amendment.text)
    assert Notice.objects.get(kind="amendment_accepted").person == neighbour
    versions = client.get(page(proposal, "versions/")).text
    assert neighbour.pseudonym in versions
    assert proposal.author.pseudonym in versions
    links = {(link.source, link.target, link.relation) for link in links_around(ref(proposal))}
    assert (ref_of(amendment), ref(proposal), "led_to") in links
    assert "Suggested change" in client.get(page(proposal)).text


def test_only_the_authors_decide_and_only_the_suggester_takes_back(client, proposal):
    amendment, stranger = suggested(proposal), UserFactory()
    for who in (stranger, amendment.author):
        client.force_login(who)
        for act in ("accept/", "reject/"):
            assert client.post(page(amendment, act), {"answer": "No."}).status_code == 403
        with pytest.raises(RuleBroken, match="authors"):
            accept_amendment(amendment=amendment, author=who)
        with pytest.raises(RuleBroken, match="authors"):
            reject_amendment(amendment=amendment, author=who, answer="No.")
    client.force_login(proposal.author)
    for act in ("withdraw/", "promote/"):
        assert client.post(page(amendment, act)).status_code == 403
    other = ProposalFactory(round=proposal.round)
    assert client.post(page(other, f"amendments/{amendment.pk}/accept/")).status_code == 404
    assert Amendment.objects.get().status == "waiting"
    client.force_login(amendment.author)
    assert client.post(page(amendment, "withdraw/")).status_code == 302
    with pytest.raises(RuleBroken, match="wait"):
        accept_amendment(amendment=amendment, author=proposal.author)


def test_who_may_suggest_and_what_it_takes(proposal):
    with pytest.raises(RuleBroken, match="yourself"):
        suggested(proposal, proposal.author)
    with pytest.raises(RuleBroken, match="Nothing is changed"):
        suggested(proposal, text="First line.\r\nSecond line.\r\nThird line.")
    with pytest.raises(RuleBroken, match="Say why"):
        suggested(proposal, reason=" ")
    with pytest.raises(RuleBroken, match="closed"):
        suggested(ProposalFactory(round=RoundFactory(closed=True)))
    for mode, words in (("hidden", "no suggested changes"), ("blocked", "changes are closed")):
        with pytest.raises(RuleBroken, match=words):
            suggested(ProposalFactory(round=RoundFactory(amendments_mode=mode)))
    with pytest.raises(RuleBroken, match="not open"):
        suggested(ProposalFactory(withdrawn=True))
    residents = RoundFactory(residents_only=True, process__territory=TerritoryFactory())
    with pytest.raises(RuleBroken, match="live"):
        suggested(ProposalFactory(round=residents))
    assert not Amendment.objects.exists()


def test_bad_input_is_told_at_the_field_and_stays(client, proposal):
    client.force_login(UserFactory())
    for words, status in (
        ({"title": "T", "text": "Kept words.", "reason": ""}, 422),
        ({"title": "x" * 121, "text": "Kept words.", "reason": "Why"}, 422),
        ({"title": "T", "text": "Kept words.", "reason": "W", "seen": "a"}, 422),
        ({"title": "T", "text": "Kept words.", "reason": "W", "form_key": "a"}, 422),
        ({"title": proposal.title, "text": proposal.text, "reason": "Why"}, 409),
    ):
        answer = client.post(page(proposal, "amendments/new/"), words)
        assert answer.status_code == status, words
        assert words["text"].splitlines()[0] in answer.text
    extra = {"title": "T", "text": "W", "reason": "W", "status": "accepted", "author": 1}
    client.post(page(proposal, "amendments/new/"), extra)
    assert Amendment.objects.get().status == "waiting"


def test_a_stale_suggestion_needs_the_resulting_text(client, proposal):
    amendment = suggested(proposal)
    author = proposal.author
    # What is changed beside title and text leaves it fitting.
    edit_proposal(proposal=proposal, author=author, place_name="The square")
    other = suggested(proposal, text="Other first line.\nSecond line.\nThird line.")
    newer = "New first line.\nSecond line.\nThird line."
    edit_proposal(proposal=proposal, author=author, text=newer)

    client.force_login(author)
    refused = client.post(page(amendment, "accept/"))
    assert refused.status_code == 409
    assert "changed since" in refused.text
    # Both changes in one text, to be confirmed.
    result = "New first line.\nSecond line.\nThird line, and more."
    assert result in refused.text.replace("\r\n", "\n")
    sent = {"title": proposal.title, "text": result, "seen": 3}
    assert client.post(page(amendment, "accept/"), {**sent, "text": ""}).status_code == 422
    assert client.post(page(amendment, "accept/"), {**sent, "seen": 2}).status_code == 409
    assert client.post(page(amendment, "accept/"), sent).status_code == 302
    found = Proposal.objects.get()
    assert (found.version, found.text.replace("\r\n", "\n")) == (4, result)
    with pytest.raises(Outdated):
        accept_amendment(amendment=other, author=author, title="T", text="W", seen=3)
    # Nothing of both can be made one: the suggestion stands in the form.
    assert "Other first line." in client.get(page(other)).text


def test_a_rejected_one_may_become_a_proposal_of_its_own(
    client, proposal, django_capture_on_commit_callbacks
):
    amendment = suggested(proposal, title="A school orchard")
    neighbour = amendment.author
    with pytest.raises(RuleBroken, match="not taken over"):
        promote_amendment(amendment=amendment, author=neighbour)
    client.force_login(proposal.author)
    assert client.post(page(amendment, "reject/"), {"answer": " "}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        sent = client.post(page(amendment, "reject/"), {"answer": f"Too dear. {HOSTILE}"})
    assert sent.status_code == 302
    assert Notice.objects.get(kind="amendment_rejected").person == neighbour

    client.force_login(neighbour)
    shown = client.get(page(amendment)).text
    assert "Too dear." in shown
    assert "<script>alert(1)" not in shown
    first, second = (client.post(page(amendment, "promote/"))["Location"] for _time in "ab")
    assert first == second
    own = Proposal.objects.exclude(pk=proposal.pk).get()
    assert (own.author, own.title, own.is_published) == (neighbour, "A school orchard", True)
    links = {(link.source, link.target, link.relation) for link in links_around(ref(own))}
    assert {
        (ref(proposal), ref_of(amendment), "led_to"),
        (ref_of(amendment), ref(own), "became"),
    } <= links
    actions = set(AuditEvent.objects.values_list("action", flat=True))
    assert {"amendment.suggested", "amendment.rejected", "amendment.promoted"} <= actions


def test_a_promoted_one_counts_as_a_proposal_of_the_round():
    round_ = RoundFactory(proposals_per_person=1)
    neighbour = UserFactory()
    proposal = ProposalFactory(round=round_)
    ProposalFactory(round=round_, author=neighbour)
    amendment = suggested(proposal, neighbour)
    reject_amendment(amendment=amendment, author=proposal.author, answer="No.")
    with pytest.raises(RuleBroken, match="as many"):
        promote_amendment(amendment=amendment, author=neighbour)
    assert Amendment.objects.get().status == "rejected"


def test_first_care_hides_restores_and_erases_it(client, proposal):
    amendment = suggested(proposal, reason="Xyzzymarker reason", text="Xyzzymarker text")
    place = proposal.round.process.territory
    moderator = UserFactory(roles=["moderator"])
    Watch.objects.create(person=moderator, territory=place, language="en")
    sent = client.post(f"/en/care/report/amendment/{amendment.pk}/", {"reason": "insult"})
    assert sent.status_code == 302
    case = care.Case.objects.get()
    client.force_login(moderator)
    assert "Xyzzymarker reason" in client.get(f"/en/care/{case.pk}/").text
    decision = care.decide(case=case, moderator=moderator, kind="hide", **STATEMENT)
    client.logout()
    assert client.get(page(amendment)).status_code == 404
    for address in (page(proposal, "amendments/"), page(proposal)):
        assert "Xyzzymarker" not in client.get(address).text
    with pytest.raises(RuleBroken, match="wait"):
        accept_amendment(amendment=amendment, author=proposal.author)
    client.force_login(amendment.author)
    assert "insults" in client.get(f"/en/care/decision/{decision.pk}/").text
    client.logout()
    care.decide(case=case, moderator=moderator, kind="restore")
    assert "Xyzzymarker" in client.get(page(amendment)).text
    care.decide(case=case, moderator=moderator, kind="hide", **STATEMENT)
    care.decide(case=case, moderator=moderator, kind="erase", **STATEMENT)
    found = Amendment.objects.get()
    assert (found.sight, found.text, found.reason) == ("erased", "", "")


def test_what_the_law_erases_goes_from_suggestions_too(proposal):
    amendment = suggested(proposal)
    place = proposal.round.process.territory
    moderator = UserFactory(roles=["moderator"])
    Watch.objects.create(person=moderator, territory=place, language="en")
    care.report(thing=proposal, person=None, reason="insult", language="en")
    case = care.Case.objects.get()
    for kind in ("hide", "erase"):
        care.decide(case=case, moderator=moderator, kind=kind, **STATEMENT)
    assert not Amendment.objects.get(pk=amendment.pk).text
    assert not ProposalVersion.objects.exists()


def test_suggestions_of_what_one_may_not_see_are_not_there(client):
    draft = ProposalFactory(draft=True)
    hidden = ProposalFactory(round__process__access="invitation")
    client.force_login(UserFactory())
    for one in (draft, hidden):
        for tail in ("amendments/", "amendments/new/"):
            assert client.get(page(one, tail)).status_code == 404
        assert client.post(page(one, "amendments/new/"), {}).status_code == 404


def test_the_tables_refuse_half_a_suggestion(proposal):
    amendment = suggested(proposal)
    rows = Amendment.objects.filter(pk=amendment.pk)
    for wrong in (
        {"text": ""},
        {"reason": ""},
        {"status": "accepted"},
        {"status": "rejected", "answer": "No."},
        {"status": "promoted"},
        {"version": 2},
        {"became": proposal},
        {"sight": "erased"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)


def test_whether_changes_are_suggested_is_a_rule_that_freezes():
    round_ = RoundFactory()
    round_.amendments_mode = "blocked"
    with pytest.raises(IntegrityError), transaction.atomic():
        round_.save()


def test_a_list_costs_the_same_at_one_and_at_thirty(client, proposal):
    suggested(proposal)
    address = page(proposal, "amendments/")
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for _time in range(29):
        suggested(proposal)
    with CaptureQueriesContext(connection) as thirty:
        found = client.get(address)
    assert len(one) == len(thirty)
    assert found.text.count("It says more.") == 20


def test_what_a_person_suggested_is_in_their_copy_and_goes_with_their_words(proposal):
    amendment = suggested(proposal)
    assert "It says more." in str(export_of(amendment.author))
    remove_words(amendment.author)
    found = Amendment.objects.get()
    assert (found.sight, found.text, found.reason) == ("erased", "", "")


def test_when_changes_take_too_long_none_is_suggested_or_taken_over():
    round_ = RoundFactory(edit_minutes=60)
    proposal = publish_proposal(
        round_=round_, author=UserFactory(), language="en", title="A", text="B"
    )
    amendment = suggested(proposal)
    Proposal.objects.update(published_at=now() - timedelta(minutes=61))
    proposal.refresh_from_db()
    with pytest.raises(RuleBroken, match="time to change"):
        suggested(proposal)
    with pytest.raises(RuleBroken, match="time to change"):
        accept_amendment(amendment=amendment, author=proposal.author)
    reject_amendment(amendment=amendment, author=proposal.author, answer="Too late.")


@pytest.mark.django_db(transaction=True)
def test_three_wait_a_person_however_many_are_sent_at_once():
    round_, person = RoundFactory(), UserFactory()
    proposals = ProposalFactory.create_batch(6, round=round_)
    answers = at_once([lambda p=p: suggested(p, person) for p in proposals])
    assert sum(isinstance(one, RuleBroken) for one in answers) == 3
    assert Amendment.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_one_form_many_times_and_two_decisions_at_once(proposal):
    person, key = UserFactory(), uuid4()
    made = at_once([lambda: suggested(proposal, person, form_key=key)] * 6)
    assert len({one.pk for one in made}) == 1
    amendment, author = made[0], proposal.author
    at_once(
        [
            lambda: accept_amendment(amendment=amendment, author=author),
            lambda: reject_amendment(amendment=amendment, author=author, answer="No."),
            lambda: withdraw_amendment(amendment=amendment, author=person),
        ]
        * 3
    )
    found = Amendment.objects.get()
    assert found.status in {"accepted", "rejected", "withdrawn"}
    assert Proposal.objects.get().version == (2 if found.status == "accepted" else 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("a b c", "a x c"),
        ("one\ntwo\n", "one\nthree\ntwo\n"),
        ("مرحبا بكم جميعا", "مرحبا بكم"),
        ("x " * 4000, "y " * 4000),
        ("same\n" * 900, "same\n" * 800 + "other"),
    ],
)
def test_a_difference_is_the_one_text_or_the_other(before, after):
    parts = difference(before, after)
    assert "".join(part.text for part in parts if part.kind != "added") == before
    assert "".join(part.text for part in parts if part.kind != "removed") == after


def test_two_changes_become_one_text_unless_they_touch_the_same():
    base = "a\nb\nc\nd\n"
    assert merged(base, "A\nb\nc\nd\n", "a\nb\nc\nD\n") == "A\nb\nc\nD\n"
    assert merged(base, "A\nb\nc\nd\n", "A\nb\nc\nd\n") == "A\nb\nc\nd\n"
    assert merged(base, "x\nb\nc\nd\n", "y\nb\nc\nd\n") is None
    assert merged(base, base, "a\nb\nd\n") == "a\nb\nd\n"
