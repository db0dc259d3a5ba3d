import pytest
from babel.messages import Catalog

from common import catalogues


@pytest.fixture(autouse=True)
def catalogue_folder(settings, tmp_path):
    settings.CATALOGUES = tmp_path
    return tmp_path


@pytest.fixture
def collected():
    catalogue = Catalog(charset="utf-8")
    catalogue.add("Vote", locations=[("views.py", 0)])
    catalogue.add("Hello %(name)s", locations=[("page.html", 0)])
    catalogue.add(("%(count)s vote", "%(count)s votes"), locations=[("page.html", 0)])
    return catalogue


def translate(language, texts):
    """Fill one catalogue as a translator would, by hand."""
    catalogue = catalogues.read(language)
    for message in catalogue:
        if message.id in texts:
            message.string = texts[message.id]
    with catalogues.path_of(language).open("wb") as file:
        catalogues.write_po(file, catalogue)


COMPLETE = {
    "Vote": "Voter",
    "Hello %(name)s": "Bonjour %(name)s",
    ("%(count)s vote", "%(count)s votes"): ("%(count)s vote", "%(count)s votes"),
}


def why(language, collected):
    return {fault.text: fault.why for fault in catalogues.faults(language, collected)}


def test_a_complete_catalogue_has_no_faults_and_an_empty_one_has_all(collected):
    catalogues.write("fr", collected)

    assert set(why("fr", collected).values()) == {"not translated"}

    translate("fr", COMPLETE)

    assert why("fr", collected) == {}


@pytest.mark.parametrize(
    ("text", "translation", "reason"),
    [
        ("Hello %(name)s", "Bonjour %(nom)s", "unknown placeholder"),
        ("Hello %(name)s", "Bonjour", "placeholder lost"),
        ("Vote", "", "not translated"),
    ],
)
def test_a_wrong_translation_is_named(collected, text, translation, reason):
    catalogues.write("fr", collected)
    translate("fr", COMPLETE | {text: translation})

    assert why("fr", collected) == {text: reason}


def test_writing_keeps_translations_adds_new_texts_and_drops_gone_ones(
    collected,
):
    catalogues.write("fr", collected)
    translate("fr", COMPLETE)
    changed = Catalog(charset="utf-8")
    changed.add("Vote", locations=[("views.py", 0)])
    changed.add("Comment", locations=[("views.py", 0)])

    catalogues.write("fr", changed)

    kept = catalogues.read("fr")
    assert kept["Vote"].string == "Voter"
    assert kept["Comment"].string == ""
    assert "Hello %(name)s" not in kept


def test_every_text_is_translated_into_every_language(settings):
    settings.CATALOGUES = settings.BASE_DIR / "locale"
    collected = catalogues.collect()

    faults = [str(f) for code in catalogues.TRANSLATED for f in catalogues.faults(code, collected)]

    assert faults == []


def test_texts_are_found_in_code_and_in_templates():
    found = catalogues.collect()

    assert "Enter the demo" in found
    assert "There is already an account with this address." in found
