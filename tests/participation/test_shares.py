"""A link shows a draft to whoever holds it: for a while, as its authors like, and no further."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import now

from common.exceptions import RuleBroken
from participation.models import Proposal, Share
from participation.models.shares import MOST_SHARES
from participation.services.coauthors import accept_invitation, invite_coauthor
from participation.services.proposals import publish_draft
from participation.services.shares import drop_ended, end_share, share_draft
from people.models import AuditEvent
from tests.factories.participation import ProposalFactory
from tests.factories.people import UserFactory
from tests.races import at_once

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&"


@pytest.fixture
def draft():
    return ProposalFactory(draft=True, title="A garden", text="For the school.", language="en")


def shared(draft, **more):
    return share_draft(proposal=draft, writer=draft.author, **({"days": 7} | more))


def test_whoever_holds_the_link_reads_the_draft_and_nobody_else_does(client, draft):
    share = shared(draft)
    page = client.get(share.get_absolute_url())
    assert page.status_code == 200
    assert "For the school." in page.text
    assert page["X-Robots-Tag"] == "noindex"
    assert "no-store" in page["Cache-Control"]
    for form in ("<textarea", "support/", "comments/", "/publish/"):
        assert form not in page.text.split("<main", 1)[1].split("</main", 1)[0]
    # The link opens this one page: the draft itself and another token stay closed.
    assert client.get(draft.get_absolute_url()).status_code == 404
    another = share.get_absolute_url().replace(str(share.token), str(uuid4()))
    assert client.get(another).status_code == 404
    assert client.post(share.get_absolute_url()).status_code == 405


def test_a_link_for_people_with_an_account_asks_to_sign_in(client, draft):
    share = shared(draft, signed_in_only=True)
    asked = client.get(share.get_absolute_url())
    assert asked.status_code == 302
    assert str(share.token) in asked.url
    client.force_login(UserFactory())
    assert "For the school." in client.get(share.get_absolute_url()).text


def test_a_link_ends_by_its_time_and_when_it_is_taken_back(client, draft):
    share, other = shared(draft), shared(draft, days=1)
    Share.objects.filter(pk=other.pk).update(
        made_at=now() - timedelta(days=2), expires_at=now() - timedelta(days=1)
    )
    over = client.get(other.get_absolute_url())
    assert over.status_code == 410
    assert "For the school." not in over.text

    client.force_login(draft.author)
    listed = client.get(draft.url("shares")).text
    assert str(share.token) in listed
    assert client.post(f"{draft.url('shares')}{share.pk}/end/").status_code == 302
    assert client.get(share.get_absolute_url()).status_code == 404
    end_share(share=share, writer=draft.author)
    written = AuditEvent.objects.filter(action__startswith="draft.")
    actions = sorted(written.values_list("action", flat=True))
    assert actions == ["draft.shared", "draft.shared", "draft.unshared"]


def test_a_link_to_what_was_published_leads_there(client, draft):
    share = shared(draft)
    publish_draft(proposal=draft, author=draft.author)
    assert client.get(share.get_absolute_url()).url == draft.get_absolute_url()
    Proposal.objects.filter(pk=draft.pk).update(status=Proposal.Status.HIDDEN)
    hidden = client.get(share.get_absolute_url())
    assert (hidden.status_code, "For the school." in hidden.text) == (410, False)
    assert drop_ended() == 1
    Proposal.objects.filter(pk=draft.pk).update(status=Proposal.Status.PUBLISHED)
    with pytest.raises(RuleBroken, match="published already"):
        shared(draft)


def test_a_process_by_invitation_stays_closed_to_a_link(client):
    draft = ProposalFactory(draft=True, round__process__access="invitation")
    share = shared(draft)
    assert client.get(share.get_absolute_url()).status_code == 302
    client.force_login(UserFactory())
    assert client.get(share.get_absolute_url()).status_code == 404
    draft.round.process.invitations.create(person=(invited := UserFactory()))
    client.force_login(invited)
    assert client.get(share.get_absolute_url()).status_code == 200


def test_only_those_who_write_it_share_it(client, draft):
    stranger, along = UserFactory(), UserFactory()
    share = shared(draft)
    for refused in (
        lambda: share_draft(proposal=draft, writer=stranger, days=7),
        lambda: end_share(share=share, writer=stranger),
    ):
        with pytest.raises(RuleBroken, match="Only the authors"):
            refused()
    client.force_login(stranger)
    assert client.get(draft.url("shares")).status_code == 404
    assert client.post(f"{draft.url('shares')}{share.pk}/end/").status_code == 404
    accept_invitation(
        invitation=invite_coauthor(proposal=draft, author=draft.author, person=along), person=along
    )
    client.force_login(along)
    assert client.post(draft.url("shares"), {"days": "1"}).status_code == 302
    assert Share.objects.count() == 2


def test_nonsense_is_refused_at_the_field_and_makes_no_link(client, draft):
    client.force_login(draft.author)
    for wrong in ({}, {"days": "8000"}, {"days": "-1"}, {"days": "x"}):
        answer = client.post(draft.url("shares"), wrong)
        assert answer.status_code == 422
        assert "aria-invalid" in answer.text
    assert not Share.objects.exists()
    for _time in range(MOST_SHARES):
        shared(draft)
    full = client.post(draft.url("shares"), {"days": "7"})
    assert full.status_code == 409
    # What is over makes room.
    Share.objects.update(made_at=now() - timedelta(days=9), expires_at=now() - timedelta(days=2))
    assert client.post(draft.url("shares"), {"days": "7"}).status_code == 302


def test_hostile_words_stay_words(client):
    draft = ProposalFactory(draft=True, title=HOSTILE[:90], text=HOSTILE, language="en")
    page = client.get(shared(draft).get_absolute_url()).text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_five_links():
    draft = ProposalFactory(draft=True)
    made = []

    def make():
        try:
            made.append(shared(draft).pk)
        except RuleBroken:
            return

    at_once([make] * 8)
    assert len(made) == Share.objects.count() == MOST_SHARES
