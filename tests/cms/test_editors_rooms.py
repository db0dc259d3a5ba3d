"""Our rooms at Wagtail's: reports, dashboard, rights, glossary; in the language of their user."""

import json
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page

from cms.models import CountryPage
from cms.queries import reports
from cms.queries.rights import languages_of, sections_of
from cms.services.rights import give_languages, give_sections
from tests.cms import events
from tests.cms.conftest import publish
from tests.cms.test_language_rights import sign_in
from tests.common.payloads import PAYLOADS
from tests.factories import cms as made
from tests.factories.people import TerritoryFactory, UserFactory


@pytest.fixture(autouse=True)
def _wagtails_screens_ask_as_they_like(settings):
    settings.ZEAL_ALLOWLIST = [{"model": "*"}]


@pytest.fixture
def section(home):
    page = CountryPage(title="Tunisie", slug="tunisie", territory=TerritoryFactory(country=True))
    home.add_child(instance=page)
    return publish(page)


def test_missing_and_stale_are_counted_for_each_country_and_language(
    client, doors, section, translated
):
    news = publish(made.NewsFactory(parent=doors["news"]))
    translated(news, "ar")
    publish(made.StandardPageFactory(parent=section))
    news.title = "Autrement"
    publish(news)

    site, tunisia = reports.translation_table()
    arabic = next(cell for cell in site["cells"] if cell["locale"].language_code == "ar")
    assert arabic["stale"] == 1
    assert [cell["missing"] for cell in tunisia["cells"]] == [2, 2, 2, 0, 2]

    sign_in(client, UserFactory(editor=True))
    shown = client.get(f"/cms/noria/translations/?language=ar&section={section.pk}")
    assert "Tunisie" in shown.content.decode()
    assert "Autrement" not in shown.content.decode()


def test_the_report_costs_the_same_for_one_page_and_for_thirty(doors):
    arabic = Locale.objects.get(language_code="ar")

    def queries():
        with CaptureQueriesContext(connection) as asked:
            reports.translation_table()
            list(reports.translations_behind(arabic))
            reports.behind_for(["ar"])
        return len(asked)

    made.NewsFactory(parent=doors["news"], picture=None)
    once = queries()
    for _ in range(29):
        made.NewsFactory(parent=doors["news"], picture=None)
    assert queries() == once


def test_the_dashboard_shows_what_waits_and_nothing_hostile(client, doors):
    publish(made.EventFactory(parent=doors["events"], title=PAYLOADS[0], summary=""))
    call_command("check_links")
    sign_in(client, UserFactory(administrator=True))

    shown = client.get("/cms/").content.decode()

    for heading in ("Translations to make", "Next events", "Broken links", "open warnings"):
        assert heading in shown
    assert PAYLOADS[0] not in shown
    for stranger in ("http://", "https://"):
        assert f'src="{stranger}' not in shown


def test_the_dashboard_leads_to_the_lists_of_the_next_dates(client, doors, translated):
    now = timezone.now()
    page = events.event(
        doors["events"], title="Chaque semaine", repeats="weekly", repeats_count=3,
        starts_at=now - timedelta(days=7), ends_at=now - timedelta(days=7) + timedelta(hours=1),
    )  # fmt: skip
    translated(page, "ar")
    events.come(page, "Amal", "Bilal", number=2)
    draft = made.EventFactory(parent=doors["events"], title="Pas encore", live=False)
    editor = UserFactory(editor=True)

    (first, second) = reports.next_events(editor)
    assert (first.pk, second.pk) == (page.pk, draft.pk)
    sign_in(client, editor)
    with time_machine.travel(now + timedelta(days=1)):
        (sooner, first) = reports.next_events(editor)
        assert sooner.pk == draft.pk
        assert first.next_at - now > timedelta(days=6)
        assert first.registered == 2
        panel = BeautifulSoup(client.get("/cms/").content, "html.parser").select_one(
            "#waiting-events-section"
        )
    (link,) = panel.select("a[href$='/events/meeting/registrations/']")
    assert link.text.strip().startswith("2")
    buttons = client.get(f"/cms/pages/{page.pk}/edit/").content.decode()
    assert "/events/meeting/registrations/" in buttons
    assert "/registrations/" not in client.get(f"/cms/pages/{draft.pk}/edit/").content.decode()


def test_administrators_give_languages_and_sections_and_others_do_not(client, section):
    administrator = UserFactory(administrator=True)
    person = UserFactory(roles=["translator", "section_editor"])
    data = {"translate": ["ar", "it"], "publish": ["it"], "sections": ["tunisie"]}

    for other in (UserFactory(editor=True), person):
        sign_in(client, other)
        client.post(f"/cms/noria/rights/{person.pk}/", data)
        assert (languages_of(person), sections_of(person)) == ({}, set())
    sign_in(client, administrator)
    assert client.post(f"/cms/noria/rights/{person.pk}/", data).status_code == 302
    assert languages_of(person) == {"ar": False, "it": True}
    assert sections_of(person) == {"tunisie"}
    bad = client.post(f"/cms/noria/rights/{person.pk}/", {"translate": ["de"]})
    assert bad.status_code == 422
    administrator.groups.add(*person.groups.filter(name="translator"))
    mine = client.post(f"/cms/noria/rights/{administrator.pk}/", {"translate": ["ar"]})
    assert mine.status_code == 409


def test_screens_are_in_the_language_of_their_user(client, home):
    sign_in(client, UserFactory(editor=True, language="ar"))
    arabic = client.get("/cms/", headers={"accept-language": "fr"}).content.decode()
    assert 'dir="rtl"' in arabic
    assert 'lang="ar"' in arabic

    sign_in(client, UserFactory(editor=True, language="it"))
    assert 'dir="rtl"' not in client.get("/cms/").content.decode()


def test_a_section_editor_is_shown_what_their_section_lacks(client, doors, section):
    publish(made.NewsFactory(parent=doors["news"], title="Des autres"))
    publish(made.StandardPageFactory(parent=section, title="De la section"))
    administrator, keeper = UserFactory(administrator=True), UserFactory(section_editor=True)
    give_sections(giver=administrator, person=keeper, sections=["tunisie"])
    sign_in(client, keeper)

    panel = BeautifulSoup(client.get("/cms/").content, "html.parser").select_one(
        "#waiting-translations-section"
    )

    assert "De la section" in panel.text
    assert "Des autres" not in panel.text


def test_administrators_see_who_holds_what(client, section):
    administrator = UserFactory(administrator=True)
    people = [UserFactory(roles=["translator", "section_editor"]) for _ in range(3)]
    for person in people:
        give_languages(giver=administrator, person=person, translate=["ar", "it"], publish=["it"])
        give_sections(giver=administrator, person=person, sections=["tunisie"])
    sign_in(client, administrator)

    rows = BeautifulSoup(client.get("/cms/noria/rights/").content, "html.parser").select("tbody tr")

    assert len(rows) == 3
    cells = [" ".join(cell.text.split()) for cell in rows[0].select("td")][1:]
    assert cells == ["Arabe", "Italien", "Tunisie"]


def test_who_only_translates_has_no_button_that_undoes_a_translation(client, doors, translated):
    page = translated(publish(made.NewsFactory(parent=doors["news"])), "ar")
    arabic = Page.objects.get(translation_key=page.translation_key, locale__language_code="ar")
    translator = UserFactory(translator=True)
    give_languages(giver=UserFactory(administrator=True), person=translator, translate=["ar"])

    def offered():
        shown = BeautifulSoup(client.get(f"/cms/pages/{arabic.pk}/edit/").content, "html.parser")
        props = json.loads(shown.select_one(".js-translation-editor")["data-props"])
        return bool(props["links"]["convertToAliasUrl"]), not shown.select(".only-translates")

    sign_in(client, translator)
    assert offered() == (False, False)
    sign_in(client, UserFactory(editor=True))
    assert offered() == (True, True)
