"""A service from the outside and from the inside, in a real browser."""

from decimal import Decimal

import pytest
from django.utils.timezone import localdate

from tests.factories.lab import (
    ArtefactFactory,
    IndicatorFactory,
    ReadingFactory,
    ServiceFactory,
    what_lets_it_go,
)
from tests.factories.people import UserFactory
from workflows.lab.models import Artefact, Service
from workflows.lab.services.gates import record_gate


@pytest.fixture
def service(settings):
    settings.NORIA_STAFF_SECOND_FACTOR = False
    owner = UserFactory(facilitator=True)
    service = ServiceFactory(owner=owner, title="Soins de voisinage")
    record_gate(
        service=service,
        stage="mandate",
        verdict="go",
        reason="الموافقة مكتوبة.",
        language="ar",
        body="Conseil",
        urls=["https://example.org/minutes"],
        by=owner,
    )
    ArtefactFactory(service=service, stage="explore")
    ReadingFactory(indicator=IndicatorFactory(service=service), value=Decimal(25))
    return Service.objects.get(pk=service.pk)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fr", "ar"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_what_everybody_reads_is_accessible_and_does_not_scroll_sideways(
    page_for, axe, service, lang, width
):
    page = page_for(lang=lang, width=width)
    base = f"/{lang}/services/{service.slug}/"
    artefact = service.artefacts.get()

    for address in (
        f"/{lang}/services/",
        base,
        f"{base}thread/",
        f"{base}artefacts/{artefact.pk}/",
    ):
        page.goto(address)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_the_forms_of_those_who_answer_are_accessible(page_for, axe, service, lang):
    page = page_for(service.owners.get(), lang=lang)
    base = f"/{lang}/services/{service.slug}/"

    for rest in ("gate/", "artefacts/", "artefacts/new/stakeholder_map/", "indicators/"):
        page.goto(base + rest)
        axe(page)
        if page.locator("form[method=post] .form-actions button").count():
            page.locator("form[method=post] .form-actions button").first.click()
            axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, rest


def test_a_facilitator_writes_a_persona_and_records_a_gate_without_javascript(page_for, service):
    what_lets_it_go(service)
    record_gate(
        service=service,
        stage="explore",
        verdict="go",
        reason="Seen.",
        artefacts=list(service.artefacts.all()),
        by=service.owners.get(),
    )
    page = page_for(service.owners.get(), lang="en", js=False)
    base = f"/en/services/{service.slug}/"

    page.goto(base + "artefacts/new/persona/")
    page.get_by_label("First name, invented").fill("Salha")
    page.get_by_label("Situation").fill("Lives alone")
    page.get_by_role("textbox", name="Source").fill("Interviews")
    page.get_by_role("button", name="More rows").click()
    assert page.get_by_label("Situation").input_value() == "Lives alone"
    page.locator("#id_rows-0-aspect").select_option("need")
    page.locator("#id_rows-0-text").fill("Company")
    page.get_by_role("button", name="Save this artefact").click()
    page.get_by_role("button", name="Show it to everybody").click()
    page.get_by_role("button", name="Record that it is agreed").click()
    assert Artefact.objects.get(kind="persona").status == "agreed"

    page.goto(base + "gate/")
    page.get_by_label("Go on").check()
    page.get_by_role("textbox", name="Why").fill("One problem, accepted by consent.")
    page.get_by_label("Who decided").fill("Assembly")
    assert page.get_by_label("Decided on").input_value() == localdate().isoformat()
    page.get_by_role("button", name="Record this decision").click()

    assert page.get_by_text("One problem, accepted by consent.").is_visible()
    assert Service.objects.get(pk=service.pk).stage == "codesign"
