"""The tables of the lab: services, the stages they went through, what each stage left behind."""

from .artefacts import Artefact
from .gates import Gate, GateEvidence
from .indicators import Indicator, Reading
from .labs import Lab
from .services import Service
from .stages import ServiceStage, Stage

__all__ = [
    "Artefact",
    "Gate",
    "GateEvidence",
    "Indicator",
    "Lab",
    "Reading",
    "Service",
    "ServiceStage",
    "Stage",
]
