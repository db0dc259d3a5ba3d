"""Put what came of an event on the thread."""

from typing import Any

from django.db import transaction

from cms.models import EventPage
from cms.queries.outcomes import ref_of
from cms.queries.thread import ref
from common.exceptions import RuleBroken
from thread.refs import Ref, Relation
from thread.services import record


def record_outcomes(event: EventPage) -> None:
    """Record that an event led to each of its outcomes; a second time changes nothing.

    A link stays when the page no longer names the outcome. What the event itself came from cannot
    be its outcome: such a link is left out.
    """
    for target in filter(None, (_target(part) for part in event.outcomes)):
        try:
            with transaction.atomic():
                record(source=ref(event), target=target, relation=Relation.LED_TO)
        except RuleBroken:
            continue


def _target(part: Any) -> Ref | None:
    if part.block_type == "thing":
        return ref_of(part.value)
    return ref(part.value) if part.value else None
