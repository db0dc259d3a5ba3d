"""Every URL answers every role as the table says, and a GET changes nothing (V8-01, V3-02)."""

import pytest
from django.db import transaction

from cms.services.site import setup_site
from tests.permissions.doors import Door, all_doors, walled_up
from tests.permissions.notation import METHODS, Row, as_expected
from tests.permissions.roles import ROLES
from tests.permissions.samples import SAMPLES
from tests.permissions.table import TABLE
from tests.permissions.writes import written

ROWS = {row.route: row for row in TABLE if not row.module}
FAMILIES = [row for row in TABLE if row.module]
ZEAL = "zeal.middleware.zeal_middleware"
FAMILY_ROLES = ("anonymous", "citizen", "editor")
DOORS = {door.route: door for door in reversed(all_doors()) if not walled_up(door)}


def row_of(door: Door) -> Row | None:
    """Find the row of a door: its own, or the family of its library."""
    families = (
        row
        for row in FAMILIES
        if door.route.startswith(row.route) and door.module.startswith(row.module)
    )
    return ROWS.get(door.route) or next(families, None)


def test_every_url_has_a_row():
    missing = [f"{door.route}  ({door.module})" for door in DOORS.values() if not row_of(door)]

    assert not missing, "Add rows to tests/permissions/table.py:\n" + "\n".join(missing)


def test_every_row_has_a_url():
    stale = set(ROWS) - set(DOORS)
    idle = [row.route for row in FAMILIES if row not in map(row_of, DOORS.values())]

    assert not stale, "The table lists URLs that do not exist any more."
    assert not idle, "The table lists families that have no member any more."


def test_no_row_is_written_twice():
    assert len(ROWS) + len(FAMILIES) == len(TABLE)


@pytest.fixture
def enter(world, client_of, settings):
    """Return what sends a request to a door and rolls everything back that it did."""

    def send(door, row, role, method, values, *, before):
        data = {key: str(value).format(**values) for key, value in row.data.items()}
        if row.module and ZEAL in settings.MIDDLEWARE:
            # How often a library asks the database is not ours to judge.
            settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != ZEAL]
        path = door.address(values) if values or not door.arguments else door.guessed_address()
        browser = client_of(role)
        response = getattr(browser, method.lower())(path, data if method == "POST" else None)
        after = written()
        changed = {key for key, counts in after.items() if before.get(key) != counts}
        return response, changed - set(row.writes.split()), after

    return send


@pytest.mark.parametrize("route", [route for route in DOORS if route in ROWS])
def test_the_door_opens_for_whom_it_should(route, world, enter):
    wrong = surprises(DOORS[route], world, enter)

    assert not wrong, f"{route}\n" + "\n".join(wrong)


# Wagtail's own hundreds of doors take a minute: with every role, among the slow tests.
# localize pages through its report without an order.
@pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results")
@pytest.mark.parametrize(
    "family",
    [row for row in FAMILIES if row.module != "wagtail"],
    ids=lambda row: f"{row.route} {row.module}",
)
def test_the_doors_of_a_library_open_for_whom_they_should(family, world, enter):
    """One test for all of a family: the site is laid out once, with its pages and its rights."""
    sweep(family, world, enter, FAMILY_ROLES)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results")
@pytest.mark.parametrize("family", FAMILIES, ids=lambda row: f"{row.route} {row.module}")
def test_the_doors_of_a_library_open_for_every_role_as_they_should(family, world, enter):
    sweep(family, world, enter, ROLES)


def sweep(family, world, enter, roles):
    setup_site()
    members = [door for door in DOORS.values() if row_of(door) is family]

    wrong = {door.route: surprises(door, world, enter, roles) for door in members}

    assert not any(wrong.values()), "\n".join(
        f"{route}\n  " + "\n  ".join(found) for route, found in wrong.items() if found
    )


def surprises(door: Door, world, enter, family_roles=FAMILY_ROLES) -> list[str]:
    """List where a door answers otherwise than the table says, or a reader changes something."""
    row = row_of(door)
    values = SAMPLES[row.sample](world) if row.sample else {}
    wrong = []
    so_far = written()
    for method in METHODS:
        for role, answer in asked_of(row, method, family_roles):
            with transaction.atomic():
                # PostgreSQL goes on counting over what is rolled back.
                response, changed, so_far = enter(door, row, role, method, values, before=so_far)
                transaction.set_rollback(True)
            if not as_expected(answer, response):
                wrong.append(f"{method} as {role}: {shown(response)}, expected {answer}")
            if method == "GET" and changed:
                wrong.append(f"GET as {role} wrote to {sorted(changed)}")
    return wrong


def asked_of(row: Row, method: str, family_roles) -> list[tuple[str, str]]:
    """List roles and answers to try.

    Where nobody may, the two ends of the scale will do; what a library's door tells apart is
    whether one is signed in and may enter the editors' rooms.
    """
    answers = row.answers(method)
    if row.module:
        roles = family_roles if method in row.methods else ()
    else:
        roles = ROLES if method in row.methods else ("anonymous", "administrator")
    return [(role, answers[role]) for role in roles]


def shown(response) -> str:
    """Say what came back in a few words."""
    return f"{response.status_code} {response.headers.get('Location', '')}".strip()
