from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from common.exceptions import RuleBroken
from people.models import AuditEvent
from tests.factories.lab import LabFactory, publish_result
from tests.factories.participation import ProposalFactory
from tests.factories.people import UserFactory
from tests.races import at_once
from thread.models import Link
from workflows.lab.models import Service
from workflows.lab.queries.winners import is_winner, waiting_for_a_service
from workflows.lab.services.starting import start_service, start_without_proposal

IN_A_YEAR = timezone.now().date() + timedelta(days=365)


@pytest.fixture
def organiser():
    return UserFactory(organiser=True)


def start(proposal, by, **more):
    facts = {"lab": LabFactory(), "title": "Nurses of the neighbourhood"}
    return start_service(proposal=proposal, by=by, answer_due_on=IN_A_YEAR, **(facts | more))


def test_a_winner_becomes_a_service_and_a_loser_does_not(organiser):
    winner, loser = ProposalFactory(), ProposalFactory()
    publish_result(winner, loser)

    service = start(winner, organiser)
    with pytest.raises(RuleBroken, match="has not won"):
        start(loser, organiser)

    assert (service.origin, service.stage) == ("vote", "mandate")
    assert list(service.owners.all()) == [organiser]
    assert [stay.stage for stay in service.stays.all()] == ["mandate"]
    assert Service.objects.count() == 1


def test_winners_without_a_service_wait_for_one(organiser):
    winner, loser = ProposalFactory(), ProposalFactory()
    publish_result(winner, loser)

    assert (is_winner(winner), is_winner(loser)) == (True, False)
    assert list(waiting_for_a_service(AnonymousUser())) == [winner]

    start(winner, organiser)

    assert list(waiting_for_a_service(AnonymousUser())) == []


def test_it_stands_on_the_thread_of_its_proposal_and_in_the_audit(organiser):
    proposal = ProposalFactory()

    service = start(proposal, organiser, reason="The council asked.")

    link = Link.objects.get()
    assert (str(link.source), link.relation, str(link.target), link.by) == (
        f"proposal-{proposal.pk}",
        "became",
        f"service-{service.pk}",
        organiser.pseudonym,
    )
    assert AuditEvent.objects.get(action="service.started").detail == {
        "origin": "override",
        "reason": "The council asked.",
    }


def test_without_a_vote_it_takes_an_organiser_and_a_reason():
    facilitator, organiser = UserFactory(facilitator=True), UserFactory(organiser=True)

    for by, reason in ((facilitator, "The council asked."), (organiser, "  ")):
        with pytest.raises(RuleBroken, match="has not won"):
            start(ProposalFactory(), by, reason=reason)

    assert start(ProposalFactory(), organiser, reason="The council asked.").origin == "override"


@pytest.mark.parametrize("role", [None, "moderator", "editor", "administrator"])
def test_other_people_start_nothing_and_facilitators_do(role):
    winner = ProposalFactory()
    publish_result(winner)

    with pytest.raises(RuleBroken, match="Only organisers and facilitators"):
        start(winner, UserFactory(**({role: True} if role else {})), reason="Because.")

    assert start(winner, UserFactory(facilitator=True)).pk


def test_a_proposal_becomes_one_service(organiser):
    proposal = ProposalFactory()
    start(proposal, organiser, reason="The council asked.")

    with pytest.raises(RuleBroken, match="already"):
        start(proposal, organiser, reason="Once more.")


def test_a_public_body_may_ask_for_a_service_and_says_why(organiser):
    facts = {"lab": LabFactory(), "title": {"it": "Officina", "ar": "ورشة"}, "by": organiser}
    facts |= {"answer_due_on": IN_A_YEAR, "origin": "replicated"}

    service = start_without_proposal(reason="It works in Palermo.", **facts)

    assert (service.title_ar, service.proposal, service.origin) == ("ورشة", None, "replicated")
    with pytest.raises(RuleBroken, match="Say why"):
        start_without_proposal(reason="", **facts)
    with pytest.raises(RuleBroken, match="takes an organiser"):
        start_without_proposal(reason="Because.", **(facts | {"by": UserFactory(facilitator=True)}))
    with pytest.raises(RuleBroken, match="name it"):
        start_without_proposal(reason="Because.", **(facts | {"origin": "vote"}))


def test_the_answer_is_promised_for_after_the_start(organiser):
    with pytest.raises(RuleBroken, match="due after"):
        start_service(
            proposal=ProposalFactory(),
            by=organiser,
            lab=LabFactory(),
            title="Nurses",
            reason="Because.",
            answer_due_on=date(2020, 1, 1),
        )


def test_an_address_is_made_of_the_title_and_stays_free_of_the_doors(organiser):
    slugs = [
        start(ProposalFactory(), organiser, title=title, reason="Because.").slug
        for title in ("Café réparation", "Café réparation", "Start", "مقهى الإصلاح")
    ]

    assert slugs[0] == "cafe-reparation"
    assert slugs[1].startswith("cafe-reparation-")
    assert slugs[2].startswith("start-")
    assert slugs[3].startswith("service-")


@pytest.mark.django_db(transaction=True)
def test_two_at_once_start_one_service():
    organiser, proposal, lab = UserFactory(organiser=True), ProposalFactory(), LabFactory()

    outcomes = at_once(
        [lambda: start(proposal, organiser, lab=lab, reason="The council asked.")] * 2
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["RuleBroken", "Service"]
    assert Service.objects.count() == 1
