from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.urls import reverse

from common.exceptions import RuleBroken
from people import roles
from people.models import AuditEvent
from people.queries.people import PAGE, people_page
from people.queries.roles import role_changes, roles_given_to
from people.services.roles import give_roles
from tests.factories.people import UserFactory
from tests.people.fresh import sign_in_fresh

LIST = "/fr/accounts/people/"
OTHERS = [role for role in roles.ALL if role != roles.ADMINISTRATOR]


def form_of(person):
    return reverse("people:roles", args=[person.pk])


def test_an_administrator_gives_and_takes_roles_and_both_are_written_down(client):
    dana, person = UserFactory(administrator=True), UserFactory(roles=["editor"])
    sign_in_fresh(client, dana)

    answer = client.post(form_of(person), {"roles": ["moderator", "translator"]})

    person = type(person).objects.get(pk=person.pk)
    assert answer.url == LIST
    assert roles_given_to(person) == {"moderator", "translator"}
    changes = AuditEvent.objects.filter(actor=dana, target=f"person {person.pk}").order_by("pk")
    assert [(change.action, change.detail["role"]) for change in changes] == [
        ("role.given", "moderator"),
        ("role.given", "translator"),
        ("role.taken", "editor"),
    ]


def test_an_old_sign_in_is_asked_again_before_roles_change_and_keeps_what_was_chosen(client):
    person = UserFactory(roles=["editor"])
    client.force_login(UserFactory(administrator=True))

    asked = client.post(form_of(person), {"roles": ["moderator", "translator"]})

    assert asked.url.startswith("/fr/accounts/again/?next=")
    assert roles_given_to(type(person).objects.get(pk=person.pk)) == {"editor"}
    back = parse_qs(urlsplit(asked.url).query)["next"][0]
    page = BeautifulSoup(client.get(back).text, "html.parser")
    ticked = {box["value"] for box in page.select("input[name=roles][checked]")}
    assert ticked == {"moderator", "translator"}


def test_an_administrator_sees_who_changed_the_roles_of_a_person(client, django_assert_num_queries):
    dana, person = UserFactory(administrator=True, pseudonym="<b>Dana</b>"), UserFactory()
    give_roles(giver=dana, person=UserFactory(), roles=["organiser"])
    for given in ("editor", "moderator"):
        give_roles(giver=dana, person=person, roles=[given])
    client.force_login(dana)

    text = client.get(form_of(person)).text

    assert "&lt;b&gt;Dana&lt;/b&gt; gave the role: Editor" in text
    assert "took the role: Editor" in text
    assert text.index("gave the role: Moderator") < text.index("gave the role: Editor")
    assert "the role: Organiser" not in text
    with django_assert_num_queries(1):
        assert len(role_changes(person)) == 3


@pytest.mark.parametrize("role", [*OTHERS, None])
def test_nobody_else_sees_people_or_gives_roles(client, role):
    person = UserFactory(roles=[role] if role else [])
    client.force_login(person)

    assert client.get(LIST).status_code == 403
    assert client.get(form_of(person)).status_code == 403
    assert client.post(form_of(person), {"roles": ["administrator"]}).status_code == 403
    assert roles_given_to(type(person).objects.get(pk=person.pk)) == {role} - {None}
    assert AuditEvent.objects.filter(action="permission.denied", actor=person).count() == 3


def test_visitors_are_asked_to_sign_in(client):
    person = UserFactory()

    for path in (LIST, form_of(person)):
        assert client.get(path).url.startswith("/fr/accounts/login/")


def test_nobody_changes_their_own_roles(client):
    dana = UserFactory(administrator=True)
    sign_in_fresh(client, dana)

    page = client.get(form_of(dana))
    answer = client.post(form_of(dana), {"roles": list(roles.ALL)})

    assert "Save the roles" not in page.text
    assert answer.status_code == 409
    assert roles_given_to(type(dana).objects.get(pk=dana.pk)) == {"administrator"}


def test_not_even_a_superuser_does():
    root = UserFactory(is_superuser=True, second_factor=True)

    with pytest.raises(RuleBroken):
        give_roles(giver=root, person=root, roles=["editor"])


def test_a_role_that_does_not_exist_is_refused(client):
    person = UserFactory()
    sign_in_fresh(client, UserFactory(administrator=True))

    assert client.post(form_of(person), {"roles": ["king"]}).status_code == 422
    assert not person.groups.exists()


def test_other_groups_of_a_person_are_left_alone():
    person = UserFactory()
    person.groups.add(Group.objects.get_or_create(name="Sfax team")[0])

    give_roles(giver=UserFactory(administrator=True), person=person, roles=["editor"])

    assert set(person.groups.values_list("name", flat=True)) == {"Sfax team", "editor"}


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_the_same_however_long(client, count, django_assert_num_queries):
    client.force_login(UserFactory(administrator=True))
    UserFactory.create_batch(count - 1, roles=["editor", "moderator"])

    with django_assert_num_queries(5):
        page = client.get(LIST)

    assert page.text.count('id="person-') == count


def test_people_are_found_by_the_look_of_their_name_or_their_whole_address(client):
    client.force_login(UserFactory(administrator=True, pseudonym="Dana"))
    amal = UserFactory(pseudonym="Amal Ben Salah", email="amal@example.org")
    UserFactory(pseudonym="Giulia", email="giulia@example.org")

    for asked in ("amal", "ÁMAL", "Аmal", "amal@example.org"):
        assert client.get(LIST, {"q": asked}).context["people"][0].person == amal
    for asked in ("example.org", "amal@", "'; --", "\x00", "x" * 300):
        assert not client.get(LIST, {"q": asked}).context["people"]


def test_people_are_found_by_role(client):
    client.force_login(UserFactory(administrator=True))
    editor = UserFactory(editor=True)

    assert client.get(LIST, {"role": "editor"}).context["people"][0].person == editor


def test_pages_follow_each_other_without_gap_or_repeat():
    UserFactory.create_batch(PAGE + 5)

    first = people_page()
    second = people_page(after=first.after)

    assert len(first.people) == PAGE
    assert len(second.people) == 5
    assert not second.after
    assert not {p.person.pk for p in first.people} & {p.person.pk for p in second.people}


def test_a_hostile_name_is_shown_as_text(client):
    client.force_login(UserFactory(administrator=True))
    person = UserFactory(pseudonym='<b onclick="x">Amal')

    for path in (LIST, form_of(person)):
        assert "<b onclick" not in client.get(path).text
