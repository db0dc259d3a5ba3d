"""What everybody may find of processes and proposals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch

from common.languages import without_language
from common.searchable import Found, Kind
from participation.models import Process, Proposal, Translation
from participation.queries import processes, proposals
from participation.queries.questions import searchable_words
from participation.queries.translations import best_of

NOBODY = AnonymousUser()


def describe_processes(keys: Sequence[str]) -> Iterator[Found]:
    """Describe public processes, once in each language they are written in. One query."""
    for process in processes.visible_to(NOBODY).filter(pk__in=keys):
        for code, _name in settings.LANGUAGES:
            if title := getattr(process, f"title_{code}"):
                texts = (getattr(process, f"{name}_{code}") for name in ("question", "summary"))
                yield Found(
                    key=str(process.pk),
                    thing=f"process:{process.pk}",
                    kind=Kind.PROCESS,
                    language=code,
                    title=title,
                    text="\n".join(text for text in texts if text),
                    url=without_language(process.get_absolute_url()),
                    territory_id=process.territory_id,
                    happened_on=process.published_at.date() if process.published_at else None,
                )


def describe_proposals(keys: Sequence[str]) -> Iterator[Found]:
    """Describe proposals of public processes, with translations. Four queries.

    What was merged is found itself, and by its words what it became.
    """
    merged = Proposal.Status.MERGED
    published = proposals.visible_to(NOBODY).filter(status__in=[Proposal.Status.PUBLISHED, merged])
    earlier = Prefetch("merged_from", Proposal.objects.filter(status=merged).order_by("pk"))
    shown = Translation.objects.filter(status=Translation.Status.VISIBLE)
    along = Prefetch("translations", shown, to_attr="shown_translations")
    asked = Prefetch("round__questions", to_attr="asked")
    wanted = published.filter(pk__in=keys).prefetch_related(None)
    for proposal in wanted.prefetch_related(along, asked, earlier):
        yield Found(
            key=str(proposal.pk),
            thing=f"proposal:{proposal.pk}",
            kind=Kind.PROPOSAL,
            language=proposal.language,
            title=proposal.title,
            text="\n".join(
                [proposal.text, proposal.place_name, *_said(proposal)]
                + [f"{one.title}\n{one.text}" for one in proposal.merged_from.all()]
            ),
            url=without_language(proposal.get_absolute_url()),
            territory_id=proposal.territory_id or proposal.round.process.territory_id,
            happened_on=proposal.published_at.date() if proposal.published_at else None,
        )
        yield from _translations_of(proposal)


def _said(proposal: Any) -> list[str]:
    return searchable_words(proposal.round.asked, proposal.extras)


def _translations_of(proposal: Any) -> Iterator[Found]:
    for one in best_of(proposal, proposal.shown_translations):
        yield Found(
            key=str(proposal.pk),
            thing=f"proposal:{proposal.pk}",
            kind=Kind.PROPOSAL,
            language=one.language,
            title=one.title,
            text=f"{one.text}\n{proposal.place_name}",
            url=without_language(proposal.get_absolute_url()),
            territory_id=proposal.territory_id or proposal.round.process.territory_id,
            happened_on=proposal.published_at.date() if proposal.published_at else None,
        )


def process_keys() -> Iterable[int]:
    """List all processes."""
    return Process.objects.order_by("pk").values_list("pk", flat=True)


def proposal_keys() -> Iterable[int]:
    """List all proposals."""
    return Proposal.objects.order_by("pk").values_list("pk", flat=True).iterator()


def proposals_of(process: Process) -> Iterable[int]:
    """List the proposals of a process: they are as public as it is."""
    return Proposal.objects.filter(round__process=process).values_list("pk", flat=True)
