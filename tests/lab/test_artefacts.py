from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import translation

from common.exceptions import RuleBroken
from people.models import AuditEvent
from tests.factories.lab import CONTENT, ArtefactFactory, ServiceFactory
from tests.factories.people import UserFactory
from tests.races import at_once
from workflows.lab.models import Artefact
from workflows.lab.queries.artefacts import of_service, visible_to
from workflows.lab.schemas import SCHEMAS
from workflows.lab.services.artefacts import (
    add_artefact,
    agree_artefact,
    change_artefact,
    submit_artefact,
)

Kind, Status = Artefact.Kind, Artefact.Status


def write(service, kind="stakeholder_map", **more):
    facts = {"title": "Who is concerned", "body": CONTENT[kind], "by": service.owners.get()}
    return add_artefact(service=service, kind=kind, **(facts | more))


def test_every_kind_has_a_schema_that_keeps_what_it_is_given_and_reads_it_back():
    assert set(SCHEMAS) == set(Kind.values) == set(CONTENT)

    for kind, schema in SCHEMAS.items():
        stored = schema.clean(CONTENT[kind])
        assert schema.clean(stored) == stored, kind
        document = schema.read(stored)
        assert len(document.rows) == 1
        assert all(len(row) == len(document.columns) for row in document.rows)


def test_what_is_read_has_words_days_and_numbers_instead_of_codes():
    document = SCHEMAS["pilot_plan"].read(SCHEMAS["pilot_plan"].clean(CONTENT["pilot_plan"]))
    values = [value for _label, value in document.facts]

    assert date(2026, 6, 30) in values
    assert Decimal(38000) in values
    with translation.override("en"):
        stakeholders = SCHEMAS["stakeholder_map"].read(CONTENT["stakeholder_map"])
        assert [str(value) for value in stakeholders.rows[0]] == [
            "Town hall",
            "municipality",
            "owner",
            "5",
            "4",
            "1",
        ]


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        "text",
        {},
        {"rows": "many"},
        {"rows": []},
        {"rows": ["text"]},
        {"rows": [{}]},
        {"head": "text", "rows": CONTENT["stakeholder_map"]["rows"]},
        {"rows": [CONTENT["stakeholder_map"]["rows"][0] | {"influence": 6}]},
        {"rows": [CONTENT["stakeholder_map"]["rows"][0] | {"kind": "emperor"}]},
        {"rows": [CONTENT["stakeholder_map"]["rows"][0] | {"name": "x" * 201}]},
        {"rows": CONTENT["stakeholder_map"]["rows"] * 61},
    ],
)
def test_what_does_not_fit_its_kind_is_refused_and_nothing_is_kept(body):
    service = ServiceFactory()

    with pytest.raises(ValidationError):
        write(service, body=body)

    assert not Artefact.objects.exists()


def test_what_the_schema_does_not_know_is_not_stored():
    row = CONTENT["stakeholder_map"]["rows"][0]

    artefact = write(ServiceFactory(), body={"head": {}, "rows": [row | {"secret": "x"}], "x": 1})

    assert set(artefact.body) == {"head", "rows"}
    assert "secret" not in artefact.body["rows"][0]


def test_a_pilot_ends_after_it_starts():
    plan = CONTENT["pilot_plan"]
    head = plan["head"] | {"ends_on": "2025-12-31"}

    with pytest.raises(ValidationError, match="ends after it starts"):
        SCHEMAS["pilot_plan"].clean(plan | {"head": head})


def test_from_draft_to_agreed_and_on_to_the_next_version():
    service = ServiceFactory(stage="explore")
    owner = service.owners.get()
    draft = write(service)
    assert (draft.status, draft.stage, draft.version) == ("draft", "explore", 1)

    with pytest.raises(RuleBroken, match="Show it to everybody first"):
        agree_artefact(artefact=draft, by=owner)
    submit_artefact(artefact=draft, by=owner)
    first = agree_artefact(artefact=draft, by=owner)
    assert first.status == "agreed"
    assert agree_artefact(artefact=first, by=owner).agreed_at == first.agreed_at

    body = CONTENT["stakeholder_map"] | {"head": {"missing": "Nobody"}}
    second = change_artefact(artefact=first, title="Who is concerned", body=body, by=owner)
    assert (second.version, second.replaces, second.status) == (2, first, "draft")
    first.refresh_from_db()
    assert first.status == "agreed"
    with pytest.raises(RuleBroken, match="newer version"):
        change_artefact(artefact=first, title="Again", body=body, by=owner)

    submit_artefact(artefact=second, by=owner)
    agree_artefact(artefact=second, by=owner)
    first.refresh_from_db()
    assert first.status == "superseded"
    assert AuditEvent.objects.filter(action="artefact.agreed").count() == 2


def test_a_draft_is_rewritten_in_place():
    service = ServiceFactory()
    draft = write(service)

    changed = change_artefact(
        artefact=draft, title="Better", body=draft.body, by=service.owners.get()
    )

    assert changed == draft
    assert Artefact.objects.get().title == "Better"


def test_only_who_answers_for_the_service_writes():
    service = ServiceFactory()
    stranger = UserFactory(facilitator=True)
    draft = write(service)

    for act in (
        lambda: write(service, by=stranger),
        lambda: change_artefact(artefact=draft, title="x", body=draft.body, by=stranger),
        lambda: submit_artefact(artefact=draft, by=stranger),
        lambda: agree_artefact(artefact=draft, by=stranger),
    ):
        with pytest.raises(RuleBroken, match="Only those who answer"):
            act()


def test_drafts_are_for_owners_and_the_rest_for_everybody():
    service = ServiceFactory()
    draft = ArtefactFactory(service=service, draft=True)
    shown = ArtefactFactory(service=service, under_review=True)
    elsewhere = ArtefactFactory(service=ServiceFactory(unpublished=True))
    owner, stranger = service.owners.get(), UserFactory(facilitator=True)

    assert set(visible_to(owner)) == set(of_service(service, owner)) == {draft, shown}
    assert set(visible_to(stranger)) == set(of_service(service, stranger)) == {shown}
    assert list(visible_to(elsewhere.service.owners.get()).filter(pk=elsewhere.pk)) == [elsewhere]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE lab_artefact SET body = '{}'",
        "UPDATE lab_artefact SET language = 'ar'",
        "UPDATE lab_artefact SET status = 'draft'",
        "DELETE FROM lab_artefact",
    ],
)
def test_the_database_keeps_agreed_words(change):
    ArtefactFactory()

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_begin_one_next_version():
    agreed = ArtefactFactory()
    owner = agreed.service.owners.get()

    outcomes = at_once(
        [lambda: change_artefact(artefact=agreed, title="Next", body=agreed.body, by=owner)] * 2
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Artefact", "RuleBroken"]
    assert Artefact.objects.filter(replaces=agreed).count() == 1
