"""What is typed is never lost: saved while it is written, and kept when a sign-in ends."""

import json
import re
from urllib.parse import unquote
from uuid import uuid4

import pytest
from django.utils.translation import override

from participation.models import Proposal
from participation.services.proposals import publish_draft
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.participation.test_pages import address

WORDS = {"title": "A garden", "text": "Behind the school.", "language": "en"}
QUIETLY = {"accept": "application/json"}


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def author(client):
    author = UserFactory(language="en")
    client.force_login(author)
    return author


def quietly(client, url, **data):
    return client.post(url, {**WORDS, "keep": "1", **data}, headers=QUIETLY)


def test_a_draft_is_saved_while_it_is_written_and_once(client, author):
    round_, key = RoundFactory(), uuid4()
    page = client.get(address(round_, "propose/")).text
    assert "data-keeps" in page
    assert "js/drafts.js" in page

    first = quietly(client, address(round_, "propose/"), form_key=key)
    draft = Proposal.objects.get(author=author)
    told = json.loads(first.content)
    assert told == {"address": address(draft, "edit/"), "edition": draft.edition}

    again = quietly(client, told["address"], edition=told["edition"], text="Longer.")
    draft.refresh_from_db()
    assert (again.status_code, draft.text, Proposal.objects.count()) == (200, "Longer.", 1)


def test_half_a_form_is_saved_as_far_as_it_is_right(client, author):
    draft = ProposalFactory(draft=True, author=author, round=RoundFactory(), language="en")

    saved = quietly(client, address(draft, "edit/"), estimated_cost="much", title="New")

    draft.refresh_from_db()
    assert (saved.status_code, draft.title, draft.estimated_cost) == (200, "New", None)


def test_newer_words_are_never_overwritten(client, author):
    draft = ProposalFactory(draft=True, author=author, round=RoundFactory(), language="en")
    quietly(client, address(draft, "edit/"), edition=0, text="In the first window.")

    late = quietly(client, address(draft, "edit/"), edition=0, text="In the second window.")

    draft.refresh_from_db()
    assert (late.status_code, draft.text) == (409, "In the first window.")
    assert "changed elsewhere" in json.loads(late.content)["sentence"]


def test_only_drafts_of_ones_own_are_saved_so(client, author):
    theirs = ProposalFactory(draft=True, round=RoundFactory(), language="en")
    assert quietly(client, address(theirs, "edit/")).status_code == 404
    closed = ProposalFactory(draft=True, author=author, round=RoundFactory(closed=True))
    assert quietly(client, address(closed, "edit/")).status_code == 409
    mine = ProposalFactory(draft=True, author=author, round=RoundFactory(), **WORDS)
    proposal = publish_draft(proposal=mine, author=author)
    # What is public changes only when its author says so.
    assert "data-keeps" not in client.get(address(proposal, "edit/")).text
    client.logout()
    assert quietly(client, address(closed.round, "propose/")).status_code == 401


def writer_of(page):
    """Read from a form who writes it."""
    return re.search(r'name="writer" value="([^"]+)"', page.text)[1]


def sent_after_the_end(client, round_, person):
    """Open the form, lose the session, send the form; return where it leads."""
    client.force_login(person)
    mark = writer_of(client.get(address(round_, "propose/")))
    client.logout()
    sent = {**WORDS, "text": "Ten minutes of typing.", "form_key": uuid4(), "writer": mark}
    return client.post(address(round_, "propose/"), {**sent, "keep": "1"})


def test_words_sent_after_the_sign_in_ended_are_there_after_the_next(client):
    person, round_ = UserFactory(language="en"), RoundFactory()
    sent = sent_after_the_end(client, round_, person)
    assert unquote(sent["Location"]).endswith(f"next={address(round_, 'propose/')}")
    assert not Proposal.objects.exists()

    client.force_login(person)
    page = client.get(address(round_, "propose/")).text

    assert "Ten minutes of typing." in page
    assert "not saved yet" in page
    # Once: after that they are in the form and nowhere else.
    assert "Ten minutes of typing." not in client.get(address(round_, "propose/")).text


def test_words_that_wait_are_shown_to_nobody_else(client):
    round_ = RoundFactory()
    sent_after_the_end(client, round_, UserFactory(language="en"))
    client.force_login(UserFactory(language="en"))
    assert "Ten minutes of typing." not in client.get(address(round_, "propose/")).text

    for mark in ("", "1", "1:forged", "x" * 40_000):
        client.logout()
        client.post(address(round_, "propose/"), {**WORDS, "text": "Forged.", "writer": mark})
        client.force_login(UserFactory(language="en"))
        assert "Forged." not in client.get(address(round_, "propose/")).text


@pytest.mark.usefixtures("author")
def test_a_draft_can_be_thrown_away_by_its_author_only(client, author):
    draft = ProposalFactory(draft=True, author=author, round=RoundFactory(), language="en")
    theirs = ProposalFactory(draft=True, round=draft.round)
    assert client.post(address(theirs, "discard/")).status_code == 404

    assert client.post(address(draft, "discard/"))["Location"] == address(draft.round)
    assert list(Proposal.objects.all()) == [theirs]
    public = ProposalFactory(author=author, round=draft.round)
    kept = client.post(address(public, "discard/"))
    assert (kept.status_code, "published already" in kept.text) == (409, True)
