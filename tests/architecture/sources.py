"""The project's own files, for the tests that read them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def files(*patterns: str) -> tuple[str, ...]:
    """List the files under version control, and new ones that are not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(sorted({name for name in listed.stdout.split("\n") if (ROOT / name).is_file()}))


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def python() -> tuple[str, ...]:
    """List modules people write: all but migrations."""
    return tuple(name for name in files("*.py") if "/migrations/" not in name)


def product() -> tuple[str, ...]:
    """List the modules that run for people: no tests either."""
    return tuple(name for name in python() if not name.startswith("tests/"))


def functions(name: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(text(name))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def hits(names: tuple[str, ...], pattern) -> set[str]:
    """Name every file in which a pattern occurs outside comments."""
    return {
        name
        for name in names
        for line in text(name).splitlines()
        if pattern.search(line) and not line.lstrip().startswith(("#", "//"))
    }
