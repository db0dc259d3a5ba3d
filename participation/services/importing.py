"""Bringing in what people proposed and said elsewhere, through the services people use here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import tzinfo
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify

from common.exceptions import RuleBroken
from participation.models import (
    Category,
    Comment,
    ImportedComment,
    ImportedProposal,
    ImportSource,
    Proposal,
    Round,
)
from participation.models.comments import DEEPEST
from participation.models.imports import KEY_LENGTH, Imported
from participation.queries.people import hold
from participation.services.comments import post_comment
from participation.services.importing_files import BadRow, rows_of
from participation.services.importing_rows import (
    COMMENTS,
    PROPOSALS,
    CommentFacts,
    Layout,
    ProposalFacts,
)
from participation.services.proposals import publish_proposal, withdraw_proposal
from people.services.accounts import ensure_import_account

BATCH = 200
LONGEST_PATH = 2_000
Facts = TypeVar("Facts", ProposalFacts, CommentFacts)
Refuse = Callable[[int, str], None]


@dataclass
class Counts:
    """How many rows came in, were there already, and were refused."""

    new: int = 0
    known: int = 0
    refused: int = 0


@dataclass
class Reading:
    """A file, what to do with its faults, and what became of its rows so far."""

    file: Path
    zone: tzinfo
    refuse: Refuse
    most: int | None = None
    counts: Counts = field(default_factory=Counts)

    def facts(self, layout: Layout) -> Iterator[tuple[int, Any]]:
        """Yield what each good row says, with its line; tell of the others."""
        for row in islice(rows_of(self.file, layout.needs), self.most):
            try:
                yield row.line, layout.read(row.sound_values(), self.zone)
            except BadRow as bad:
                self.leave_out(row.line, str(bad))

    def leave_out(self, line: int, why: str) -> None:
        self.counts.refused += 1
        self.refuse(line, why)


@transaction.atomic
def open_source(*, round_: Round, name: str, url: str = "", licence: str = "") -> ImportSource:
    """Name where proposals of a round come from; again: the source that is there, as it is now.

    Raises:
        ValidationError: when the name could not be a public name.
        IntegrityError: when a person has a name that looks like it.

    """
    territory = round_.process.territory
    account = ensure_import_account(name=name, language=settings.LANGUAGE_CODE, territory=territory)
    known = {"account": account, "url": url, "licence": licence}
    source, _new = ImportSource.objects.update_or_create(round=round_, name=name, defaults=known)
    # With what is loaded of the round, so that a comment asks for none of it again.
    source.round = round_
    return source


def import_proposals(
    *, source: ImportSource, reading: Reading, layout: str, language: str
) -> Counts:
    """Publish the proposals of a file in the source's round, at the moments it gives.

    Each row is a transaction of its own, so stopping anywhere loses nothing and running again
    goes on; a row that came already is left as it is now, whatever became of it here. The round
    must have been open at the row's date. Supports are kept as a number beside our own.

    Raises:
        BadFile: when the file as a whole cannot be read.

    """
    themes: dict[str, Category] = {}

    def bring(facts: ProposalFacts) -> None:
        _bring_proposal(source, facts, language, themes)

    _import(source, reading, reading.facts(PROPOSALS[layout]), ImportedProposal, bring)
    return reading.counts


def import_comments(
    *, source: ImportSource, reading: Reading, layout: str, language: str
) -> Counts:
    """Post the comments of a file under the proposals that came from the same source.

    An answer deeper than ours go is hung under the deepest comment above it that may be
    answered; one whose parents are not in the file starts a conversation. Idempotent and
    resumable as ``import_proposals``.

    Raises:
        BadFile: when the file as a whole cannot be read.

    """
    bad = _bad_branches(reading.file, layout)

    def good() -> Iterator[tuple[int, CommentFacts]]:
        for line, facts in reading.facts(COMMENTS[layout]):
            if line in bad:
                reading.leave_out(line, bad[line])
            else:
                yield line, facts

    def bring(facts: CommentFacts) -> None:
        _bring_comment(source, facts, language)

    _import(source, reading, good(), ImportedComment, bring)
    return reading.counts


def _import(
    source: ImportSource,
    reading: Reading,
    facts: Iterable[tuple[int, Facts]],
    model: type[Imported],
    bring: Callable[[Facts], None],
) -> None:
    """Bring in what is new, a batch at a time: one query finds what of it is known."""
    rest = _once(reading, facts)
    while batch := list(islice(rest, BATCH)):
        known = set(_known(model, source, [one.key for _line, one in batch]))
        reading.counts.known += len(known)
        for line, one in batch:
            if one.key in known:
                continue
            try:
                bring(one)
            except (RuleBroken, BadRow) as refused:
                reading.leave_out(line, str(refused))
            else:
                reading.counts.new += 1


def _once(reading: Reading, facts: Iterable[tuple[int, Facts]]) -> Iterator[tuple[int, Facts]]:
    """Leave out rows whose key an earlier one has. Holds the keys, never the words."""
    lines: dict[str, int] = {}
    for line, one in facts:
        if (first := lines.setdefault(one.key, line)) != line:
            reading.leave_out(line, f"Its key is that of line {first}.")
        else:
            yield line, one


def _known(model: Any, source: ImportSource, keys: Iterable[str]) -> Iterable[str]:
    found = model.objects.filter(source=source, external_id__in=list(keys))
    return found.values_list("external_id", flat=True)  # type: ignore[no-any-return]


@transaction.atomic
def _bring_proposal(
    source: ImportSource, facts: ProposalFacts, language: str, themes: dict[str, Category]
) -> None:
    # Two imports at once take turns, and the later one finds what the earlier one brought.
    hold(source.account)
    if _known(ImportedProposal, source, [facts.key]):
        return
    proposal = publish_proposal(
        round_=source.round,
        author=source.account,
        origin=Proposal.Origin.IMPORT,
        at=facts.at,
        title=facts.title,
        text=facts.text,
        language=language,
        category=_theme(source.round, facts.theme, themes),
        place_name=facts.place,
    )
    ImportedProposal.objects.create(
        source=source,
        external_id=facts.key,
        proposal=proposal,
        supports_elsewhere=facts.supports,
        outcome=facts.outcome,
    )
    if facts.retired_at:
        reason = f"Withdrawn by its author: {source.name}."
        withdraw_proposal(
            proposal=proposal, author=source.account, reason=reason, at=facts.retired_at
        )


def _theme(round_: Round, name: str, themes: dict[str, Category]) -> Category | None:
    """Find the process's category of that name, or make it."""
    if not name:
        return None
    if name not in themes:
        slug = slugify(name, allow_unicode=True)[:60] or f"theme-{len(themes)}"
        defaults = {f"name_{settings.LANGUAGE_CODE}": name, "position": len(themes)}
        themes[name] = Category.objects.get_or_create(
            process=round_.process, slug=slug, defaults=defaults
        )[0]
    return themes[name]


@transaction.atomic
def _bring_comment(source: ImportSource, facts: CommentFacts, language: str) -> None:
    hold(source.account)
    if _known(ImportedComment, source, [facts.key]):
        return
    imported = ImportedProposal.objects.filter(source=source, external_id=facts.proposal)
    found = imported.select_related("proposal").first()
    if found is None:
        raise BadRow(f"Its proposal {facts.proposal} was not imported.")
    proposal = found.proposal
    proposal.round = source.round
    comment = post_comment(
        proposal=proposal,
        author=source.account,
        text=facts.text,
        language=language,
        stance=facts.stance,
        parent=_parent(source, facts, proposal),
        at=facts.at,
    )
    ImportedComment.objects.create(source=source, external_id=facts.key, comment=comment)


def _parent(source: ImportSource, facts: CommentFacts, proposal: Proposal) -> Comment | None:
    """Find the deepest comment above that is here and may still be answered."""
    above = Comment.objects.filter(
        imported__source=source,
        imported__external_id__in=facts.above,
        proposal=proposal,
        status=Comment.Status.VISIBLE,
        depth__lt=DEEPEST,
    )
    return above.order_by("-depth", "-pk").first()


def _bad_branches(file: Path, layout: str) -> dict[int, str]:
    """Find the comments that answer themselves, or one that comes after them in the file.

    Holds two keys a comment, never the words.
    """
    places: dict[str, int] = {}
    later: dict[int, set[str]] = {}
    bad: dict[int, str] = {}
    for row in rows_of(file, COMMENTS[layout].needs):
        key = str(row.values.get("id"))[:KEY_LENGTH]
        above = set(str(row.values.get("ancestry") or "")[:LONGEST_PATH].split("/")) - {""}
        if key in above:
            bad[row.line] = "It answers itself."
        elif missing := above - places.keys():
            later[row.line] = missing
        places.setdefault(key, row.line)
    for line, missing in later.items():
        if late := [places[one] for one in missing if one in places]:
            bad[line] = f"It answers the comment of line {min(late)}, which comes after it."
    return bad
