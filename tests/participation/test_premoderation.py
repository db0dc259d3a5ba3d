"""What a moderator reads before anybody sees it: held back everywhere, let in or refused once."""

from functools import partial

import pytest
from django.core import mail
from django.urls import reverse
from django.utils.translation import override

from common.exceptions import RuleBroken
from participation.models import (
    Amendment,
    Case,
    Comment,
    Decision,
    Proposal,
    Statement,
    Watch,
)
from participation.queries.care import waiting_of
from participation.queries.counters import wrong_counts
from participation.services import care
from participation.services.amendments import suggest_amendment
from participation.services.comment_marks import edit_comment
from participation.services.comments import post_comment, remove_comment
from participation.services.opinions import NearlyTheSame, add_statement, give_opinion
from participation.services.proposals import edit_proposal, publish_draft, publish_proposal
from participation.services.translations import translate
from people.models import AuditEvent, Follow, Notice
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.races import at_once

HOSTILE = "<script>alert(1)</script>"
WORDS = {"title": "A garden for all", "text": f"For the school. {HOSTILE}", "language": "en"}
REASONS = {
    "reason": "insult",
    "ground": "rules",
    "clause": "Rule 3: be kind.",
    "facts": "It calls somebody names.",
}
EVERYTHING = ["proposals", "comments"]
KINDS = ["proposal", "comment", "statement", "amendment", "translation"]


@pytest.fixture
def round_():
    return RoundFactory(premoderated=EVERYTHING)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def statements():
    return RoundFactory(kind="comments", premoderated=["statements"])


def moderator_of(round_):
    moderator = UserFactory(moderator=True)
    Watch.objects.create(person=moderator, territory=round_.process.territory, language="en")
    return moderator


def written(kind, round_, author):
    if kind == "proposal":
        return publish_proposal(round_=round_, author=author, **WORDS)
    if kind == "comment":
        proposal = ProposalFactory(round=round_)
        return post_comment(proposal=proposal, author=author, text=WORDS["text"], language="en")
    if kind == "amendment":
        proposal = ProposalFactory(round=round_)
        words = {"title": "A better garden", "text": WORDS["text"], "reason": "More shade."}
        return suggest_amendment(proposal=proposal, author=author, **words)
    if kind == "translation":
        words = {"title": WORDS["title"], "text": WORDS["text"], "language": "en"}
        original = ProposalFactory(round=round_, language="fr", title="Un jardin")
        return translate(original=original, translator=author, **words)
    return add_statement(round_=round_, author=author, text=WORDS["text"], language="en")


def stands(thing):
    """Say how a thing stands before its readers."""
    thing.refresh_from_db()
    return thing.sight if isinstance(thing, Amendment) else thing.status


def stage(kind):
    premoderated = ["statements"] if kind == "statement" else EVERYTHING
    round_kind = "comments" if kind == "statement" else "proposals"
    return RoundFactory(kind=round_kind, premoderated=premoderated)


def page_of(thing):
    return thing.get_absolute_url()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_it_waits_is_let_in_and_only_then_is_there(client, kind, committed):
    round_ = stage(kind)
    author, moderator, elsewhere = UserFactory(), moderator_of(round_), UserFactory(moderator=True)
    with committed(execute=True):
        thing = written(kind, round_, author)
    case = Case.objects.get()
    assert (case.status, stands(thing)) == ("held", "waiting")
    assert waiting_of(author) == [thing]
    assert list(Notice.objects.values_list("person", "kind")) == [(moderator.pk, "care_held")]
    assert AuditEvent.objects.filter(action="care.held", target=str(case)).exists()
    assert wrong_counts() == []

    with pytest.raises(RuleBroken, match="before anybody sees it"):
        care.report(thing=thing, person=UserFactory(), reason="spam", language="en")
    case.refresh_from_db()
    assert (case.status, case.report_count) == ("held", 0)

    for stranger in (author, UserFactory(), elsewhere):
        with pytest.raises(RuleBroken):
            care.decide(case=case, moderator=stranger, kind="admit")
    with committed(execute=True):
        care.decide(case=case, moderator=moderator, kind="admit")
    assert stands(thing) in {"published", "visible"}
    assert waiting_of(author) == []
    assert Notice.objects.filter(person=author, kind="care_admitted").count() == 1
    assert wrong_counts() == []
    assert "alert(1)</script>" not in client.get(page_of(thing)).text

    for again in ("admit", "refuse"):
        with pytest.raises(RuleBroken, match="decided already"):
            care.decide(case=case, moderator=moderator, kind=again, **REASONS)


@pytest.mark.django_db
def test_nobody_else_finds_a_waiting_proposal_anywhere(client, round_):
    author = UserFactory(pseudonym="Amal")
    proposal = written("proposal", round_, author)
    doors = [
        round_.get_absolute_url(),
        round_.process.get_absolute_url(),
        "/api/v1/proposals",
        f"{reverse('search')}?q=garden",
    ]
    for visitor in (None, UserFactory(), moderator_of(round_)):
        if visitor:
            client.force_login(visitor)
        assert client.get(page_of(proposal)).status_code == 404
        for door in doors:
            assert "garden for all" not in client.get(door).text
    client.force_login(author)
    with override("en"):
        own = client.get(page_of(proposal))
    assert "Waiting for a moderator" in own.text
    assert 'id="support"' not in own.text


@pytest.mark.django_db
def test_a_waiting_comment_has_no_place_and_counts_nowhere(client, round_):
    author = UserFactory()
    comment = written("comment", round_, author)
    proposal = comment.proposal
    Follow.objects.create(person=UserFactory(), thing=f"proposal:{proposal.pk}")
    for visitor in (None, UserFactory()):
        if visitor:
            client.force_login(visitor)
        page = client.get(page_of(proposal)).text
        assert f"comment-{comment.pk}" not in page
        assert "For the school" not in page
        assert client.get(page_of(comment)).status_code == 404
    proposal.refresh_from_db()
    assert proposal.comment_count == 0
    client.force_login(author)
    with override("en"):
        own = client.get(page_of(proposal)).text
    assert "Waiting for a moderator" in own
    assert "&lt;script&gt;" in own
    with pytest.raises(RuleBroken, match="cannot be answered"):
        post_comment(proposal=proposal, author=author, text="More", parent=comment)
    with pytest.raises(RuleBroken, match="moderator reads it first"):
        remove_comment(comment=comment, author=author)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_refusing_states_its_reasons_and_an_appeal_lets_it_in(client, kind):
    round_ = stage(kind)
    author, moderator, second = UserFactory(), moderator_of(round_), moderator_of(round_)
    thing = written(kind, round_, author)
    case = Case.objects.get()
    with pytest.raises(RuleBroken, match="reason"):
        care.decide(case=case, moderator=moderator, kind="refuse")
    decision = care.decide(case=case, moderator=moderator, kind="refuse", **REASONS)
    assert stands(thing) == "refused"
    assert [one.to for one in mail.outbox] == [[author.email]]
    assert wrong_counts() == []
    if kind in {"proposal", "comment", "amendment"}:
        assert client.get(page_of(thing)).status_code == 404
    assert "alert(1)" not in client.get(page_of(thing)).text

    with pytest.raises(RuleBroken, match="Only the author"):
        care.appeal(decision=decision, author=UserFactory(), text="It is fine.")
    client.force_login(author)
    door = reverse("care:decision", kwargs={"pk": decision.pk})
    assert client.get(door).status_code == 200
    appeal = care.appeal(decision=decision, author=author, text="It is fine.")
    care.answer_appeal(appeal=appeal, moderator=second, outcome="reversed", answer="It is.")
    assert stands(thing) in {"published", "visible"}
    assert wrong_counts() == []


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_what_was_refused_can_be_erased_by_law(kind):
    round_ = stage(kind)
    moderator, thing = moderator_of(round_), written(kind, round_, UserFactory())
    case = Case.objects.get()
    care.decide(case=case, moderator=moderator, kind="refuse", **REASONS)
    care.decide(case=case, moderator=moderator, kind="erase", **REASONS)
    assert (stands(thing), thing.text) == ("erased", "")
    assert wrong_counts() == []


@pytest.mark.django_db
def test_waiting_proposals_count_against_the_limit():
    round_ = RoundFactory(premoderated=["proposals"], proposals_per_person=1)
    author = UserFactory()
    first = written("proposal", round_, author)
    assert publish_draft(proposal=first, author=author).is_waiting
    assert Case.objects.count() == 1
    with pytest.raises(RuleBroken, match="as many"):
        written("proposal", round_, author)


@pytest.mark.django_db
def test_what_was_let_in_does_not_change_afterwards(round_):
    author, moderator = UserFactory(), moderator_of(round_)
    proposal, comment = (written(kind, round_, author) for kind in ("proposal", "comment"))
    for case in Case.objects.all():
        care.decide(case=case, moderator=moderator, kind="admit")
    with pytest.raises(RuleBroken, match="let it in as it is"):
        edit_proposal(proposal=proposal, author=author, **{**WORDS, "text": "Buy my watches."})
    comment.refresh_from_db()
    with pytest.raises(RuleBroken, match="let it in as it is"):
        edit_comment(comment=comment, author=author, text="Buy my watches.")


@pytest.mark.django_db
def test_a_waiting_statement_is_not_asked_nor_told_to_who_says_the_same(statements):
    said = add_statement(round_=statements, author=UserFactory(), text="Open on Sunday.")
    with pytest.raises(RuleBroken, match="not shown") as broken:
        add_statement(round_=statements, author=UserFactory(), text="Open on Sunday!")
    assert not isinstance(broken.value, NearlyTheSame)
    with pytest.raises(RuleBroken):
        give_opinion(statement=said, person=UserFactory(), answer=1)


@pytest.mark.django_db
def test_the_room_of_moderators_lets_in_by_a_button(client, round_):
    moderator = moderator_of(round_)
    written("comment", round_, UserFactory())
    case = Case.objects.get()
    client.force_login(moderator)
    with override("en"):
        queue = client.get(f"{reverse('care:queue')}?status=held").text
        shown = client.get(reverse("care:case", kwargs={"pk": case.pk})).text
    assert "&lt;script&gt;" in shown
    assert 'value="admit"' in shown
    assert 'value="keep"' not in shown
    assert f"case-{case.pk}" in queue
    door = reverse("care:decide", kwargs={"pk": case.pk})
    assert client.post(door, {"kind": "hide", **REASONS}).status_code == 409
    assert client.post(door, {"kind": "refuse"}).status_code == 422
    assert client.post(door, {"kind": "admit"}).status_code == 302
    assert Decision.objects.get().kind == "admit"
    assert client.post(door, {"kind": "refuse", **REASONS}).status_code in {409, 422}
    assert Comment.objects.get().is_visible


@pytest.mark.django_db(transaction=True)
def test_two_moderators_at_once_decide_once():
    round_ = stage("comment")
    first, second = moderator_of(round_), moderator_of(round_)
    comment = written("comment", round_, UserFactory())
    case = Case.objects.get()
    done = at_once(
        [
            partial(care.decide, case=case, moderator=first, kind="admit"),
            partial(care.decide, case=case, moderator=second, kind="refuse", **REASONS),
        ]
    )
    assert sum(isinstance(one, RuleBroken) for one in done) == 1
    assert Decision.objects.count() == 1
    comment.refresh_from_db()
    assert comment.status == {"admit": "visible", "refuse": "refused"}[Decision.objects.get().kind]
    assert wrong_counts() == []


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Proposal, Comment, Statement])
def test_a_round_that_reads_nothing_first_lets_everything_stand_at_once(model):
    kind = model.__name__.lower()
    round_ = RoundFactory(kind="comments" if kind == "statement" else "proposals")
    thing = written(kind, round_, UserFactory())
    assert thing.status in {"published", "visible"}
    assert not Case.objects.exists()
