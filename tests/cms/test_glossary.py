"""The glossary: out as PO files, to the tools of translators, and back."""

import polib
import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from cms.models import GlossaryTerm
from cms.services.glossary import LARGEST, import_glossary
from cms.services.rights import give_languages
from common.exceptions import RuleBroken
from tests.cms.test_language_rights import sign_in
from tests.common.payloads import PAYLOADS
from tests.factories.people import UserFactory

ROOM = "/cms/noria/glossary/"
HOSTILE = (b"/etc/passwd", b"no po", b"", b"\xff\xfemsgid", b'msgid "a\0"', b"msgid x" * LARGEST)


@pytest.fixture(autouse=True)
def _wagtails_screens_ask_as_they_like(settings):
    settings.ZEAL_ALLOWLIST = [{"model": "*"}]


@pytest.fixture
def terms():
    GlossaryTerm.objects.create(term_fr="noria", term_ar="ناعورة", note="La roue")
    GlossaryTerm.objects.create(term_fr="bulletin")


def po(language, **words):
    file = polib.POFile()
    file.metadata = {"Language": language}
    file.extend(polib.POEntry(msgid=french, msgstr=said) for french, said in words.items())
    return str(file).encode()


def bring(client, language, file):
    sent = SimpleUploadedFile("words.po", file)
    return client.post(ROOM, {"language": language, "file": sent})


def in_arabic():
    return dict(GlossaryTerm.objects.values_list("term_fr", "term_ar"))


def test_the_glossary_goes_out_and_comes_back_as_po(tmp_path):
    GlossaryTerm.objects.create(term_fr="noria", term_ar="ناعورة", note="La roue")
    GlossaryTerm.objects.create(term_fr="bulletin")
    file = tmp_path / "ar.po"
    call_command("glossary", "export", "ar", str(file))
    words = polib.pofile(str(file))
    assert {entry.msgid: entry.msgstr for entry in words} == {"noria": "ناعورة", "bulletin": ""}

    words.find("bulletin").msgstr = "ورقة اقتراع"
    words.append(polib.POEntry(msgid="fil", msgstr="خيط"))
    words.save()
    call_command("glossary", "import", "ar", str(file))
    call_command("glossary", "import", "ar", str(file))

    said = dict(GlossaryTerm.objects.values_list("term_fr", "term_ar"))
    assert said == {"noria": "ناعورة", "bulletin": "ورقة اقتراع", "fil": "خيط"}
    with pytest.raises(CommandError, match="another language"):
        call_command("glossary", "import", "it", str(file))
    for hostile in HOSTILE:
        with pytest.raises(RuleBroken):
            import_glossary("ar", hostile)


def test_what_is_doubtful_or_too_long_is_left_out(terms):
    file = polib.pofile(po("ar", noria="دولاب", bulletin="ا" * 121, fil="خيط").decode())
    file.find("noria").flags.append("fuzzy")

    taken = import_glossary("ar", str(file).encode())

    assert (taken.changed, taken.refused) == (1, 1)
    assert in_arabic() == {"noria": "ناعورة", "bulletin": None, "fil": "خيط"}


def test_a_word_of_another_term_is_left_out_and_said(terms):
    taken = import_glossary("ar", po("ar", bulletin="ناعورة", fil="خيط", ficelle="خيط"))

    assert (taken.changed, taken.refused) == (1, 2)
    assert in_arabic() == {"noria": "ناعورة", "bulletin": None, "fil": "خيط"}


def test_who_brings_terms_and_who_does_not(client, home, terms):
    administrator, translator = UserFactory(administrator=True), UserFactory(translator=True)
    give_languages(giver=administrator, person=translator, translate=["ar"])
    may = {
        "administrator": (administrator, {"en", "es", "it", "ar"}, True),
        "editor": (UserFactory(editor=True), {"en", "es", "it", "ar"}, True),
        "translator": (translator, {"ar"}, False),
        "translator of nothing": (UserFactory(translator=True), set(), False),
        "section editor": (UserFactory(section_editor=True), set(), False),
        "citizen": (UserFactory(), set(), False),
    }
    for who, (person, languages, adds) in may.items():
        sign_in(client, person)
        for language in ("fr", "en", "es", "it", "ar"):
            bring(client, language, po(language, noria=f"{who} {language}", neuf="x"))
            said = GlossaryTerm.objects.values_list(f"term_{language}", flat=True)
            done = said.get(term_fr="noria") == f"{who} {language}"
            assert done == (language in languages), (who, language)
        assert GlossaryTerm.objects.filter(term_fr="neuf").exists() == adds, who
        GlossaryTerm.objects.filter(term_fr="neuf").delete()


def test_the_room_offers_files_to_all_who_translate_and_a_form_where_one_may(client, home, terms):
    translator = UserFactory(translator=True)
    give_languages(giver=UserFactory(administrator=True), person=translator, translate=["ar"])
    sign_in(client, translator)
    room = BeautifulSoup(client.get(ROOM).content, "html.parser")
    assert [option["value"] for option in room.select("select[name=language] option")] == ["ar"]
    file = client.get(room.select_one(f"a[href='{ROOM}ar.po']")["href"])
    assert "attachment" in file.headers["Content-Disposition"]
    assert polib.pofile(file.content.decode()).find("noria").msgstr == "ناعورة"
    assert ROOM in client.get("/cms/").content.decode()
    for unknown in ("fr", "de"):
        assert client.get(f"{ROOM}{unknown}.po").status_code == 404

    sign_in(client, UserFactory(section_editor=True))
    assert not BeautifulSoup(client.get(ROOM).content, "html.parser").select("[name=language]")
    sign_in(client, UserFactory())
    assert client.get(ROOM).status_code == client.get(f"{ROOM}ar.po").status_code == 403


def test_what_was_left_out_is_said(client, home, terms):
    translator = UserFactory(translator=True)
    give_languages(giver=UserFactory(administrator=True), person=translator, translate=["ar"])
    sign_in(client, translator)

    bring(client, "ar", po("ar", noria="دولاب", fil="خيط", bulletin="ا" * 121))

    assert in_arabic() == {"noria": "دولاب", "bulletin": None}
    said = client.get(ROOM).content.decode()
    for words in ("1 term changed", "1 term is not in the glossary", "1 term was left out"):
        assert words in said


@pytest.mark.parametrize("hostile", [*HOSTILE, po("it", noria="ruota")])
def test_a_file_that_is_none_is_a_sentence_at_the_field(client, home, terms, hostile):
    sign_in(client, UserFactory(editor=True))

    answer = bring(client, "ar", hostile)

    assert answer.status_code == 422
    shown = BeautifulSoup(answer.content, "html.parser")
    assert shown.select_one(".w-field__errors .error-message, .error-message")
    assert in_arabic() == {"noria": "ناعورة", "bulletin": None}


def test_hostile_terms_stay_words(client, home):
    sign_in(client, UserFactory(editor=True))
    payloads = {payload[:100] for payload in PAYLOADS if "\0" not in payload}
    words = po("ar", **{payload: payload for payload in payloads})
    assert bring(client, "ar", words).status_code == 302

    file = polib.pofile(client.get(f"{ROOM}ar.po").content.decode())

    assert {entry.msgid for entry in file} == payloads
    listed = client.get("/cms/snippets/cms/glossaryterm/").content.decode()
    assert not any(payload in listed for payload in payloads if "<" in payload)
