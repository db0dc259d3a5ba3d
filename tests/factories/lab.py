from datetime import timedelta
from decimal import Decimal

import factory
from django.db import connection
from django.utils.timezone import now

from participation.models import Closing, Result, VoteDesign, VoteOption
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import TerritoryFactory, UserFactory
from workflows.lab.models import Artefact, Indicator, Lab, Reading, Service, ServiceStage
from workflows.lab.rules import REQUIRED

CONTENT = {
    "stakeholder_map": {
        "head": {"missing": "The families abroad"},
        "rows": [
            {
                "name": "Town hall",
                "kind": "municipality",
                "role": "owner",
                "influence": 5,
                "interest": 4,
                "stance": 1,
            }
        ],
    },
    "persona": {
        "head": {"name": "Salha", "situation": "Lives alone", "source": "12 interviews"},
        "rows": [{"aspect": "need", "text": "Company on Fridays"}],
    },
    "journey": {
        "head": {"when": "as_is", "whose": "Salha"},
        "rows": [{"step": "Morning", "action": "Waits", "feeling": -1}],
    },
    "blueprint": {
        "head": {},
        "rows": [{"step": "Visit", "user_action": "Opens", "frontstage": "Nurse", "owner": "Coop"}],
    },
    "canvas": {
        "head": {"template": "sse_canvas"},
        "rows": [{"cell": "Value", "text": "Nobody is alone for more than three days"}],
    },
    "pilot_plan": {
        "head": {
            "hypothesis": "Two visits a week are enough",
            "place": "Old town",
            "people": "40 people",
            "starts_on": "2026-01-01",
            "ends_on": "2026-06-30",
            "budget": "38000",
            "safeguards": "Never alone at night",
            "stop_rule": "Two incidents",
        },
        "rows": [{"task": "Recruit", "who": "Coop", "due_on": "2026-02-01"}],
    },
    "agreement": {
        "head": {
            "parties": "Town hall and cooperative",
            "signed_on": "2026-01-01",
            "review_on": "2026-07-01",
            "exit_rule": "Two months' notice",
            "prevailing_language": "fr",
        },
        "rows": [{"clause": "Pays the nurse", "owner": "Town hall", "status": "open"}],
    },
    "indicator_readings": {
        "head": {"period": "Spring", "method": "Log book", "finding": "Fewer falls"},
        "rows": [
            {
                "indicator": "Falls",
                "unit": "a month",
                "baseline": "9",
                "target": "4",
                "value": "6",
                "read_on": "2026-03-01",
            }
        ],
    },
    "replicability_checklist": {
        "head": {"place": "Gabès", "mentor": "Karim"},
        "rows": [{"dimension": "legal", "item": "May a cooperative employ?", "answer": "partly"}],
    },
}


class LabFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Lab

    slug = factory.Sequence(lambda n: f"lab-{n}")
    name = factory.Sequence(lambda n: f"Lab {n}")
    territory = factory.SubFactory(TerritoryFactory)


class ServiceFactory(factory.django.DjangoModelFactory):
    """A published service asked for by a public body, in its first stage, with an owner."""

    class Meta:
        model = Service
        skip_postgeneration_save = True

    class Params:
        unpublished = factory.Trait(published_at=None)
        voted = factory.Trait(
            origin="vote", origin_reason="", proposal=factory.SubFactory(ProposalFactory)
        )
        stopped = factory.Trait(stopped_at=factory.LazyFunction(now))

    slug = factory.Sequence(lambda n: f"service-{n}")
    title = factory.Sequence(lambda n: f"Service {n}")
    summary = "A nurse of the neighbourhood, twice a week."
    lab = factory.SubFactory(LabFactory)
    territory = factory.SelfAttribute("lab.territory")
    origin = "official"
    origin_reason = "The council asked for it on 3 May."
    started_at = factory.LazyFunction(lambda: now() - timedelta(days=100))
    published_at = factory.SelfAttribute("started_at")
    answer_due_on = factory.LazyAttribute(lambda o: (o.started_at + timedelta(days=300)).date())
    search_key = factory.LazyAttribute(lambda o: o.title.casefold())

    @factory.post_generation
    def owner(self, create, extracted, **_kwargs):
        if create and extracted is not False:
            self.owners.add(extracted or UserFactory(facilitator=True))

    @factory.post_generation
    def stay(self, create, _extracted, **_kwargs):
        if create and self.is_running:
            ServiceStage.objects.create(service=self, stage=self.stage, entered_at=self.started_at)


class ArtefactFactory(factory.django.DjangoModelFactory):
    """An agreed stakeholder map of the service's stage, unless told otherwise."""

    class Meta:
        model = Artefact
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(status="draft", agreed_at=None)
        under_review = factory.Trait(status="under_review", agreed_at=None)

    service = factory.SubFactory(ServiceFactory)
    stage = factory.SelfAttribute("service.stage")
    kind = "stakeholder_map"
    title = factory.Sequence(lambda n: f"Artefact {n}")
    language = "fr"
    body = factory.LazyAttribute(lambda o: CONTENT[o.kind])
    status = "agreed"
    written_at = factory.LazyFunction(lambda: now() - timedelta(days=9))
    agreed_at = factory.LazyFunction(lambda: now() - timedelta(days=2))


def what_lets_it_go(service, stage=None):
    """Write and agree everything the stage requires."""
    return [
        ArtefactFactory(service=service, kind=kind) for kind in REQUIRED[stage or service.stage]
    ]


class IndicatorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Indicator

    service = factory.SubFactory(ServiceFactory)
    name = factory.Sequence(lambda n: f"Indicator {n}")
    unit = "people"
    direction = "higher"
    baseline = Decimal(10)
    baseline_on = factory.LazyFunction(lambda: now().date() - timedelta(days=90))
    target = Decimal(40)
    source = "Log book of the cooperative"


class ReadingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Reading

    indicator = factory.SubFactory(IndicatorFactory)
    value = Decimal(25)
    read_on = factory.Sequence(lambda n: now().date() - timedelta(days=n % 80))
    source = "Log book"
    read_by = factory.SubFactory(UserFactory)


def publish_result(*proposals, **round_facts):
    """Publish a result in which the first of the proposals wins and the others do not.

    The rows stand as a vote leaves them; its triggers, which guard the way there, have tests of
    their own.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    hashed = "0" * 64
    vote = VoteDesign.objects.create(
        round=RoundFactory(kind="vote", process=proposals[0].round.process, **round_facts),
        budget=100,
        state="closed",
        canonical="{}",
        sha256=hashed,
    )
    for number, proposal in enumerate(proposals):
        facts = {"key": f"o{number}", "position": number, "cost": 1, "texts": {}}
        VoteOption.objects.create(vote=vote, proposal=proposal, **facts)
    closing = Closing.objects.create(
        vote=vote,
        roll_counts={},
        credential_counts={},
        ballots=1,
        votes={"o0": 1},
        ballot_root=hashed,
        design_sha256=hashed,
        engine_version="1",
        closed_at=now(),
    )
    facts = {"winners": ["o0"], "trace": [], "spent": 1, "publication": "full", "canonical": "{}"}
    Result.objects.create(
        closing=closing, file_sha256=hashed, sha256=hashed, published_at=now(), **facts
    )
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = DEFAULT")
