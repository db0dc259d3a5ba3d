"""The shape of an artefact's content, and how it is checked and read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LONGEST_LINE = 200
LONGEST_TEXT = 2000
MOST_ROWS = 60


class Part(forms.Form):
    """The head of an artefact, or one row of its table."""

    use_required_attribute = False


def line(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST_LINE, required=required, help_text=help_text
    )


def text(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST_TEXT,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def day(label: Any, *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def scale(label: Any, lowest: int, highest: int) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=lowest, max_value=highest)


def choice(label: Any, choices: Any) -> forms.ChoiceField:
    # Nothing is chosen beforehand: a row nobody touched must stay empty.
    return forms.ChoiceField(label=label, choices=[("", _("Choose")), *choices])


def amount(label: Any, *, required: bool = True) -> forms.DecimalField:
    return forms.DecimalField(label=label, max_digits=14, decimal_places=2, required=required)


@dataclass(frozen=True)
class Schema:
    """One kind of artefact: what it is for, its head, its table."""

    purpose: str | Promise
    row: type[Part]
    rows_title: str | Promise
    head: type[Part] = Part
    fewest_rows: int = 1

    def clean(self, body: Any) -> dict[str, Any]:
        """Check a body and return it as it is stored: plain JSON, only what the schema knows.

        Raises ``ValidationError`` with a sentence for each thing that is missing or wrong.
        """
        if not isinstance(body, dict) or not isinstance(body.get("rows"), list):
            raise ValidationError(_("This content has not the shape of its kind."))
        if len(body["rows"]) > MOST_ROWS:
            raise ValidationError(_("Keep it to %(most)d rows."), params={"most": MOST_ROWS})
        if len(body["rows"]) < self.fewest_rows:
            raise ValidationError(_("Fill in at least one row."))
        head = _checked(self.head, body.get("head", {}))
        return {"head": head, "rows": [_checked(self.row, row) for row in body["rows"]]}

    def read(self, body: dict[str, Any]) -> "Document":
        """Turn a stored body into labelled values for people, in the reader's language."""
        head, columns = self.head().fields, self.row().fields
        return Document(
            facts=[
                (field.label, shown)
                for name, field in head.items()
                if (shown := _shown(field, body.get("head", {}).get(name))) != ""
            ],
            rows_title=self.rows_title,
            columns=[field.label for field in columns.values()],
            rows=[
                [_shown(field, row.get(name)) for name, field in columns.items()]
                for row in body.get("rows", [])
            ],
        )


@dataclass(frozen=True)
class Document:
    """An artefact as it is read: facts, then a table."""

    facts: list[tuple[Any, Any]]
    rows_title: Any
    columns: list[Any]
    rows: list[list[Any]]

    def labelled_rows(self) -> Iterator[list[tuple[Any, Any]]]:
        """Each row with the names of its columns beside the values."""
        for row in self.rows:
            yield list(zip(self.columns, row, strict=True))


def _checked(part: type[Part], data: Any) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise ValidationError(_("This content has not the shape of its kind."))
    form = part(data)
    if not form.is_valid():
        raise ValidationError(
            [
                f"{form.fields[name].label}: {sentence}" if name in form.fields else str(sentence)
                for name, sentences in form.errors.items()
                for sentence in sentences
            ]
        )
    return {name: plain(value) for name, value in form.cleaned_data.items()}


def plain(value: Any) -> Any:
    """Return a cleaned value as JSON keeps it: days in ISO 8601, decimals as text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value


def _shown(field: forms.Field, value: Any) -> Any:
    """Return a stored value as people read it; what is empty reads as an empty text."""
    if value is None or value == "":
        return ""
    if isinstance(field, forms.ChoiceField):
        return dict(list(field.choices)).get(value, value)  # type: ignore[arg-type]
    if isinstance(field, forms.DateField):
        return date.fromisoformat(value)
    if isinstance(field, forms.DecimalField):
        return Decimal(value)
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else _("no")
    return value
