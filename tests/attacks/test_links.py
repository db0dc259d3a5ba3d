"""Links to where people say: nothing runs by them, and we vouch for none (V1-25, V1-14)."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from participation.models.imports import ImportedProposal, ImportSource
from people.models import Organisation
from tests.factories.lab import ServiceFactory
from tests.factories.participation import ProposalFactory
from tests.factories.people import OrganisationFactory, UserFactory
from workflows.lab.services.gates import record_gate

OUT = "https://example.org/out"
RUNS = ["javascript:boom()", "data:text/html,boom", "vbscript:boom()", "\tjavascript:boom()", "//x"]


def links(page):
    return BeautifulSoup(page.content, "html.parser").select("main a[href]")


def imported(url):
    proposal = ProposalFactory()
    facts = {"round": proposal.round, "account": proposal.author, "name": "Elsewhere"}
    source = ImportSource.objects.create(url=url, **facts)
    ImportedProposal.objects.create(source=source, external_id="1", proposal=proposal)
    return proposal.get_absolute_url()


def organisation(url):
    verifier = UserFactory(verifier=True)
    return OrganisationFactory(website=url, verified_by=verifier).get_absolute_url()


def gate(url):
    service = ServiceFactory()
    facts = {"stage": service.stage, "verdict": "change", "reason": "Not yet.", "urls": [url]}
    record_gate(service=service, by=service.owners.get(), **facts)
    return service.get_absolute_url()


PLACES = [imported, organisation, gate]


@pytest.mark.parametrize("place", PLACES)
def test_a_link_people_gave_is_not_ours(client, place):
    found = [link for link in links(client.get(place(OUT))) if link["href"] == OUT]

    assert found
    assert all({"nofollow", "ugc", "noopener"} <= set(link["rel"]) for link in found)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("runs", RUNS[:-1])
def test_what_would_run_is_no_link_even_if_it_came_in_by_another_door(client, place, runs):
    hrefs = [link["href"] for link in links(client.get(place(runs)))]

    assert "#" in hrefs
    assert not [href for href in hrefs if "boom" in href]


@pytest.mark.parametrize("runs", RUNS)
def test_what_would_run_is_refused_by_the_forms(client, runs):
    client.force_login(UserFactory())
    said = {"name": "Amis", "kind": "cooperative", "asked_why": "Its books.", "website": runs}

    assert client.post("/en/organisations/ask/", said).status_code == 422
    assert not Organisation.objects.exists()


def test_data_for_scripts_means_to_a_browser_what_it_means_to_us(client):
    """The names that passkeys carry: closing tags, odd line ends and Arabic change nothing."""
    person = UserFactory(pseudonym="أمل ’ Ben", email="</script><!--\u2028&amp;@example.org")
    client.force_login(person)

    page = client.get(reverse("mfa_add_webauthn"))
    (data,) = BeautifulSoup(page.content, "html.parser").select("script#js_data")

    assert json.loads(data.string) == json.loads(json.dumps(page.context["js_data"]))
    assert "</script>" in json.loads(data.string)["creation_options"]["publicKey"]["user"]["name"]
