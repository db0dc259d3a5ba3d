"""Wagtail's own screens in a real browser: an editor writes, a translator translates."""

import re

import pytest
from django.http import QueryDict
from playwright.sync_api import expect
from wagtail.models import Page

from cms.models import NewsPage
from cms.services import setup_site
from cms.services.rights import give_languages
from tests.factories import cms as made
from tests.factories.people import UserFactory

TITLE = "Une infirmière de quartier"
ARABIC = "ممرّضة الحيّ"


@pytest.fixture(autouse=True)
def _wagtails_screens_ask_as_they_like(settings):
    settings.ZEAL_ALLOWLIST = [{"model": "*"}]


@pytest.fixture
def news_list():
    """Make a site whose list of news is empty, in every language."""
    index = made.NewsIndexFactory(parent=setup_site(), title="Actualités")
    index.save_revision().publish()
    return index


@pytest.fixture
def news(news_list):
    news = made.NewsFactory(parent=news_list, title=TITLE, slug="nurse", picture=None)
    news.save_revision().publish()
    return news


def translator_of(language):
    """Make a translator of one language, who reads the editing screens in it."""
    person = UserFactory(translator=True, language=language)
    give_languages(giver=UserFactory(administrator=True), person=person, translate=[language])
    return person


def write(page, text):
    """Add a block of text to a page's body and write into it."""
    page.locator("#panel-child-content-body-section, [data-contentpath=body]").get_by_role(
        "button", name=re.compile("Insérer un bloc", re.IGNORECASE)
    ).first.click()
    page.locator("[role=option]:visible").nth(1).click()  # the first block is a heading
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.type(text)
    # The editor hands over what was typed a moment later.
    kept = page.locator("input[name^=body-][name$=-value]").first
    expect(kept).to_have_value(re.compile(re.escape(text)))


@pytest.mark.slow
def test_an_editor_writes_previews_and_publishes(page_for, news_list):
    page = page_for("editor", width=1280)

    page.goto(f"/cms/pages/add/cms/newspage/{news_list.pk}/")
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_summary").fill("Elle passe deux fois par semaine.")
    write(page, "Salha n'est plus seule le lundi.")
    page.locator("[data-side-panel-toggle=preview]").click()
    preview = page.frame_locator("iframe#w-preview-iframe, iframe[id^=w-preview]")
    expect(preview.first.locator("h1")).to_have_text(TITLE)
    page.get_by_role("button", name="Plus d'actions").click()
    page.locator("button[name=action-publish]").click()
    page.wait_for_url(f"**/cms/pages/{news_list.pk}/")

    written = NewsPage.objects.get(title=TITLE, locale__language_code="fr")
    visitor = page_for()
    visitor.goto(written.url)
    expect(visitor.locator("h1")).to_have_text(TITLE)
    assert visitor.get_by_text("Salha n'est plus seule le lundi.").is_visible()
    page.goto(f"/cms/pages/{written.pk}/edit/")
    page.locator("#id_title").fill("Deux infirmières de quartier")
    page.get_by_role("button", name="Plus d'actions").click()
    page.locator("button[name=action-publish]").click()
    page.wait_for_url(f"**/cms/pages/{news_list.pk}/")
    visitor.reload()
    expect(visitor.locator("h1")).to_have_text("Deux infirmières de quartier")


@pytest.mark.slow
def test_a_translator_translates_and_an_editor_publishes_it(page_for, news):
    editor = page_for("editor", width=1280)
    editor.goto(f"/cms/localize/submit/page/{news.pk}/")
    editor.get_by_label("Arabe").check()
    editor.locator("main form [type=submit]").last.click()
    editor.wait_for_load_state()
    arabic = Page.objects.get(translation_key=news.translation_key, locale__language_code="ar")

    translator = page_for(translator_of("ar"), lang="ar", width=1280)
    translator.goto(f"/cms/pages/{arabic.pk}/edit/")
    assert translator.locator("html").get_attribute("dir") == "rtl"
    heading, *fields = translator.locator(".js-translation-editor h3").all_text_contents()
    assert heading.startswith("Translation (")
    assert len(set(fields)) == len(fields) > 1
    words = translator.locator(".js-translation-editor")
    words.get_by_role("button", name="ترجمة", exact=True).first.click()
    words.locator("textarea").fill(ARABIC)
    words.get_by_role("button", name="حفظ").click()
    expect(words.locator("textarea")).to_have_count(0)
    assert not translator.locator("button[value=publish]").count()

    editor.goto(f"/cms/pages/{arabic.pk}/edit/")
    editor.locator("button[value=publish]").click()
    editor.wait_for_load_state()
    reader = page_for(lang="ar")
    reader.goto("/ar/news/nurse/")
    expect(reader.locator("h1")).to_have_text(ARABIC)
    assert reader.locator("html").get_attribute("dir") == "rtl"
    reader.goto("/fr/news/nurse/")
    expect(reader.locator("h1")).to_have_text(TITLE)


def test_a_citizen_is_refused_and_a_stranger_asked_to_sign_in(page_for, news):
    for who, address in (("citizen", "/cms/"), (None, "/accounts/login/")):
        page = page_for(who)
        page.goto(f"/cms/pages/{news.pk}/edit/")
        assert address in page.url
        assert not page.locator("#id_title").count()


@pytest.mark.slow
def test_a_page_that_is_only_looked_at_does_not_count_as_changed(page_for):
    """Or whoever approves what another wrote would become one of its authors, and may not."""
    home, person = setup_site(), UserFactory(editor=True)
    lists = {
        made.NewsFactory: made.NewsIndexFactory,
        made.EventFactory: made.EventIndexFactory,
        made.LibraryItemFactory: made.LibraryIndexFactory,
    }
    below = {factory: index(parent=home) for factory, index in lists.items()}
    alone = [made.ProjectPageFactory, made.LabPageFactory, made.FaqPageFactory]
    alone += [made.PartnerIndexFactory, made.StandardPageFactory]
    pages = [
        factory(parent=below.get(factory, home), slug=f"page-{number}")
        for number, factory in enumerate([*below, *alone])
    ]
    editor = page_for(person, width=1280)
    for page in [*below.values(), *pages]:
        page.save_revision()
        # The first time gives texts the marks that the editor's own tools need.
        first = as_shown(editor, page, person)
        assert first.is_valid(), (type(page), first.errors)
        first.save(commit=False).save_revision()
        assert as_shown(editor, page, person).changed_data == [], type(page)


def as_shown(browser, page, person):
    """Return the form of a page's latest draft, filled with what its editing screen would send."""
    browser.goto(f"/cms/pages/{page.pk}/edit/", wait_until="networkidle")
    sent = browser.evaluate(
        "new URLSearchParams(new FormData(document.querySelector('[data-edit-form]'))) + ''"
    )
    draft = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    make = page.get_edit_handler().get_form_class()
    return make(QueryDict(sent), instance=draft, for_user=person)
