import pytest
from django.contrib.auth.models import AnonymousUser, Group

from people import roles
from people.queries.roles import roles_given_to, roles_of
from people.rules import has_role, is_staff_member
from people.services.accounts import ensure_user
from tests.factories.people import UserFactory


def test_every_role_has_its_group():
    assert set(roles.ALL) <= set(Group.objects.values_list("name", flat=True))


@pytest.mark.parametrize("role", roles.ALL)
def test_a_role_is_held_by_its_holder_and_nobody_else(role):
    holder, other = UserFactory(roles=[role]), UserFactory()

    assert has_role(role).test(holder)
    assert is_staff_member.test(holder)
    for visitor in (other, AnonymousUser(), UserFactory(roles=[role], is_active=False)):
        assert not has_role(role).test(visitor)
        assert not is_staff_member.test(visitor)


def test_one_of_several_roles_is_enough():
    assert has_role("editor", "moderator").test(UserFactory(moderator=True))
    assert not has_role("editor", "moderator").test(UserFactory(organiser=True))


def test_asking_for_a_role_that_does_not_exist_is_a_mistake():
    with pytest.raises(ValueError, match="No such role"):
        has_role("king")


def test_a_person_is_looked_up_once_however_many_rules_ask(django_assert_num_queries):
    organiser = UserFactory(organiser=True)

    with django_assert_num_queries(1):
        assert has_role("organiser").test(organiser)
        assert not has_role("editor").test(organiser)
        assert is_staff_member.test(organiser)


def test_roles_rest_until_there_is_a_second_factor(settings):
    bare = UserFactory(organiser=True, second_factor=False)

    assert roles_given_to(bare) == {"organiser"}
    assert roles_of(bare) == frozenset()
    settings.NORIA_STAFF_SECOND_FACTOR = False
    assert roles_of(bare) == {"organiser"}


def test_making_sure_of_an_account_twice_changes_nothing():
    made = ensure_user(email="Amal@Example.org", pseudonym="Amal", language="ar", roles=["editor"])
    again = ensure_user(email="amal@example.org", pseudonym="Other", language="fr")

    assert again == made
    assert (again.email, again.pseudonym, again.language) == ("amal@example.org", "Amal", "ar")
    assert roles_given_to(again) == {"editor"}
    assert again.emailaddress_set.get().verified
    assert not again.has_usable_password()
