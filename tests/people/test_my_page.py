import pytest
from django.urls import reverse

from people import contributions, needs
from people.models import User
from people.services.territories import load_territories
from tests.factories.people import UserFactory

HOSTILE = ['"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "</title><script>alert(1)</script>"]


@pytest.mark.parametrize("name", ["people:me", "people:profile", "people:sessions"])
def test_my_pages_are_for_me_alone_and_kept_by_no_cache(client, name):
    assert client.get(reverse(name)).url.startswith("/fr/accounts/login/")

    client.force_login(UserFactory())
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]


def test_who_i_am_can_be_changed(client):
    person = UserFactory()
    sfax = load_territories()["sfax"]
    client.force_login(person)

    answer = client.post(
        reverse("people:profile"), {"pseudonym": "Amal B", "language": "ar", "territory": sfax.pk}
    )

    person.refresh_from_db()
    assert answer.url == "/fr/accounts/"
    assert (person.pseudonym, person.language, person.territory) == ("Amal B", "ar", sfax)


@pytest.mark.parametrize("name", ["", "Administratrice", "Lucía", *HOSTILE, "Am\u202eal"])
def test_a_bad_name_is_said_at_the_field_and_nothing_changes(client, name):
    UserFactory(pseudonym="Lucia")
    person = UserFactory(pseudonym="Amal")
    client.force_login(person)

    answer = client.post(reverse("people:profile"), {"pseudonym": name, "language": "fr"})

    person.refresh_from_db()
    assert answer.status_code == 422
    assert "pseudonym" in answer.context["form"].errors
    assert person.pseudonym == "Amal"
    for words in HOSTILE[::2]:
        assert words not in answer.text


def test_keeping_my_own_name_is_no_clash(client):
    person = UserFactory(pseudonym="Amal")
    client.force_login(person)

    form = {"pseudonym": "AMAL", "language": "fr"}
    assert client.post(reverse("people:profile"), form).status_code == 302


@pytest.mark.parametrize("field", ["email", "is_superuser", "is_staff", "groups", "is_active"])
def test_nothing_else_can_be_changed_that_way(client, field):
    person = UserFactory(pseudonym="Amal")
    before = User.objects.filter(pk=person.pk).values().get()
    client.force_login(person)

    client.post(reverse("people:profile"), {"pseudonym": "Amal", "language": "fr", field: "1"})

    after = User.objects.filter(pk=person.pk).values().get()
    assert {k: v for k, v in after.items() if k != "last_login"} == {
        k: v for k, v in before.items() if k != "last_login"
    }
    assert not person.groups.exists()


@pytest.mark.parametrize("count", [1, 30])
def test_what_i_contributed_is_listed_to_five_in_one_query_a_kind(
    client, count, monkeypatch, django_assert_num_queries
):
    people = [UserFactory() for _ in range(count)]
    monkeypatch.setattr(User, "get_absolute_url", lambda self: f"/p/{self.pk}", raising=False)
    monkeypatch.setattr(contributions, "_kinds", {})
    monkeypatch.setattr(needs, "_listers", {})
    contributions.register(
        "friends", "My friends", lambda _user: User.objects.filter(pk__in=[p.pk for p in people])
    )
    client.force_login(people[0])

    with django_assert_num_queries(7):
        page = client.get(reverse("people:me"))

    assert page.text.count('href="/p/') == min(count, 5)


def test_my_address_is_shown_to_nobody_else(client):
    person = UserFactory(email="secret-address@example.org")
    client.force_login(UserFactory(administrator=True))

    for path in ("/fr/accounts/people/", f"/fr/accounts/people/{person.pk}/roles/"):
        assert "secret-address" not in client.get(path).text
