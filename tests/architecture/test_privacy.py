"""Whatever is held about people is declared: why, how long, who exports and who erases it."""

import pytest
from django.apps import apps
from django.db.models import EmailField, GenericIPAddressField

from people import privacy
from people.models import User
from people.privacy import Then
from people.services import forgetting

HOW = (
    "Declare it in the `held.py` of its floor: a Held(...) with its links to people, what becomes "
    "of each when they are erased, why it is held, how long, and what an export tells of it."
)
# Hold an address of somebody, or a way to somebody, that is nobody's account.
NOT_PEOPLE: dict[str, str] = {}
DECLARED = {one.model: one for one in privacy.held()}


def ways_to_people(model):
    """Name the columns of a table itself (not those of its parents) that lead to a person."""
    for column in model._meta.local_fields:
        if (column.is_relation and column.related_model is User) or isinstance(column, EmailField):
            yield column.name


def tables():
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy or model._meta.app_label == "demo":
            continue
        if columns := set(ways_to_people(model)):
            yield pytest.param(model, columns, id=model._meta.label)


@pytest.mark.parametrize(("model", "columns"), list(tables()))
def test_every_table_about_people_is_declared(model, columns):
    label = model._meta.label
    if label in NOT_PEOPLE:
        return
    assert label in DECLARED, f"{label} leads to people by {columns}. {HOW}"
    one = DECLARED[label]
    assert columns <= {*one.links, *one.addresses}, f"{label}: {columns}. {HOW}"


@pytest.mark.parametrize("one", list(DECLARED.values()), ids=lambda one: one.model)
def test_every_declaration_says_what_is_told_and_what_is_forgotten(one):
    assert str(one.purpose)
    assert str(one.kept)
    assert one.columns or one.why_not
    known = {column.name for column in one.table._meta.get_fields()} | {"pk"}
    assert {*one.links, *one.addresses} <= known
    needs_somebody = Then.SPECIAL in one.links.values()
    if one.addresses and Then.DELETED not in one.links.values():
        needs_somebody = one.model != "participation.Report"  # by participation.services.forgetting
    assert one.by or not needs_somebody, f"{one.model}: who forgets it?"


def test_every_declared_query_can_be_asked():
    person = User(pk=0, email="nobody@example.org")

    assert not any(privacy.told(person).values())


def test_nothing_personal_is_told_twice_under_one_name():
    keys = [one.key for one in privacy.held() if one.columns]

    assert len(keys) == len(set(keys))


def test_each_floor_has_somebody_who_forgets():
    assert {"traces", "participation", "live", "pages", "event_registrations"} <= set(
        forgetting._registered
    )


def test_addresses_of_machines_are_kept_in_one_place_only():
    holders = {
        model._meta.label
        for model in apps.get_models()
        for column in model._meta.local_fields
        if isinstance(column, GenericIPAddressField)
    }

    assert holders == {"usersessions.UserSession"}
