"""Speaking for an organisation: with a mandate in force at that moment, and both are named."""

from datetime import timedelta
from functools import partial
from threading import Event
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from common.exceptions import RuleBroken
from participation.models import Comment, Proposal, Statement
from participation.services.comment_marks import edit_comment
from participation.services.comments import post_comment
from participation.services.opinions import add_statement
from participation.services.proposals import (
    edit_proposal,
    publish_draft,
    publish_proposal,
    save_draft,
    withdraw_proposal,
)
from people.models import AuditEvent, Mandate
from people.services.mandates import revoke_mandate
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import MandateFactory, OrganisationFactory, UserFactory
from tests.races import at_once

HOUR = timedelta(hours=1)
WORDS = {"title": "A shared kitchen", "text": "For the whole street.", "language": "en"}
REFUSED = "You hold no mandate to speak for"


@pytest.fixture
def organisation():
    return OrganisationFactory(verified=True, name="Khaddara & <b>sons</b>")


@pytest.fixture
def person(client, organisation):
    person = UserFactory(language="en", pseudonym="Amina")
    MandateFactory(person=person, organisation=organisation)
    client.force_login(person)
    return person


@pytest.fixture
def round_():
    return RoundFactory()


def at(thing, tail=""):
    return f"/en{thing.get_absolute_url()[3:]}{tail}"


def propose(client, round_, **data):
    sent = {**WORDS, "form_key": uuid4(), "preview": "1", **data}
    return client.post(at(round_, "propose/"), sent)


def comment_on(client, proposal, **data):
    sent = {"text": "We would cook.", "stance": "for", "language": "en", **data}
    return client.post(at(proposal, "comments/"), sent)


def test_a_proposal_names_the_organisation_and_who_wrote_it(client, person, organisation, round_):
    assert "I write as" in client.get(at(round_, "propose/")).text
    assert propose(client, round_, organisation=organisation.pk).status_code == 302
    proposal = Proposal.objects.get()
    assert (proposal.organisation, proposal.origin, proposal.author) == (
        organisation,
        "organisation",
        person,
    )
    client.post(at(proposal, "publish/"))
    client.logout()
    for page in (at(proposal), at(round_)):
        text = client.get(page).text
        assert "Khaddara &amp; &lt;b&gt;sons&lt;/b&gt;" in text
        assert "<b>sons" not in text
        assert "Amina" in text
    assert proposal.title in client.get(at(organisation)).text
    item = client.get("/api/v1/proposals").json()["items"][0]
    named = {"id": organisation.pk, "name": organisation.name}
    assert (item["origin"], item["organisation"]) == ("organisation", named)
    logged = AuditEvent.objects.get(action="proposal.published")
    assert (logged.actor, logged.detail) == (person, {"organisation": organisation.pk})


def test_a_comment_and_a_statement_name_both_and_the_log_too(client, person, organisation):
    proposal = ProposalFactory()
    assert comment_on(client, proposal, organisation=organisation.pk).status_code == 302
    text = client.get(at(proposal)).text
    assert "Khaddara &amp;" in text
    assert "Amina" in text
    talk = RoundFactory(kind="comments")
    sent = {"text": "Kitchens feed streets.", "language": "en", "organisation": organisation.pk}
    assert client.post(at(talk, "statements/add/"), sent).status_code == 302
    assert "Khaddara &amp;" in client.get(at(talk, "statements/answer/")).text
    for thing, action in (
        (Comment.objects.get(), "comment.posted"),
        (Statement.objects.get(), "statement.added"),
    ):
        logged = AuditEvent.objects.get(action=action)
        assert (logged.actor, logged.detail) == (person, {"organisation": organisation.pk})
        assert (thing.author, thing.organisation) == (person, organisation)


def test_whoever_holds_no_mandate_is_not_asked(client, round_):
    client.force_login(UserFactory(language="en"))
    proposal = ProposalFactory(round=round_)
    for page in (at(round_, "propose/"), at(proposal)):
        assert "I write as" not in client.get(page).text
    assert propose(client, round_).status_code == 302
    assert Proposal.objects.get(status="draft").origin == "participant"


def mandates_that_do_not_hold():
    now = timezone.now()
    return {
        "over": {"starts_at": now - 2 * HOUR, "ends_at": now - HOUR},
        "not yet": {"starts_at": now + HOUR},
        "revoked": {"revoked_at": now},
        "for the lab alone": {"scope": "lab"},
        "of one not verified": {"organisation": OrganisationFactory()},
        "somebody else's": {"person": UserFactory()},
    }


@pytest.mark.parametrize(
    "which",
    ["over", "not yet", "revoked", "for the lab alone", "of one not verified", "somebody else's"],
)
def test_a_forged_name_is_refused_and_nothing_is_lost(client, round_, organisation, which):
    person = UserFactory(language="en")
    client.force_login(person)
    facts = {"person": person, "organisation": organisation} | mandates_that_do_not_hold()[which]
    forged = MandateFactory(**facts).organisation

    for answer in (
        propose(client, round_, organisation=forged.pk),
        comment_on(client, ProposalFactory(round=round_), organisation=forged.pk),
    ):
        assert answer.status_code == 422
        assert REFUSED in answer.text
        assert WORDS["text"] in answer.text or "We would cook." in answer.text
    for act in (
        partial(save_draft, round_=round_, author=person, **WORDS, organisation=forged),
        partial(
            post_comment, proposal=ProposalFactory(), author=person, text="x", organisation=forged
        ),
        partial(
            add_statement,
            round_=RoundFactory(kind="comments"),
            author=person,
            text="Kitchens feed streets.",
            organisation=forged,
        ),
    ):
        with pytest.raises(RuleBroken, match=REFUSED):
            act()
    assert not Proposal.objects.filter(author=person).exists()
    assert not Comment.objects.exists()
    assert not Statement.objects.exists()


@pytest.mark.parametrize("scope", ["everything", "proposals", "comments"])
def test_a_mandate_holds_in_its_scope_alone(client, round_, organisation, scope):
    person = UserFactory(language="en")
    MandateFactory(person=person, organisation=organisation, scope=scope)
    client.force_login(person)
    pk = organisation.pk
    assert (propose(client, round_, organisation=pk).status_code == 302) == (scope != "comments")
    answer = comment_on(client, ProposalFactory(round=round_), organisation=pk)
    assert (answer.status_code == 302) == (scope != "proposals")


def test_taken_back_it_counts_no_more_and_what_was_said_stays(client, person, organisation, round_):
    said = publish_proposal(round_=round_, author=person, organisation=organisation, **WORDS)
    draft = save_draft(round_=round_, author=person, organisation=organisation, **WORDS)
    comment = post_comment(
        proposal=ProposalFactory(round=round_),
        author=person,
        text="We would cook.",
        organisation=organisation,
    )
    mandate = Mandate.objects.get(person=person)
    revoke_mandate(mandate=mandate, revoker=UserFactory(verifier=True))

    assert organisation.name.split(" &")[0] in client.get(at(said)).text
    answer = client.post(at(draft, "publish/"))
    assert answer.status_code == 409
    assert REFUSED in answer.text
    for act in (
        partial(edit_proposal, proposal=said, author=person, title="Another"),
        partial(withdraw_proposal, proposal=said, author=person, reason="They asked me."),
        partial(edit_comment, comment=comment, author=person, text="Another"),
    ):
        with pytest.raises(RuleBroken, match="mandate"):
            act()
    assert client.get(at(said, "edit/")).status_code == 409
    said.refresh_from_db()
    assert (said.status, said.title) == ("published", WORDS["title"])
    # The draft may still go out in one's own name.
    form = {**WORDS, "organisation": "me", "preview": "1"}
    assert client.post(at(draft, "edit/"), form).status_code == 302
    draft.refresh_from_db()
    assert (draft.organisation, draft.origin) == (None, "participant")
    assert publish_draft(proposal=draft, author=person).is_published


def test_in_whose_name_it_was_published_does_not_change(client, person, organisation, round_):
    mine = publish_proposal(round_=round_, author=person, **WORDS)
    form = {**WORDS, "title": "Another", "organisation": organisation.pk}
    assert client.post(at(mine, "edit/"), form).status_code == 302
    mine.refresh_from_db()
    assert (mine.title, mine.organisation) == ("Another", None)


def test_only_what_says_so_is_an_organisations(organisation):
    proposal = ProposalFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=proposal.pk).update(organisation=organisation)


@pytest.mark.django_db(transaction=True)
def test_who_takes_a_mandate_back_while_it_is_used_wins_or_waits():
    """Either it was said before, or it is refused: never said after."""
    mandate = MandateFactory(organisation=OrganisationFactory(verified=True))
    verifier, proposal, held = UserFactory(verifier=True), ProposalFactory(), Event()

    def revoke():
        with transaction.atomic():
            done = revoke_mandate(mandate=mandate, revoker=verifier)
            held.set()
        return done

    def say():
        held.wait(20)
        facts = {"proposal": proposal, "author": mandate.person, "text": "We would cook."}
        return post_comment(organisation=mandate.organisation, **facts)

    revoked, said = at_once([revoke, say])
    assert revoked.revoked_at
    assert isinstance(said, RuleBroken)
    assert not Comment.objects.exists()


def test_an_organisations_page_costs_the_same_with_one_and_thirty(client, person, organisation):
    round_ = RoundFactory(proposals_per_person=40)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            client.get(at(organisation))
            client.get(at(round_))
        return len(asked)

    def speak():
        said = publish_proposal(round_=round_, author=person, organisation=organisation, **WORDS)
        post_comment(proposal=said, author=person, text="We cook.", organisation=organisation)

    speak()
    client.logout()
    one = cost()
    for _time in range(9):
        speak()
    assert cost() == one
