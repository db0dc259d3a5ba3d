"""What an activity of each kind may be told: its rules, checked by a schema."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class BrainstormRules(BaseModel):
    """The rules of a brainstorm; what is not said has a default."""

    model_config = ConfigDict(extra="forbid")

    anonymous: bool = False
    visibility: Literal["live", "own_until_reveal"] = "live"
    moderation: Literal["none"] = "none"
    cards_per_person: int = Field(default=50, ge=1, le=500)


# Other kinds of activity (cluster, dotvote, poll ...) register the schema of their rules here.
RULES: dict[str, type[BaseModel]] = {"brainstorm": BrainstormRules}


def checked_rules(kind: str, rules: object) -> dict[str, Any]:
    """Return an activity's rules, complete with defaults.

    Raises ``ValueError`` (pydantic's ``ValidationError``) for an unknown kind, an unknown rule or
    a value out of range.
    """
    if kind not in RULES:
        raise ValueError(kind)
    return RULES[kind].model_validate(rules).model_dump()
