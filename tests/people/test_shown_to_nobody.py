"""What is nobody's business is on no page, in no address and in no log (PRIV-09, -10, V14-04)."""

import logging

import pytest
from django.urls import reverse

from participation.models import Proposal
from participation.services import supports
from people.services import notices
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory

ADDRESS, SUPPORTER = "zqxmark-quiet@example.org", "Zylphia Quiet"


@pytest.fixture
def quiet():
    """Somebody who supports and follows, and whose own proposal is public."""
    person = UserFactory(email=ADDRESS, pseudonym=SUPPORTER)
    supported = ProposalFactory(title="A bench")
    supports.give_support(person=person, proposal=supported)
    notices.follow(person=person, thing=f"proposal:{supported.pk}")
    notices.follow(person=person, thing=f"process:{supported.round.process_id}")
    return person


def pages_about(proposal):
    process = proposal.round.process
    return [
        proposal.get_absolute_url(),
        proposal.round.get_absolute_url(),
        process.get_absolute_url(),
        reverse("participation:process-log", args=[process.slug]),
        "/api/v1/proposals",
        "/api/v1/processes",
    ]


@pytest.mark.parametrize(
    "role", [None, "citizen", "moderator", "facilitator", "verifier", "editor", "administrator"]
)
def test_who_supports_and_follows_is_shown_to_nobody(client, quiet, role):
    proposal = Proposal.objects.get(title="A bench")
    if role:
        client.force_login(UserFactory(**({} if role == "citizen" else {role: True})))

    for path in pages_about(proposal):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert SUPPORTER not in answer.text, path
        assert "zqxmark" not in answer.text, path


def test_the_organiser_sees_numbers_and_no_supporters(client, quiet):
    proposal = Proposal.objects.get(title="A bench")
    organiser = UserFactory(organiser=True)
    proposal.round.process.organisers.add(organiser)
    client.force_login(organiser)

    for path in pages_about(proposal):
        assert SUPPORTER not in client.get(path).text, path


@pytest.mark.parametrize("role", [None, "citizen", "moderator", "organiser", "facilitator"])
def test_an_author_is_a_public_name_and_never_an_address(client, role):
    author = UserFactory(email=ADDRESS, pseudonym=SUPPORTER)
    proposal = ProposalFactory(author=author, round=RoundFactory())
    if role:
        client.force_login(UserFactory(**({} if role == "citizen" else {role: True})))

    for path in pages_about(proposal):
        assert "zqxmark" not in client.get(path).text, path
    assert SUPPORTER in client.get(proposal.get_absolute_url()).text


def test_no_address_and_no_code_is_in_a_log_or_an_address(client, sign_in, code_in, caplog):
    person = UserFactory(email=ADDRESS)

    with caplog.at_level(logging.INFO):
        answer = sign_in(ADDRESS)
        places = [answer.url]
        again = reverse("people:again")
        places.append(client.post(again, {"action": "send"}).request["PATH_INFO"])
        code = code_in(ADDRESS)
        places.append(client.post(again, {"action": "verify", "code": code}).url)
        client.get("/fr/accounts/nowhere/")
        client.post(reverse("people:export"))
        client.post(reverse("people:erase"), {"words": "keep", "sure": "on"})

    person.refresh_from_db()
    assert person.erased_at
    for words in (caplog.text, *places):
        assert "zqxmark" not in words
        assert code not in words
