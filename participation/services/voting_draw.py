"""A public draw decides between equals, and two people enter what was drawn."""

from __future__ import annotations

import rules
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation import rules_vote
from participation.models import Closing, Draw, Result, Round
from participation.services.voting_publishing import publish_result
from people.models import User
from people.services import audit


def enter_draw(
    *, round_: Round, person: User, seed: str, request: HttpRequest | None = None
) -> Result | None:
    """Enter what was drawn; publish the result with it once somebody else has entered the same.

    Whoever enters something else takes the place of what stood there, so that a slip of either
    can be mended; nothing is published before two people agree. Returns the result, if it is.

    Raises:
        RuleBroken: when the person does not look after the vote, or it is not closed.

    """
    if not rules.has_perm(rules_vote.LOOK_AFTER, person, round_):
        raise RuleBroken(_("Only the organiser can do this."))
    seed = " ".join(seed.split())
    if not _agrees(round_, person, seed, request):
        return None
    return publish_result(round_=round_, lot_seed=seed)


@transaction.atomic
def _agrees(round_: Round, person: User, seed: str, request: HttpRequest | None) -> bool:
    """Tell whether somebody else has entered the same; else keep it. Two at once: one waits."""
    closing = Closing.objects.select_for_update().filter(vote__round=round_).first()
    if closing is None:
        raise RuleBroken(_("This vote is still open."))
    before = Draw.objects.filter(closing=closing).first()
    agreed = before is not None and before.seed == seed and before.entered_by_id != person.pk
    audit.record(
        action="vote.draw_confirmed" if agreed else "vote.draw_entered",
        actor=person,
        target=f"round:{round_.pk}",
        request=request,
        detail={"drawn": seed},
    )
    if not agreed:
        facts = {"seed": seed, "entered_by": person, "entered_at": clock.now()}
        Draw.objects.update_or_create(closing=closing, defaults=facts)
    return agreed
