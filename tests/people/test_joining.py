"""Machines make no accounts here; people always do, by keyboard and without JavaScript (V2-13)."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from participation.models import Comment, Support
from people.models import User
from tests.factories.participation import ProposalFactory

SIGNUP = "/fr/accounts/signup/"


@pytest.fixture
def form(client):
    """What a person sends of the form they were shown."""

    def filled(number=0):
        page = BeautifulSoup(client.get(SIGNUP).text, "html.parser")
        began = page.select_one("[name=began]")["value"]
        return {"email": f"amal{number}@example.org", "pseudonym": f"Amal {number}", "began": began}

    return filled


def test_three_accounts_an_address_a_day_then_a_clear_sentence(client, form):
    answers = []
    for number in range(9):
        answers.append(client.post(SIGNUP, form("abcdefghi"[number])))
        client.cookies.clear()

    assert [answer.status_code for answer in answers] == [302] * 3 + [429] * 6
    assert "event code" in answers[-1].text
    assert answers[-1]["Retry-After"]
    assert "Amal i" in answers[-1].text
    assert User.objects.count() == 3


def test_what_fills_in_the_trap_hears_the_usual_and_gets_nothing(client, form):
    answer = client.post(SIGNUP, form() | {"website": "https://spam.example"})

    assert answer.status_code == 302
    assert answer.url == reverse("account_email_verification_sent")
    assert not User.objects.exists()


def test_who_is_quicker_than_a_person_sends_it_again(client, form, settings):
    settings.NORIA_JOIN_SECONDS = 1000
    answer = client.post(SIGNUP, form())
    assert answer.status_code == 422
    assert "That was quick" in answer.text
    for forged in ("", "x", "1:x:y"):
        assert client.post(SIGNUP, form() | {"began": forged}).status_code == 422
    assert not User.objects.exists()

    settings.NORIA_JOIN_SECONDS = 0
    assert client.post(SIGNUP, form()).status_code == 302


def test_the_trap_is_out_of_everybodys_way(client):
    page = BeautifulSoup(client.get(SIGNUP).text, "html.parser")
    trap = page.select_one("[name=website]")

    assert trap["tabindex"] == "-1"
    assert trap.find_parent(attrs={"aria-hidden": "true"})
    assert "style" not in trap.attrs


def test_whoever_has_not_confirmed_their_address_posts_nothing(client):
    proposal = ProposalFactory()
    client.post("/fr/accounts/signup/", {"email": "amal@example.org", "pseudonym": "Amal"})
    page = proposal.get_absolute_url()
    assert User.objects.filter(pseudonym="Amal").exists()

    words = {"text": "Oui.", "stance": "for", "language": "fr"}
    for door, data in ((f"{page}comments/", words), (f"{page}support/", {})):
        assert client.post(door, data)["Location"].startswith("/fr/accounts/login/")
    assert not Comment.objects.exists()
    assert not Support.objects.exists()
