"""Nonsense in the address of any page: nothing runs or breaks it (V1-06, -15)."""

from urllib.parse import urlencode

import pytest

from tests.attacks.forms import OURS
from tests.attacks.judge import alive
from tests.permissions.roles import ROLES
from tests.permissions.samples import SAMPLES
from tests.permissions.table import TABLE
from tests.permissions.test_table import DOORS

# A walk through every page: CI takes it.
pytestmark = pytest.mark.slow

# Whatever our pages ask for in an address, and what others' do.
ASKED = [
    "q", "page", "sort", "order", "order_by", "per_page", "after", "before", "status",
    "category", "territory", "kind", "theme", "stage", "year", "lang", "language", "next",
    "return_to", "code", "date", "when", "version", "edition", "action", "role", "number",
    "seed", "parent", "show", "view", "stance", "format", "mode", "fields", "callback", "name",
    "from", "to", "person", "origin", "support", "similar", "step", "url", "redirect", "search",
    "tag", "author", "limit", "offset", "group", "filter_spec",
]  # fmt: skip
HOSTILE = [
    "\"'><img src=x onerror=boom()></title></script><svg onload=boom()>",
    "javascript:boom()//{{ 13371337*3 }}{% debug %}' OR 1=1; SELECT pg_sleep(9) --",
    "\x00\u202e%00%0d%0aSet-Cookie: boom=1",
    "[" * 500,
    "-99999999999999999999999",
]


@pytest.fixture
def doors(world, client_of):
    """Give each page of ours that can be read, with somebody who may."""
    found = []
    for row in TABLE:
        answers = row.answers("GET") if "GET" in row.methods and not row.module else {}
        may = [role for role in ROLES if "200" in answers.get(role, "").split("|")]
        if may and DOORS[row.route].module.startswith((*OURS, "common.", "config.")):
            values = SAMPLES[row.sample](world) if row.sample else {}
            found.append((client_of(may[-1]), DOORS[row.route].address(values)))
    return found


def said(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode(errors="replace")


def test_nothing_in_an_address_runs_or_breaks_a_page(doors):
    for words in HOSTILE:
        query = urlencode(dict.fromkeys(ASKED, words))
        for browser, path in doors:
            answer = browser.get(f"{path}?{query}")
            assert answer.status_code < 500, (path, words)
            assert "boom" not in answer.cookies
            if "html" in answer.get("Content-Type", ""):
                assert not list(alive(said(answer))), (path, words)
            if answer.status_code in {301, 302}:
                assert answer["Location"].startswith(("/", "?", "#")), (path, answer["Location"])
                assert not answer["Location"].startswith("//")
    assert len(doors) > 90
