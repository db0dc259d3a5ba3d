"""Whatever stands in the address of a list of pages shows the same (V1-15, V1-16, V2-17)."""

import pytest

from tests.config.test_every_list import NONSENSE, read, said
from tests.factories import cms as made

LISTS = {
    "news": made.NewsFactory,
    "events": made.EventFactory,
    "library": made.LibraryItemFactory,
}


@pytest.mark.parametrize("door", LISTS)
def test_no_address_widens_a_list_of_pages(client, doors, door):
    for _ in range(3):
        LISTS[door](parent=doors[door])
    where = doors[door].url
    everything = said(read(client, where))

    for again in (NONSENSE, NONSENSE.replace("=a&", "=zzzz&", 1)):
        assert said(read(client, f"{where}?{again}")) == everything
