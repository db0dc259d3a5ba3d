"""How a discussion ends: its organisers say what it came to, and may close it by saying so."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation import rules, signals
from participation.models import Conclusions, Round, RoundNews
from participation.models.conclusions import CONCLUSIONS_LENGTH
from participation.services.rounds import close_now
from people.models import User
from people.services import audit

MOST = 20


@transaction.atomic
def conclude(
    *, round_: Round, organiser: User, text: str, language: str = "", note: str = ""
) -> Conclusions:
    """Say what a discussion came to. An open one closes with it; ``note`` says why it does so now.

    Written again, the new words stand first and the earlier ones stay readable. The same words
    again change nothing. Followers are told, instead of hearing that it has closed.

    Raises:
        RuleBroken: when the person does not organise the process, the round is no discussion or
            has not begun, nothing is said, or it is open and nothing says why it closes now.

    """
    if not rules.organises(organiser, round_.process):
        raise RuleBroken(_("Only the organiser can do this."))
    round_ = Round.objects.select_for_update(no_key=True).get(pk=round_.pk)
    text = _checked(round_, text)
    last = round_.conclusions.first()
    if last and last.text == text:
        return last
    if round_.conclusions.count() >= MOST:
        raise RuleBroken(_("You have changed the conclusions often enough."))
    if round_.is_open:
        close_now(round_=round_, organiser=organiser, note=note, language=language)
    RoundNews.objects.get_or_create(
        round=round_, what=RoundNews.What.CLOSED, moment=round_.closes_at
    )
    made = Conclusions.objects.create(
        round=round_,
        text=text,
        language=language or organiser.language,
        written_by=organiser,
        written_at=clock.now(),
    )
    audit.record(action="round.concluded", actor=organiser, target=f"round:{round_.pk}")
    said = partial(signals.round_concluded.send, sender=Round, conclusions=made)
    transaction.on_commit(said)
    return made


def _checked(round_: Round, text: str) -> str:
    text = text.strip()
    if round_.kind != Round.Kind.COMMENTS:
        raise RuleBroken(_("Only a discussion has conclusions."))
    if round_.state == Round.State.UPCOMING or round_.process.is_draft:
        raise RuleBroken(_("This discussion has not begun."))
    if not text:
        raise RuleBroken(_("Write what the discussion came to."))
    if len(text) > CONCLUSIONS_LENGTH:
        raise RuleBroken(_("This text is too long."))
    return text
