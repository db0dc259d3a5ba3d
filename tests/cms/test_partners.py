"""Partners and themes: what their rows always hold, and who keeps them."""

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from cms.models import Partner
from demo.story.blocks import block, items, keyed
from tests.cms.conftest import publish
from tests.factories import cms as made
from tests.factories.people import UserFactory


def test_a_partner_and_a_theme_are_named_in_the_readers_language():
    partner = made.PartnerFactory(name_fr="Commune", name_ar="بلدية")
    theme = made.ThemeFactory(name_fr="Soins", name_ar="رعاية")

    with override("ar"):
        assert (str(partner), str(theme)) == ("بلدية", "رعاية")
    with override("it"):
        assert (str(partner), str(theme)) == ("Commune", "Soins")


@pytest.mark.parametrize(
    "wrong",
    [
        {"latitude": 91},
        {"longitude": -181},
        {"latitude": None},
        {"website": "javascript:alert(1)"},
        {"website": "ftp://example.org/"},
    ],
)
def test_the_database_refuses_a_partner_that_cannot_be(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        made.PartnerFactory(**wrong)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(("role", "status"), [("editor", 200), ("translator", 302)])
@pytest.mark.parametrize("snippet", ["partner", "theme"])
def test_editors_add_partners_and_themes_and_translators_do_not(client, snippet, role, status):
    client.force_login(UserFactory(**{role: True}))

    answer = client.get(reverse(f"wagtailsnippets_cms_{snippet}:add"))

    assert answer.status_code == status


@pytest.mark.usefixtures("home")
def test_a_forged_form_of_a_partner_is_refused_at_the_field(client):
    client.force_login(UserFactory(editor=True))
    typed = {
        "name_fr": "Commune", "city_fr": "Sfax", "kind": "authority", "country": "TN",
        "website": "javascript:alert(1)",
    }  # fmt: skip

    answer = client.post(reverse("wagtailsnippets_cms_partner:add"), typed)

    assert "website" in answer.context["form"].errors
    assert not Partner.objects.exists()


@pytest.fixture
def directory(home):
    return publish(made.PartnerIndexFactory(parent=home))


def shown(client, query="", language="fr"):
    return BeautifulSoup(client.get(f"/{language}/partners/{query}").content, "html.parser")


@pytest.mark.usefixtures("directory")
def test_the_directory_says_the_same_on_the_map_in_the_table_and_as_cards(client):
    made.PartnerFactory(name_fr="Commune", city_fr="Sfax", country="TN")
    made.PartnerFactory(name_fr="Réseau", city_fr="Palerme", country="IT", latitude=38.1,
                        longitude=13.4)  # fmt: skip
    made.PartnerFactory(name_fr="Sans lieu", country="IT", latitude=None, longitude=None)

    page = shown(client)
    rows = [row.find_all("td")[-1].text.strip() for row in page.select(".map-table tbody tr")]

    assert sorted(rows) == ["Commune", "Réseau", "Sans lieu"]
    assert len(page.select(".map-spot")) == 2
    assert [h.text for h in page.select(".partner-countries h3")] == ["Italie", "Tunisie"]
    for link in page.select(".map-table tbody a"):
        assert page.select_one(link["href"])


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize(
    ("query", "names"),
    [("?country=IT", ["Rete"]), ("?country=FR", None), ("?country=%3Cscript%3E", None)],
)
def test_the_directory_keeps_one_country(client, query, names):
    made.PartnerFactory(name_fr="Commune")
    made.PartnerFactory(name_fr="Rete", country="IT")

    page = shown(client, query)

    assert [b.text for b in page.select(".partner-list b")] == (names or ["Rete", "Commune"])
    assert page.select_one(".choices [aria-current]")


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_hostile_partners_stay_words(client, language):
    hostile = '"><script>alert(1)</script>'
    made.PartnerFactory(
        name_fr=hostile, name_ar=hostile, city_fr=hostile, city_ar=hostile, role_fr=hostile,
        logo=made.SiteImageFactory(description_fr=hostile, credit=hostile),
    )  # fmt: skip

    page = shown(client, language=language)

    assert hostile in page.text
    assert all(script.get("src") for script in page.find_all("script"))


@pytest.mark.usefixtures("directory")
def test_thirty_partners_cost_what_one_costs(client):
    def cost():
        shown(client)
        with CaptureQueriesContext(connection) as queries:
            shown(client)
        return len(queries)

    made.PartnerFactory(logo=made.SiteImageFactory())
    one = cost()
    for _ in range(29):
        made.PartnerFactory(logo=made.SiteImageFactory())

    assert cost() == one < 15


def test_a_project_shows_chosen_partners_or_all(client, home, directory):
    one, other = made.PartnerFactory(name_fr="Un"), made.PartnerFactory(name_fr="Autre")

    def named(*chosen):
        body = [block("partnership", {"heading": "Partenariat", "partners": items(*chosen)})]
        publish(made.ProjectPageFactory(parent=home, slug=f"p{len(chosen)}",
                                        body=keyed(body, "p")))  # fmt: skip
        page = BeautifulSoup(client.get(f"/fr/p{len(chosen)}/").content, "html.parser")
        assert page.select_one(f".partnership a[href='{directory.url}']")
        return [b.text for b in page.select(".partner-list b")]

    assert named() == ["Autre", "Un"]
    assert named(one.pk) == ["Un"]
    assert other.name in named(other.pk, one.pk)[0]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("fr", ["Eau", "Élan", "Etna", "Zèbre", "Zone"]),
        ("ar", ["أحمد", "احواز", "إدارة", "الأردن", "بلدية", "ياسمين"]),
    ],
)
def test_names_are_sorted_as_readers_look_for_them(home, client, language, names):
    """PostgreSQL here sorts by code: accents last, and Arabic by the form of its hamza (A-26)."""
    publish(made.PartnerIndexFactory(parent=home))
    for name in sorted(names, reverse=True):
        made.PartnerFactory(**{"name_fr": name, f"name_{language}": name})

    page = BeautifulSoup(client.get(f"/{language}/partners/").content, "html.parser")

    told = page.select_one("main").get_text(" ", strip=True)
    places = [told.index(name) for name in names]
    assert places == sorted(places)
