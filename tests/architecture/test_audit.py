"""Whatever is written into the audit has words for whoever reads it."""

import ast
import re

from people.audit_words import WORDS
from tests.architecture import sources

CODE = re.compile(r"[a-z_]+\.[a-z_]*")
# Names of permissions look like codes of the audit.
PERMISSIONS = ("participation.", "people.", "cms.", "lab.", "live.")


def test_everything_in_the_audit_has_words():
    written = set()
    for name in sources.product():
        source = sources.text(name)
        if "audit" in source:
            written |= set(codes_in(ast.parse(source)))

    assert not {code for code in written if code not in WORDS and not begins_some(code)}
    assert len(written) > 70


def codes_in(tree):
    """Give the codes a module names; of one that is put together, what it begins with."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "action":
            yield from (n.value for n in ast.walk(node) if is_code(n))
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "action":
            yield from (n.value for n in ast.walk(node) if is_code(n))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_record", "_note"}:
            yield from (n.value for arg in node.args[:1] for n in ast.walk(arg) if is_code(n))


def is_code(node):
    return isinstance(node, ast.Constant) and CODE.fullmatch(str(node.value))


def begins_some(code):
    return code.endswith((".", "_")) and any(known.startswith(code) for known in WORDS)
