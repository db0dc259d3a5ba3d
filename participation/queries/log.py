"""The public log of a process: what was done with its rounds, told from what is kept for good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common import clock
from participation.models import Answer, Closing, Conclusions, Process, Result, RoundNote

LONGEST = 500


@dataclass(frozen=True)
class Entry:
    """One thing that happened, when, and the sentence of whoever did it, if they wrote one."""

    at: datetime
    words: str
    note: str = ""
    language: str = ""
    proof: str = ""


def log_of(process: Process) -> list[Entry]:
    """Tell what was done, the newest first; at most 500. Six queries, whatever the number."""
    told = (_rounds, _notes, _conclusions, _answers, _closings, _results)
    parts = chain.from_iterable(part(process) for part in told)
    return sorted(parts, key=lambda entry: entry.at, reverse=True)[:LONGEST]


def _rounds(process: Process) -> Iterator[Entry]:
    now = clock.now()
    if process.published_at and process.published_at <= now:
        yield Entry(process.published_at, _("The process was published."))
    for round_ in process.rounds.all():
        said = {"round": round_.title}
        if round_.opens_at <= now:
            yield Entry(round_.opens_at, _("“%(round)s” opened.") % said)
        if round_.closes_at <= now:
            yield Entry(round_.closes_at, _("“%(round)s” closed.") % said)


def _notes(process: Process) -> Iterator[Entry]:
    found = RoundNote.objects.filter(round__process=process).select_related("round")
    for note in found:
        words = _("The rules of “%(round)s” were changed.") % {"round": note.round.title}
        yield Entry(note.written_at, words, note.text, note.language)


def _conclusions(process: Process) -> Iterator[Entry]:
    for made in Conclusions.objects.filter(round__process=process).select_related("round"):
        words = _("Conclusions of “%(round)s” were published.") % {"round": made.round.title}
        yield Entry(made.written_at, words, made.text, made.language)


def _answers(process: Process) -> Iterator[Entry]:
    told = Answer.objects.filter(proposal__round__process=process, announced_at__isnull=False)
    batches = told.order_by().values_list("announced_at", "proposal__round__title")
    for at, title, many in batches.annotate(many=Count("pk")):
        words = ngettext(
            "%(number)d answer to “%(round)s” was announced.",
            "%(number)d answers to “%(round)s” were announced.",
            many,
        )
        yield Entry(at, words % {"number": many, "round": title})


def _closings(process: Process) -> Iterator[Entry]:
    found = Closing.objects.filter(vote__round__process=process).select_related("vote__round")
    for closing in found:
        words = ngettext(
            "The box of “%(round)s” was closed with %(number)d ballot.",
            "The box of “%(round)s” was closed with %(number)d ballots.",
            closing.ballots,
        )
        said = {"round": closing.vote.round.title, "number": closing.ballots}
        yield Entry(closing.closed_at, words % said, proof=closing.ballot_root)


def _results(process: Process) -> Iterator[Entry]:
    along = "closing__vote__round"
    found = Result.objects.filter(closing__vote__round__process=process).select_related(along)
    for result in found:
        words = _("“%(round)s” was counted.") % {"round": result.closing.vote.round.title}
        yield Entry(result.published_at, words, proof=result.sha256)
