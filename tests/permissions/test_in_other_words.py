"""Whatever door opens to whom: it speaks the reader's language, and errors do too (A-27)."""

import pytest
from django.db import transaction

from tests.leaks import foreign_words
from tests.permissions.roles import ROLES
from tests.permissions.samples import SAMPLES
from tests.permissions.table import TABLE
from tests.permissions.test_table import DOORS

# A walk through every door: CI takes it.
pytestmark = pytest.mark.slow

# Where we try our own things out there are no readers; the others are walked in the browser.
ELSEWHERE = ("/<lang>/styleguide/", "/<lang>/demo/", r"/<lang>/((?:[\w\-]+/)*)$")
READ = [
    row
    for row in TABLE
    if row.route.startswith("/<lang>/") and not row.module and row.route not in ELSEWHERE
]
# Whoever may most sees most of a page; a stranger sees what it takes.
READERS = ("organiser", "administrator", "citizen", "anonymous")


@pytest.mark.timeout(900)
def test_no_page_and_no_error_speaks_another_language(world, client_of, translations):
    leaks, read = {}, 0
    for row in READ:
        before = transaction.savepoint()
        for where, answer in answers(row, world, client_of):
            read += 1
            for words in foreign_words(answer.content):
                leaks.setdefault(words, where)
        transaction.savepoint_rollback(before)
    assert not leaks, "\n".join(f"{where}: {words}" for words, where in leaks.items())
    assert read > 200


def answers(row, world, client_of):
    """Give the pages that a door shows to a few of those who may, and to who fills in nothing."""
    door = DOORS[row.route]
    values = SAMPLES[row.sample](world) if row.sample else {}
    path = door.address(values).replace("/fr/", "/ar/", 1)
    for method in sorted({"GET", "POST"} & set(row.methods)):
        for role in readers(row, method):
            before = transaction.savepoint()
            answer = getattr(client_of(role), method.lower())(path)
            transaction.savepoint_rollback(before)
            if answer.status_code in {301, 302} or "html" not in answer["Content-Type"]:
                continue
            yield f"{method} {path} as {role}", answer


def readers(row, method):
    """Choose who asks: of those who may, whoever may most, and a citizen who reads."""
    answers = row.answers(method)
    may = [role for role in ROLES if answers[role] not in {"login", "302", "404"}]
    known = [role for role in READERS if role in may] or may
    return {*known[:1], *({"citizen"} & set(may) if method == "GET" else ())}
