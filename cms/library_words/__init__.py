"""Texts of Wagtail that it does not say in all our languages.

Our catalogues stand before those of libraries: what is named here is translated there. A language
for which Wagtail has words keeps them there, unless they would be wrong on our screens. Its scripts
have catalogues of their own, to which `views.script_words` adds ours.
"""

from cms.library_words import admin, apps, core
from cms.library_words.plurals import PLURALS
from cms.library_words.scripts import SCRIPT_PLURALS, SCRIPT_WORDS

WORDS = (*admin.WORDS, *core.WORDS, *apps.WORDS)

__all__ = ["PLURALS", "SCRIPT_PLURALS", "SCRIPT_WORDS", "WORDS"]
