"""Pages of organisations: asked for by anybody, open once somebody verified them."""

from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from common.exceptions import RuleBroken
from people.models import AuditEvent, Mandate, Notice, Organisation
from people.services.exports import export_of
from people.services.forgetting import forget_everywhere
from people.services.organisations import MOST_WAITING, ask_for_page, check_organisation
from tests.factories.people import MandateFactory, OrganisationFactory, UserFactory
from tests.races import at_once

LIST = "/en/organisations/"
ASK = f"{LIST}ask/"
HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&"
FACTS = {"name": "Beit el Khaddara", "kind": "cooperative", "asked_why": "I am its treasurer."}


@pytest.fixture
def verifier():
    return UserFactory(verifier=True)


def page_of(organisation):
    return f"{LIST}{organisation.pk}/"


def asked(person, **more):
    facts = {"name": "Beit el Khaddara", "kind": "cooperative", "why": "I am its treasurer."}
    return ask_for_page(person=person, **{**facts, **more})


def verified(organisation, verifier, **more):
    facts = {"verified": True, "evidence": "Register of cooperatives, no. 12"}
    return check_organisation(organisation=organisation, checker=verifier, **{**facts, **more})


def test_a_page_is_asked_for_verified_and_open_to_all(client, verifier):
    person = UserFactory(pseudonym="Amina")
    client.force_login(person)
    answer = client.post(ASK, {**FACTS, "website": "https://khaddara.example/"})
    organisation = Organisation.objects.get()
    assert answer["Location"] == organisation.get_absolute_url()
    assert "not verified yet" in client.get(page_of(organisation)).text
    assert FACTS["name"] in client.get(LIST).text
    client.logout()
    assert client.get(page_of(organisation)).status_code == 404
    assert FACTS["name"] not in client.get(LIST).text

    client.force_login(verifier)
    assert FACTS["name"] in client.get(f"{LIST}waiting/").text
    found = {"verified": "1", "evidence": "Register, no. 12", "mandate": "on"}
    assert client.post(f"{page_of(organisation)}check/", found).status_code == 302
    client.logout()
    text = client.get(page_of(organisation)).text
    for words in ("Verified", verifier.pseudonym, "https://khaddara.example/"):
        assert words in text
    assert "Register, no. 12" not in text, "What it rests on is not public."
    assert "treasurer" not in text
    assert FACTS["name"] in client.get(f"{LIST}?q=KHADDÁRA&kind=cooperative").text
    assert FACTS["name"] not in client.get(f"{LIST}?q=elsewhere").text
    assert Mandate.objects.get().person == person
    told = set(Notice.objects.filter(person=person).values_list("kind", flat=True))
    assert told == {"organisation_verified", "mandate_given"}
    assert all(FACTS["name"] in str(one) for one in Notice.objects.all())
    done = list(AuditEvent.objects.filter(target=f"organisation:{organisation.pk}"))
    assert [(one.actor, one.action) for one in reversed(done)] == [
        (person, "organisation.asked"),
        (verifier, "organisation.verified"),
        (verifier, "mandate.given"),
    ]


def test_what_cannot_be_verified_stays_shut_and_who_asked_reads_why(client, verifier):
    person = UserFactory()
    organisation = verified(asked(person), verifier, verified=False, evidence="No such register.")

    client.force_login(person)
    assert "No such register." in client.get(page_of(organisation)).text
    client.force_login(UserFactory())
    assert client.get(page_of(organisation)).status_code == 404
    assert client.get("/api/v1/organisations").json()["items"] == []


@pytest.mark.parametrize("role", ["moderator", "organiser", "editor", "evaluator", None])
def test_only_who_verifies_checks_organisations(client, role):
    person = UserFactory(roles=[role] if role else [])
    organisation = asked(UserFactory())
    client.force_login(person)

    for address in (f"{LIST}waiting/", f"{page_of(organisation)}check/"):
        assert client.get(address).status_code == 403
    assert client.post(f"{page_of(organisation)}check/", {"verified": "1"}).status_code == 403
    with pytest.raises(RuleBroken, match="verify"):
        verified(organisation, person)
    organisation.refresh_from_db()
    assert organisation.status == "asked"


def test_nobody_verifies_what_they_asked_for(verifier):
    with pytest.raises(RuleBroken, match="somebody else"):
        verified(asked(verifier), verifier)


def test_the_body_of_a_request_makes_nobody_verified(client):
    client.force_login(UserFactory())
    forged = {"status": "verified", "checked_by": 1, "evidence": "Trust me.", "asked_by": 1}
    client.post(ASK, {**FACTS, **forged})
    organisation = Organisation.objects.get()
    assert (organisation.status, organisation.checked_by, organisation.evidence) == (
        "asked",
        None,
        "",
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "Khad\u202edara"},
        {"name": "x" * 121},
        {"kind": "king"},
        {"asked_why": " "},
        {"website": "javascript:alert(1)"},
        {"website": "x"},
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(client, wrong):
    client.force_login(UserFactory())
    answer = client.post(ASK, {**FACTS, "website": "https://one.example/", **wrong})
    assert answer.status_code == 422
    assert "form-errors" in answer.text
    kept = {"asked_why": "treasurer", "website": "https://one.example/"}
    assert all(words in answer.text for name, words in kept.items() if name not in wrong)
    assert not Organisation.objects.exists()


def test_a_name_that_is_taken_is_told_in_a_sentence(client):
    OrganisationFactory(name="Casa")
    client.force_login(UserFactory())
    answer = client.post(ASK, {**FACTS, "name": "Casa"})
    assert answer.status_code == 422
    assert "There is already an organisation of this name." in answer.text


def test_a_name_that_differs_in_accents_alone_is_taken(client):
    OrganisationFactory(name="Béit El Khaddara")
    client.force_login(UserFactory())
    answer = client.post(ASK, FACTS)
    assert answer.status_code == 409
    assert "already an organisation" in answer.text
    assert "treasurer" in answer.text


def test_hostile_words_are_shown_harmlessly(client, verifier):
    person = UserFactory()
    organisation = asked(person, name=HOSTILE, why=HOSTILE)
    client.force_login(verifier)
    pages = [f"{LIST}waiting/", f"{page_of(organisation)}check/"]
    MandateFactory(organisation=organisation, evidence=HOSTILE)
    verified(organisation, verifier, evidence=HOSTILE)
    for page in [*pages, LIST, page_of(organisation), f"{page_of(organisation)}mandates/"]:
        text = client.get(page).text
        assert "<script>alert" not in text
        assert "49" not in text or "{{ 7*7 }}" in text


@pytest.mark.django_db(transaction=True)
def test_three_pages_wait_at_most_however_many_ask_at_once():
    person = UserFactory()
    acts = [partial(asked, person, name=f"Garden {word}") for word in "abcdef"]
    answers = at_once(acts)
    assert sum(isinstance(one, RuleBroken) for one in answers) == len(acts) - MOST_WAITING
    assert Organisation.objects.count() == MOST_WAITING


@pytest.mark.django_db(transaction=True)
def test_one_name_asked_for_twice_at_once_is_one_organisation():
    answers = at_once([partial(asked, UserFactory()), partial(asked, UserFactory())])
    assert sum(isinstance(one, RuleBroken) for one in answers) == 1
    assert Organisation.objects.count() == 1


def test_a_check_rests_on_evidence_whoever_writes_it():
    organisation = OrganisationFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(pk=organisation.pk).update(status="verified")


def test_a_list_costs_the_same_with_one_and_thirty(client, verifier):
    def cost():
        with CaptureQueriesContext(connection) as asked_for:
            client.get(LIST)
        return len(asked_for)

    verified(OrganisationFactory(), verifier)
    one = cost()
    for organisation in OrganisationFactory.create_batch(29):
        verified(organisation, verifier)
    assert cost() == one
    first = client.get(LIST)
    assert 'rel="next"' in first.text


def test_what_somebody_wrote_is_in_their_export_and_forgotten(verifier):
    person = UserFactory()
    verified(asked(person), verifier)
    exported = export_of(person)["organisations_asked_for"]
    assert exported[0]["asked_why"] == "I am its treasurer."
    forget_everywhere(person=person)
    assert Organisation.objects.get().asked_why == ""
