"""The kinds of command, each with the schema of what it may say."""

import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

CARD_LENGTH = 300
TITLE_LENGTH = 80
REASON_LENGTH = 300
# Embeddings, overrides and isolates, and what ends them.
TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
LANGUAGES = ("fr", "en", "es", "it", "ar")


def readable(text: str) -> str:
    """Return a text without control signs (PostgreSQL keeps no NUL) and outer blanks.

    Nor does it turn the words around it round: no page of ours carries such signs, and cards come
    by another way. Line ends stay. Raises ``ValueError`` when nothing readable is left.
    """
    clean = "".join(sign for sign in text if sign == "\n" or not _acts(sign)).strip()
    if not any(sign.isprintable() and not sign.isspace() for sign in clean):
        raise ValueError("empty")
    return clean


def _acts(sign: str) -> bool:
    """Tell whether a sign is no letter but a command: to a terminal, or to the lines around it."""
    return unicodedata.category(sign) in ("Cc", "Cs") or unicodedata.bidirectional(sign) in TURNING


def text_of(length: int) -> object:
    return Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=length),
        AfterValidator(readable),
    ]


Id = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,17}$")]
CardText = text_of(CARD_LENGTH)
Title = text_of(TITLE_LENGTH)
Reason = text_of(REASON_LENGTH)
Language = Literal["fr", "en", "es", "it", "ar"]


class Said(BaseModel):
    """What a command says; a word that is not in its schema is refused."""

    model_config = ConfigDict(extra="forbid", strict=True)


class OfActivity(Said):
    activity: Id


class AddCard(Said):
    text: CardText  # type: ignore[valid-type]
    language: Language
    activity: Id | None = None


class EditCard(Said):
    card: Id
    text: CardText  # type: ignore[valid-type]
    language: Language | None = None


class OfCard(Said):
    card: Id


class HideCard(Said):
    card: Id
    reason: Reason  # type: ignore[valid-type]


class MoveCard(Said):
    """Put a card into a group (or none), after another card of it (or first)."""

    card: Id
    group: Id | None = None
    after: Id | None = None


class CreateGroup(Said):
    title: Title  # type: ignore[valid-type]
    cards: list[Id] = Field(default=[], max_length=200)


class RenameGroup(Said):
    group: Id
    title: Title  # type: ignore[valid-type]


class AssignGroup(Said):
    """Put several cards into a group (or none), in the order given, behind what is there."""

    group: Id | None
    cards: list[Id] = Field(min_length=1, max_length=200)


class OfGroup(Said):
    group: Id


class OfPerson(Said):
    person: Id


class Nothing(Said):
    """A command that needs no words."""


KINDS: dict[str, type[Said]] = {
    "activity.open": OfActivity,
    "activity.close": OfActivity,
    "activity.reveal": OfActivity,
    "card.add": AddCard,
    "card.edit": EditCard,
    "card.remove": OfCard,
    "card.hide": HideCard,
    "card.restore": OfCard,
    "card.move": MoveCard,
    "card.promote": OfCard,
    "group.create": CreateGroup,
    "group.rename": RenameGroup,
    "group.assign": AssignGroup,
    "group.remove": OfGroup,
    "person.remove": OfPerson,
    "session.end": Nothing,
}

# Whoever is in the room may do these; everything else is the facilitators'.
FOR_EVERYBODY = frozenset({"card.add", "card.edit", "card.remove"})

# These turn a page of the run sheet: the console says which page it was looking at.
TURNS_A_PAGE = frozenset({"activity.open", "activity.close", "activity.reveal", "session.end"})
