"""Lists ask the database as often for one row as for thirty, and no address widens them.

V1-15, V1-16, V2-17. A list that has a test of its own for what it costs is here with a few rows,
for what an address may do to it (``FEW``); the others grow to thirty.
"""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.config.lists import FEW, LISTS

NONSENSE = urlencode(
    {
        "author__email__startswith": "a",
        "person__password__contains": "argon",
        "sort": "pg_sleep(9)--",
        "order": "-author__email",
        "order_by": "1; DROP TABLE people_user",
        "page": "1' OR '1'='1",
        "after": "0 UNION SELECT 1",
        "before": "\x00",
        "per_page": "1000000",
        "limit": "1000000",
        "offset": "-1",
        "status": "x' OR 1=1 --",
    }
)


def read(client, where):
    answer = client.get(where)
    assert answer.status_code == 200, where
    return BeautifulSoup(answer.content, "html.parser").main


def said(main):
    return " ".join(main.get_text(" ").split())


def cost(client, where):
    read(client, where)
    with CaptureQueriesContext(connection) as spent:
        client.get(where)
    return len(spent)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_at_one_and_thirty_and_no_address_widens_it(name, client):
    shown = LISTS[name]()
    if shown.reader:
        client.force_login(shown.reader)
    shown.add(1)
    one, little = cost(client, shown.address), len(said(read(client, shown.address)))
    for number in range(2, FEW.get(name, 30) + 1):
        shown.add(number)

    assert cost(client, shown.address) == one

    everything = said(read(client, shown.address))
    assert len(everything) > little
    sign = "&" if "?" in shown.address else "?"
    for again in (NONSENSE, NONSENSE.replace("=a&", "=zzzz&", 1)):
        assert said(read(client, f"{shown.address}{sign}{again}")) == everything
