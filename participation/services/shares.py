"""Links to drafts: their authors show them to whom they like, for as long as they like."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation import rules
from participation.models import Proposal, Share
from participation.models.shares import MOST_SHARES
from participation.queries.proposals import held
from people.models import User
from people.services import audit


@transaction.atomic
def share_draft(
    *, proposal: Proposal, writer: User, days: int, signed_in_only: bool = False
) -> Share:
    """Make a link that shows a draft to whoever holds it, for so many days.

    Links that are over make room for new ones.

    Raises:
        RuleBroken: when the person does not write the draft, it is published, its round is over,
            or five links lead to it already.

    """
    proposal = held(proposal)
    way = rules.door("participation.share_draft", writer, proposal)
    if not way:
        raise RuleBroken(way.needs)
    now = clock.now()
    proposal.shares.filter(expires_at__lte=now).delete()
    if proposal.shares.count() >= MOST_SHARES:
        raise RuleBroken(_("Five links lead to this draft. Take one back first."))
    share: Share = proposal.shares.create(
        made_at=now, expires_at=now + timedelta(days=days), signed_in_only=signed_in_only
    )
    audit.record(action="draft.shared", actor=writer, target=f"proposal:{proposal.pk}")
    return share


@transaction.atomic
def end_share(*, share: Share, writer: User) -> None:
    """Take a link back: from now on it shows nothing to anybody. Again: changes nothing.

    Raises:
        RuleBroken: when the person does not write the proposal.

    """
    proposal = held(share.proposal)
    if not rules.writes(writer, proposal):
        raise RuleBroken(_("Only the authors can do this."))
    gone, _rows = Share.objects.filter(pk=share.pk).delete()
    if gone:
        audit.record(action="draft.unshared", actor=writer, target=f"proposal:{proposal.pk}")


def drop_ended() -> int:
    """Delete links that are over, and links to what is no draft any more; return how many."""
    over = Share.objects.filter(expires_at__lte=clock.now())
    published = Share.objects.exclude(proposal__status=Proposal.Status.DRAFT)
    return (over | published).delete()[0]
