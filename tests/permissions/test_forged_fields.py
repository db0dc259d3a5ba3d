"""What a form does not ask for is ignored (V2-07): with it, the same is stored as without it."""

import re

import pytest
from django.apps import apps
from django.db import models, transaction

from people.models import Notice, User
from tests.permissions.roles import ROLES
from tests.permissions.samples import SAMPLES
from tests.permissions.table import TABLE
from tests.permissions.test_table import DOORS
from tests.permissions.writes import written

# A walk through every door: CI takes it.
pytestmark = pytest.mark.slow

OURS = ("participation.", "people.")
SENT = [
    row for row in TABLE if row.data and not row.module and DOORS[row.route].module.startswith(OURS)
]
FORGED = {
    **dict.fromkeys(("status", "state", "sight"), "hidden"),
    **dict.fromkeys(("support_count", "comment_count", "helpful_count", "version"), "999"),
    **dict.fromkeys(("weight", "depth", "number"), "9"),
    **dict.fromkeys(("is_staff", "is_superuser", "is_active", "verified"), "1"),
    **dict.fromkeys(("published_at", "created_at", "announced_at", "decided_at"), "2001-01-01"),
    "origin": "imported",
    "role": "administrator",
    "helped_by": "{stranger}",
    "moderator": "{stranger}",
    **dict.fromkeys(("author", "user", "person", "translator", "decided_by"), "{stranger}"),
    **dict.fromkeys(("author_id", "user_id", "person_id", "organisation_id"), "{stranger}"),
    **dict.fromkeys(("groups", "roles", "user_permissions"), "1"),
}
# What is new each time and says nothing about who did what.
PASSING = (models.DateTimeField, models.UUIDField, models.AutoField, models.JSONField)


def test_whatever_a_form_does_not_ask_for_is_ignored(world, client_of):
    stranger = world["translator"].pk
    forged = {key: value.format(stranger=stranger) for key, value in FORGED.items()}
    different, stored = [], 0
    for row in SENT:
        with transaction.atomic():
            for honest, dishonest in both_ways(row, world, client_of, forged):
                stored += bool(honest[1])
                if honest != dishonest:
                    different.append(f"{row.route}\n{honest}\n{dishonest}")
            transaction.set_rollback(True)
    assert not different, "\n".join(different)
    assert stored > 20


def both_ways(row, world, client_of, forged):
    """Send each form as its row does, and with the forged fields beside."""
    values = SAMPLES[row.sample](world) if row.sample else {}
    honest = {key: str(value).format(**values) for key, value in row.data.items()}
    path = DOORS[row.route].address(values)
    for role in who_may(row):
        browser = client_of(role)
        yield sent(browser, path, honest), sent(browser, path, {**forged, **honest})


def who_may(row):
    may = [role for role in ROLES if row.answers("POST")[role] in {"200", "302"}]
    return [role for role in may if role in {"citizen", "administrator"}] or may[:1]


def sent(browser, path, data):
    """Send a form and undo it: what was answered, and what then stood in each table it changed."""
    with transaction.atomic():
        before = written()
        answer = browser.post(path, data)
        changed = {table for table, counts in written().items() if before.get(table) != counts}
        found = [model for model in ours() if model._meta.db_table in changed]
        rows = {model.__name__: rows_of(model) for model in found}
        transaction.set_rollback(True)
    return answer.status_code, rows


def ours():
    for name in ("participation", "people"):
        yield from apps.get_app_config(name).get_models()


def rows_of(model):
    """Give all of a table but numbers and times; of keys to other rows, those to people."""
    fields = [
        field.attname
        for field in model._meta.concrete_fields
        if not isinstance(field, PASSING) and (not field.is_relation or field.related_model is User)
    ]
    rows = model.objects.values_list(*fields) if fields else [(model.objects.count(),)]
    if model is Notice:
        # What a notice is about is named by its number, new each time.
        rows = [[_unnumbered(each) for each in row] for row in rows]
    return sorted(map(repr, rows))


def _unnumbered(value):
    return re.sub(r"\d+", "#", value) if isinstance(value, str) else value
