"""Who may speak for an organisation: given with evidence, for a time, taken back at once."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from common.exceptions import RuleBroken
from people.models import AuditEvent, Mandate, Notice
from people.queries.mandates import organisations_of, speaks_for
from people.services.mandates import give_mandate, revoke_mandate
from tests.factories.people import MandateFactory, OrganisationFactory, UserFactory
from tests.races import at_once

DAY = timedelta(days=1)


@pytest.fixture
def verifier():
    return UserFactory(verifier=True)


@pytest.fixture
def organisation(verifier):
    return OrganisationFactory(verified_by=verifier)


def given(giver, organisation, person, **more):
    facts = {"evidence": "Minutes of 3 May", **more}
    return give_mandate(giver=giver, organisation=organisation, person=person, **facts)


def address_of(organisation):
    return f"/en/organisations/{organisation.pk}/mandates/"


def form(person, **more):
    facts = {"person": person.pseudonym, "scope": "proposals", "evidence": "Minutes of 3 May"}
    return {**facts, **more}


def test_a_mandate_is_given_listed_and_taken_back_at_once(client, verifier, organisation):
    person = UserFactory()
    client.force_login(verifier)
    until = (timezone.localdate() + DAY).isoformat()
    assert client.post(address_of(organisation), form(person, ends_on=until)).status_code == 302
    mandate = Mandate.objects.get()
    assert (mandate.person, mandate.scope, mandate.given_by) == (person, "proposals", verifier)
    assert mandate.ends_at == timezone.localtime(mandate.ends_at).replace(hour=0, minute=0)
    assert speaks_for(person, organisation, "proposals")
    assert not speaks_for(person, organisation, "comments")
    assert person.pseudonym in client.get(address_of(organisation)).text

    client.force_login(person)
    assert organisation.name in client.get("/en/organisations/").text
    assert client.get(address_of(organisation)).status_code == 403
    client.force_login(verifier)
    client.post(f"/en/organisations/mandates/{mandate.pk}/revoke/")
    assert not speaks_for(person, organisation, "proposals")
    assert list(organisations_of(person, "proposals")) == []
    actions = AuditEvent.objects.filter(action__startswith="mandate.").order_by("pk")
    assert [(one.actor, one.action, one.target, one.detail["person"]) for one in actions] == [
        (verifier, f"mandate.{what}", f"organisation:{organisation.pk}", person.pk)
        for what in ("given", "revoked")
    ]
    assert Notice.objects.filter(person=person).count() == 2


def test_whoever_speaks_for_all_of_it_gives_mandates_and_nobody_else(client, organisation):
    whole = MandateFactory(organisation=organisation).person
    part = MandateFactory(organisation=organisation, scope="comments").person
    other = MandateFactory(organisation=OrganisationFactory(verified=True)).person
    person = UserFactory()
    assert given(whole, organisation, person, scope="comments").given_by == whole
    for somebody in (part, other, person, UserFactory(moderator=True)):
        with pytest.raises(RuleBroken, match="whole organisation"):
            given(somebody, organisation, UserFactory())
        client.force_login(somebody)
        assert client.get(address_of(organisation)).status_code == 403
        assert client.post(address_of(organisation), form(person)).status_code == 403
    client.logout()
    assert client.get(address_of(organisation)).status_code == 302
    assert Mandate.objects.count() == 4


def test_nobody_gives_a_mandate_to_themselves(verifier, organisation):
    with pytest.raises(RuleBroken, match="themselves"):
        given(verifier, organisation, verifier)


def test_nobody_gives_for_longer_than_they_have(organisation):
    ends = timezone.now() + 10 * DAY
    whole = MandateFactory(organisation=organisation, ends_at=ends).person
    for end in (None, ends + DAY):
        with pytest.raises(RuleBroken, match="longer"):
            given(whole, organisation, UserFactory(), ends_at=end)
    assert given(whole, organisation, UserFactory(), ends_at=ends)


def test_only_the_giver_side_or_the_holder_takes_it_back(client, verifier, organisation):
    mandate = MandateFactory(organisation=organisation, scope="comments")
    stranger = MandateFactory(organisation=organisation, scope="proposals").person
    client.force_login(stranger)
    path = f"/en/organisations/mandates/{mandate.pk}/revoke/"
    assert client.post(path).status_code == 403
    with pytest.raises(RuleBroken):
        revoke_mandate(mandate=mandate, revoker=stranger)
    client.force_login(mandate.person)
    assert client.post(path).status_code == 302
    mandate.refresh_from_db()
    moment = mandate.revoked_at
    assert revoke_mandate(mandate=mandate, revoker=verifier).revoked_at == moment


def test_a_mandate_rests_while_the_organisation_is_not_verified():
    mandate = MandateFactory()
    assert not speaks_for(mandate.person, mandate.organisation, "everything")
    with pytest.raises(RuleBroken, match="not verified"):
        given(UserFactory(verifier=True), mandate.organisation, UserFactory())


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"person": "Nobody of this name"}, "Nobody has this public name."),
        ({"scope": "the-moon"}, "the-moon"),
        ({"evidence": ""}, "required"),
        ({"ends_on": "2001-01-01"}, "This day has passed."),
        ({"ends_on": "31/31/2031"}, "valid date"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    client, verifier, organisation, wrong, sentence
):
    client.force_login(verifier)
    answer = client.post(address_of(organisation), {**form(UserFactory()), **wrong})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "evidence" in wrong or "Minutes of 3 May" in answer.text
    assert not Mandate.objects.exists()


def test_an_end_before_the_start_is_refused_in_words(client, verifier, organisation):
    client.force_login(verifier)
    today = timezone.localdate()
    data = form(UserFactory(), starts_on=today + 5 * DAY, ends_on=today + DAY)
    answer = client.post(address_of(organisation), data)
    assert answer.status_code == 409
    assert "must end after" in answer.text


@pytest.mark.django_db(transaction=True)
def test_two_who_give_the_same_mandate_at_once_give_one():
    organisation, person = OrganisationFactory(verified=True), UserFactory()
    givers = [UserFactory(verifier=True), UserFactory(administrator=True)]
    answers = at_once([partial(given, giver, organisation, person) for giver in givers])
    assert sum(isinstance(one, RuleBroken) for one in answers) == 1
    assert Mandate.objects.count() == 1
