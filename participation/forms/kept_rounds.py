from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.models import KeptRounds, Process


class KeepRoundsForm(forms.Form):
    """Under which name rounds are kept, and who may lay them out again."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        error_messages={"required": _("Give it a name.")},
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    shared = forms.ChoiceField(
        label=_("Who uses it"),
        choices=[("0", _("I alone"))],
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *args: Any, process: Process, kept: KeptRounds | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        place = (kept and kept.territory) or process.territory
        words = _("Whoever organises a process in %(place)s") % {"place": place}
        alone = self.fields["shared"].choices  # type: ignore[attr-defined]
        if kept and kept.keeper is None:
            alone = []
        self.fields["shared"].choices = [*alone, ("1", words)]  # type: ignore[attr-defined]
        self.fields["shared"].initial = "1" if kept and kept.territory else "0"
        if kept:
            self.fields["name"].initial = kept.name

    def clean_shared(self) -> bool:
        return bool(self.cleaned_data["shared"] == "1")
