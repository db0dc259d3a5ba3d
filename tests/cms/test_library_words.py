"""The screens of the editors speak each of our languages, where Wagtail itself does not (V8-08)."""

import json
import re
from pathlib import Path

import polib
import pytest
from django.apps import apps

from cms.library_words import PLURALS, SCRIPT_PLURALS, SCRIPT_WORDS, WORDS
from common import catalogues
from tests.cms.test_language_rights import sign_in
from tests.factories.people import UserFactory

LIBRARIES = ("wagtail", "wagtail_localize")


def entries_of(language, domain="django"):
    """Give each text of the installed parts of Wagtail, as their catalogues hold it."""
    for app in apps.get_app_configs():
        file = Path(app.path) / "locale" / language / "LC_MESSAGES" / f"{domain}.po"
        if app.name.split(".")[0] in LIBRARIES and file.exists():
            yield from (entry for entry in polib.pofile(str(file)) if not entry.obsolete)


def test_what_we_say_for_wagtail_are_words_of_wagtail():
    said = {(entry.msgid, entry.msgid_plural) for entry in entries_of("en")}

    assert {(text, "") for text in WORDS} | set(PLURALS) <= said

    said = {(entry.msgid, entry.msgid_plural) for entry in entries_of("en", "djangojs")}

    assert {(text, "") for text in SCRIPT_WORDS} | set(SCRIPT_PLURALS) <= said


def test_nothing_is_named_twice():
    assert len({*WORDS, *dict(PLURALS)}) == len(WORDS) + len(PLURALS)


@pytest.mark.parametrize("language", catalogues.TRANSLATED)
def test_no_text_of_wagtail_lacks_words(language):
    ours = {(message.context, _first(message.id)) for message in catalogues.read(language)}
    scripts = {(None, text) for text in (*SCRIPT_WORDS, *dict(SCRIPT_PLURALS))}

    assert not lacking(language, "django") - ours
    assert not lacking(language, "djangojs") - scripts


def lacking(language, domain):
    """Name what Wagtail says in English and not in a language."""
    theirs = {(one.msgctxt, one.msgid) for one in entries_of(language, domain) if one.translated()}
    return {(one.msgctxt, one.msgid) for one in entries_of("en", domain)} - theirs


@pytest.mark.usefixtures("home", "translations")
@pytest.mark.parametrize(
    ("language", "middle", "errors"),
    [
        ("fr", "Moyenne", ["%(num)s erreur", "%(num)s erreurs", "%(num)s erreurs"]),
        ("es", "Normal", ["%(num)s error", "%(num)s errores", "%(num)s errores"]),
        # Its fifth form is Wagtail's for 11 to 99, its last for 100: in our catalogue it is not so.
        (
            "ar",
            "متوسطة",
            [
                *("لا أخطاء", "خطأ واحد", "خطآن"),
                *("%(num)s أخطاء", "%(num)s خطأً", "%(num)s خطأ"),
            ],
        ),
    ],
)
def test_scripts_say_what_wagtail_does_not_in_the_language_of_their_user(
    client, language, middle, errors
):
    sign_in(client, UserFactory(editor=True, language=language))

    said = words_of_scripts(client, "/cms/jsi18n/")

    assert said["Fair"] == middle
    assert said["%(num)s error"] == errors
    assert words_of_scripts(client, "/cms/localize/jsi18n/")["Publish in "].endswith(" ")
    client.logout()
    assert client.get("/cms/jsi18n/").status_code == 302


def words_of_scripts(client, address):
    return json.loads(
        re.search(r"newcatalog = (\{.*?\n  \});", client.get(address).text, re.DOTALL)[1]
    )


def _first(text):
    return text if isinstance(text, str) else text[0]


def test_a_text_that_counts_has_its_forms_in_every_language():
    for language in catalogues.TRANSLATED:
        catalogue = catalogues.read(language)
        for text in PLURALS:
            assert len(catalogue[text].string) == catalogue.num_plurals, (language, text)
