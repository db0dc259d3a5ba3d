"""The decision at the end of a stage: recorded once, with its reason, and never rewritten."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken, require
from people.models import User
from people.services import audit
from thread import services as thread
from thread.refs import Ref, Relation
from workflows.lab.models import Artefact, Gate, GateEvidence, Service, ServiceStage
from workflows.lab.queries.artefacts import missing_kinds
from workflows.lab.services.conditions import hold, require_may_write
from workflows.lab.services.starting import ref

Verdict = Gate.Verdict


@transaction.atomic
def record_gate(  # noqa: PLR0913 -- who, when, on which evidence, what and why
    *,
    service: Service,
    stage: str,
    verdict: str,
    reason: str,
    by: User,
    language: str = "",
    body: str = "",
    artefacts: Iterable[Artefact] = (),
    urls: Iterable[str] = (),
    at: datetime | None = None,
) -> Gate:
    """Record a gate's decision: go on, change and come back, or stop. Two at once record one.

    ``stage`` is the stage the writer believes the service stands in: a page left open since
    yesterday decides nothing. ``body`` names who decided ("Steering group"), ``at`` when they
    did, if not now. To go on, what the stage requires must be agreed and the decision must rest
    on something.

    Raises:
        RuleBroken: when the person does not answer for the service, it has stopped or has left
            the stage, no reason is given, the day cannot be, or something is missing (it is
            named).

    """
    held = hold(service)
    _require_may_decide(held, stage, by)
    stay = held.stays.get(left_at=None)
    moment = at or clock.now()
    evidence = _evidence(held, artefacts, urls)
    require(reason.strip(), _("Say why."))
    _require_possible_day(stay, moment)
    if verdict == Verdict.GO:
        _require_may_go(held, evidence)
    gate = Gate.objects.create(
        service=held,
        stay=stay,
        stage=held.stage,
        verdict=verdict,
        reason=reason.strip(),
        language=language or by.language,
        decided_by=by,
        body=body.strip(),
        decided_at=max(moment, stay.entered_at),
    )
    GateEvidence.objects.bulk_create([GateEvidence(gate=gate, **named) for named in evidence])
    _follow(gate, stay)
    _tell(gate)
    return gate


def _evidence(
    service: Service, artefacts: Iterable[Artefact], urls: Iterable[str]
) -> list[dict[str, object]]:
    artefacts = list(artefacts)
    require(
        all(artefact.service_id == service.pk for artefact in artefacts),
        _("A decision rests on artefacts of its own service."),
    )
    links = dict.fromkeys(url.strip() for url in urls if url.strip())
    named: list[dict[str, object]] = [{"artefact": each} for each in artefacts]
    return named + [{"url": url} for url in links]


def _require_may_decide(service: Service, stage: str, by: User) -> None:
    require_may_write(service, by)
    require(
        service.stage == stage,
        _("Somebody was faster: this service stands in the stage “%(stage)s” now.")
        % {"stage": service.at.label},
    )


def _require_possible_day(stay: ServiceStage, moment: datetime) -> None:
    require(moment <= clock.now(), _("A decision cannot be recorded before it is taken."))
    require(
        moment.date() >= stay.entered_at.date(),
        _("This decision would be older than the stage it ends."),
    )


def _require_may_go(service: Service, evidence: list[dict[str, object]]) -> None:
    require(service.at.following, _("This is the last stage."))
    if missing := missing_kinds(service):
        raise RuleBroken(
            _("Agreed artefacts are missing before this stage may be left: %(missing)s.")
            % {"missing": ", ".join(missing)}
        )
    require(evidence, _("Name at least one artefact or address this decision rests on."))


def _follow(gate: Gate, stay: ServiceStage) -> None:
    """Do what the decision says: move on, stay, or stop."""
    service = gate.service
    if gate.verdict == Verdict.CHANGE:
        return
    stay.left_at = gate.decided_at
    stay.save(update_fields=["left_at"])
    if gate.verdict == Verdict.STOP:
        service.stopped_at = gate.decided_at
    else:
        service.advance()
        ServiceStage.objects.create(
            service=service, stage=service.stage, entered_at=gate.decided_at
        )
    service.save(update_fields=["stage", "stopped_at"])


def _tell(gate: Gate) -> None:
    audit.record(
        action="gate.recorded",
        actor=gate.decided_by,
        target=f"service:{gate.service.slug}",
        detail={"gate": gate.pk, "stage": gate.stage, "verdict": gate.verdict},
    )
    thread.record(
        source=ref(gate.service),
        target=Ref("gate", gate.pk),
        relation=Relation.LED_TO,
        by=gate.decided_by.pseudonym,
    )
