"""What is sent too late (signed out, the half hour over, somebody else signed in) is not lost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from participation.models import Amendment, Comment, Proposal, Statement, Translation
from people.models import AssistedSession, User
from tests.factories.participation import CommentFactory, ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.participation.test_drafts import writer_of
from tests.participation.test_pages import address
from tests.participation.test_written_with_help import begin

pytestmark = pytest.mark.django_db
TYPED = "Ten minutes <script>alert(1)</script> of typing."
KINDS = ["comment", "answer", "change", "statement", "amendment", "translation"]


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def places(kind, person):
    """Return where a form is read, where it is sent to, and what is sent besides its text."""
    if kind == "statement":
        round_ = RoundFactory(kind="comments")
        door = address(round_, "statements/add/")
        return door, door, {"language": "en"}
    proposal = ProposalFactory()
    if kind == "amendment":
        door = address(proposal, "amendments/new/")
        return door, door, {"title": "Better", "reason": "Shade.", "seen": 1}
    if kind == "translation":
        keys = {"kind": "proposal", "pk": proposal.pk}
        door = reverse("translations:add", kwargs=keys)
        return door, door, {"language": "fr", "title": "Un jardin"}
    if kind == "change":
        comment = CommentFactory(proposal=proposal, author=person)
        door = address(proposal, f"comments/{comment.pk}/edit/")
        return door, door, {}
    more = {"stance": "against", "language": "en"}
    if kind == "answer":
        more["parent"] = CommentFactory(proposal=proposal).pk
    return address(proposal), address(proposal, "comments/"), more


def nothing_published():
    models = (Comment, Statement, Amendment, Translation)
    return not any(model.objects.filter(text=TYPED).exists() for model in models)


@pytest.mark.parametrize("kind", KINDS)
def test_words_of_every_form_are_there_after_signing_in_again(client, kind):
    person = UserFactory(language="en")
    read, sent, more = places(kind, person)
    client.force_login(person)
    mark = writer_of(client.get(read))
    client.logout()

    answer = client.post(sent, {**more, "text": TYPED, "writer": mark})

    assert "/accounts/login/" in answer["Location"]
    assert nothing_published()
    client.force_login(person)
    page = client.get(read).text
    assert "Ten minutes &lt;script&gt;" in page
    assert "not saved yet" in page
    if kind == "answer":
        assert f'name="parent" value="{more["parent"]}"' in page
    assert "Ten minutes" not in client.get(read).text


@pytest.mark.parametrize("kind", ["comment", "statement"])
def test_nobody_else_who_signs_in_gets_the_words_or_publishes_them(client, kind):
    person, other = UserFactory(language="en"), UserFactory(language="en")
    read, sent, more = places(kind, person)
    client.force_login(person)
    mark = writer_of(client.get(read))
    client.logout()
    client.post(sent, {**more, "text": TYPED, "writer": mark})
    client.force_login(other)
    assert "Ten minutes" not in client.get(read).text

    # The form of one, sent from a window in which another has signed in since.
    answer = client.post(sent, {**more, "text": TYPED, "writer": mark})
    assert answer.status_code == 302
    assert nothing_published()
    for forged in ("", "1:forged"):
        client.logout()
        client.post(sent, {**more, "text": TYPED, "writer": forged})
        client.force_login(person)
        assert "Ten minutes" not in client.get(read).text


def test_htmx_is_led_to_sign_in_and_the_words_wait(client):
    person = UserFactory(language="en")
    read, sent, more = places("comment", person)
    client.force_login(person)
    mark = writer_of(client.get(read))
    client.logout()
    words = {**more, "text": TYPED, "writer": mark}
    answer = client.post(sent, words, headers={"hx-request": "true"})
    assert "/accounts/login/" in answer["HX-Redirect"]
    client.force_login(person)
    assert "Ten minutes" in client.get(read).text


def test_words_sent_after_the_half_hour_wait_for_the_next_one(client):
    verifier = UserFactory(verifier=True, language="en")
    proposal = ProposalFactory(round=RoundFactory())
    town = proposal.round.process.territory
    client.force_login(verifier)
    begin(client, town)
    read, sent = address(proposal), address(proposal, "comments/")
    mark = writer_of(client.get(read))
    AssistedSession.objects.update(ends_at=timezone.now() - timedelta(minutes=1))

    words = {"text": TYPED, "stance": "for", "language": "ar", "writer": mark}
    answer = client.post(sent, words)
    assert answer["Location"] == reverse("people:assist")
    assert "What was written is kept" in client.get(answer["Location"]).text
    # Pressed once more, it does not become the verifier's own either.
    client.post(sent, words)
    assert nothing_published()
    assert "Ten minutes" not in client.get(read).text

    begin(client, town)
    assert "Ten minutes" in client.get(read).text
    client.post(sent, {**words, "writer": writer_of(client.get(read))})
    assert Comment.objects.get().author == User.objects.get(pseudonym="Umm Ali")


def test_a_draft_typed_after_the_half_hour_does_not_become_the_verifiers(client):
    verifier = UserFactory(verifier=True, language="en")
    round_ = RoundFactory()
    client.force_login(verifier)
    begin(client, round_.process.territory)
    door = address(round_, "propose/")
    mark = writer_of(client.get(door))
    AssistedSession.objects.update(ends_at=timezone.now() - timedelta(minutes=1))
    words = {"title": "A bench", "text": TYPED, "language": "en", "writer": mark, "keep": "1"}
    for _again in range(2):
        client.post(door, words, headers={"accept": "application/json"})
    assert not Proposal.objects.exists()
    begin(client, round_.process.territory)
    assert "Ten minutes" in client.get(door).text
