"""What readers ask lists of news for."""

from typing import Any

from django import forms


class ArchiveForm(forms.Form):
    """One year and one theme; what makes no sense is left out, as if it had not been asked."""

    year = forms.IntegerField(min_value=1900, max_value=2200, required=False)
    theme = forms.SlugField(max_length=50, required=False)

    def asked(self) -> dict[str, Any]:
        self.is_valid()
        found = self.cleaned_data
        return {"year": found.get("year"), "theme": found.get("theme", "")}
