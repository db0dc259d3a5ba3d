"""The design of a vote: everything that must be known before the first ballot, as one text.

The text is JSON in one fixed spelling (sorted keys, no blanks, UTF-8), so that its SHA-256 can be
published at opening and compared for ever. ``docs/reference/ballot-file.md`` lists its fields.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from participation.voting.ballot_file import ReceiptMode
from participation.voting.instances import Instance, Limits, Option

FORMAT = "noria-vote/1"
RULE = {
    "name": "greedy",
    "by": "votes",
    "unaffordable": "skip",
    "ties": ["lower-cost", "more-votes", "published-lot"],
}
Texts = Mapping[str, Mapping[str, str]]


def canonical(data: Mapping[str, Any]) -> str:
    """Write data as JSON in its one fixed spelling."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sha256_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Words:
    """A title and a text in the language they are written in."""

    title: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Design:
    """A design, read: what may be chosen, within which limits, and how it is counted."""

    data: Mapping[str, Any]
    instance: Instance
    receipts: ReceiptMode
    currency: str

    def words(self, key: str, languages: Sequence[str]) -> Words:
        """Return an option's words in the first of these languages, or of the vote's own."""
        return best(self.texts[key], [*languages, *self.data["languages"]])

    @property
    def texts(self) -> dict[str, Texts]:
        return {option["key"]: option["texts"] for option in self.data["options"]}


def best(texts: Texts, languages: Sequence[str]) -> Words:
    """Choose the first language there is, or else the first of all; empty words for no texts."""
    for language in [*languages, *texts]:
        if language in texts:
            words = texts[language]
            return Words(words["title"], words.get("text", ""), language)
    return Words("", "", "")


def from_data(data: Mapping[str, Any]) -> Design:
    """Read the data of a design. Raises ``KeyError`` for what is missing."""
    limits = data["limits"]
    options = tuple(
        Option(option["key"], option["cost"], best(option["texts"], data["languages"]).title)
        for option in data["options"]
    )
    return Design(
        data=data,
        instance=Instance(
            budget=data["budget"],
            options=options,
            limits=Limits(limits["min_choices"], limits["max_choices"], limits["max_cost"]),
            min_votes=data["rule"]["min_votes"],
        ),
        receipts=ReceiptMode(data["receipts"]),
        currency=data["currency"],
    )


@lru_cache(maxsize=64)
def from_text(text: str) -> Design:
    """Read a frozen design; the same text is parsed once."""
    return from_data(json.loads(text))


def order_for(keys: Sequence[str], seed: str) -> list[str]:
    """Shuffle option keys in a way that depends on the seed alone.

    Whoever holds the same seed always sees the same order, and no option is first for everybody.
    """
    return sorted(keys, key=lambda key: sha256(f"{seed}\n{key}".encode()).digest())
