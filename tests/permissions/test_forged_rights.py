"""No role widens its rights by a forged form in the editors' rooms (V8-10)."""

import re

import pytest
from django.contrib.auth.models import Group
from django.db import transaction

from people.models import User
from tests.permissions.roles import ROLES
from tests.permissions.test_table import DOORS, ZEAL
from tests.permissions.writes import written

# A walk through many doors: CI takes it.
pytestmark = pytest.mark.slow

WIDENING = re.compile(
    r"^/cms/.*(user|group|role|workflow|task|site|setting|locale|privacy|permission|bulk|account)"
)
# Who may do what, and where: none of it changes by these doors.
RIGHTS = {
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "people_user_groups",
    "people_user_user_permissions",
    "wagtailcore_grouppagepermission",
    "wagtailcore_groupcollectionpermission",
    "wagtailcore_workflow",
    "wagtailcore_workflowtask",
    "wagtailcore_task",
    "wagtailcore_site",
    "wagtailcore_locale",
    "mfa_authenticator",
    "account_emailaddress",
    "people_mandate",
    "people_verification",
    "participation_watch",
}

# How pages go out is for administrators to change.
WAYS_OUT = {"wagtailcore_workflow", "wagtailcore_workflowtask", "wagtailcore_task"}


def forged(person):
    group = Group.objects.get(name="administrator")
    return {
        "is_superuser": "on",
        "is_staff": "on",
        "is_active": "on",
        "groups": [str(group.pk)],
        "role": str(group.pk),
        "roles": ["administrator"],
        "user": str(person.pk),
        "email": person.email,
        "pseudonym": person.pseudonym,
        "name": "forged",
        "hostname": "forged.example",
        "port": "80",
        "root_page": "1",
        "language_code": "de",
        "restriction_type": "none",
        "active": "on",
        "next": "/",
        "permissions": ["1", "2", "3"],
        "page_permissions-TOTAL_FORMS": "1",
        "page_permissions-INITIAL_FORMS": "0",
        "page_permissions-0-page": "1",
        "page_permissions-0-permissions": ["1", "2"],
        "workflow_tasks-TOTAL_FORMS": "1",
        "workflow_tasks-INITIAL_FORMS": "0",
        "workflow_tasks-0-task": "1",
        "workflow_tasks-0-ORDER": "1",
    }


def flags():
    rows = User.objects.order_by("pk")
    return list(rows.values_list("pk", "email", "is_superuser", "is_staff", "is_active"))


def test_no_role_widens_its_rights_by_a_forged_form(world, client_of, settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != ZEAL]
    doors = [door for route, door in DOORS.items() if WIDENING.match(route)]
    assert len(doors) > 30
    before, wrong, tried = flags(), [], 0
    for role in ROLES:
        browser = client_of(role)
        person = world["citizen"] if role == "anonymous" else world[role]
        data = forged(person)
        for door in doors:
            path = door.guessed_address()
            for address in (path, path.replace("/1/", f"/{person.pk}/", 1)):
                with transaction.atomic():
                    counted = written()
                    browser.post(address, data)
                    changed = {t for t, n in written().items() if counted.get(t) != n}
                    tried += 1
                    kept = RIGHTS - (WAYS_OUT if role == "administrator" else set())
                    if changed & kept or flags() != before:
                        wrong.append(f"{role} {address}: {sorted(changed)}")
                    transaction.set_rollback(True)
    assert not wrong, "\n".join(wrong)
    assert tried > 600
