"""What authors, supporters and followers hear of a proposal; each thing once."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from participation.models import Answer, Proposal, Support
from people.services import notices


@transaction.atomic
def tell_answer(pk: int) -> None:
    """Tell the author, the supporters and the followers what a proposal was answered.

    Says nothing of a proposal that is not public any more.
    """
    along = Answer.objects.select_related("proposal__round__process", "proposal__author")
    answer = along.filter(
        pk=pk, announced_at__isnull=False, proposal__status=Proposal.Status.PUBLISHED
    ).first()
    if answer:
        url = f"{answer.proposal.get_absolute_url()}#answer"
        _tell(answer.proposal, kind="proposal_answered", key=f"answer:{pk}", url=url)


@transaction.atomic
def tell_withdrawal(pk: int) -> None:
    """Tell the supporters and the followers that the author took a proposal back."""
    along = Proposal.objects.select_related("round__process", "author")
    proposal = along.filter(pk=pk, status=Proposal.Status.WITHDRAWN).first()
    if proposal:
        what = {"kind": "proposal_withdrawn", "key": f"withdrawn:{pk}"}
        _tell(proposal, but=proposal.author_id, url=proposal.get_absolute_url(), **what)


def _tell(proposal: Proposal, *, but: int | None = None, **what: Any) -> None:
    names = {"title": proposal.title, "name": proposal.author.pseudonym}
    what |= {"thing": f"proposal:{proposal.pk}", "names": names}
    supporters = Support.objects.filter(proposal=proposal).values_list("person_id", flat=True)
    notices.tell(people={proposal.author_id, *supporters} - {but}, **what)
    notices.tell_followers(things=[f"proposal:{proposal.pk}"], but=[but] if but else [], **what)
