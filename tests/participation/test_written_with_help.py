"""A verifier writes for somebody beside them: half an hour, a reason, and nothing but words."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from common.exceptions import RuleBroken
from participation.models import Comment, Proposal, Support
from people.models import AssistedSession, AuditEvent, User, Verification
from people.services import assisting
from people.services.exports import export_of
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import TerritoryFactory, UserFactory
from tests.races import at_once

ASSIST = "/en/accounts/assist/"
REASON = "She cannot read the screen <b>well</b>."


@pytest.fixture
def town():
    return TerritoryFactory()


@pytest.fixture
def verifier(client):
    verifier = UserFactory(verifier=True, language="en")
    client.force_login(verifier)
    return verifier


@pytest.fixture
def round_(town):
    return RoundFactory(process__territory=town, residents_only=True, supports_per_person=2)


def form(town, **more):
    return {"name": "Umm Ali", "territory": town.pk, "language": "ar", "reason": REASON} | more


def begin(client, town, **more):
    return client.post(ASSIST, form(town, **more))


def at(thing, tail=""):
    return f"/en{thing.get_absolute_url()[3:]}{tail}"


def propose(client, round_):
    words = {"title": "A bench", "text": "In the shade.", "language": "ar"}
    sent = client.post(at(round_, "propose/"), {**words, "form_key": uuid4(), "preview": "1"})
    return client.post(sent["Location"].replace("preview/", "publish/"))


def test_a_person_beside_a_verifier_proposes_comments_and_supports(client, verifier, town, round_):
    other = ProposalFactory(round=round_)
    assert begin(client, town).status_code == 302
    person = User.objects.get(pseudonym="Umm Ali")
    assert propose(client, round_).status_code == 302
    client.post(at(other, "comments/"), {"text": "Good.", "stance": "for", "language": "ar"})
    client.post(at(other, "support/"))

    mine = Proposal.objects.get(title="A bench")
    assert (mine.author, mine.origin, mine.status) == (person, "assisted", "published")
    assert Comment.objects.get().author == person
    assert Support.objects.get().person == person
    page = client.get(at(other)).text
    assert "You write for" in page
    client.logout()
    assert "written down with help" in client.get(at(mine)).text
    assert "written down with help" in client.get(at(other)).text
    logged = AuditEvent.objects.filter(actor=person)
    assert {one.action for one in logged} == {
        "proposal.published",
        "comment.posted",
        "support.given",
    }
    session = AssistedSession.objects.get()
    for event in logged:
        assert event.detail["assisted_by"] == verifier.pk
        assert event.detail["session"] == session.pk
    began = AuditEvent.objects.get(action="assistance.began")
    assert (began.actor, began.target) == (verifier, f"person {person.pk}")
    assert began.detail["reason"] == REASON
    assert session.ends_at - session.started_at == timedelta(minutes=30)
    assert Verification.objects.get(person=person).by == verifier
    assert export_of(person)["written_with_help"][0]["reason"] == REASON


@pytest.mark.parametrize(
    "path",
    [
        "/en/accounts/",
        "/en/accounts/profile/",
        "/en/accounts/notices/",
        "/en/accounts/sessions/",
        "/en/accounts/email/",
        "/en/organisations/",
        "/en/live/",
    ],
)
def test_nothing_else_can_be_done_in_their_name(client, verifier, town, path):
    begin(client, town)
    assert client.get(path)["Location"] == ASSIST


def test_nobody_votes_exports_or_withdraws_for_somebody(client, verifier, town, round_):
    begin(client, town)
    propose(client, round_)
    mine = Proposal.objects.get()
    vote = RoundFactory(process=round_.process, kind="vote")
    for path in ("/en/accounts/export/", at(mine, "withdraw/"), at(vote, "vote/")):
        answer = client.post(path, {"reason": "They asked."})
        assert answer["Location"] == ASSIST
    mine.refresh_from_db()
    assert mine.status == "published"
    assert not AuditEvent.objects.filter(action="data.exported").exists()


def test_after_half_an_hour_nothing_more_is_written(client, verifier, town, round_):
    begin(client, town)
    proposal = ProposalFactory(round=round_)
    past = timezone.now() - timedelta(seconds=1)
    AssistedSession.objects.update(started_at=past - timedelta(minutes=30), ends_at=past)
    sent = {"text": "Too late.", "stance": "for", "language": "ar"}
    assert client.post(at(proposal, "comments/"), sent)["Location"] == ASSIST
    assert not Comment.objects.exists()


def test_ended_at_once_and_whoever_verifies_no_more_helps_no_more(client, verifier, town, round_):
    begin(client, town)
    client.post(f"{ASSIST}end/")
    assert "You write for" not in client.get(at(round_)).text
    assert AssistedSession.objects.get().ended_at
    ended = AuditEvent.objects.get(action="assistance.ended")
    assert ended.actor == verifier

    begin(client, town)
    verifier.groups.clear()
    assert "You write for" not in client.get(at(round_)).text


@pytest.mark.parametrize("role", ["moderator", "organiser", "facilitator", None])
def test_only_who_verifies_helps(client, town, role):
    person = UserFactory(roles=[role] if role else [])
    client.force_login(person)
    assert client.get(ASSIST).status_code == 403
    assert begin(client, town).status_code == 403
    with pytest.raises(RuleBroken, match="verify"):
        assisting.begin(verifier=person, name="Umm Ali", territory=town, reason="x", language="ar")
    assert not AssistedSession.objects.exists()


def test_a_planted_session_number_is_of_no_use(client, town):
    other = UserFactory(verifier=True)
    session = assisting.begin(
        verifier=other, name="Umm Ali", territory=town, reason="x", language="ar"
    )
    client.force_login(UserFactory(verifier=True))
    kept = client.session
    kept["assisting"] = session.pk
    kept.save()
    assert "You write for" not in client.get("/en/processes/").text


def test_nobody_writes_for_somebody_who_signs_in(client, verifier, town):
    UserFactory(pseudonym="Umm Ali")
    answer = begin(client, town)
    assert answer.status_code == 409
    assert "signs in on their own" in answer.text
    assert "&lt;b&gt;well" in answer.text
    assert not AssistedSession.objects.exists()


@pytest.mark.parametrize("wrong", [{"reason": " "}, {"name": "Admin"}, {"territory": 0}])
def test_bad_input_gets_a_sentence(client, verifier, town, wrong):
    answer = begin(client, town, **wrong)
    assert answer.status_code == 422
    assert "form-errors" in answer.text
    assert not User.objects.filter(pseudonym="Umm Ali").exists()


def link_in(letter):
    return next(word for word in letter.body.split() if "/claim/" in word)


def test_the_account_becomes_theirs_with_a_link_to_their_address(client, verifier, town):
    begin(client, town)
    client.post(f"{ASSIST}claim/", {"email": "Umm.Ali@example.org"})
    (letter,) = mail.outbox
    assert letter.to == ["umm.ali@example.org"]
    link = link_in(letter)
    client.logout()
    assert "Umm Ali" in client.get(link).text
    assert User.objects.get(pseudonym="Umm Ali").is_managed, "Reading it changes nothing."
    assert client.post(link).status_code == 302
    person = User.objects.get(pseudonym="Umm Ali")
    assert person.email == "umm.ali@example.org"
    assert not person.is_managed
    assert client.post(link).status_code == 409
    assert client.get(link).status_code == 410
    client.force_login(verifier)
    assert begin(client, town).status_code == 409, "Nobody writes for them any more."


def test_a_forged_or_taken_link_changes_nothing(client, verifier, town):
    begin(client, town)
    UserFactory(email="taken@example.org")
    client.post(f"{ASSIST}claim/", {"email": "taken@example.org"})
    client.logout()
    taken = client.post(link_in(mail.outbox[0]))
    assert taken.status_code == 409
    assert "already an account" in taken.text
    assert client.post("/en/accounts/claim/1:forged/").status_code == 409
    assert User.objects.get(pseudonym="Umm Ali").is_managed


@pytest.mark.django_db(transaction=True)
def test_one_verifier_helps_one_person_at_a_time():
    verifier, town = UserFactory(verifier=True), TerritoryFactory()
    acts = [
        partial(
            assisting.begin, verifier=verifier, name=name, territory=town, reason="x", language="ar"
        )
        for name in ("Umm Ali", "Abu Ali")
    ]
    at_once(acts)
    assert AssistedSession.objects.filter(ended_at=None).count() == 1
