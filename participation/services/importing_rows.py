"""What the rows of the known files say: Barcelona's of 2016 (Decidim), Madrid's (Consul)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any, NamedTuple

from common.text import plain_text
from participation.models import Comment, ImportedProposal
from participation.models.comments import TEXT_LENGTH as COMMENT_LENGTH
from participation.models.imports import KEY_LENGTH
from participation.models.proposals import TEXT_LENGTH, TITLE_LENGTH
from participation.services.importing_files import BadRow

LARGEST = 2**31 - 1
DEEPEST_PATH = 100
LONGEST_HTML = 4 * TEXT_LENGTH
PLACE_LENGTH, THEME_LENGTH = 120, 80
MOMENTS = ("%d/%m/%Y %H:%M:%S", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S %z", "%Y-%m-%dT%H:%M:%S%z")
STANCES = {
    None: Comment.Stance.NEUTRAL,
    0: Comment.Stance.NEUTRAL,
    1: Comment.Stance.FOR,
    -1: Comment.Stance.AGAINST,
}


@dataclass(frozen=True, kw_only=True)
class ProposalFacts:
    """A proposal as another site published it; ``supports`` is only a number there."""

    key: str
    title: str
    text: str
    at: datetime
    theme: str = ""
    place: str = ""
    supports: int | None = None
    outcome: str = ""
    retired_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class CommentFacts:
    """A comment as another site published it; ``above`` are the comments it answers, top first."""

    key: str
    proposal: str
    above: tuple[str, ...]
    stance: str
    text: str
    at: datetime


Values = dict[str, Any]


class Layout(NamedTuple):
    """How one site lays out its file: the keys a row needs, and how to read it."""

    needs: frozenset[str]
    read: Callable[[Values, tzinfo], Any]


def _barcelona(values: Values, zone: tzinfo) -> ProposalFacts:
    outcome = values.get("status") or ""
    return ProposalFacts(
        key=_key(values, "id"),
        at=_moment(values, "created", zone),
        theme=_words(values, "category", THEME_LENGTH),
        place=_words(values, "district", PLACE_LENGTH),
        supports=_count(values, "votes"),
        outcome=outcome if outcome in ImportedProposal.Outcome.values else "",
        **_titled(_words(values, "title"), _words(values, "summary")),
    )


def _barcelona_comment(values: Values, zone: tzinfo) -> CommentFacts:
    key = _key(values, "id")
    above = tuple(part for part in _words(values, "ancestry").split("/") if part)[-DEEPEST_PATH:]
    alignment = values.get("alignment")
    if isinstance(alignment, float | str | list | dict) or alignment not in STANCES:
        raise BadRow("“alignment” is none of -1, 0 and 1.")
    return CommentFacts(
        key=key,
        proposal=_key(values, "proposal"),
        above=above,
        stance=STANCES[alignment],
        text=_short(_words(values, "body")),
        at=_moment(values, "created", zone),
    )


def _madrid(values: Values, zone: tzinfo) -> ProposalFacts:
    retired = _moment(values, "retired_at", zone) if values["retired_at"] else None
    return ProposalFacts(
        key=_key(values, "id"),
        at=_moment(values, "created_at", zone),
        supports=_count(values, "cached_votes_up"),
        retired_at=retired,
        **_titled(_words(values, "title"), _words(values, "description")),
    )


PROPOSALS = {
    "barcelona": Layout(frozenset({"id", "title", "summary", "created", "votes"}), _barcelona),
    "madrid": Layout(
        frozenset({"id", "title", "description", "cached_votes_up", "created_at", "retired_at"}),
        _madrid,
    ),
}
COMMENTS = {
    "barcelona": Layout(
        frozenset({"id", "proposal", "ancestry", "alignment", "body", "created"}),
        _barcelona_comment,
    ),
}


def _titled(title: str, text: str) -> dict[str, Any]:
    """Give a proposal its title and text. A title too long for ours begins the text in full."""
    title = " ".join(title.split())
    if not title:
        raise BadRow("It has no title.")
    if len(title) > TITLE_LENGTH:
        text = f"{title}\n\n{text}".strip()
        title = f"{title[: TITLE_LENGTH - 1].rsplit(' ', 1)[0]}…"
    if len(text) > TEXT_LENGTH:
        raise BadRow(f"Its text is longer than {TEXT_LENGTH:,} signs.")
    return {"title": title, "text": text or title}


def _short(text: str) -> str:
    if not text:
        raise BadRow("It says nothing.")
    if len(text) > COMMENT_LENGTH:
        raise BadRow(f"Its text is longer than {COMMENT_LENGTH:,} signs.")
    return text


def _words(values: Values, name: str, longest: int = LONGEST_HTML) -> str:
    value = values.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadRow(f"“{name}” is not text.")
    if len(value) > LONGEST_HTML:
        raise BadRow(f"“{name}” is longer than {LONGEST_HTML:,} signs.")
    words = plain_text(value)
    if len(words) > longest:
        raise BadRow(f"“{name}” is longer than {longest:,} signs.")
    return words


def _key(values: Values, name: str) -> str:
    value = values.get(name)
    key = str(value).strip() if isinstance(value, str | int) else ""
    if isinstance(value, bool) or not 0 < len(key) <= KEY_LENGTH:
        raise BadRow(f"“{name}” is not a key.")
    return key


def _count(values: Values, name: str) -> int:
    value = values.get(name)
    if isinstance(value, str) and value.isascii() and value.lstrip("-").isdecimal():
        value = int(value[:20])
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadRow(f"“{name}” is not a whole number.")
    if not 0 <= value <= LARGEST:
        raise BadRow(f"“{name}” is {'negative' if value < 0 else 'too large'}.")
    return value


def _moment(values: Values, name: str, zone: tzinfo) -> datetime:
    for layout in MOMENTS:
        try:
            found = datetime.strptime(values[name], layout)  # noqa: DTZ007 -- the zone follows
        except (TypeError, ValueError):
            continue
        return found if found.tzinfo else found.replace(tzinfo=zone)
    raise BadRow(f"“{name}” is not a date.")
