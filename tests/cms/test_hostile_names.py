"""What editors and administrators name: collections, sections, tags, themes, places (V1-12)."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Collection

from cms.models import CountryPage, GlossaryTerm, Theme
from cms.services.rights import give_sections
from tests.cms.conftest import publish
from tests.cms.test_language_rights import sign_in
from tests.factories import cms as made
from tests.factories.people import TerritoryFactory, UserFactory

NAME = '"><img src=x onerror=boom()>'


@pytest.fixture(autouse=True)
def _wagtails_screens_ask_as_they_like(settings):
    settings.ZEAL_ALLOWLIST = [{"model": "*"}]


@pytest.fixture
def named(home):
    """One of each thing that has a name of its own, with that name."""
    collection = Collection.get_first_root_node().add_child(name=NAME)
    picture = made.SiteImageFactory(title=NAME, credit=NAME, collection=collection)
    picture.tags.add(NAME)
    country = TerritoryFactory(country=True, name=NAME)
    section = CountryPage(title=NAME, slug="section", territory=country)
    home.add_child(instance=section)
    return {
        "home": home.pk,
        "collection": collection.pk,
        "picture": picture.pk,
        "paper": made.SiteDocumentFactory(title=NAME, collection=collection).pk,
        "section": publish(section).pk,
        "theme": Theme.objects.create(slug="theme", name_fr=NAME).pk,
        "term": GlossaryTerm.objects.create(term_fr=NAME, note=NAME).pk,
        "partner": made.PartnerFactory(name_fr=NAME, city_fr=NAME).pk,
    }


DOORS = """
    /cms/ /cms/pages/{home}/ /cms/pages/{section}/ /cms/pages/{section}/edit/
    /cms/pages/{section}/history/ /cms/pages/{section}/privacy/ /cms/pages/{section}/delete/
    /cms/pages/{section}/copy/ /cms/pages/{section}/unpublish/ /cms/pages/search/?q=img
    /cms/images/ /cms/images/?collection_id={collection} /cms/images/{picture}/ /cms/images/add/
    /cms/images/multiple/add/ /cms/images/chooser/ /cms/images/usage/{picture}/
    /cms/bulk/cms/siteimage/add_to_collection/?id={picture}
    /cms/bulk/cms/siteimage/add_tags/?id={picture} /cms/bulk/cms/siteimage/delete/?id={picture}
    /cms/documents/ /cms/documents/?collection_id={collection} /cms/documents/{paper}/
    /cms/documents/chooser/ /cms/documents/multiple/add/
    /cms/collections/ /cms/collections/{collection}/ /cms/collections/{collection}/delete/
    /cms/snippets/cms/theme/ /cms/snippets/cms/theme/edit/{theme}/
    /cms/snippets/cms/theme/delete/{theme}/ /cms/snippets/cms/theme/history/{theme}/
    /cms/snippets/cms/partner/ /cms/snippets/cms/partner/edit/{partner}/
    /cms/snippets/cms/glossaryterm/ /cms/snippets/cms/glossaryterm/edit/{term}/
    /cms/snippets/choose/cms/partner/
    /cms/choose-page/ /cms/choose-page/{home}/ /cms/choose-page/search/?q=img
    /cms/noria/translations/ /cms/noria/translations/?section={section} /cms/noria/rights/{person}/
    /cms/reports/site-history/ /cms/tag-autocomplete/?term=img
    /cms/redirects/ /fr/section/ /ar/section/ /fr/search/?q=img /fr/partners/
"""


def test_hostile_names_of_collections_sections_and_tags_stay_words(client, named):
    administrator, keeper = UserFactory(administrator=True), UserFactory(section_editor=True)
    give_sections(giver=administrator, person=keeper, sections=["section"])
    sign_in(client, administrator)
    values, doors = {**named, "person": keeper.pk}, DOORS.split()

    answers = {door: client.get(door.format(**values), follow=True) for door in doors}

    live = [door for door, answer in answers.items() if acts(answer)]
    assert not live
    shown = [door for door, answer in answers.items() if says(answer)]
    assert len(shown) > len(doors) / 2, shown


def html_of(answer):
    """Give what a browser would read as HTML; a chooser sends it as a part of JSON."""
    if answer.headers["Content-Type"].startswith("application/json"):
        said = answer.json()
        return said.get("html", "") if isinstance(said, dict) else ""
    return answer.content.decode()


def acts(answer):
    page = BeautifulSoup(html_of(answer), "html.parser")
    return bool(page.select("[onerror]")) or NAME in html_of(answer)


def says(answer):
    page = BeautifulSoup(html_of(answer), "html.parser")
    values = [field.get("value", "") for field in page.select("input")]
    return NAME in page.text or NAME in values
