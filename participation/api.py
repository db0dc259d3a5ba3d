"""Open data: processes, rounds, proposals and results. Only what is published."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja import Router, Schema

from common.open_data import LANGUAGES, Asked, Listed, page_of, translated
from participation.models import Process, Proposal, Question, Result, Round
from participation.queries import processes as seen
from participation.queries import proposals as written
from participation.queries import rounds as steps
from participation.queries.endorsements import with_names

router = Router(tags=["participation"])
NOBODY = AnonymousUser()


class ProcessOut(Schema):
    id: int
    slug: str
    title: dict[str, str]
    question: dict[str, str]
    summary: dict[str, str]
    territory: str
    languages: list[str]
    currency: str
    # As SPDX names it; empty where none was said.
    licence: str
    published_at: datetime | None

    resolve_title = translated("title")
    resolve_question = translated("question")
    resolve_summary = translated("summary")

    @staticmethod
    def resolve_territory(process: Process) -> str:
        return process.territory.path


class QuestionOut(Schema):
    key: str
    kind: str
    label: dict[str, str]
    # What may be chosen: the key of each, and its words by language.
    options: list[dict[str, str]]

    resolve_label = translated("label")


class RoundOut(Schema):
    id: int
    process: str
    slug: str
    kind: str
    state: str
    title: dict[str, str]
    opens_at: datetime
    closes_at: datetime
    # Who has given fewer supports than this has given none that count.
    supports_minimum: int
    # Without so many supports a proposal does not go on; null when it needs none.
    supports_needed: int | None
    # Whether a proposal takes no more than that.
    supports_capped: bool
    questions: list[QuestionOut]

    @staticmethod
    def resolve_questions(round_: Round) -> list[Question]:
        return list(round_.questions.all())

    @staticmethod
    def resolve_process(round_: Round) -> str:
        return round_.process.slug

    resolve_title = translated("title")


class OrganisationRef(Schema):
    """In whose name something was said, with a mandate."""

    id: int
    name: str


class ProposalOut(Schema):
    id: int
    process: str
    round: str
    title: str
    text: str
    language: str
    origin: str
    # The address of what it does again, or nothing.
    repeats: str
    organisation: OrganisationRef | None
    territory: str | None
    estimated_cost: Decimal | None
    # Answers to the questions of its round, by their keys.
    extras: dict[str, Any]
    version: int
    status: str
    merged_into: int | None
    published_at: datetime
    # Null while nobody is shown the number.
    support_count: int | None
    # Who stands by it in public: organisations by their names, people by their number.
    organisations_behind: list[OrganisationRef]
    people_behind: int
    comment_count: int | None

    @staticmethod
    def resolve_process(proposal: Proposal) -> str:
        return proposal.round.process.slug

    @staticmethod
    def resolve_round(proposal: Proposal) -> str:
        return proposal.round.slug

    @staticmethod
    def resolve_support_count(proposal: Proposal) -> int | None:
        return proposal.support_count if proposal.round.shows_supports else None

    @staticmethod
    def resolve_comment_count(proposal: Proposal) -> int | None:
        return proposal.comment_count if proposal.round.shows_comments else None

    @staticmethod
    def resolve_merged_into(proposal: Proposal) -> int | None:
        return proposal.merged_into_id

    @staticmethod
    def resolve_territory(proposal: Proposal) -> str | None:
        return proposal.territory.path if proposal.territory else None


class ResultOut(Schema):
    id: int
    process: str
    round: str
    ballots: int
    votes: dict[str, int]
    winners: list[str]
    spent: int
    sha256: str
    ballot_file_sha256: str
    published_at: datetime

    @staticmethod
    def resolve_process(result: Result) -> str:
        return result.closing.vote.round.process.slug

    @staticmethod
    def resolve_round(result: Result) -> str:
        return result.closing.vote.round.slug

    @staticmethod
    def resolve_ballots(result: Result) -> int:
        return result.closing.ballots

    @staticmethod
    def resolve_votes(result: Result) -> dict[str, int]:
        return result.closing.votes

    @staticmethod
    def resolve_ballot_file_sha256(result: Result) -> str:
        return result.file_sha256


def _slug(asked: str) -> str:
    """Cut what is asked for to the length of a slug; the database takes no NUL in it."""
    return asked[:80].replace("\x00", "-")


@router.get("processes", response=Listed[ProcessOut])
def processes(request: HttpRequest, place: Asked) -> Any:
    """List the public processes."""
    return page_of(request, seen.visible_to(NOBODY), place)


@router.get("rounds", response=Listed[RoundOut])
def rounds(request: HttpRequest, place: Asked, process: str = "") -> Any:
    """List the rounds of public processes, or of one named by its slug."""
    found = steps.visible_to(NOBODY).prefetch_related("questions")
    found = found.filter(process__slug=_slug(process)) if process else found
    return page_of(request, found, place, process=process)


@router.get("proposals", response=Listed[ProposalOut])
def proposals(request: HttpRequest, place: Asked, process: str = "", language: str = "") -> Any:
    """List published proposals, merged ones too; authors stay with their names on the site."""
    shown = [Proposal.Status.PUBLISHED, Proposal.Status.MERGED]
    found = written.visible_to(NOBODY).filter(status__in=shown)
    found = with_names(found.prefetch_related(None))
    found = found.filter(round__process__slug=_slug(process)) if process else found
    found = found.filter(language=language) if language in LANGUAGES else found
    return page_of(request, found, place, process=process, language=language)


@router.get("results", response=Listed[ResultOut])
def results(request: HttpRequest, place: Asked, process: str = "") -> Any:
    """List the published results of votes: totals, never a ballot."""
    found = Result.objects.filter(closing__vote__round__in=steps.visible_to(NOBODY))
    found = found.select_related("closing__vote__round__process")
    found = found.filter(closing__vote__round__process__slug=_slug(process)) if process else found
    return page_of(request, found, place, process=process)
