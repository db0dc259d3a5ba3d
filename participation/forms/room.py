"""The forms of the organiser's room: texts in several languages, people, dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from participation.models import Category, Licence, Process
from participation.queries import room
from participation.queries.processes import organisers_of
from participation.round_templates import Template
from people.models import Organisation, Territory, User
from people.names import look

MOST_ORGANISERS = 20


def day_input() -> forms.DateInput:
    """Let the browser show its calendar; it sends the day as 2026-05-01."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class MomentField(forms.DateTimeField):
    """A day and an hour by the clock of the process's place, which ``zone`` names."""

    zone = ZoneInfo("UTC")

    def __init__(self, **options: Any) -> None:
        # The browser shows its calendar and its clock.
        widget = forms.DateTimeInput(
            attrs={"type": "datetime-local", "class": "short"}, format="%Y-%m-%dT%H:%M"
        )
        super().__init__(widget=widget, **options)

    def prepare_value(self, value: Any) -> Any:
        with timezone.override(self.zone):
            return super().prepare_value(value)

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(self.zone):
            return super().to_python(value)


class TextsMixin(forms.Form):
    """Fields for the same texts in several languages: the reader's own first, the others apart."""

    # name: (label with the language, longest, rows of the field)
    texts: dict[str, tuple[Any, int, int]] = {}
    # What must be there in one language, and the sentence that asks for it.
    needed: dict[str, Any] = {}

    def add_texts(self, codes: Iterable[str], thing: Any = None) -> None:
        codes = list(codes)
        reader = get_language() or settings.LANGUAGE_CODE
        self.own_language = reader if reader in codes else codes[0]
        for code in sorted(codes, key=lambda code: code != self.own_language):
            for name in self.texts:
                field = self._text(name, code)
                field.initial = getattr(thing, f"{name}_{code}", None) or ""
                self.fields[f"{name}_{code}"] = field
        for name, sentence in self.needed.items():
            if not any(self.fields[f"{name}_{code}"].initial for code in codes):
                own = self.fields[f"{name}_{self.own_language}"]
                own.required, own.error_messages["required"] = True, sentence

    def _text(self, name: str, code: str) -> forms.Field:
        label, longest, rows = self.texts[name]
        reads = {"lang": code, "dir": "auto"}
        area = forms.Textarea(attrs=reads | {"rows": rows})
        return forms.CharField(
            label=label % {"language": get_language_info(code)["name_local"]},
            max_length=longest,
            required=False,
            widget=area if rows > 1 else forms.TextInput(attrs=reads),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, sentence in self.needed.items():
            self.require_somewhere(name, sentence)
        return cleaned

    def require_somewhere(self, name: str, sentence: Any) -> None:
        """Ask for a text in one language at least."""
        names = [field for field in self.fields if field.startswith(f"{name}_")]
        own = f"{name}_{self.own_language}"
        if own not in self.errors and not any(self.cleaned_data.get(field) for field in names):
            self.add_error(own, sentence)

    def _is_text(self, field: Any, code: str | None = None) -> bool:
        name, _underline, language = field.name.rpartition("_")
        return name in self.texts and (code is None or language == code)

    def own_fields(self) -> list[Any]:
        """List the texts in the reader's language, then everything that has no language."""
        own = [field for field in self if self._is_text(field, self.own_language)]
        return own + [field for field in self.visible_fields() if not self._is_text(field)]

    def other_fields(self) -> list[Any]:
        """List the texts in the other languages."""
        return [f for f in self if self._is_text(f) and not self._is_text(f, self.own_language)]


class ProcessForm(TextsMixin):
    """What is asked of whom, and who answers for it."""

    texts = {
        "title": (_("Title (%(language)s)"), 160, 1),
        "question": (_("The question (%(language)s)"), 300, 2),
        "summary": (_("What people should know first (%(language)s)"), 5000, 6),
    }

    needed = {"title": _("Give the process a title."), "question": _("Ask a question.")}

    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        help_text=_("People write in these. Title and question are needed in each."),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
    )
    territory: forms.ModelChoiceField[Territory] = forms.ModelChoiceField(
        Territory.objects.order_by("path"), label=_("Territory"), help_text=_("Whom it concerns.")
    )
    organisation: forms.ModelChoiceField[Organisation] = forms.ModelChoiceField(
        Organisation.objects.all(),
        label=_("Organisation"),
        help_text=_("Which stands behind it and answers."),
        required=False,
    )
    currency = forms.RegexField(
        r"^[A-Za-z]{3}$",
        label=_("Currency"),
        help_text=_("Three letters: EUR, TND, JOD."),
        initial="EUR",
        error_messages={"invalid": _("Write the currency as three letters, such as EUR.")},
        widget=forms.TextInput(attrs={"class": "short", "maxlength": 3, "dir": "ltr"}),
    )
    access = forms.ChoiceField(
        label=_("Access"),
        choices=[
            (Process.Access.PUBLIC, _("Public: everybody reads it")),
            (Process.Access.INVITATION, _("By invitation: only people you invite see it")),
        ],
        initial=Process.Access.PUBLIC,
        widget=forms.RadioSelect,
    )

    licence = forms.ChoiceField(
        label=_("Licence"),
        help_text=_("Under which anybody may use again what is written here."),
        choices=Licence.choices,
        initial=Licence.BY,
        required=False,
    )

    def __init__(self, *args: Any, process: Process | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.process = process
        self.add_texts([code for code, _name in settings.LANGUAGES], process)
        self.fields["languages"].initial = [self.own_language]
        if process:
            self._fill_in(process)

    def _fill_in(self, process: Process) -> None:
        for name in ("languages", "currency", "access", "licence"):
            self.fields[name].initial = getattr(process, name)
        self.fields["territory"].initial = process.territory_id
        self.fields["organisation"].initial = process.organisation_id
        if not process.is_draft:
            if not process.licence:
                del self.fields["licence"]
            for name in {"territory", "currency", "access", "licence"} & self.fields.keys():
                self.fields[name].disabled = True
                self.fields[name].help_text = _("It stays as it was at the opening.")

        self.fields["organisers"] = forms.CharField(
            label=_("Organisers"),
            help_text=_("Public names, one a line. Each must hold the role of organiser."),
            max_length=MOST_ORGANISERS * 60,
            widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
            error_messages={"required": _("Somebody must answer for a process.")},
            initial="\n".join(organisers_of(process)),
        )

    def clean_organisers(self) -> list[User]:
        names = [line.strip() for line in self.cleaned_data["organisers"].splitlines()]
        names = list(dict.fromkeys(name for name in names if name))
        found = room.named(names)
        if unknown := [name for name in names if look(name) not in found]:
            words = _("Nobody has this public name: %(names)s")
            raise ValidationError(words, params={"names": ", ".join(unknown[:MOST_ORGANISERS])})
        return [found[look(name)] for name in names]

    def clean_licence(self) -> str:
        chosen = self.cleaned_data["licence"]
        return str(chosen or (self.process.licence if self.process else Licence.BY))

    def clean_currency(self) -> str:
        return str(self.cleaned_data["currency"]).upper()


class ThemeForm(TextsMixin):
    """The names of a theme."""

    texts = {"name": (_("Name (%(language)s)"), 80, 1)}
    needed = {"name": _("Give the theme a name.")}

    def __init__(
        self, *args: Any, process: Process, theme: Category | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.add_texts(process.languages, theme)


class AddRoundsForm(forms.Form):
    """Which rounds to lay out, from which day on."""

    template = forms.ChoiceField(
        label=_("Which rounds"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    starts_on = forms.DateField(
        label=_("The first one opens on"),
        help_text=_("Every date can be changed afterwards."),
        widget=day_input(),
    )

    def __init__(self, *args: Any, templates: Mapping[str, Template], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["template"].choices = [  # type: ignore[attr-defined]
            (key, format_lazy("{} – {}", one.name, one.about)) for key, one in templates.items()
        ]
