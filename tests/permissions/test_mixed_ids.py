"""An id of one process in the address of another opens nothing, for anybody (V8-06)."""

import pytest
from django.db import transaction

from participation.models import Round
from tests.factories.participation import ProcessFactory, RoundFactory
from tests.permissions.roles import ROLES
from tests.permissions.samples import SAMPLES
from tests.permissions.table import TABLE
from tests.permissions.test_table import DOORS
from tests.permissions.writes import written

# A walk through every door: CI takes it.
pytestmark = pytest.mark.slow

# Rounds that an organiser has kept are laid out in any process of theirs.
OF_NO_PROCESS = {"name", "kept"}
MIXED = [
    row
    for row in TABLE
    if row.sample
    and not row.module
    and {"process"} < set(DOORS[row.route].arguments) - OF_NO_PROCESS
]


def test_an_id_of_one_process_is_unknown_to_another(world, client_of):
    wrong = []
    for row in MIXED:
        wrong += surprises(row, world, client_of)
    assert not wrong, "\n".join(wrong)


def surprises(row, world, client_of):
    """List who gets anything but "not found" where they may do the same with matching ids."""
    values = SAMPLES[row.sample](world)
    found = []
    # The name of a file is no id.
    for foreign in elsewhere(world, values, {*DOORS[row.route].arguments} - {"name"}):
        for method in row.methods:
            for role in who_may(row, method):
                with transaction.atomic():
                    status, wrote = ask(row, role, method, values | foreign, client_of)
                    transaction.set_rollback(True)
                if wrote or status != 404:
                    found.append(f"{method} {row.route} as {role}, {foreign}: {status}, {wrote}")
    return found


def who_may(row, method):
    """Choose a few of those whom the row lets in: those who may most, and one of the others."""
    may = [role for role in ROLES if row.answers(method)[role] not in {"login", "403", "404"}]
    return [role for role in may if role in {"citizen", "organiser", "administrator"}] or may[:1]


def elsewhere(world, values, arguments):
    """Give ids of another process of the same organiser to put into the address.

    Its round has the name of the one in the address, so that only what lies below is foreign.
    """
    other = ProcessFactory(territory=world.town)
    other.organisers.add(world["organiser"])
    if "round" not in arguments:
        return [{"process": other.slug}]
    own = Round.objects.get(process__slug=values["process"], slug=values["round"])
    if arguments == {"process", "round"}:
        return [{"round": RoundFactory(process=other, kind=own.kind).slug}]
    RoundFactory(process=other, kind=own.kind, slug=own.slug)
    beside = RoundFactory(process=own.process, kind=own.kind)
    return [{"process": other.slug}, {"round": beside.slug}]


def ask(row, role, method, values, client_of):
    data = {key: str(value).format(**values) for key, value in row.data.items()}
    browser, path = client_of(role), DOORS[row.route].address(values)
    before = written()
    answer = getattr(browser, method.lower())(path, data if method == "POST" else None)
    changed = {table for table, counts in written().items() if before.get(table) != counts}
    return answer.status_code, changed
