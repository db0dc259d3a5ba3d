from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import now

from common.exceptions import RuleBroken
from people.models import AuditEvent
from tests.factories.lab import ArtefactFactory, ServiceFactory, what_lets_it_go
from tests.factories.people import UserFactory
from tests.races import at_once
from thread.models import Link
from workflows.lab.models import Gate, GateEvidence, Service, Stage
from workflows.lab.rules import REQUIRED
from workflows.lab.services.gates import record_gate

MINUTES = "https://example.org/minutes"


def decide(service, *, by=None, **facts):
    by = by or service.owners.get()
    given = {"stage": service.stage, "verdict": "go", "reason": "All agreed.", "urls": [MINUTES]}
    return record_gate(service=service, by=by, **(given | facts))


def test_a_service_walks_the_whole_way_gate_by_gate():
    service = ServiceFactory()

    for stage in list(Stage)[:-1]:
        service = Service.objects.get(pk=service.pk)
        assert service.stage == stage
        decide(service, artefacts=what_lets_it_go(service))

    service = Service.objects.get(pk=service.pk)
    assert service.stage == "replicate"
    assert [stay.stage for stay in service.stays.all()] == Stage.values
    assert service.stays.filter(left_at=None).count() == 1
    assert service.gates.count() == 9
    what_lets_it_go(service)
    with pytest.raises(RuleBroken, match="last stage"):
        decide(service)


@pytest.mark.parametrize("stage", [stage for stage in list(Stage)[:-1] if REQUIRED[stage]])
def test_no_stage_is_left_before_its_artefacts_are_agreed_and_it_says_which(stage):
    service = ServiceFactory(stage=stage)
    kind = REQUIRED[stage][-1]

    ArtefactFactory(service=service, kind=kind, under_review=True)
    with pytest.raises(RuleBroken) as refused:
        decide(service)
    label = ArtefactFactory._meta.model.Kind(kind).label
    assert str(label) in str(refused.value)

    what_lets_it_go(service)
    assert decide(service).verdict == "go"


def test_going_on_rests_on_something_but_stopping_may_not():
    service = ServiceFactory()

    with pytest.raises(RuleBroken, match="at least one artefact or address"):
        decide(service, urls=["  "])

    assert decide(service, urls=[], verdict="stop").verdict == "stop"


def test_a_change_keeps_the_service_where_it_is_and_a_stop_ends_it():
    service = ServiceFactory(stage="pilot")

    decide(service, verdict="change", reason="Two visits are too few.")
    service = Service.objects.get(pk=service.pk)
    assert (service.stage, service.is_running, service.stays.count()) == ("pilot", True, 1)

    decide(service, verdict="stop", reason="The money is gone.")
    service = Service.objects.get(pk=service.pk)
    assert (service.stage, service.is_running) == ("pilot", False)
    assert not service.stays.filter(left_at=None).exists()
    with pytest.raises(RuleBroken, match="has stopped"):
        decide(service)


def test_only_who_answers_for_the_service_and_still_holds_a_role_decides():
    service = ServiceFactory()
    owner_without_role = UserFactory()
    service.owners.add(owner_without_role)

    for by in (UserFactory(facilitator=True), UserFactory(administrator=True), owner_without_role):
        with pytest.raises(RuleBroken, match="Only those who answer"):
            decide(service, by=by)
    assert not Gate.objects.exists()

    organiser = UserFactory(organiser=True)
    service.owners.add(organiser)
    assert decide(service, by=organiser).decided_by == organiser


def test_a_page_left_open_since_yesterday_decides_nothing():
    service = ServiceFactory(stage="define")

    with pytest.raises(RuleBroken, match="Somebody was faster"):
        decide(service, stage="explore")


@pytest.mark.parametrize(
    ("when", "sentence"),
    [(timedelta(hours=1), "before it is taken"), (timedelta(days=-101), "older than the stage")],
)
def test_a_decision_is_neither_of_the_future_nor_older_than_its_stage(when, sentence):
    service = ServiceFactory()

    with pytest.raises(RuleBroken, match=sentence):
        decide(service, at=now() + when)

    assert decide(service, at=now() - timedelta(days=10)).pk


def test_a_decision_says_why_and_rests_on_its_own_service():
    service = ServiceFactory()

    with pytest.raises(RuleBroken, match="Say why"):
        decide(service, reason=" ")
    with pytest.raises(RuleBroken, match="its own service"):
        decide(service, artefacts=[ArtefactFactory()])


def test_it_is_recorded_on_the_thread_and_in_the_audit():
    service = ServiceFactory()

    gate = decide(service, urls=[MINUTES, MINUTES])

    assert [each.url for each in gate.evidence.all()] == [MINUTES]
    link = Link.objects.get()
    assert (str(link.source), link.relation, str(link.target)) == (
        f"service-{service.pk}",
        "led_to",
        f"gate-{gate.pk}",
    )
    event = AuditEvent.objects.get(action="gate.recorded")
    assert event.detail == {"gate": gate.pk, "stage": "mandate", "verdict": "go"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("verdicts", [("go", "go"), ("go", "stop")])
def test_two_at_once_record_one_way_out(verdicts):
    service = ServiceFactory()
    first, second = UserFactory(facilitator=True), UserFactory(organiser=True)
    service.owners.set([first, second])

    outcomes = at_once(
        [
            lambda: decide(service, by=first, verdict=verdicts[0]),
            lambda: decide(service, by=second, verdict=verdicts[1]),
        ]
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Gate", "RuleBroken"]
    assert Gate.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_database_keeps_a_decision_as_it_was_recorded():
    gate = decide(ServiceFactory())

    for statement in (
        "UPDATE lab_gate SET reason = 'something else'",
        "DELETE FROM lab_gateevidence",
        "UPDATE lab_gateevidence SET url = 'https://example.org/better'",
        "TRUNCATE lab_gate, lab_gateevidence",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    with pytest.raises(IntegrityError, match="when the decision is recorded"):
        GateEvidence.objects.create(gate=gate, url="https://example.org/afterthought")

    assert Gate.objects.get().reason == "All agreed."


def test_the_database_holds_what_a_gate_must_be():
    service, other = ServiceFactory(), ServiceFactory()
    gate = decide(service)
    facts = {"stage": "mandate", "verdict": "go", "decided_by": gate.decided_by, "language": "fr"}
    facts |= {"decided_at": now(), "reason": "Once more."}

    for wrong in (
        {"service": service, "stay": gate.stay},
        {"service": service, "stay": gate.stay, "reason": "", "verdict": "change"},
        {"service": service, "stay": gate.stay, "verdict": "perhaps"},
        {"service": other, "stay": gate.stay, "verdict": "change"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Gate.objects.create(**(facts | wrong))
    with pytest.raises(IntegrityError), transaction.atomic():
        GateEvidence.objects.create(gate=gate)


def test_nobody_sets_the_stage_by_hand():
    service = ServiceFactory()

    with pytest.raises(AttributeError):
        service.stage = "pilot"
