"""Where a proposal comes from: the public body itself, or a form somebody filled in on paper."""

from functools import partial

import pytest
from django.db import IntegrityError, transaction

from common.exceptions import RuleBroken
from participation.models import Proposal
from participation.services.proposals import change_draft, edit_proposal, publish_draft, save_draft
from people.models import AuditEvent
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import (
    MandateFactory,
    OrganisationFactory,
    TerritoryFactory,
    UserFactory,
)

WORDS = {"title": "A bench", "text": "In the shade.", "language": "en"}
OFFERED = "the public body that runs this process"
NAME = "Town of Sfax & <b>sons</b>"
SAFE = "Town of Sfax &amp; &lt;b&gt;sons&lt;/b&gt;"


@pytest.fixture
def round_():
    return RoundFactory(process__organisation=OrganisationFactory(name=NAME, verified=True))


@pytest.fixture
def organiser(round_):
    person = UserFactory(language="en", pseudonym="Amina")
    round_.process.organisers.add(person)
    return person


def at(thing, tail=""):
    return f"/en{thing.get_absolute_url()[3:]}{tail}"


def propose(client, round_, **data):
    return client.post(at(round_, "propose/"), {**WORDS, "preview": "1", **data})


def test_organisers_alone_write_for_the_public_body(client, organiser, round_):
    of_another = UserFactory(language="en")
    RoundFactory(process__organisation=OrganisationFactory()).process.organisers.add(of_another)
    mandated = MandateFactory(organisation=round_.process.organisation).person
    for other in (UserFactory(language="en", roles=["organiser"]), of_another, mandated):
        client.force_login(other)
        assert OFFERED not in client.get(at(round_, "propose/")).text
        answer = propose(client, round_, organisation="official", origin="official")
        assert answer.status_code == 422
        assert WORDS["text"] in answer.text
        with pytest.raises(RuleBroken, match="Only organisers"):
            save_draft(round_=round_, author=other, is_official=True, **WORDS)
    assert not Proposal.objects.exists()

    client.force_login(organiser)
    page = client.get(at(round_, "propose/")).text
    assert f"{SAFE}, {OFFERED}" in page
    assert "<b>sons" not in page
    assert propose(client, round_, organisation="official").status_code == 302
    proposal = Proposal.objects.get()
    client.post(at(proposal, "publish/"))
    client.logout()
    for page in (at(proposal), at(round_)):
        text = client.get(page).text
        assert SAFE in text
        assert "(public body)" in text
        assert "<b>sons" not in text
    assert client.get("/api/v1/proposals").json()["items"][0]["origin"] == "official"
    logged = AuditEvent.objects.get(action="proposal.published")
    body = round_.process.organisation
    said = {"origin": "official", "organisation": body.pk}
    assert (logged.actor, logged.detail) == (organiser, said)

    # Its page lists it, and its present name stands everywhere.
    body.name = "Sfax renamed"
    body.save()
    assert WORDS["title"] in client.get(f"/en/organisations/{body.pk}/").text
    for page in (at(proposal), at(round_)):
        text = client.get(page).text
        assert "Sfax renamed" in text
        assert SAFE not in text


def test_an_organiser_writes_for_themselves_unless_they_say_so(client, organiser, round_):
    client.force_login(organiser)
    propose(client, round_, organisation="official")
    draft = Proposal.objects.get()
    form = {**WORDS, "organisation": "me", "preview": "1"}
    assert client.post(at(draft, "edit/"), form).status_code == 302
    draft.refresh_from_db()
    assert (draft.origin, draft.credited_to) == ("participant", "")
    propose(client, round_)
    assert set(Proposal.objects.values_list("origin", flat=True)) == {"participant"}


def test_a_process_of_no_body_offers_none(client, organiser, round_):
    round_.process.organisation = None
    round_.process.save()
    client.force_login(organiser)
    assert OFFERED not in client.get(at(round_, "propose/")).text
    assert propose(client, round_, organisation="official").status_code == 422
    with pytest.raises(RuleBroken, match="No public body"):
        save_draft(round_=round_, author=organiser, is_official=True, **WORDS)


def test_whoever_organises_no_more_speaks_for_the_body_no_more(client, organiser, round_):
    drafts = [
        save_draft(round_=round_, author=organiser, is_official=True, **WORDS) for _time in "ab"
    ]
    said = publish_draft(proposal=drafts[0], author=organiser)
    round_.process.organisers.clear()
    client.force_login(organiser)
    assert client.post(at(drafts[1], "publish/")).status_code == 409
    assert client.get(at(said, "edit/")).status_code == 409
    for act in (
        partial(publish_draft, proposal=drafts[1], author=organiser),
        partial(edit_proposal, proposal=said, author=organiser, title="Another"),
    ):
        with pytest.raises(RuleBroken, match="Only organisers"):
            act()


def help_somebody(client, reason):
    town = TerritoryFactory()
    client.force_login(UserFactory(verifier=True, language="en"))
    form = {"name": "Umm Ali", "territory": town.pk, "language": "en", "reason": reason}
    assert client.post("/en/accounts/assist/", form).status_code == 302


def test_only_a_verifier_who_helps_marks_a_numbered_paper_form(client, round_):
    alone = UserFactory(language="en")
    client.force_login(alone)
    assert "paper form" not in client.get(at(round_, "propose/")).text
    propose(client, round_, is_from_paper="on", origin="paper")
    assert Proposal.objects.get().origin == "participant"
    with pytest.raises(RuleBroken, match="Only who helps"):
        save_draft(round_=round_, author=alone, is_from_paper=True, **WORDS)
    Proposal.objects.all().delete()

    help_somebody(client, "Paper form, no number.")
    answer = propose(client, round_, is_from_paper="on")
    assert answer.status_code == 409
    assert "number in the reason" in answer.text
    assert WORDS["text"] in answer.text
    assert not Proposal.objects.exists()

    help_somebody(client, "Paper form 217.")
    assert "Copied from a paper form" in client.get(at(round_, "propose/")).text
    propose(client, round_, is_from_paper="on")
    proposal = Proposal.objects.get()
    client.post(at(proposal, "publish/"))
    client.logout()
    for page in (at(proposal), at(round_)):
        assert "(paper form)" in client.get(page).text
    logged = AuditEvent.objects.get(action="proposal.published")
    assert logged.detail["origin"] == "paper"
    assert logged.detail["assisted_by"]


def test_what_is_not_from_paper_was_written_down_with_help(client, round_):
    help_somebody(client, "Paper form 217.")
    propose(client, round_, is_from_paper="on")
    draft = Proposal.objects.get()
    client.post(at(draft, "edit/"), {**WORDS, "preview": "1"})
    draft.refresh_from_db()
    assert draft.origin == "assisted"


ADDRESS = "https://example.org/quartier?a=1&b=<i>2</i>"


def test_whoever_repeats_what_is_done_elsewhere_gives_its_address(client, round_):
    person = UserFactory(language="en")
    client.force_login(person)
    too_long = f"{ADDRESS}{500 * 'x'}"
    for wrong in ("javascript:alert(1)", "ftp://example.org/x", "no address", too_long):
        answer = propose(client, round_, repeats=wrong)
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["repeats"])
        assert WORDS["text"] in answer.text
        with pytest.raises(RuleBroken, match="address"):
            save_draft(round_=round_, author=person, repeats=wrong, **WORDS)

    propose(client, round_, repeats=ADDRESS)
    proposal = Proposal.objects.get()
    client.post(at(proposal, "publish/"))
    client.logout()
    page = client.get(at(proposal)).text
    assert "(replicated from elsewhere)" in page
    assert 'href="https://example.org/quartier?a=1&amp;b=' in page
    assert "<i>2" not in page
    told = client.get("/api/v1/proposals").json()["items"][0]
    assert (told["origin"], told["repeats"]) == ("replicated", proposal.repeats)


def test_what_repeats_nothing_any_more_is_ones_own_and_an_organisations_stays_its(client, round_):
    mandated = MandateFactory(organisation=round_.process.organisation).person
    draft = save_draft(round_=round_, author=mandated, repeats=ADDRESS, **WORDS)
    assert draft.origin == "replicated"
    assert change_draft(proposal=draft, author=mandated, repeats="").origin == "participant"
    theirs = {"organisation": round_.process.organisation, "repeats": ADDRESS}
    draft = change_draft(proposal=draft, author=mandated, **theirs)
    assert (draft.origin, draft.repeats) == ("organisation", ADDRESS)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProposalFactory(origin="replicated")
