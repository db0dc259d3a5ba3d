"""Nobody looks like somebody else, like an organisation or like those who run the site (V1-23)."""

import pytest
from django.test import Client

from people.models import Organisation, User
from tests.factories.people import OrganisationFactory, UserFactory
from tests.live.room import Room
from workflows.live.models import Participant

JOIN, PROFILE, ASK = "/en/accounts/signup/", "/en/accounts/profile/", "/en/organisations/ask/"
# Turned round, hidden in, and spelt with letters of other scripts.
OFFICIAL = ["admin", "аdmin", "АDМIN", "аdm\u0456n", "Mоderator", "Noria team", "المشرف"]
UNSEEN = ["Am\u202eal", "Am\u200bal", "Am\u2066al", "Am\u00adal", "\ufeffAmal", "Am\u0000al"]


def join(name):
    return Client().post(JOIN, {"email": "new@example.org", "pseudonym": name})


def change(person, name):
    browser = Client()
    browser.force_login(person)
    return browser.post(PROFILE, {"pseudonym": name, "language": "en"})


@pytest.mark.parametrize("name", [*OFFICIAL, *UNSEEN])
def test_a_public_name_that_deceives_is_refused_at_every_door(name):
    person = UserFactory(pseudonym="Hédi")

    assert join(name).status_code == 422
    assert change(person, name).status_code == 422
    assert set(User.objects.values_list("pseudonym", flat=True)) == {"Hédi"}
    assert change(person, "Hédi B.").status_code == 302


def test_nobody_takes_the_name_of_a_verified_organisation():
    verifier = UserFactory(verifier=True)
    OrganisationFactory(name="Amis du jardin", verified_by=verifier)
    OrganisationFactory(name="Not checked")

    for name in ("Amis du jardin", "amis-du-jardin", "Аmis du jardin"):
        assert join(name).status_code == 422, name
        assert change(verifier, name).status_code == 422, name
    assert join("Not checked").status_code == 302


@pytest.mark.parametrize("name", ["Аmis du jardin", "AMIS  DU-JARDIN", "Am\u0456s du jardin"])
def test_an_organisation_does_not_look_like_another(client, name):
    OrganisationFactory(name="Amis du jardin")
    client.force_login(UserFactory())
    facts = {"kind": "cooperative", "asked_why": "I keep its books."}

    assert client.post(ASK, {"name": name, **facts}).status_code == 409
    assert Organisation.objects.count() == 1
    assert client.post(ASK, {"name": "Amis de la mer", **facts}).status_code == 302


@pytest.mark.parametrize("name", ["Am\u202eis", "Am\u200bis", "\u2067Amis"])
def test_the_name_of_an_organisation_has_nothing_unseen_in_it(client, name):
    client.force_login(UserFactory())

    answer = client.post(ASK, {"name": name, "kind": "cooperative", "asked_why": "Its books."})

    assert answer.status_code == 422
    assert not Organisation.objects.exists()


def test_in_a_session_nobody_sits_under_the_name_of_who_runs_it():
    room = Room(guests=0)
    door = f"/en/live/{room.session.code}/join/"
    mine = UserFactory(pseudonym="Lucía Ferrer")
    with_account = Client()
    with_account.force_login(mine)
    assert with_account.post(door, {"name": "", "language": "es"}).status_code == 302

    def sit(name):
        return Client().post(door, {"name": name, "language": "es"}).status_code

    for name in OFFICIAL:
        assert sit(name) == 422, name
    karim = room.karim.pseudonym
    for name in (karim, karim.upper(), "Lucia Ferrer", "LUС\u0406A FERRER"):
        assert sit(name) == 409, name
    assert [sit("Amal"), sit("Amal"), sit("")] == [302] * 3
    assert sit("Zi\u202ea\u200b Concetta") == 302
    assert Participant.objects.filter(session=room.session, name="Zi a Concetta").exists()
