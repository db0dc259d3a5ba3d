"""What a round lets people suggest to change, and until when authors change anything."""

import pytest
from django.contrib.auth.models import AnonymousUser

from common.exceptions import RuleBroken
from participation.models import CoAuthor, Round, RoundNote
from participation.queries.things import thing_for
from participation.services.amendments import suggest_amendment
from participation.services.proposals import edit_proposal
from participation.services.supports import give_support, withdraw_support
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory


@pytest.fixture
def proposal():
    return ProposalFactory()


def suggested(proposal):
    words = {"title": proposal.title, "text": "Quite other words.", "reason": "It says more."}
    return suggest_amendment(proposal=proposal, author=UserFactory(), **words)


def page(thing, tail=""):
    return f"{thing.get_absolute_url()}{tail}".replace("/fr/", "/en/", 1)


@pytest.mark.parametrize(("mode", "is_shown"), [("blocked", True), ("hidden", False)])
def test_what_was_suggested_is_shown_or_not_as_the_round_says(client, proposal, mode, is_shown):
    amendment = suggested(proposal)
    RoundNote.objects.create(
        round=proposal.round, text="Enough.", language="en", written_by=proposal.author
    )
    Round.objects.update(amendments_mode=mode)
    client.force_login(proposal.author)
    status = 200 if is_shown else 404
    for address in (page(proposal, "amendments/"), page(amendment)):
        assert client.get(address).status_code == status
    assert ("amendments/" in client.get(page(proposal)).text) == is_shown


def test_what_is_suggested_among_participants_only_they_read(client, proposal):
    organiser, along = UserFactory(organiser=True), UserFactory()
    proposal.round.process.organisers.add(organiser)
    moment = proposal.published_at
    CoAuthor.objects.create(proposal=proposal, person=along, invited_at=moment, joined_at=moment)
    RoundNote.objects.create(
        round=proposal.round, text="In peace.", language="en", written_by=organiser
    )
    Round.objects.update(amendments_mode="participants")
    amendment, other = suggested(proposal), suggested(ProposalFactory(round=proposal.round))
    reads = {proposal.author: 1, along: 1, amendment.author: 1, organiser: 1}
    reads |= {UserFactory(): 0, other.author: 0, UserFactory(organiser=True): 0, None: 0}
    for person, may in reads.items():
        client.logout()
        if person:
            client.force_login(person)
        assert client.get(page(amendment)).status_code == (200 if may else 404), person
        listed = client.get(page(proposal, "amendments/"))
        assert (f"amendments/{amendment.pk}/" in listed.text) == bool(may), person
        assert "only whoever suggests" in listed.text
        found = thing_for("amendment", amendment.pk, person or AnonymousUser())
        assert bool(found) == bool(may), person


@pytest.mark.parametrize(("mode", "readers"), [("on", "verybody"), ("participants", "Only who")])
def test_forms_say_who_reads_what_is_written(client, mode, readers):
    proposal = ProposalFactory(round=RoundFactory(amendments_mode=mode))
    amendment = suggested(proposal)
    client.force_login(UserFactory())
    asked = client.get(proposal.url("suggest").replace("/fr/", "/en/", 1)).text
    client.force_login(proposal.author)
    answered = client.get(page(amendment)).text
    assert [readers in text for text in (asked, answered)] == [True, True]
    assert mode == "on" or "verybody" not in asked + answered


def test_beyond_a_number_of_supports_the_words_stay(client):
    proposal = ProposalFactory(round=RoundFactory(edit_supports=1))
    first, second = UserFactory.create_batch(2)
    give_support(person=first, proposal=proposal)
    client.force_login(proposal.author)
    assert "Once more than 1" in client.get(page(proposal, "edit/")).text
    edit_proposal(proposal=proposal, author=proposal.author, text="Other words.")
    give_support(person=second, proposal=proposal)

    with pytest.raises(RuleBroken, match="So many support it"):
        edit_proposal(proposal=proposal, author=proposal.author, text="Quite other words.")
    with pytest.raises(RuleBroken, match="So many support it"):
        suggested(proposal)
    assert client.get(page(proposal, "edit/")).status_code == 409
    withdraw_support(person=second, proposal=proposal)
    edit_proposal(proposal=proposal, author=proposal.author, text="Quite other words.")
