"""An export as people read it: the same data as the file, under the words of the site."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.db.models.constants import LOOKUP_SEP
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from people import privacy
from people.audit_words import WORDS
from people.models import AuditEvent

SHOWN = 200


@dataclass(frozen=True)
class Part:
    """One part: each row a list of (label, value), and how many more the file holds."""

    title: str
    rows: list[list[tuple[str, Any]]]
    more: int = 0


def readable(data: dict[str, Any]) -> list[Part]:
    """Put an export into words; parts without anything are left out. No query."""
    declared = {one.told_as: one for one in privacy.held() if one.told_as}
    declared |= {one.key: one for one in privacy.held() if one.columns}
    return [
        _part(_title_of(key, declared), rows, declared.get(key))
        for key, rows in data.items()
        if rows
    ]


def _part(title: str, rows: Any, one: privacy.Held | None) -> Part:
    listed = rows if isinstance(rows, list) else [rows]
    rows = [row for row in listed[:SHOWN] if isinstance(row, dict)]
    told = [[_told(name, value, one) for name, value in row.items()] for row in rows]
    shown = [[(label, value) for label, value in row if value not in _EMPTY] for row in told]
    return Part(title, shown, max(0, len(listed) - SHOWN))


_EMPTY: tuple[Any, ...] = (None, "", [], {})
# What the account is told as, and the columns which that is.
_COLUMNS = {
    "public_name": "pseudonym",
    "joined_at": "date_joined",
    "last_signed_in_at": "last_login",
    "roles": "groups",
    "address": "email",
}


def _title_of(key: str, declared: dict[str, privacy.Held]) -> str:
    own = {
        "account": _("Account"),
        "verifications": _("verifications"),
        "event_registrations": _("Events you registered for"),
        "decisions_about_me": _("What moderators decided about my words"),
        "my_appeals": _("My appeals"),
    }
    return own.get(key) or (declared[key].title if key in declared else key)


def _told(name: str, value: Any, one: privacy.Held | None) -> tuple[str, Any]:
    """Put a column and its value into words: the names of models and of their choices.

    What is reached through others ("round__process__title") is called after the last of them; a
    link after itself, and the key of a row is its number.
    """
    model: type[Model] | None = one.table if one else None
    label: Any = name.replace("_", " ").strip()
    column: Any = None
    for step in name.split(LOOKUP_SEP):
        known = _columns_of(model) if model else {}
        through, column = column, known.get(step) or known.get(_COLUMNS.get(step, ""))
        if column is None:
            break
        called = column if column.is_relation else through or column
        label = privacy.NUMBER if _is_key(called) else getattr(called, "verbose_name", label)
        model = column.related_model if column.is_relation else None
    choices = dict(getattr(column, "flatchoices", ()) or ())
    if isinstance(value, str | int) and value in choices:
        return str(label), choices[value]
    if one and one.table is AuditEvent and name == "action":
        return str(label), WORDS.get(value, value)
    return str(label), _value(value)


def _is_key(column: Any) -> bool:
    return bool(getattr(column, "primary_key", False))


def _columns_of(model: type[Model]) -> dict[str, Any]:
    """Return a table's columns by name; a link's key leads to it too."""
    columns = model._meta.get_fields()  # noqa: SLF001 -- Django's own way
    return {getattr(f, "attname", f.name): f for f in columns} | {f.name: f for f in columns}


def _value(value: Any) -> Any:
    """Show a moment as a moment, which the file keeps as text, and yes and no as signs."""
    if isinstance(value, dict):
        said = {name: each for name, each in value.items() if each not in _EMPTY}
        return ", ".join(f"{name}: {_value(each)}" for name, each in said.items())
    if isinstance(value, list):
        return ", ".join(str(_value(each)) for each in value)
    if isinstance(value, bool):
        return "✓" if value else "–"
    if isinstance(value, str) and len(value) > 18:
        moment: datetime | None = _moment(value)
        return moment or value
    return value


def _moment(text: str) -> datetime | None:
    try:
        return parse_datetime(text)
    except ValueError:
        return None
