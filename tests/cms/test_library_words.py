"""The screens of the editors speak each of our languages, where Wagtail itself does not (V8-08)."""

from pathlib import Path

import polib
import pytest
from django.apps import apps

from cms.library_words import PLURALS, WORDS
from common import catalogues

LIBRARIES = ("wagtail", "wagtail_localize")


def entries_of(language):
    """Give each text of the installed parts of Wagtail, as their catalogues hold it."""
    for app in apps.get_app_configs():
        file = Path(app.path) / "locale" / language / "LC_MESSAGES" / "django.po"
        if app.name.split(".")[0] in LIBRARIES and file.exists():
            yield from (entry for entry in polib.pofile(str(file)) if not entry.obsolete)


def test_what_we_say_for_wagtail_are_words_of_wagtail():
    said = {(entry.msgid, entry.msgid_plural) for entry in entries_of("en")}

    assert {(text, "") for text in WORDS} | set(PLURALS) <= said


def test_nothing_is_named_twice():
    assert len({*WORDS, *dict(PLURALS)}) == len(WORDS) + len(PLURALS)


@pytest.mark.parametrize("language", catalogues.TRANSLATED)
def test_no_text_of_wagtail_lacks_words(language):
    ours = {(message.context, _first(message.id)) for message in catalogues.read(language)}
    theirs = {(one.msgctxt, one.msgid) for one in entries_of(language) if one.translated()}

    lacking = {(one.msgctxt, one.msgid) for one in entries_of("en")} - theirs - ours

    assert not lacking


def _first(text):
    return text if isinstance(text, str) else text[0]


def test_a_text_that_counts_has_its_forms_in_every_language():
    for language in catalogues.TRANSLATED:
        catalogue = catalogues.read(language)
        for text in PLURALS:
            assert len(catalogue[text].string) == catalogue.num_plurals, (language, text)
