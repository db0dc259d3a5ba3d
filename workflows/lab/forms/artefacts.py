from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from workflows.lab.models import Artefact
from workflows.lab.schemas import SCHEMAS, Schema
from workflows.lab.schemas.base import MOST_ROWS, plain

EMPTY_ROWS = 4


class CoverForm(forms.Form):
    """What an artefact says of itself, whatever its kind."""

    title = forms.CharField(
        label=_("Title"), max_length=160, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    language = forms.ChoiceField(label=_("Language of the content"), choices=settings.LANGUAGES)


class Rows(BaseFormSet):
    """The rows of an artefact's table; empty ones are left out, others can be taken away."""

    def filled(self) -> list[dict[str, Any]]:
        """Return the rows that hold something, as they are stored."""
        return [
            {name: plain(value) for name, value in form.cleaned_data.items() if name != "DELETE"}
            for form in self.forms
            if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Take this row away")


class ArtefactForm:
    """An artefact as it is filled in: its cover, its head and the rows of its table.

    ``is_valid``, ``add_error`` and ``errors`` speak for all parts. The button ``more`` asks for
    empty rows; nothing typed is lost by it.
    """

    def __init__(self, kind: str, data: Any = None, artefact: Artefact | None = None) -> None:
        self.schema: Schema = SCHEMAS[kind]
        title = artefact.title if artefact else str(Artefact.Kind(kind).label)
        language = artefact.language if artefact else get_language()
        body = artefact.body if artefact else {"head": {}, "rows": []}
        cover = {"title": title, "language": language}
        self.cover = CoverForm(data, prefix="cover", initial=cover)
        self.head = self.schema.head(data, prefix="head", initial=body["head"])
        self.rows = self._rows(data, body["rows"])

    def _rows(self, data: Any, initial: list[dict[str, Any]]) -> Any:
        make = formset_factory(
            self.schema.row,
            formset=Rows,
            extra=EMPTY_ROWS,
            max_num=MOST_ROWS,
            absolute_max=2 * MOST_ROWS,
            validate_max=True,
            can_delete=bool(initial),
            can_delete_extra=False,
        )
        return make(_with_more_rows(data), initial=initial, prefix="rows")

    def is_valid(self) -> bool:
        """Check every part; all speak at once, so that nobody corrects in instalments."""
        parts = [self.cover.is_valid(), self.head.is_valid(), self.rows.is_valid()]
        if parts[2] and not self.rows.filled():
            self.add_error(_("Fill in at least one row."))
            return False
        return all(parts)

    def add_error(self, error: Any) -> None:
        """Say what is wrong with the whole."""
        self.cover.add_error(None, error)

    @property
    def facts(self) -> dict[str, Any]:
        """What the services ask for: title, language and body."""
        head = {name: plain(value) for name, value in self.head.cleaned_data.items()}
        return self.cover.cleaned_data | {"body": {"head": head, "rows": self.rows.filled()}}

    @cached_property
    def errors(self) -> list[tuple[str, str, str]]:
        """Every error: the label of its field, the field's id to link to, the sentence."""
        return list(self._errors())

    def _errors(self) -> Iterator[tuple[str, str, str]]:
        parts = [self.cover, self.head, *self.rows.forms]
        if not self.cover.is_bound:
            return
        for sentence in [*self.cover.non_field_errors(), *self.rows.non_form_errors()]:
            yield "", "", str(sentence)
        for field in (field for part in parts for field in part):
            for sentence in field.errors:
                yield str(field.label), str(field.id_for_label), str(sentence)


def _with_more_rows(data: Any) -> Any:
    """Put some empty rows under what was sent, when the button asks for it."""
    if data is None or "more" not in data:
        return data
    grown = data.copy()
    total = data.get("rows-TOTAL_FORMS", "")
    number = int(total) if total.isdecimal() and len(total) < 4 else 0
    grown["rows-TOTAL_FORMS"] = str(min(number + EMPTY_ROWS, MOST_ROWS))
    return grown
