"""Merges as a person may see them, and who stays with an earlier proposal."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from common import clock
from participation.models import Merge, MergeAnswer, MergePart, Process, Proposal, Support
from participation.queries import processes
from people.rules import Visitor


def visible_to(user: Visitor) -> QuerySet[Merge]:
    """Return the merges a person may see: those in effect, and those they are asked about."""
    seen = Q(status=Merge.Status.DONE)
    if user.is_authenticated:
        organisers = Process.organisers.through.objects.filter(
            process_id=OuterRef("round__process_id"), user_id=user.pk
        )
        parts = MergePart.objects.filter(merge=OuterRef("pk"), proposal__author_id=user.pk)
        seen |= Q(proposed_by_id=user.pk) | Q(Exists(parts)) | Q(Exists(organisers))
    found = Merge.objects.filter(seen, round__process__in=processes.visible_to(user))
    return found.select_related("round__process__territory", "proposed_by", "target")


def parts_of(merge: Merge) -> QuerySet[MergePart]:
    """List the proposals of a merge, the one that stays first."""
    along = merge.parts.select_related("proposal__author", "proposal__round__process")
    return along.order_by("-is_target", "pk")


def answer_of(merge: Merge, person: Visitor) -> MergeAnswer | None:
    """Return what a person said to a merge. One query."""
    return merge.answers.filter(person_id=person.pk).first()


def supported_by(merge: Merge, person: Visitor) -> QuerySet[Support]:
    """List a person's supports that stay with the earlier proposals of a merge."""
    earlier = merge.parts.filter(is_target=False).values("proposal")
    return Support.objects.filter(person_id=person.pk, proposal__in=earlier)


def may_answer(merge: Merge, person: Visitor) -> bool:
    """Tell whether a person is asked, and in time. At most one query."""
    in_time = merge.answers_until is not None and clock.now() <= merge.answers_until
    return merge.is_done and in_time and supported_by(merge, person).exists()


def has_earlier(proposal: Proposal) -> bool:
    """Tell whether anything was merged into a proposal. No query when it was loaded along."""
    known: bool | None = getattr(proposal, "is_a_merge", None)
    return proposal.merged_from.exists() if known is None else known


def earlier_of(proposal: Proposal) -> QuerySet[Proposal]:
    """List what was merged into a proposal and may still be read. One query."""
    merged = proposal.merged_from.filter(status=Proposal.Status.MERGED)
    return merged.select_related("round__process").order_by("pk")


def stay_with_earlier(proposal: Proposal) -> int:
    """Count the people whose support stays with what was merged into a proposal, each once.

    Who supports the proposal too is counted there and not here. One query.
    """
    here = Support.objects.filter(proposal=proposal, person=OuterRef("person"))
    of_earlier = Support.objects.filter(proposal__merged_into=proposal, is_temporary=False)
    earlier = of_earlier.filter(~Exists(here))
    return int(earlier.aggregate(people=Count("person", distinct=True))["people"])


def question_to(person: Visitor, proposal: Proposal) -> Merge | None:
    """Return the merge of which a supporter of a merged proposal is asked. Two queries."""
    found = Merge.objects.filter(
        status=Merge.Status.DONE, parts__proposal=proposal, parts__is_target=False
    )
    merge = found.select_related("round__process").first()
    return merge if merge and may_answer(merge, person) else None
