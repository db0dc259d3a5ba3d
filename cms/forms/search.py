from __future__ import annotations

from typing import Any

from django import forms

from cms.queries.search import MOST_PAGES
from common.searchable import Kind

LONGEST = 100
LARGEST_KEY = 2**63 - 1


class SearchForm(forms.Form):
    """What is looked for, and among what. Values that make no sense count as not given."""

    q = forms.CharField(required=False)
    kind = forms.ChoiceField(required=False, choices=Kind.choices)
    territory = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_KEY)
    year = forms.IntegerField(required=False, min_value=1, max_value=9999)
    page = forms.IntegerField(required=False, min_value=1, max_value=MOST_PAGES)

    def asked(self) -> dict[str, Any]:
        """Return every value that makes sense, None for the rest."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or None for name in self.fields}

    def clean_q(self) -> str:
        """Keep the beginning of a very long question."""
        return " ".join(self.cleaned_data["q"][:LONGEST].split())
