from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils.timezone import now

from common.exceptions import RuleBroken
from participation.models import Proposal
from participation.queries import proposals as queries
from participation.services.proposals import (
    change_draft,
    edit_proposal,
    publish_draft,
    publish_proposal,
    save_draft,
    withdraw_proposal,
    write_note,
)
from participation.signals import proposal_published
from people.models import AuditEvent
from tests.factories.participation import (
    CategoryFactory,
    ProposalFactory,
    RoundFactory,
)
from tests.factories.people import TerritoryFactory, UserFactory
from thread.models import Link
from thread.refs import Ref

WORDS = {"title": "A nurse who comes by", "text": "Twice a week, on foot.", "language": "en"}


def test_a_draft_may_be_empty_and_is_seen_by_nobody_else():
    author, other = UserFactory(), UserFactory()

    draft = save_draft(round_=RoundFactory(), author=author)

    assert (draft.title, draft.language, draft.status) == ("", author.language, "draft")
    assert queries.visible_to(author).get() == draft
    assert not queries.visible_to(other).exists()


def test_the_same_form_sent_again_rewrites_its_draft():
    author, round_, key = UserFactory(), RoundFactory(), uuid4()

    first = save_draft(round_=round_, author=author, form_key=key, **WORDS)
    again = save_draft(round_=round_, author=author, form_key=key, **{**WORDS, "title": "Better"})

    assert first == again == Proposal.objects.get()
    assert again.title == "Better"


def test_the_same_form_sent_after_publishing_changes_nothing():
    author, round_, key = UserFactory(), RoundFactory(), uuid4()
    published = publish_proposal(round_=round_, author=author, form_key=key, **WORDS)

    again = save_draft(round_=round_, author=author, form_key=key, **{**WORDS, "title": "Late"})
    twice = publish_draft(proposal=published, author=author)

    assert again.title == twice.title == "A nurse who comes by"
    assert published.versions.count() == 1


def test_publishing_writes_the_first_version_the_audit_and_tells_listeners(
    django_capture_on_commit_callbacks,
):
    heard = []
    listener = lambda proposal, **_: heard.append(proposal)  # noqa: E731
    proposal_published.connect(listener)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            proposal = publish_proposal(
                round_=RoundFactory(), author=UserFactory(), estimated_cost=Decimal(900), **WORDS
            )
    finally:
        proposal_published.disconnect(listener)

    version = proposal.versions.get()
    assert (version.number, version.title, version.estimated_cost) == (1, WORDS["title"], 900)
    assert heard == [proposal]
    event = AuditEvent.objects.get(action="proposal.published")
    assert (event.actor, event.target) == (proposal.author, f"proposal:{proposal.pk}")


@pytest.mark.parametrize("when", ["upcoming", "closed"])
def test_nothing_is_published_outside_the_dates(when):
    round_ = RoundFactory(**{when: True})
    with pytest.raises(RuleBroken):
        publish_proposal(round_=round_, author=UserFactory(), **WORDS)
    assert not Proposal.objects.exclude(status="draft").exists()


def test_an_import_may_say_when_it_happened_if_the_round_was_open_then():
    round_ = RoundFactory(closed=True)
    then = round_.opens_at + timedelta(hours=1)

    proposal = publish_proposal(round_=round_, author=UserFactory(), at=then, **WORDS)

    assert proposal.published_at == then == proposal.versions.get().created_at
    with pytest.raises(RuleBroken):
        publish_proposal(round_=round_, author=UserFactory(), at=round_.closes_at, **WORDS)


def test_nobody_publishes_more_than_the_round_allows():
    author, round_ = UserFactory(), RoundFactory(proposals_per_person=1)
    publish_proposal(round_=round_, author=author, **WORDS)

    with pytest.raises(RuleBroken, match="as many"):
        publish_proposal(round_=round_, author=author, **WORDS)

    publish_proposal(round_=round_, author=UserFactory(), **WORDS)


def test_a_round_for_residents_takes_proposals_of_residents_only():
    round_ = RoundFactory(residents_only=True)
    resident = UserFactory(territory=round_.process.territory)
    with pytest.raises(RuleBroken, match="live"):
        publish_proposal(round_=round_, author=UserFactory(territory=TerritoryFactory()), **WORDS)
    assert publish_proposal(round_=round_, author=resident, **WORDS).is_published


@pytest.mark.parametrize("missing", ["title", "text"])
def test_a_proposal_needs_title_and_text(missing):
    with pytest.raises(RuleBroken, match="title and a text"):
        publish_proposal(round_=RoundFactory(), author=UserFactory(), **{**WORDS, missing: ""})


def test_a_category_of_another_process_is_refused():
    with pytest.raises(RuleBroken, match="category"):
        save_draft(round_=RoundFactory(), author=UserFactory(), category=CategoryFactory())


def test_only_the_author_changes_publishes_edits_or_withdraws():
    draft, other = ProposalFactory(draft=True), UserFactory()
    published = ProposalFactory()
    for attempt in (
        lambda who: change_draft(proposal=draft, author=who, title="New"),
        lambda who: publish_draft(proposal=draft, author=who),
        lambda who: edit_proposal(proposal=published, author=who, title="New"),
        lambda who: withdraw_proposal(proposal=published, author=who, reason="Mine"),
    ):
        with pytest.raises(RuleBroken, match="Only the author"):
            attempt(other)
    assert change_draft(proposal=draft, author=draft.author, title="New").title == "New"
    assert edit_proposal(proposal=published, author=published.author, title="New").title == "New"


def test_editing_keeps_what_people_read_before():
    proposal = publish_proposal(round_=RoundFactory(), author=UserFactory(), **WORDS)

    edited = edit_proposal(proposal=proposal, author=proposal.author, text="Three times a week.")
    same = edit_proposal(proposal=proposal, author=proposal.author, text="Three times a week.")

    assert edited.version == same.version == 2
    assert [v.text for v in proposal.versions.all()] == [WORDS["text"], "Three times a week."]


def test_what_is_published_cannot_be_emptied():
    proposal = ProposalFactory()
    with pytest.raises(RuleBroken):
        edit_proposal(proposal=proposal, author=proposal.author, title="")


def test_withdrawing_needs_a_reason_and_keeps_the_words():
    proposal = ProposalFactory()
    with pytest.raises(RuleBroken, match="why"):
        withdraw_proposal(proposal=proposal, author=proposal.author, reason="  ")

    gone = withdraw_proposal(proposal=proposal, author=proposal.author, reason="Done already.")
    again = withdraw_proposal(proposal=proposal, author=proposal.author, reason="Another.")

    assert gone.withdrawal_reason == again.withdrawal_reason == "Done already."
    assert queries.visible_to(UserFactory()).get().is_withdrawn
    assert not queries.published_in(proposal.round).exists()


def test_the_note_is_the_organisers():
    proposal, organiser = ProposalFactory(), UserFactory()
    proposal.round.process.organisers.add(organiser)
    with pytest.raises(RuleBroken):
        write_note(proposal=proposal, organiser=proposal.author, text="We will.")
    assert write_note(proposal=proposal, organiser=organiser, text="We will.").organiser_note


def test_where_a_proposal_comes_from_is_on_the_thread():
    proposal = publish_proposal(
        round_=RoundFactory(),
        author=UserFactory(),
        origin="session",
        credited_to="A participant",
        came_from=Ref("card", "7"),
        **WORDS,
    )
    link = Link.objects.get()
    assert (link.source_kind, link.source_id) == ("card", "7")
    assert (link.target_kind, link.target_id) == ("proposal", str(proposal.pk))


def test_search_finds_what_people_spell_in_several_ways():
    round_ = RoundFactory()
    for title in ("Café coopératif", "مدرسةٌ للحيّ أولى", "Huerto 2024"):
        publish_proposal(
            round_=round_, author=UserFactory(), title=title, text="x" * 20, language="fr"
        )
    found = lambda words: list(  # noqa: E731
        queries.search(queries.published_in(round_), words).values_list("title", flat=True)
    )
    assert found("cafe COOPERATIF") == ["Café coopératif"]
    assert found("مدرسه اولي") == ["مدرسةٌ للحيّ أولى"]
    assert found("٢٠٢٤") == ["Huerto 2024"]
    assert found("100%") == []
    assert found("_") == []
    assert len(found("")) == 3


def test_nobody_sees_the_proposals_of_a_process_that_is_not_public():
    hidden = ProposalFactory(round__process__published_at=None)
    later = ProposalFactory(round__process__published_at=now() + timedelta(days=1))
    invited = ProposalFactory(round__process__access="invitation")
    organiser = UserFactory()
    hidden.round.process.organisers.add(organiser)

    assert not queries.visible_to(UserFactory()).exists()
    assert queries.visible_to(organiser).get() == hidden
    assert {later, invited}.isdisjoint(queries.visible_to(organiser))
