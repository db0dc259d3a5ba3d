"""What the server looks up for a command before it is decided."""

from datetime import datetime, timedelta
from typing import Any

from workflows.live.board.decide import Command
from workflows.live.models import Activity, Participant, Session


def given_for(session: Session, command: Command, now: datetime) -> dict[str, Any]:
    """Return the facts a command needs; at most one query, none for what participants do."""
    key = (
        command.data.get("activity" if command.kind == "activity.open" else "person")
        if (isinstance(command.data, dict))
        else None
    )
    if not isinstance(key, str) or not key.isdecimal() or len(key) > 18:
        return {}
    if command.kind == "activity.open":
        return _about_activity(session, int(key), now)
    if command.kind == "person.remove":
        return _about_person(session, int(key))
    return {}


def _about_activity(session: Session, pk: int, now: datetime) -> dict[str, Any]:
    activity = Activity.objects.filter(session=session, pk=pk).first()
    if activity is None:
        return {}
    ends_at = activity.minutes and now + timedelta(minutes=activity.minutes)
    return {
        "activity": str(pk),
        "kind": activity.kind,
        "rules": activity.rules,
        "ends_at": int(ends_at.timestamp() * 1000) if ends_at else None,
    }


def _about_person(session: Session, pk: int) -> dict[str, Any]:
    role = Participant.objects.filter(session=session, pk=pk).values_list("role", flat=True)
    return {"role": role[0]} if role else {}
