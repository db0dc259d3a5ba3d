"""There is one way in: every other sign-in page leads to it (V6-03)."""

import pytest
from django.urls import reverse

from tests.factories.people import UserFactory
from tests.permissions.doors import all_doors, walled_up

OTHER_DOORS = [
    "/cms/login/",
    "/cms/password_reset/",
    "/cms/password_reset/confirm/x/y/",
    "/fr/_util/login/",
]


@pytest.mark.parametrize("path", OTHER_DOORS)
def test_other_sign_in_pages_lead_to_the_front_door(client, path):
    response = client.get(path)

    assert response.status_code == 302
    assert response["Location"].endswith(reverse("account_login"))


def test_the_way_back_is_kept_if_it_stays_here(client):
    assert client.get("/cms/login/?next=/cms/pages/")["Location"].endswith(
        "?next=%2Fcms%2Fpages%2F"
    )


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_the_way_back_never_leads_elsewhere(client, wanted):
    response = client.get("/cms/login/", {"next": wanted})

    assert response["Location"].endswith(reverse("account_login"))


def test_nobody_enters_by_a_form_of_another_kind(client):
    response = client.post("/cms/login/", {"username": "a@example.org", "password": "x"})

    assert response.status_code in {302, 405}
    assert "_auth_user_id" not in client.session


def test_only_sign_in_pages_are_walled_up():
    """Doors behind other doors: Wagtail's own login and passwords, and nothing else."""
    hidden = {door.route for door in all_doors() if walled_up(door)}

    assert all("login" in route or "password" in route for route in hidden), hidden


def test_people_without_a_role_are_told_so_and_not_sent_round_in_a_circle(client):
    client.force_login(UserFactory(), "django.contrib.auth.backends.ModelBackend")

    assert client.get("/cms/").status_code == 403
