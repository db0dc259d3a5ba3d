from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from participation.models import Progress, Proposal
from participation.models.progress import WORDS
from participation.queries.progress import possible_for


class ProgressForm(forms.Form):
    """How far a proposal is."""

    state = forms.ChoiceField(
        label=_("How far it is"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    text = forms.CharField(
        label=_("What happens"),
        help_text=_("Everybody can read this, and it stays. Followers are told."),
        max_length=WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    language = forms.ChoiceField(label=_("Language you write in"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The page has other forms with a field of that name.
        self.auto_id = "progress-%s"
        possible = possible_for(proposal.answer)
        self.fields["state"].choices = [(one.value, one.label) for one in possible]  # type: ignore[attr-defined]
        self.fields["language"].initial = get_language()
        if len(possible) == 1:
            self.fields["state"].initial = possible[0].value

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("state") == Progress.STOPPED and not said.get("text"):
            self.add_error("text", _("Say why."))
        return said
