"""How a row of the permission table is written, and what it says about one request."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.urls import Resolver404, resolve

from tests.permissions.roles import ROLES, SETS

# The front door, and the address under /cms/ which leads to it.
SIGN_IN = {"account_login", "staff_sign_in"}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def expectations(text: str) -> dict[str, str]:
    """Read ``"anonymous login, foreigner 403, rest 200"`` as one answer for each role.

    The first clause that names a role counts; ``rest`` takes whoever is left.
    """
    answers: dict[str, str] = {}
    for clause in text.split(","):
        *who, answer = clause.split()
        for role in ROLES:
            named = any(role in SETS[word] for word in who if word != "rest")
            if role not in answers and (named or "rest" in who):
                answers[role] = answer
    missing = set(ROLES) - set(answers)
    assert not missing, f"“{text}” says nothing about {sorted(missing)}"
    return answers


def as_expected(answer: str, response: HttpResponse) -> bool:
    """Compare a response with an answer of the table: ``200``, ``302|404``, ``login``, ``<500``."""
    return any(_one(alternative, response) for alternative in answer.split("|"))


def _one(answer: str, response: HttpResponse) -> bool:
    if answer == "login":
        return response.status_code == 302 and _is_sign_in(response["Location"])
    if answer.startswith("<"):
        return response.status_code < int(answer[1:])
    return response.status_code == int(answer)


def _is_sign_in(location: str) -> bool:
    try:
        return resolve(urlsplit(location).path).view_name in SIGN_IN
    except Resolver404:
        return False


@dataclass(frozen=True)
class Row:
    """What one door, or one family of doors of a library, answers to whom."""

    route: str
    sample: str = ""
    methods: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    module: str = ""
    writes: str = ""

    def answers(self, method: str) -> dict[str, str]:
        """Give each role's answer to a method; one that the row leaves out is refused."""
        return expectations(self.methods.get(method, "anonymous 405|login, rest 405"))


def row(
    route: str,
    sample: str = "",
    *,
    data: Mapping[str, Any] | None = None,
    writes: str = "",
    **methods: str,
) -> Row:
    """Write down one URL pattern."""
    assert set(methods) <= set(METHODS), methods
    return Row(route, sample, methods, data or {}, writes=writes)


def family(route: str, module: str, *, writes: str = "", **methods: str) -> Row:
    """Write down all URL patterns below ``route`` whose views are a library's (``module``)."""
    return Row(route, methods=methods, module=module, writes=writes)


Sample = Callable[[Any], dict[str, Any]]
