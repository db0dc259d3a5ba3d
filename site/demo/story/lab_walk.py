"""How the story takes a service from stage to stage, as those who answer for it would."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from people.models import User
from workflows.lab.models import Artefact, Service
from workflows.lab.services.artefacts import add_artefact, agree_artefact, submit_artefact
from workflows.lab.services.gates import record_gate

MINUTES = "https://minutes.example/{slug}/{stage}"
# Days between writing an artefact, agreeing on it, and the gate that rests on it.
WRITTEN_BEFORE, AGREED_BEFORE = 10, 4


@dataclass
class Walk:
    """The gates of a service and what each stage leaves behind; days count from its start.

    ``gates`` are (stage, verdict, day, language, who decided, reason), ``artefacts`` by stage
    (kind, language, titles, body); ``days`` maps marks in the bodies to dates. At a ``pace``
    below 1 everything goes that much faster.
    """

    gates: Sequence[tuple[str, str, int, str, str, str]]
    artefacts: Mapping[str, Sequence[tuple[str, str, dict[str, str], dict[str, Any]]]]
    by: User
    start: datetime
    days: Mapping[str, str] = field(default_factory=dict)
    pace: float = 1.0

    def take(self, service: Service) -> Service:
        """Walk the service through its gates, and return it as it stands then."""
        rests_on: dict[str, list[Artefact]] = {}
        for stage, verdict, day, language, body, reason in self.gates:
            if stage not in rests_on:
                rests_on[stage] = self.agree(service, stage, day - AGREED_BEFORE)
            record_gate(
                service=service,
                stage=stage,
                verdict=verdict,
                reason=reason,
                language=language,
                body=body,
                by=self.by,
                artefacts=rests_on[stage],
                urls=[MINUTES.format(slug=service.slug, stage=stage)],
                at=self._at(day),
            )
            service = Service.objects.get(pk=service.pk)
        return service

    def agree(self, service: Service, stage: str, day: int) -> list[Artefact]:
        """Write a stage's artefacts some days before ``day``, and agree on them then."""
        shown = [
            self.show(service, written, day - WRITTEN_BEFORE)
            for written in self.artefacts.get(stage, [])
        ]
        agreed_at = self._at(day)
        return [agree_artefact(artefact=each, by=self.by, at=agreed_at) for each in shown]

    def show(self, service: Service, written: tuple[Any, ...], day: int) -> Artefact:
        """Write one artefact and show it to everybody; it is not agreed yet."""
        kind, language, title, body = written
        artefact = add_artefact(
            service=service,
            kind=kind,
            title=title,
            language=language,
            body=self._dated(body),
            by=self.by,
            at=self._at(day),
        )
        return submit_artefact(artefact=artefact, by=self.by)

    def _at(self, day: int) -> datetime:
        return self.start + timedelta(days=day) * self.pace

    def _dated(self, value: Any) -> Any:
        """Put the story's days where a text names them."""
        if isinstance(value, dict):
            return {key: self._dated(each) for key, each in value.items()}
        if isinstance(value, list):
            return [self._dated(each) for each in value]
        return self.days.get(value, value) if isinstance(value, str) else value
