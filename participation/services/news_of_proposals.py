"""What authors, supporters and followers hear of a proposal; each thing once."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from common.translated_texts import in_each
from participation.models import Answer, ProgressNote, Proposal, Round, Support
from participation.queries.processes import audience
from participation.services.news import still_there
from people.models import User
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
def tell_progress(pk: int) -> None:
    """Tell the authors, the supporters and the followers how far a proposal is.

    Says nothing of a proposal that is not public any more.
    """
    along = ProgressNote.objects.select_related("proposal__round__process", "proposal__author")
    note = along.filter(pk=pk, proposal__status=Proposal.Status.PUBLISHED).first()
    if note:
        url = f"{note.proposal.get_absolute_url()}#progress"
        _tell(note.proposal, kind=f"proposal_{note.state}", key=f"progress:{pk}", url=url)


@transaction.atomic
def tell_withdrawal(pk: int) -> None:
    """Tell the supporters and the followers that the author took a proposal back."""
    along = Proposal.objects.select_related("round__process", "author")
    proposal = along.filter(pk=pk, status=Proposal.Status.WITHDRAWN).first()
    if proposal:
        what = {"kind": "proposal_withdrawn", "key": f"withdrawn:{pk}"}
        _tell(proposal, but=proposal.author_id, url=proposal.get_absolute_url(), **what)


@transaction.atomic
def tell_edit(pk: int, *, editor: int, version: int) -> None:
    """Tell the other authors of a proposal that one of them changed it."""
    proposal = Proposal.objects.select_related("round__process").get(pk=pk)
    by = User.objects.get(pk=editor)
    tell_writers(proposal, kind="proposal_edited", key=f"edited:{pk}:{version}", by=by)


@transaction.atomic
def tell_carried(pk: int, into: int) -> None:
    """Tell authors, supporters and followers in which round their proposal goes on."""
    proposal = Proposal.objects.select_related("round__process", "author").get(pk=pk)
    round_ = Round.objects.select_related("process").get(pk=into)
    carried = Proposal.objects.filter(carried_from=pk, round=into).first()
    url = carried.get_absolute_url() if carried else round_.get_absolute_url()
    _tell(
        proposal,
        kind="proposal_carried",
        key=f"carried:{pk}:{into}",
        url=url,
        names={"title": proposal.title, "round": in_each(round_, "title")},
    )


def tell_writers(
    proposal: Proposal, *, kind: str, key: str, by: User | None = None, url: str = ""
) -> None:
    """Tell the authors of a proposal something, except whoever did it."""
    others = proposal.writer_ids - {by.pk if by else None}
    notices.tell(
        people=still_there(others, audience(proposal.round.process)),
        kind=kind,
        key=key,
        thing=f"proposal:{proposal.pk}",
        url=url or proposal.url("edit" if proposal.is_draft else "proposal"),
        names={"title": proposal.title, "name": by.pseudonym if by else ""},
    )


def _tell(proposal: Proposal, *, but: int | None = None, **what: Any) -> None:
    names = {"title": proposal.title, "name": proposal.author.pseudonym}
    what = {"thing": f"proposal:{proposal.pk}", "names": names} | what
    among = audience(proposal.round.process)
    supporters = Support.objects.filter(proposal=proposal).values_list("person_id", flat=True)
    told = still_there({*proposal.writer_ids, *supporters} - {but}, among)
    notices.tell(people=told, **what)
    notices.tell_followers(
        things=[f"proposal:{proposal.pk}"], but=[but] if but else [], among=among, **what
    )
