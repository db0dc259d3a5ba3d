"""What authors, supporters and followers hear of a merge; each of them once."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from participation.models import Merge, Support
from participation.queries.processes import audience
from participation.services.news import still_there
from people.services import notices


@transaction.atomic
def tell_merge_proposed(pk: int) -> None:
    """Ask the authors who have not agreed yet."""
    merge = Merge.objects.select_related("round__process", "target", "proposed_by").get(pk=pk)
    asked = merge.parts.filter(agreed_at=None).values_list("proposal__author", flat=True)
    if not merge.is_asked:
        return
    notices.tell(
        people=still_there(set(asked) - {merge.proposed_by_id}, audience(merge.round.process)),
        key=f"merge:{pk}:asked",
        kind="merge_proposed",
        thing=f"round:{merge.round_id}",
        url=merge.get_absolute_url(),
        names={"title": str(merge), "name": merge.proposed_by.pseudonym},
    )


@transaction.atomic
def tell_merge(pk: int) -> None:
    """Ask every supporter of an earlier proposal; tell the authors and the followers."""
    merge = Merge.objects.select_related("round__process", "target").get(pk=pk)
    if merge.target is None:
        return
    parts = list(merge.parts.select_related("proposal"))
    earlier = [part.proposal_id for part in parts if not part.is_target]
    among = audience(merge.round.process)
    what: dict[str, Any] = {
        "key": f"merge:{pk}",
        "thing": f"proposal:{merge.target_id}",
        "names": {"title": merge.target.title},
    }
    supporters = Support.objects.filter(proposal__in=earlier).values_list("person_id", flat=True)
    page = merge.get_absolute_url()
    notices.tell(people=still_there(set(supporters), among), kind="merge_asks", url=page, **what)
    what |= {"kind": "proposal_merged", "url": merge.target.get_absolute_url()}
    authors = {part.proposal.author_id for part in parts}
    notices.tell(people=still_there(authors, among), **what)
    followed = [f"proposal:{number}" for number in (*earlier, merge.target_id)]
    notices.tell_followers(things=followed, among=among, **what)
