"""Who is told what stands in one table, which no notice is missing from."""

import re
from pathlib import Path

from people import notices

TABLE = Path(__file__).parents[2] / "docs/reference/notices.md"


def test_the_table_of_notices_names_each_that_the_site_can_tell_and_no_other():
    named = re.findall(r"^\| `([a-z_-]+)` \|", TABLE.read_text("utf-8"), re.MULTILINE)
    assert len(named) == len(set(named))
    assert set(named) == set(notices.known())
