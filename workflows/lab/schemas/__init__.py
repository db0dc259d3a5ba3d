"""What each kind of artefact holds: one form for its head, one for each row of its table.

Django's own form fields are the schema. The same classes check what arrives as JSON, draw the
page people fill in, and name the columns when it is read.
"""

from workflows.lab.models.artefacts import Artefact

from . import agreements, canvases, indicators, people, pilots, replicability, steps
from .base import Schema

Kind = Artefact.Kind

SCHEMAS: dict[str, Schema] = {
    Kind.STAKEHOLDER_MAP: people.STAKEHOLDER_MAP,
    Kind.PERSONA: people.PERSONA,
    Kind.JOURNEY: steps.JOURNEY,
    Kind.BLUEPRINT: steps.BLUEPRINT,
    Kind.CANVAS: canvases.CANVAS,
    Kind.PILOT_PLAN: pilots.PILOT_PLAN,
    Kind.AGREEMENT: agreements.AGREEMENT,
    Kind.INDICATOR_READINGS: indicators.INDICATOR_READINGS,
    Kind.REPLICABILITY: replicability.REPLICABILITY,
}

__all__ = ["SCHEMAS", "Schema"]
