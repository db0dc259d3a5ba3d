"""Who may do what in a round, said by its organisers before it opens; later with a public note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from participation import rules
from participation.models import Action, Admission, Round, RoundNote
from participation.models.admissions import ACTIONS_OF
from people.models import Territory, User
from people.services import audit

# The other rules that say how people take part; they change together with who may.
MODES = ("supports_mode", "premoderated")


@dataclass(frozen=True)
class Asked:
    """What an action asks of people; as it comes, nothing."""

    verified_by: list[str] = field(default_factory=list)
    where: str = Admission.Where.ANYWHERE
    places: list[Territory] = field(default_factory=list)
    role: str = ""

    @property
    def is_nothing(self) -> bool:
        return self == Asked()

    def told(self) -> dict[str, Any]:
        """Say it as plain data, for notes and the audit."""
        return {
            "verified_by": sorted(self.verified_by),
            "where": str(self.where),
            "places": sorted(place.path for place in self.places),
            "role": self.role,
        }


def asked_in(round_: Round) -> dict[str, Asked]:
    """Say what each action of a round asks of people. Two queries."""
    found = {one.action: one for one in round_.admissions.prefetch_related("places")}
    return {action: _asked(found.get(action)) for action in ACTIONS_OF[round_.kind]}


@transaction.atomic
def say_who_may(
    *,
    round_: Round,
    organiser: User,
    asked: Mapping[str, Asked],
    note: str = "",
    language: str = "",
    **modes: Any,
) -> Round:
    """Say who may do what in a round; actions and ``modes`` left out stay as they are.

    ``modes`` are ``supports_mode`` and ``premoderated``. Once the round has opened, the note says
    why and stays public. Saying the same again changes nothing and needs no note.

    Raises:
        RuleBroken: when the person does not organise the process, the round has no such action,
            chosen places are missing, the note is missing, or a vote has opened: its roll stays.
        TypeError: for other rules.

    """
    if strange := set(modes) - set(MODES):
        raise TypeError(f"Not said here: {', '.join(sorted(strange))}")
    if not rules.organises(organiser, round_.process):
        raise RuleBroken(_("Only the organiser can do this."))
    round_ = Round.objects.select_for_update(no_key=True).get(pk=round_.pk)
    before = asked_in(round_)
    _require_sound(round_, asked)
    changed = {
        action: wanted for action, wanted in asked.items() if wanted.told() != before[action].told()
    }
    told = _told(round_, before, changed, modes)
    if not told:
        return round_
    if round_.state != Round.State.UPCOMING:
        _write_note(round_, organiser, note, language, told)
    for action, wanted in changed.items():
        _write(round_, action, wanted)
    for name, value in modes.items():
        setattr(round_, name, value)
    round_.save(update_fields=list(modes))
    audit.record(
        action="round.rules_changed", actor=organiser, target=f"round:{round_.pk}", detail=told
    )
    return round_


def _asked(admission: Admission | None) -> Asked:
    if admission is None:
        return Asked()
    return Asked(
        verified_by=list(admission.verified_by),
        where=admission.where,
        places=list(admission.places.all()),
        role=admission.role,
    )


def _require_sound(round_: Round, asked: Mapping[str, Asked]) -> None:
    for action, wanted in asked.items():
        if action not in ACTIONS_OF[round_.kind]:
            raise RuleBroken(_("There is nothing of the kind in this round."))
        if bool(wanted.places) != (wanted.where == Admission.Where.CHOSEN):
            raise RuleBroken(_("Choose the places whose people may take part."))


def _told(
    round_: Round, before: Mapping[str, Asked], changed: Mapping[str, Asked], modes: dict[str, Any]
) -> dict[str, Any]:
    told: dict[str, Any] = {
        action: [before[action].told(), wanted.told()] for action, wanted in changed.items()
    }
    for name, value in modes.items():
        if getattr(round_, name) != value:
            told[name] = [str(getattr(round_, name)), str(value)]
    return told


def _write_note(
    round_: Round, organiser: User, note: str, language: str, told: dict[str, Any]
) -> None:
    if Action.VOTE in told:
        raise RuleBroken(_("This vote has opened. Its rules and options stay as they are."))
    if not note.strip():
        raise RuleBroken(_("Write why the rules change."))
    RoundNote.objects.create(
        round=round_,
        text=note.strip()[:500],
        language=language or organiser.language,
        changes=told,
        written_by=organiser,
    )


def _write(round_: Round, action: str, wanted: Asked) -> None:
    if wanted.is_nothing:
        round_.admissions.filter(action=action).delete()
        return
    admission, _made = Admission.objects.update_or_create(
        round=round_,
        action=action,
        defaults={
            "verified_by": sorted(wanted.verified_by),
            "where": wanted.where,
            "role": wanted.role,
        },
    )
    admission.places.set(wanted.places)
