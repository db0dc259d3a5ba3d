"""Co-authors: invited without telling who has an account, equal in writing, never overwriting."""

import re

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from common.exceptions import RuleBroken
from participation.models import CoAuthor, Proposal
from participation.queries.coauthors import for_export
from participation.queries.proposals import drafts_of, visible_to
from participation.services.coauthors import (
    accept_invitation,
    decline_invitation,
    end_coauthorship,
    invite_coauthor,
)
from participation.services.comments import post_comment
from participation.services.editions import Outdated
from participation.services.proposals import (
    change_draft,
    edit_proposal,
    publish_draft,
    withdraw_proposal,
)
from people.models import AuditEvent, Notice
from people.services.forgetting import forget_everywhere
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import TerritoryFactory, UserFactory
from tests.races import at_once

MARKER = "Xyzzymarker"
HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&"


@pytest.fixture
def author():
    return UserFactory()


@pytest.fixture
def draft(author):
    return ProposalFactory(draft=True, author=author, title=MARKER, text="A garden.")


def together(proposal, person=None):
    person = person or UserFactory()
    made = invite_coauthor(proposal=proposal, author=proposal.author, person=person)
    accept_invitation(invitation=made, person=person)
    proposal.__dict__.pop("co_writers", None)
    return person


def page(proposal, tail=""):
    return f"{proposal.get_absolute_url()}{tail}".replace("/fr/", "/en/", 1)


def test_a_known_and_an_unknown_address_look_the_same_to_the_one_who_invites(
    client, draft, author, django_capture_on_commit_callbacks
):
    known = UserFactory(email="known@example.org")
    client.force_login(author)
    answers = []
    for who in ("Known@Example.org", "nobody@example.org"):
        with django_capture_on_commit_callbacks(execute=True):
            sent = client.post(page(draft, "coauthors/"), {"who": who}, follow=True)
        answers.append(re.sub(r'name="csrf\w+" value="\w+"', "", sent.text))
    assert "The invitation is sent." in answers[0]
    assert known.pseudonym not in answers[1]
    assert [one.to[0] for one in mail.outbox] == ["known@example.org", "nobody@example.org"]
    assert all(MARKER not in one.body for one in mail.outbox)
    assert not Notice.objects.filter(person=known).exists()
    assert not any("example.org" in str(event.detail) for event in AuditEvent.objects.all())


def test_the_link_of_a_mail_signs_nobody_in_and_serves_only_its_address(client, draft, author):
    made = invite_coauthor(proposal=draft, author=author, email="ana@example.org")
    address = f"/en/coauthors/{made.token}/"
    seen = client.get(address)
    assert author.pseudonym in seen.text
    assert MARKER not in seen.text
    assert "_auth_user_id" not in client.session
    assert "/accounts/login/" in client.post(address, {"accept": "1"})["Location"]

    stranger = UserFactory()
    client.force_login(stranger)
    assert MARKER not in client.get(address).text
    assert client.post(address, {"accept": "1"}).status_code == 409
    assert client.get(page(draft)).status_code == 404

    ana = UserFactory(email="ana@example.org")
    client.force_login(ana)
    assert MARKER in client.get(address).text
    assert client.post(address, {"accept": "1"}).status_code == 302
    assert MARKER in client.get(page(draft)).text
    assert CoAuthor.objects.get().email == ""


def test_whoever_holds_a_mail_may_decline_and_a_named_person_alone(client, draft, author):
    by_mail = invite_coauthor(proposal=draft, author=author, email="ana@example.org")
    named = invite_coauthor(proposal=draft, author=author, person=UserFactory())
    with pytest.raises(RuleBroken, match="somebody else"):
        decline_invitation(invitation=named, person=UserFactory())
    assert client.post(f"/en/coauthors/{named.token}/", {"decline": "1"}).status_code == 409
    assert client.post(f"/en/coauthors/{by_mail.token}/", {"decline": "1"}).status_code == 302
    assert client.get(f"/en/coauthors/{by_mail.token}/").status_code == 404
    assert list(CoAuthor.objects.all()) == [named]
    assert Notice.objects.get(kind="coauthor_declined").person == author


def test_a_coauthor_writes_and_only_the_author_publishes_withdraws_and_invites(draft, author):
    friend, stranger = together(draft), UserFactory()
    assert list(drafts_of(friend, draft.round)) == [draft]
    assert not visible_to(stranger).exists()
    change_draft(proposal=draft, author=friend, title="A school garden", text="With a well.")
    with pytest.raises(RuleBroken, match="the authors"):
        change_draft(proposal=draft, author=stranger, title="Mine")
    with pytest.raises(RuleBroken, match="author"):
        publish_draft(proposal=draft, author=friend)
    with pytest.raises(RuleBroken, match="author"):
        invite_coauthor(proposal=draft, author=friend, person=stranger)

    published = publish_draft(proposal=draft, author=author)
    edited = edit_proposal(proposal=published, author=friend, text="With a well and shade.")
    assert edited.versions.last().created_by == friend
    with pytest.raises(RuleBroken, match="the authors"):
        edit_proposal(proposal=published, author=stranger, text="Mine")
    with pytest.raises(RuleBroken, match="author"):
        withdraw_proposal(proposal=published, author=friend, reason="No more.")
    assert Proposal.objects.get().text == "With a well and shade."


def test_names_stand_together_versions_say_who_wrote_and_what_changed(client, author):
    proposal = ProposalFactory(author=author, title="A garden", text="A small garden.")
    friend = together(proposal)
    edit_proposal(proposal=proposal, author=author, text="A large garden.")
    edit_proposal(proposal=proposal, author=friend, text=f"A large garden. {HOSTILE}")
    post_comment(proposal=proposal, author=friend, text="I answer.")
    words = client.get(page(proposal)).text
    assert words.count(friend.pseudonym) >= 2
    assert "Author of the proposal" in words
    assert friend.pseudonym in client.get(proposal.round.get_absolute_url()).text
    versions = client.get(page(proposal, "versions/")).text
    assert friend.pseudonym in versions
    assert "<ins>" in versions
    assert "<script>alert(1)" not in versions


def test_who_saves_over_newer_words_is_told_and_loses_nothing(client, draft, author):
    friend = together(draft)
    client.force_login(friend)
    form = client.get(page(draft, "edit/")).text
    edition = re.search(r'name="edition" value="(\d+)"', form)[1]
    change_draft(proposal=draft, author=author, title="A garden", text="A garden with a well.")

    sent = {"title": "A garden", "text": f"A garden with shade. {HOSTILE}", "language": "en"}
    refused = client.post(page(draft, "edit/"), {**sent, "edition": edition, "keep": "1"})
    assert refused.status_code == 409
    assert "A garden with a well." in refused.text
    assert "A garden with shade." in refused.text
    assert "<script>alert(1)" not in refused.text
    assert Proposal.objects.get().text == "A garden with a well."

    newer = re.search(r'name="edition" value="(\d+)"', refused.text)[1]
    again = client.post(page(draft, "edit/"), {**sent, "edition": newer, "keep": "1"})
    assert again.status_code == 302
    assert "with shade" in Proposal.objects.get().text
    # In two windows of one's own nothing of somebody else is lost.
    change_draft(proposal=draft, author=friend, seen=0, text="My second window.")
    with pytest.raises(Outdated):
        change_draft(proposal=draft, author=author, seen=0, text="Theirs.")


def test_the_same_holds_for_what_is_published(author):
    proposal = ProposalFactory(author=author)
    friend = together(proposal)
    edit_proposal(proposal=proposal, author=friend, seen=0, text="First.")
    with pytest.raises(Outdated):
        edit_proposal(proposal=proposal, author=author, seen=0, text="Second.")
    assert edit_proposal(proposal=proposal, author=author, seen=1, text="Second.").version == 2


def test_leaving_and_being_taken_off(client, draft, author):
    friend, other = together(draft), together(draft)
    row = draft.coauthors.get(person=friend)
    with pytest.raises(RuleBroken, match="author"):
        end_coauthorship(coauthor=row, person=other)
    client.force_login(friend)
    theirs = draft.coauthors.get(person=other)
    assert client.post(page(draft, f"coauthors/{theirs.pk}/end/")).status_code == 403
    assert client.post(page(draft, f"coauthors/{row.pk}/end/")).status_code == 302
    assert client.get(page(draft)).status_code == 404
    end_coauthorship(coauthor=theirs, person=author)
    end_coauthorship(coauthor=theirs, person=author)
    assert Notice.objects.get(person=other, kind="coauthor_removed")
    actions = set(AuditEvent.objects.values_list("action", flat=True))
    assert {"coauthor.invited", "coauthor.joined", "coauthor.left", "coauthor.removed"} <= actions


def test_bad_names_and_addresses_are_told_at_the_field_and_stay(client, draft, author):
    client.force_login(author)
    for who, status, words in (
        ("Nobody At All", 422, "Nobody here has this public name."),
        ("not@an address", 422, "valid email"),
        ("", 422, "required"),
        (author.pseudonym, 409, "You are the author already."),
        (author.email.upper(), 409, "You are the author already."),
        (HOSTILE, 422, "public name"),
    ):
        answer = client.post(page(draft, "coauthors/"), {"who": who})
        assert answer.status_code == status, who
        assert words in answer.text
        assert "<script>alert(1)" not in answer.text
    assert not CoAuthor.objects.exists()


def test_neither_status_nor_author_can_be_sent_along(client, draft):
    friend = together(draft)
    client.force_login(friend)
    sent = {"title": "A garden", "text": "Words.", "language": "en", "keep": "1"}
    client.post(
        page(draft, "edit/"),
        {**sent, "author": friend.pk, "status": "published", "origin": "official", "version": 9},
    )
    found = Proposal.objects.get()
    assert (found.author_id, found.version) == (draft.author_id, 0)
    assert (found.status, found.origin) == ("draft", "participant")


def test_the_round_bounds_who_may_join_and_until_when(author):
    round_ = RoundFactory(residents_only=True, process__territory=TerritoryFactory())
    draft = ProposalFactory(draft=True, author=author, round=round_)
    made = invite_coauthor(proposal=draft, author=author, person=UserFactory())
    with pytest.raises(RuleBroken, match="live"):
        accept_invitation(invitation=made, person=made.person)
    closed = ProposalFactory(author=author, round=RoundFactory(closed=True))
    with pytest.raises(RuleBroken, match="closed"):
        invite_coauthor(proposal=closed, author=author, person=UserFactory())


def test_nobody_hears_of_a_process_by_invitation_through_a_coauthor(author):
    draft = ProposalFactory(draft=True, author=author, round__process__access="invitation")
    for who in ({"person": UserFactory()}, {"email": "ana@example.org"}):
        with pytest.raises(RuleBroken, match="by invitation"):
            invite_coauthor(proposal=draft, author=author, **who)
    organiser = UserFactory()
    draft.round.process.organisers.add(organiser)
    assert invite_coauthor(proposal=draft, author=author, person=organiser).person == organiser


def test_the_tables_refuse_a_coauthor_twice_or_half(draft):
    person = together(draft)
    facts = {"proposal": draft, "invited_at": draft.created_at}
    for wrong in (
        {"person": person},
        {"person": None, "email": ""},
        {"person": UserFactory(), "email": "a@example.org"},
        {"email": "a@example.org", "joined_at": draft.created_at},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            CoAuthor.objects.create(**facts, **wrong)


def test_all_authors_hear_of_comments_and_changes_except_who_made_them(
    author, django_capture_on_commit_callbacks
):
    proposal = ProposalFactory(author=author)
    friend = together(proposal)
    with django_capture_on_commit_callbacks(execute=True):
        edit_proposal(proposal=proposal, author=friend, text="Changed.")
        post_comment(proposal=proposal, author=UserFactory(), text="Hm.")
    others = Notice.objects.exclude(kind__startswith="coauthor").values_list("kind", "person")
    assert sorted(others) == sorted(
        [
            ("comment_posted", author.pk),
            ("comment_posted", friend.pk),
            ("proposal_edited", author.pk),
        ]
    )


def test_lists_with_coauthors_cost_the_same_at_one_and_at_thirty(client):
    round_ = RoundFactory(proposals_per_person=50)

    def cost():
        with CaptureQueriesContext(connection) as seen:
            client.get(round_.get_absolute_url())
        return len(seen)

    together(ProposalFactory(round=round_))
    client.get(round_.get_absolute_url())
    one = cost()
    for proposal in ProposalFactory.create_batch(29, round=round_):
        together(proposal)
    assert cost() == one


def test_what_is_held_of_a_person_is_exported_and_forgotten(draft, author):
    friend = together(draft)
    invite_coauthor(proposal=draft, author=author, email=friend.email)
    assert len(for_export(friend)) == 2
    forget_everywhere(person=friend)
    assert not CoAuthor.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_limit_holds_for_many_invitations_at_once(author):
    draft, people = ProposalFactory(draft=True, author=author), UserFactory.create_batch(8)
    answers = at_once(
        [lambda p=p: invite_coauthor(proposal=draft, author=author, person=p) for p in people]
    )
    assert sum(isinstance(one, RuleBroken) for one in answers) == 3
    assert draft.coauthors.count() == 5


@pytest.mark.django_db(transaction=True)
def test_accepting_many_times_at_once_is_one_coauthor(draft, author):
    friend = UserFactory()
    named = invite_coauthor(proposal=draft, author=author, person=friend)
    mailed = invite_coauthor(proposal=draft, author=author, email=friend.email)
    at_once(
        [lambda i=i: accept_invitation(invitation=i, person=friend) for i in (named, mailed) * 4]
    )
    assert [one.person for one in draft.coauthors.filter(joined_at__isnull=False)] == [friend]
