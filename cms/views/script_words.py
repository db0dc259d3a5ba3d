"""The words of the editors' scripts, with ours where Wagtail has none."""

from typing import Any

from django.utils.translation import gettext, ngettext
from django.views.i18n import JavaScriptCatalog

from cms.library_words import SCRIPT_PLURALS, SCRIPT_WORDS

# Numbers that between them take every plural form of our languages.
NUMBERS = (0, 1, 2, 3, 11, 100, 1_000_000)


class ScriptWords(JavaScriptCatalog):
    def get_catalog(self) -> dict[str, Any]:
        said = {text: gettext(text) for text in SCRIPT_WORDS}
        counted = {one: self._forms(one, many) for one, many in SCRIPT_PLURALS}
        return {**super().get_catalog(), **said, **counted}

    def _forms(self, one: str, many: str) -> list[str]:
        """Order our forms as this catalogue does, which may know more of them than ours."""
        said = {self.translation.plural(number): ngettext(one, many, number) for number in NUMBERS}
        return [said[form] for form in sorted(said)]
