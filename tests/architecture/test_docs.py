import re

from tests.architecture.sources import files, functions, text

TRUST = "docs/reference/trust.md"


def test_every_test_that_a_promise_names_exists():
    named = set(re.findall(r"`(test_\w+)`", text(TRUST)))
    known = {node.name for name in files("tests/*.py") for node in functions(name)}

    assert named
    assert named - known == set()
