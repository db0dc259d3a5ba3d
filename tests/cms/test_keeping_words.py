"""An original that goes out anew leaves its translations the words they have."""

import pytest
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from tests.cms.conftest import publish
from tests.factories import cms as made


def text(key, words):
    return {"type": "text", "id": key, "value": words}


FIRST = text("a", "<p>Une phrase.</p><p>Une autre.</p>")
SECOND = text("b", "<p>La fin.</p>")
FIGURES = {
    "type": "figures", "id": "c", "value": {"heading": "Chiffres", "figures": [
        {"type": "item", "id": "d", "value": {"number": "8", "label": "partenaires"}}
    ]},
}  # fmt: skip


@pytest.fixture
def news(doors, translated):
    body = [FIRST, SECOND, FIGURES]
    return translated(
        publish(made.NewsFactory(parent=doors["news"], slug="suite", title="Suite", body=body)),
        "ar", "it",
    )  # fmt: skip


@pytest.fixture
def again(news, django_capture_on_commit_callbacks):
    """Publish the original anew; return what the translation says then."""

    def go(language="ar", **changes):
        page = Page.objects.get(pk=news.pk).specific
        for name, value in changes.items():
            setattr(page, name, value)
        with django_capture_on_commit_callbacks(execute=True):
            publish(page)
        found = Page.objects.get(
            translation_key=news.translation_key, locale__language_code=language
        )
        return found.specific

    return go


def words(page):
    return [part["value"] for part in page.body.raw_data if part["type"] == "text"]


def test_one_sentence_that_changed_leaves_all_others_translated(again):
    changed = text("a", "<p>Une phrase.</p><p>Tout autre chose.</p>")

    for language in ("ar", "it"):
        page = again(language, body=[changed, SECOND, FIGURES])
        first, second = words(page)
        assert f"Une phrase. ({language})" in first
        # It keeps the words readers have had, until a translator says the new ones.
        assert f"Une autre. ({language})" in first
        assert f"La fin. ({language})" in second

    total, done = Translation.objects.get(target_locale=page.locale).get_progress()
    assert done == total - 1


def test_a_sentence_that_changes_twice_keeps_its_words_too(again):
    again(body=[text("a", "<p>Une phrase.</p><p>Bis.</p>"), SECOND, FIGURES], title="Encore")
    page = again(body=[text("a", "<p>Une phrase.</p><p>Ter.</p>"), SECOND, FIGURES], title="Fin")

    assert page.title == "Suite (ar)"
    assert "Une autre. (ar)" in words(page)[0]


def test_what_is_new_is_the_originals_and_nothing_is_said_twice(again):
    longer = text("a", "<p>Avant tout.</p><p>Une phrase.</p><p>Une autre.</p>")

    page = again(body=[longer, text("z", "<p>Un bloc neuf.</p>"), SECOND, FIGURES])

    first, new, second = words(page)
    for said in ("Avant tout.", "Une phrase. (ar)", "Une autre. (ar)"):
        assert first.count(said) == 1
    assert "Un bloc neuf." in new
    assert "(ar)" not in new
    assert "La fin. (ar)" in second
    # What was new and changes again follows the original, which is all there is of it.
    page = again(body=[longer, text("z", "<p>Un bloc mûr.</p>"), SECOND, FIGURES])
    assert "Un bloc mûr." in words(page)[1]


def test_facts_in_blocks_and_their_order_follow(again):
    value = {**FIGURES["value"], "figures": [
        {"type": "item", "id": "d", "value": {"number": "9", "label": "partenaires"}}
    ]}  # fmt: skip

    page = again(body=[{**FIGURES, "value": value}, SECOND], summary="Court.")

    figures, end = page.body.raw_data
    assert figures["value"]["figures"][0]["value"] == {"number": "9", "label": "partenaires (ar)"}
    assert figures["value"]["heading"] == "Chiffres (ar)"
    assert "La fin. (ar)" in end["value"]


def test_a_link_in_words_that_are_kept_leads_where_it_led(again, news, translated):
    again(body=[text("a", '<p>Lire <a href="https://example.org/a">ceci</a>.</p>'), SECOND])
    translated(Page.objects.get(pk=news.pk).specific, "ar")
    said = StringTranslation.objects.get(data="Lire ceci. (ar)")
    said.data = 'اقرأ <a id="a1">هذا</a>.'
    said.save()
    Translation.objects.get(target_locale=said.locale).save_target()

    page = again(body=[text("a", "<p>Ne plus lire.</p>"), SECOND])

    assert 'اقرأ <a href="https://example.org/a">هذا</a>' in words(page)[0]
