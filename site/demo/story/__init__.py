"""The demo's story: each area of the site fills its chapter, through the services people use."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from people.models import Territory, User


@dataclass
class Story:
    """What the chapters share: when it all began, who takes part, where, and what exists so far."""

    start: datetime
    people: dict[str, User] = field(default_factory=dict)
    territories: dict[str, Territory] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)
