import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection

from tests.factories.lab import (
    ArtefactFactory,
    IndicatorFactory,
    LabFactory,
    ReadingFactory,
    ServiceFactory,
)
from tests.factories.people import TerritoryFactory, UserFactory
from thread.refs import Ref
from thread.services import record
from workflows.lab.models import Gate, Stage

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\u202e{{ 7*7 }}"


@pytest.fixture(autouse=True)
def _second_factor_has_tests_of_its_own(settings):
    settings.NORIA_STAFF_SECOND_FACTOR = False


def soup_of(response, status=200):
    assert response.status_code == status, response.content[:2000]
    return BeautifulSoup(response.text, "html.parser")


def gate_of(service, **facts):
    given = {"verdict": "change", "reason": "Not yet.", "language": "fr"}
    return Gate.objects.create(
        service=service,
        stay=service.stays.get(left_at=None),
        stage=service.stage,
        decided_by=service.owners.first(),
        decided_at=service.started_at,
        **(given | facts),
    )


# The register ---------------------------------------------------------------------------


def test_the_register_shows_published_services_and_owners_their_own(client):
    shown, prepared = ServiceFactory(), ServiceFactory(unpublished=True)

    text = client.get("/fr/services/").text
    assert shown.title in text
    assert prepared.title not in text

    client.force_login(prepared.owners.get())
    assert prepared.title in client.get("/fr/services/").text


def test_it_is_filtered_by_stage_place_and_words_in_any_language(client):
    sfax = LabFactory(territory=TerritoryFactory(slug="sfax"))
    care = ServiceFactory(stage="pilot", lab=sfax, title="Soins", search_key="soins رعايه")
    kitchen = ServiceFactory(stage="pilot", title="Cuisine", search_key="cuisine")
    repair = ServiceFactory(title="Riparare", search_key="riparare")

    def found(query):
        page = soup_of(client.get(f"/fr/services/?{query}"))
        return {title.get_text() for title in page.select(".card-title")}

    assert found("") == {"Soins", "Cuisine", "Riparare"}
    assert found("stage=pilot") == {"Soins", "Cuisine"}
    assert found("stage=pilot&territory=sfax") == {"Soins"}
    assert found("q=SÓINS") == found("q=رعاية") == {"Soins"}
    assert found("q=nothing") == set()
    assert found("stage=nonsense&territory=nowhere&after=abc") == {"Soins", "Cuisine", "Riparare"}
    assert {care.stage, kitchen.stage, repair.stage} == {"pilot", "mandate"}


def test_each_stage_says_how_many_stand_there_under_the_other_filters(client):
    sfax = LabFactory(territory=TerritoryFactory(slug="sfax"))
    ServiceFactory(stage="pilot", lab=sfax)
    ServiceFactory(stage="pilot")
    ServiceFactory()

    page = soup_of(client.get("/fr/services/?territory=sfax&stage=pilot"))

    numbers = [int(each.get_text()) for each in page.select(".stage-filter b")]
    assert dict(zip(Stage.values, numbers, strict=True))["pilot"] == 1
    assert sum(numbers) == 1


@pytest.mark.parametrize("number", [1, 30])
def test_the_register_costs_the_same_however_long_it_is(client, number, django_assert_num_queries):
    ServiceFactory.create_batch(number, lab=LabFactory())

    with django_assert_num_queries(3):
        page = soup_of(client.get("/fr/services/"))

    assert len(page.select(".card")) == min(number, 24)


def test_the_next_page_goes_on_where_this_one_ends(client):
    ServiceFactory.create_batch(30, lab=LabFactory())

    first = soup_of(client.get("/fr/services/"))
    second = soup_of(client.get("/fr/services/" + first.select_one("[rel=next]")["href"]))

    titles = [title.get_text() for title in first.select(".card-title")]
    titles += [title.get_text() for title in second.select(".card-title")]
    assert len(set(titles)) == 30
    assert second.select_one("[rel=prev]")


# One service ----------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 30])
def test_a_service_page_costs_the_same_however_much_happened(
    client, number, django_assert_num_queries
):
    service = ServiceFactory(stage="pilot")
    for _ in range(number):
        gate = gate_of(service)
        artefact = ArtefactFactory(service=service)
        gate_evidence(gate, artefact)
        ReadingFactory.create_batch(2, indicator=IndicatorFactory(service=service))

    with django_assert_num_queries(8):
        page = soup_of(client.get(service.get_absolute_url()))

    assert len(page.select(".gate")) == len(page.select(".artefact-line")) == number
    assert len(page.select(".indicator")) == number


def gate_evidence(gate, artefact):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO lab_gateevidence (gate_id, artefact_id, url) VALUES (%s, %s, '')",
            [gate.pk, artefact.pk],
        )


def test_its_first_words_say_what_where_who_and_until_when(client):
    service = ServiceFactory(stage="pilot")

    hero = soup_of(client.get(f"/en/services/{service.slug}/")).select_one(".hero").get_text()

    for expected in (
        service.title,
        str(service.territory),
        "stage 7 of 10: Pilot",
        "Continue, change or stop?",
        service.owners.get().pseudonym,
    ):
        assert expected in hero


def test_an_anonymous_reader_gets_no_cookie_and_no_form_and_what_is_not_public_is_not_there(client):
    service, prepared = ServiceFactory(), ServiceFactory(unpublished=True)
    artefact, draft = ArtefactFactory(service=service), ArtefactFactory(service=service, draft=True)

    for url in (
        "/fr/services/",
        service.get_absolute_url(),
        f"{service.get_absolute_url()}thread/",
        artefact.get_absolute_url(),
    ):
        response = client.get(url)
        page = soup_of(response)
        assert not response.cookies
        assert not page.select("form[method=post]")
        assert len(page.select("h1")) == 1
    assert draft.title not in client.get(service.get_absolute_url()).text
    for hidden in (prepared.get_absolute_url(), draft.get_absolute_url()):
        assert client.get(hidden).status_code == 404


def test_an_artefact_is_found_under_its_own_service_only(client):
    artefact, other = ArtefactFactory(), ServiceFactory()

    assert client.get(artefact.get_absolute_url()).status_code == 200
    url = f"/fr/services/{other.slug}/artefacts/{artefact.pk}/"
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_hostile_texts_are_shown_as_they_were_written(client, language):
    lab = LabFactory(name=HOSTILE, territory=TerritoryFactory(name=HOSTILE))
    service = ServiceFactory(
        title=HOSTILE, summary=HOSTILE, origin_reason=HOSTILE, lab=lab, owner=UserFactory()
    )
    gate_of(service, reason=HOSTILE, body=HOSTILE)
    IndicatorFactory(service=service, name=HOSTILE, unit=HOSTILE[:40], source=HOSTILE)
    body = {
        "head": {"missing": HOSTILE},
        "rows": [
            {"name": HOSTILE, "kind": HOSTILE, "role": "user", "influence": HOSTILE, "stance": 1}
        ],
    }
    artefact = ArtefactFactory(service=service, title=HOSTILE, body=body)
    record(
        source=Ref("service", service.pk),
        target=Ref("gate", service.gates.get().pk),
        relation="led_to",
        by=HOSTILE,
    )

    base = f"/{language}/services/{service.slug}/"
    pages = (f"/{language}/services/", base, f"{base}thread/", f"{base}artefacts/{artefact.pk}/")
    for url in pages:
        page = soup_of(client.get(url))
        assert "alert(1)" in page.get_text(), url
        assert "{{ 7*7 }}" in page.get_text(), url
        assert not page.select("img, script:not([src])"), url
        assert not [name for tag in page.find_all() for name in tag.attrs if name[:2] == "on"], url


def test_evidence_never_runs(client):
    service = ServiceFactory()
    gate = gate_of(service)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO lab_gateevidence (gate_id, url) VALUES (%s, 'javascript:alert(1)')",
            [gate.pk],
        )

    page = soup_of(client.get(service.get_absolute_url()))

    assert page.select_one(".gate-evidence a")["href"] == "#"


def test_a_service_stands_on_its_own_thread_with_its_gates(client):
    service = ServiceFactory()
    record(
        source=Ref("service", service.pk),
        target=Ref("gate", gate_of(service).pk),
        relation="led_to",
    )

    page = soup_of(client.get(f"{service.get_absolute_url()}thread/"))

    assert [node["data-kind"] for node in page.select("[data-kind]")] == ["service", "gate"]
    assert page.select_one(".thread-node[aria-current=true]")["data-kind"] == "service"
    assert page.select_one(".thread-next")


def test_a_stopped_service_says_so_and_offers_nothing_more(client):
    service = ServiceFactory(stage="pilot", stopped=True)
    client.force_login(service.owners.get())

    page = soup_of(client.get(f"/en/services/{service.slug}/"))

    assert "Stopped" in page.select_one(".hero").get_text()
    assert page.select_one(".way [data-state=stopped]")
    assert not page.select(f"a[href='/en/services/{service.slug}/gate/']")


def test_an_artefact_reads_from_right_to_left_in_its_own_language(client):
    artefact = ArtefactFactory(language="ar")

    page = soup_of(client.get(artefact.get_absolute_url()))

    assert page.select_one(".table td")["lang"] == "ar"
    assert page.select_one(".table td")["dir"] == "auto"
