"""Names behind a proposal: public, once each, apart from supports; they decide nothing."""

import csv
import io

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from common.exceptions import RuleBroken
from participation.models import Endorsement, Round, RoundNote, Support
from participation.services.endorsements import endorse, take_back_endorsement
from people.services.erasing import erase
from people.services.exports import export_of
from people.services.mandates import revoke_mandate
from tests.factories.participation import ProposalFactory
from tests.factories.people import MandateFactory, OrganisationFactory, UserFactory
from tests.races import at_once

HOSTILE = "Khaddara <img src=x onerror=boom()> & sons"


def at(proposal, tail=""):
    return f"/en{proposal.get_absolute_url()[3:]}{tail}"


def box(client, proposal):
    """Cut the box of names out of the page."""
    text = client.get(at(proposal)).text
    return text.split('id="endorsements"')[1].split("</aside>")[0]


@pytest.fixture
def person(client):
    person = UserFactory(language="en", pseudonym="Amina")
    client.force_login(person)
    return person


def test_a_name_is_added_in_public_and_taken_away(client, person):
    proposal = ProposalFactory()
    for _twice in range(2):
        assert client.post(at(proposal, "endorse/")).status_code == 302
    assert Endorsement.objects.get().person == person
    assert "Take my name away" in box(client, proposal)
    client.logout()
    assert "Amina" in box(client, proposal)
    client.force_login(person)
    client.post(at(proposal, "endorse/back/"))
    client.post(at(proposal, "endorse/back/"))
    assert "Amina" not in box(client, proposal)


def test_a_support_and_a_name_are_two_buttons_and_two_things(client, person):
    proposal = ProposalFactory()
    page = client.get(at(proposal)).text
    assert 'id="support-button"' in page
    assert 'id="endorse-me"' in page
    client.post(at(proposal, "support/"))
    assert not Endorsement.objects.exists()
    assert "Amina" not in box(client, proposal)
    client.post(at(proposal, "endorse/"))
    client.post(at(proposal, "support/withdraw/"))
    proposal.refresh_from_db()
    assert (proposal.support_count, Support.objects.count()) == (0, 0)
    assert Endorsement.objects.get().person == person


@pytest.mark.parametrize("facts", [{"draft": True}, {"withdrawn": True}, {"status": "hidden"}])
def test_what_is_not_public_takes_no_name(facts):
    endorse(person=UserFactory(), proposal=ProposalFactory())
    closed = ProposalFactory(**facts)
    with pytest.raises(RuleBroken):
        endorse(person=closed.author, proposal=closed)
    assert not closed.endorsements.exists()


@pytest.mark.parametrize(("mode", "is_shown"), [("blocked", True), ("hidden", False)])
def test_a_round_shows_names_or_takes_no_more_or_neither(client, person, mode, is_shown):
    proposal = ProposalFactory()
    endorse(person=UserFactory(pseudonym="Before Them"), proposal=proposal)
    RoundNote.objects.create(round=proposal.round, text="-", language="en", written_by=person)
    Round.objects.update(endorsements_mode=mode)
    page = client.get(at(proposal)).text
    assert ("Before Them" in page) == is_shown
    assert ("No more names are added." in page) == is_shown
    answer = client.post(at(proposal, "endorse/"))
    assert answer.status_code == 409
    assert Endorsement.objects.count() == 1
    told = client.get(f"/api/v1/proposals?process={proposal.round.process.slug}").json()["items"]
    assert [one["people_behind"] for one in told] == [int(is_shown)]
    take_back_endorsement(person=Endorsement.objects.get().person, proposal=proposal)
    assert not Endorsement.objects.exists()


def test_who_may_not_see_the_process_adds_no_name(client, person):
    proposal = ProposalFactory(round__process__access="invitation")
    assert client.post(at(proposal, "endorse/")).status_code == 404
    with pytest.raises(RuleBroken):
        endorse(person=person, proposal=proposal)
    proposal.round.process.invitations.create(person=person)
    assert client.post(at(proposal, "endorse/")).status_code == 302
    assert Endorsement.objects.count() == 1


def test_an_organisation_stands_first_by_a_mandate_and_goes_with_it(client, person):
    organisation, proposal = OrganisationFactory(verified=True, name=HOSTILE), ProposalFactory()
    endorse(person=UserFactory(pseudonym="Basma"), proposal=proposal)
    refused = client.post(at(proposal, "endorse/"), {"organisation": organisation.pk})
    assert refused.status_code == 409
    assert "You hold no mandate" in refused.text
    with pytest.raises(RuleBroken, match="no mandate"):
        endorse(person=person, proposal=proposal, organisation=organisation)

    mandate = MandateFactory(person=person, organisation=organisation)
    client.post(at(proposal, "endorse/"), {"organisation": organisation.pk})
    shown = box(client, proposal)
    assert "<img src=x" not in shown
    assert shown.index("Khaddara &lt;img") < shown.index("Basma")
    assert "Amina" not in shown

    revoke_mandate(mandate=mandate, revoker=person)
    assert "Khaddara" not in box(client, proposal)
    again = MandateFactory(organisation=organisation)
    endorse(person=again.person, proposal=proposal, organisation=organisation)
    assert Endorsement.objects.get(organisation=organisation).person == again.person
    assert "Khaddara" in box(client, proposal)
    with pytest.raises(RuleBroken, match="no mandate"):
        take_back_endorsement(person=person, proposal=proposal, organisation=organisation)
    take_back_endorsement(person=again.person, proposal=proposal, organisation=organisation)
    assert "Khaddara" not in box(client, proposal)


def test_a_hostile_name_is_a_name(client):
    proposal, person = ProposalFactory(), UserFactory()
    type(person).objects.filter(pk=person.pk).update(pseudonym="<b>boom</b>")
    endorse(person=person, proposal=proposal)
    assert "&lt;b&gt;boom" in box(client, proposal)


def test_the_table_takes_each_name_once():
    person, proposal = UserFactory(), ProposalFactory()
    for organisation in (None, OrganisationFactory(verified=True)):
        facts = {"person": person, "proposal": proposal, "organisation": organisation}
        Endorsement.objects.create(**facts)
        with transaction.atomic(), pytest.raises(IntegrityError, match="one_endorsement_per"):
            Endorsement.objects.create(**facts)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_one_name():
    proposal, organisation = ProposalFactory(), OrganisationFactory(verified=True)
    people = [MandateFactory(organisation=organisation).person for _ in range(2)]
    acts = [
        lambda one=one: endorse(person=one, proposal=proposal, organisation=organisation)
        for one in people
    ]
    acts += [lambda: endorse(person=people[0], proposal=proposal)] * 6
    at_once(acts)
    assert Endorsement.objects.count() == 2


def test_one_name_and_thirty_cost_the_same_and_twenty_are_shown(client, person):
    few, many = ProposalFactory(), ProposalFactory()
    endorse(person=UserFactory(), proposal=few)
    for one in UserFactory.create_batch(30):
        endorse(person=one, proposal=many)
    costs = []
    client.get(at(few))
    for proposal in (few, many):
        with CaptureQueriesContext(connection) as asked:
            shown = box(client, proposal)
        costs.append(len(asked))
    assert costs[0] == costs[1]
    assert shown.count("<li>") == 21
    assert "and 10 more" in " ".join(shown.split())


def test_an_erased_persons_name_goes_and_is_told_before(client, person):
    proposal = ProposalFactory()
    endorse(person=person, proposal=proposal)
    assert export_of(person)["endorsements"][0]["proposal__title"] == proposal.title
    erase(person=person, words=False)
    assert not Endorsement.objects.exists()


def test_open_data_names_organisations_and_counts_people(client, person):
    proposal, organisation = ProposalFactory(), OrganisationFactory(verified=True, name=HOSTILE)
    mandate = MandateFactory(person=person, organisation=organisation)
    for each in (person, UserFactory(pseudonym="Basma")):
        endorse(person=each, proposal=proposal)
    endorse(person=person, proposal=proposal, organisation=organisation)
    process = proposal.round.process
    table = f"/en/processes/{process.slug}/data/proposals.csv"

    def told():
        [item] = client.get("/api/v1/proposals", {"process": process.slug}).json()["items"]
        text = client.get(table).text
        assert "Basma" not in text + str(item)
        [line] = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
        assert line["people_behind"] == str(item["people_behind"]) == "2"
        names = [one["name"] for one in item["organisations_behind"]]
        assert line["organisations_behind"] == "; ".join(names)
        return names

    assert told() == [HOSTILE]
    revoke_mandate(mandate=mandate, revoker=person)
    assert told() == []
