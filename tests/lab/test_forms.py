import pytest
from bs4 import BeautifulSoup
from django.utils.timezone import localdate

from tests.factories.lab import (
    CONTENT,
    ArtefactFactory,
    IndicatorFactory,
    LabFactory,
    ServiceFactory,
    what_lets_it_go,
)
from tests.factories.participation import ProposalFactory
from tests.factories.people import UserFactory
from workflows.lab.models import Artefact, Gate, Indicator, Reading, Service


@pytest.fixture(autouse=True)
def _second_factor_has_tests_of_its_own(settings):
    settings.NORIA_STAFF_SECOND_FACTOR = False


@pytest.fixture
def service(client):
    service = ServiceFactory()
    client.force_login(service.owners.get())
    return service


def url_of(service, rest):
    return f"/en/services/{service.slug}/{rest}"


def typed(response):
    """What the fields of a page hold."""
    page = BeautifulSoup(response.text, "html.parser")
    fields = {each["name"]: each.get("value", "") for each in page.select("input[name]")}
    return fields | {
        each["name"]: each.get_text().removeprefix("\n") for each in page.select("textarea[name]")
    }


def body_as_form(kind, prefix_cover="Who is concerned"):
    content = CONTENT[kind]
    fields = {
        "cover-title": prefix_cover,
        "cover-language": "fr",
        "rows-TOTAL_FORMS": len(content["rows"]),
        "rows-INITIAL_FORMS": 0,
    }
    fields |= {f"head-{name}": value for name, value in content["head"].items()}
    for number, row in enumerate(content["rows"]):
        fields |= {f"rows-{number}-{name}": value for name, value in row.items()}
    return fields


# Gates ----------------------------------------------------------------------------------

DECISION = {
    "stage": "mandate",
    "verdict": "go",
    "reason": "The council has signed.",
    "language": "fr",
    "body": "Town council",
    "decided_on": localdate().isoformat(),
    "urls": "https://example.org/minutes\nhttps://example.org/letter",
}


def test_a_decision_is_recorded_and_shown(client, service):
    response = client.post(url_of(service, "gate/"), DECISION, follow=True)

    assert "The council has signed." in response.text
    gate = Gate.objects.get()
    assert (gate.verdict, gate.body, gate.evidence.count()) == ("go", "Town council", 2)
    assert Service.objects.get().stage == "explore"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"verdict": ""}, "required"),
        ({"verdict": "perhaps"}, "valid choice"),
        ({"reason": "  "}, "required"),
        ({"urls": "javascript:alert(1)"}, "valid URL"),
        ({"urls": "not an address"}, "valid URL"),
        ({"urls": "\n".join(f"https://example.org/{n}" for n in range(13))}, "Keep it to 12"),
        ({"urls": "https://example.org/" + "x" * 500}, "too long"),
        ({"decided_on": "2026-02-30"}, "valid date"),
        ({"reason": "nul\x00"}, "Null characters"),
        ({"stage": "nowhere"}, "valid choice"),
    ],
)
def test_bad_input_is_named_at_the_field_and_nothing_typed_is_lost(
    client, service, wrong, sentence
):
    response = client.post(url_of(service, "gate/"), DECISION | wrong)

    assert response.status_code == 422
    assert sentence in response.text
    assert typed(response)["body"] == "Town council"
    assert not Gate.objects.exists()


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"urls": ""}, "at least one artefact or address"),
        ({"stage": "explore"}, "Somebody was faster"),
        ({"decided_on": "2999-01-01"}, "before it is taken"),
        ({"decided_on": "2001-01-01"}, "older than the stage"),
    ],
)
def test_a_broken_rule_is_a_sentence_and_nothing_typed_is_lost(client, service, facts, sentence):
    response = client.post(url_of(service, "gate/"), DECISION | facts)

    assert response.status_code == 409
    assert sentence in response.text
    assert typed(response)["reason"] == "The council has signed."
    assert not Gate.objects.exists()


def test_what_is_missing_is_named_before_and_after_trying(client):
    service = ServiceFactory(stage="explore")
    client.force_login(service.owners.get())

    assert "Stakeholder map" in client.get(url_of(service, "gate/")).text
    response = client.post(url_of(service, "gate/"), DECISION | {"stage": "explore"})
    assert response.status_code == 409
    assert "Stakeholder map, Journey" in response.text

    agreed = what_lets_it_go(service)
    page = client.get(url_of(service, "gate/"))
    assert [str(each.pk) in page.text for each in agreed] == [True, True]
    facts = DECISION | {"stage": "explore", "artefacts": [each.pk for each in agreed], "urls": ""}
    assert client.post(url_of(service, "gate/"), facts).status_code == 302
    assert Gate.objects.get().evidence.count() == 2


def test_an_artefact_of_another_service_is_no_evidence(client, service):
    ArtefactFactory(service=service)
    facts = DECISION | {"artefacts": [ArtefactFactory().pk]}

    assert client.post(url_of(service, "gate/"), facts).status_code == 422


# Artefacts ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", Artefact.Kind.values)
def test_every_kind_is_written_read_and_changed(client, service, kind):
    response = client.get(url_of(service, f"artefacts/new/{kind}/"))
    assert response.status_code == 200

    shown = client.post(url_of(service, f"artefacts/new/{kind}/"), body_as_form(kind), follow=True)
    assert shown.status_code == 200
    artefact = Artefact.objects.get()
    first_cell = next(iter(CONTENT[kind]["rows"][0].values()))
    assert artefact.kind == kind

    change = url_of(service, f"artefacts/{artefact.pk}/change/")
    assert str(first_cell) in client.get(change).text
    fields = body_as_form(kind, "A better title") | {"rows-INITIAL_FORMS": 1}
    assert "A better title" in client.post(change, fields, follow=True).text
    artefact.refresh_from_db()
    assert (artefact.title_en, len(artefact.body["rows"])) == ("A better title", 1)


def test_more_rows_are_given_and_nothing_typed_is_lost(client, service):
    fields = body_as_form("stakeholder_map") | {"more": "1"}

    response = client.post(url_of(service, "artefacts/new/stakeholder_map/"), fields)

    assert response.status_code == 200
    assert typed(response)["rows-0-name"] == "Town hall"
    assert typed(response)["rows-TOTAL_FORMS"] == "5"
    assert not Artefact.objects.exists()


@pytest.mark.parametrize("kind", Artefact.Kind.values)
def test_rows_nobody_touched_are_left_out_as_a_browser_sends_them(client, service, kind):
    url = url_of(service, f"artefacts/new/{kind}/")
    page = BeautifulSoup(client.get(url).text, "html.parser")
    first_options = {each["name"]: each.option["value"] for each in page.select("select[name]")}
    fields = first_options | typed(client.get(url)) | body_as_form(kind)
    fields["rows-TOTAL_FORMS"] = 4

    assert client.post(url, fields).status_code == 302

    assert len(Artefact.objects.get().body["rows"]) == 1


@pytest.mark.parametrize("total", ["", "x", "-1", "99999", "٣"])
def test_a_forged_number_of_rows_does_no_harm(client, service, total):
    url = url_of(service, "artefacts/new/stakeholder_map/")
    fields = body_as_form("stakeholder_map") | {"rows-TOTAL_FORMS": total}

    assert client.post(url, fields | {"more": "1"}).status_code == 200
    assert client.post(url, fields).status_code in {302, 422}


def test_a_row_that_is_wrong_is_named_and_the_others_are_kept(client, service):
    fields = body_as_form("stakeholder_map") | {"rows-0-influence": "9"}

    response = client.post(url_of(service, "artefacts/new/stakeholder_map/"), fields)

    assert response.status_code == 422
    assert "Influence, 1 to 5" in response.text
    assert 'href="#id_rows-0-influence"' in response.text
    assert typed(response)["rows-0-name"] == "Town hall"


def test_an_artefact_without_rows_says_so(client, service):
    fields = {"cover-title": "Map", "cover-language": "fr", "head-missing": "Everybody"}
    fields |= {"rows-TOTAL_FORMS": 4, "rows-INITIAL_FORMS": 0}

    response = client.post(url_of(service, "artefacts/new/stakeholder_map/"), fields)

    assert response.status_code == 422
    assert "at least one row" in response.text


def test_an_unknown_kind_is_not_there(client, service):
    assert client.get(url_of(service, "artefacts/new/crystal_ball/")).status_code == 404


def test_it_is_shown_to_everybody_then_agreed_and_not_the_other_way_round(client, service):
    artefact = ArtefactFactory(service=service, draft=True)
    base = f"artefacts/{artefact.pk}/"

    early = client.post(url_of(service, f"{base}agree/"))
    assert early.status_code == 409
    assert "Show it to everybody first" in early.text

    assert client.post(url_of(service, f"{base}submit/")).status_code == 302
    assert client.post(url_of(service, f"{base}agree/")).status_code == 302
    artefact.refresh_from_db()
    assert artefact.status == "agreed"
    assert client.post(url_of(service, f"{base}submit/")).status_code == 409


# Indicators -----------------------------------------------------------------------------

INDICATOR = {
    "name": "Falls at home",
    "unit": "a month",
    "direction": "lower",
    "baseline": "9",
    "baseline_on": "2026-01-01",
    "target": "4",
    "source": "Log book",
}


def test_an_indicator_and_its_reading(client, service):
    client.post(url_of(service, "indicators/"), INDICATOR)
    indicator = Indicator.objects.get()
    reading = {"value": "6.5", "read_on": "2026-03-01", "source": "Log book"}

    response = client.post(url_of(service, f"indicators/{indicator.pk}/"), reading, follow=True)

    assert Reading.objects.get().value == 6.5
    assert "50 % of the way" in response.text


@pytest.mark.parametrize(
    ("facts", "status"),
    [({"target": "12"}, 409), ({"baseline": "many"}, 422), ({"baseline": "NaN"}, 422)],
)
def test_a_wrong_indicator_is_refused_with_what_was_typed(client, service, facts, status):
    response = client.post(url_of(service, "indicators/"), INDICATOR | facts)

    assert response.status_code == status
    assert typed(response)["name"] == "Falls at home"
    assert not Indicator.objects.exists()


def test_an_indicator_of_another_service_is_not_there(client, service):
    assert client.get(url_of(service, f"indicators/{IndicatorFactory().pk}/")).status_code == 404


# Starting -------------------------------------------------------------------------------


def start_fields(**more):
    return {
        "title_en": "Nurses of the neighbourhood",
        "summary_en": "Twice a week.",
        "title_ar": "ممرّضات الحي",
        "lab": LabFactory().pk,
        "answer_due_on": "2999-01-01",
        "reason": "The council asked for it.",
    } | more


def test_an_organiser_takes_up_a_proposal_with_a_reason(client):
    client.force_login(UserFactory(organiser=True))
    url = f"/en/services/start/{ProposalFactory().pk}/"
    assert "has not won" in client.get(url).text

    response = client.post(url, start_fields(), follow=True)

    assert "Nurses of the neighbourhood" in response.text
    assert Service.objects.get().title_ar == "ممرّضات الحي"


@pytest.mark.parametrize(
    ("facts", "status", "sentence"),
    [
        ({"reason": ""}, 422, "required"),
        ({"title_en": ""}, 422, "required"),
        ({"answer_due_on": "2001-01-01"}, 409, "due after"),
    ],
)
def test_a_wrong_start_is_refused_with_what_was_typed(client, facts, status, sentence):
    client.force_login(UserFactory(organiser=True))

    response = client.post(f"/en/services/start/{ProposalFactory().pk}/", start_fields() | facts)

    assert response.status_code == status
    assert sentence in response.text
    assert typed(response)["summary_en"] == "Twice a week."
    assert not Service.objects.exists()


def test_a_proposal_that_became_a_service_is_not_started_twice(client):
    client.force_login(UserFactory(organiser=True))
    url = f"/en/services/start/{ProposalFactory().pk}/"

    assert client.post(url, start_fields()).status_code == 302
    assert client.post(url, start_fields()).status_code == 409
    assert Service.objects.count() == 1


# Who may come in ------------------------------------------------------------------------


def test_the_doors_for_owners_are_shut_to_others_and_open_to_them(client):
    service = ServiceFactory()
    artefact = ArtefactFactory(service=service, under_review=True)
    doors = [
        "gate/",
        "artefacts/",
        "artefacts/new/persona/",
        f"artefacts/{artefact.pk}/change/",
        "indicators/",
        f"indicators/{IndicatorFactory(service=service).pk}/",
    ]

    for door in doors:
        client.logout()
        assert client.get(url_of(service, door)).status_code == 302
        for stranger in (UserFactory(), UserFactory(facilitator=True), UserFactory(editor=True)):
            client.force_login(stranger)
            assert client.get(url_of(service, door)).status_code == 403
            assert client.post(url_of(service, door)).status_code in {403, 405}
        client.force_login(service.owners.get())
        assert client.get(url_of(service, door)).status_code == 200


def test_starting_is_for_organisers_and_facilitators(client):
    proposal = ProposalFactory()

    for person, list_, form in (
        (UserFactory(), 403, 403),
        (UserFactory(moderator=True), 403, 403),
        (UserFactory(facilitator=True), 200, 403),
        (UserFactory(organiser=True), 200, 200),
    ):
        client.force_login(person)
        assert client.get("/fr/services/start/").status_code == list_
        assert client.get(f"/fr/services/start/{proposal.pk}/").status_code == form
