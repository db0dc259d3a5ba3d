"""What is translated, what is the same everywhere, and what nobody may see in any language."""

from datetime import date

import pytest
from wagtail.models import Collection, Page, PageViewRestriction
from wagtail_localize.models import StringSegment, TranslationSource

from cms.services import setup_site
from cms.services.languages import stand_in
from tests.cms.conftest import publish
from tests.factories import cms as made


def test_a_change_of_facts_reaches_the_translation_and_its_words_stay(doors, translated):
    event = publish(made.EventFactory(parent=doors["events"], title="Réunion", place="Sfax"))
    translated(event, "ar")

    event.zone, event.title = "Asia/Hebron", "Réunion"
    publish(event)
    translated(event, "ar")

    arabic = event.get_translation(
        Page.objects.get(
            url_path__endswith=f"events/{event.slug}/", locale__language_code="ar"
        ).locale
    )
    assert arabic.specific.zone == "Asia/Hebron"
    assert arabic.specific.place == "Sfax (ar)"
    assert arabic.title == "Réunion (ar)"
    assert arabic.slug == event.slug


def test_translators_see_words_and_no_figures(home):
    body = [{"type": "figures", "id": "a", "value": {"heading": "Chiffres", "figures": [
        {"type": "item", "id": "b", "value": {"number": "8", "label": "partenaires"}}
    ]}}]  # fmt: skip
    page = publish(made.StandardPageFactory(parent=home, body=body))

    source, _ = TranslationSource.update_or_create_from_instance(page)
    shown = set(StringSegment.objects.filter(source=source).values_list("string__data", flat=True))

    assert {"Chiffres", "partenaires"} <= shown
    assert "8" not in shown


def test_setting_up_twice_changes_nothing(home):
    before = Page.objects.count()
    Collection.objects.filter(depth=1).update(name="Root")

    assert setup_site() == home
    assert Page.objects.count() == before
    assert Collection.get_first_root_node().name == "All files"


def test_a_stand_in_becomes_a_translation_and_the_others_stay(doors, translated):
    news = publish(made.NewsFactory(parent=doors["news"]))
    assert set(family(news).values_list("alias_of", flat=True)) == {None, news.pk}

    translated(news, "es")

    assert family(news).filter(alias_of=None).count() == 2
    assert stand_in(news) == []


def family(page):
    return Page.objects.filter(translation_key=page.translation_key)


def test_a_page_that_moves_takes_its_other_languages_along(client, home, translated):
    place, page = (publish(made.StandardPageFactory(parent=home, slug=n)) for n in ("to", "p"))
    publish(made.StandardPageFactory(parent=page, slug="below"))
    translated(page, "ar")

    page.move(place, pos="last-child")

    for language in ("fr", "ar", "it"):
        assert client.get(f"/{language}/to/p/below/").status_code == 200
        assert client.get(f"/{language}/p/")["Location"].endswith(f"/{language}/to/p/")


def test_a_translation_keeps_the_address_of_its_original_letter_by_letter(home, translated):
    page = publish(made.StandardPageFactory(parent=home, slug="l-été-à-صفاقس"))

    translated(page, "es")

    assert {one.slug for one in family(page)} == {page.slug}


def test_what_moves_behind_a_key_is_read_nowhere_and_comes_back(client, home, translated):
    place, page = (publish(made.StandardPageFactory(parent=home, slug=n)) for n in ("to", "p"))
    publish(made.StandardPageFactory(parent=page, slug="below"))
    translated(page, "ar")
    key = PageViewRestriction.objects.create(page=place, restriction_type="login")
    ways = [f"/{code}/{way}" for code in ("fr", "ar", "it") for way in ("p/", "to/p/", "p/below/")]

    Page.objects.get(pk=page.pk).move(place, pos="last-child")
    assert 200 not in {client.get(way, follow=True).status_code for way in ways if "fr" not in way}
    assert client.get("/fr/to/p/").status_code == 302

    key.delete()
    Page.objects.get(pk=page.pk).move(home, pos="last-child")
    assert {client.get(f"/{code}/p/below/").status_code for code in ("fr", "it")} == {200}


def test_a_draft_is_seen_in_no_language(client, doors):
    draft = made.NewsFactory(
        parent=doors["news"], slug="draft", title="Brouillon secret", live=False
    )
    draft.save_revision()

    for code in made.LANGUAGES:
        assert client.get(f"/{code}/news/draft/").status_code == 404
        assert "Brouillon secret" not in client.get(f"/{code}/news/").content.decode()


def test_what_is_taken_back_is_taken_back_in_every_language(client, doors):
    news = publish(made.NewsFactory(parent=doors["news"], slug="gone"))
    assert client.get("/it/news/gone/").status_code == 200

    news.unpublish()
    assert {client.get(f"/{code}/news/gone/").status_code for code in made.LANGUAGES} == {404}

    publish(news)
    news.delete()
    assert {client.get(f"/{code}/news/gone/").status_code for code in made.LANGUAGES} == {404}


@pytest.mark.parametrize("closed", ["page", "index"])
def test_a_private_page_is_listed_and_shown_nowhere(client, doors, closed):
    news = publish(made.NewsFactory(parent=doors["news"], slug="inside", title="Entre nous"))
    assert "Entre nous" in client.get("/es/news/").content.decode()

    PageViewRestriction.objects.create(
        page=news if closed == "page" else doors["news"], restriction_type="login"
    )
    publish(news)

    for code in made.LANGUAGES:
        answer = client.get(f"/{code}/news/inside/")
        assert answer.status_code in {302, 404}
        for path in (f"/{code}/", f"/{code}/news/", "/sitemap-pages.xml"):
            shown = client.get(path).content.decode()
            assert "Entre nous" not in shown
            assert "/news/inside/" not in shown


def test_dates_of_the_same_page_are_kept(doors, translated):
    news = publish(made.NewsFactory(parent=doors["news"], published_on=date(2026, 2, 3)))
    translated(news, "it")

    assert family(news).get(locale__language_code="it").specific.published_on == date(2026, 2, 3)


def test_closing_a_list_leaves_what_was_translated_below_it(client, doors, translated):
    news = publish(made.NewsFactory(parent=doors["news"], slug="kept", title="Entre nous"))
    translated(news, "it")
    assert "Entre nous (it)" in client.get("/it/news/kept/").content.decode()

    closed = PageViewRestriction.objects.create(page=doors["news"], restriction_type="login")
    assert client.get("/it/news/kept/").status_code == 302

    closed.delete()
    assert "(it)" in client.get("/it/news/kept/").content.decode()


def test_a_translated_home_page_goes_out_again_with_new_words(client, home, translated):
    """Home pages are siblings in the tree: they share a translation, never an address."""
    translated(home, "ar")
    home.body = [("heading", "Du nouveau")]

    home.save_revision().publish()

    assert "Du nouveau" in client.get("/fr/").content.decode()
    assert client.get("/ar/").status_code == 200
