"""Tools that only some tests need: named when they are missing, never quietly left out in CI."""

import os
import shutil

import pytest

# What is looked for, and the Debian package it comes in.
TOOLS = {
    "chromium": ("chromium", "chromium"),
    "redis": ("redis-server", "redis-server"),
}


def tool(name: str) -> str:
    """Return the path of a tool; skip the test without it, or fail where nothing may be skipped."""
    program, package = TOOLS[name]
    found = os.environ.get(f"{name.upper()}_PATH") or shutil.which(program)
    if found:
        return found
    words = f"{program} is missing: apt install {package}"
    if os.environ.get("NORIA_CI") == "1":
        pytest.fail(words, pytrace=False)
    pytest.skip(words)
