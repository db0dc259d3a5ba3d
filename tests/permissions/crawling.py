"""Read every page of ours that the ids at hand lead to, as one person."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.permissions.doors import all_doors
from tests.permissions.table import TABLE

# Nothing of participation stands there.
ELSEWHERE = ("/cms/", "/documents/", "/media/", "/styles/", "/live/")
ELSEWHERE += tuple(f"/<lang>/{part}/" for part in ("events", "organisations", "services/start"))
READ = {row.route for row in TABLE if "GET" in row.methods and not row.module}


def addresses(
    places: Iterable[Mapping[str, Any]], *, without: tuple[str, ...] = ELSEWHERE
) -> list[str]:
    """List the addresses of every door of ours whose arguments one of the places has."""
    found: dict[str, None] = {}
    known = [{}, *places]
    for door in all_doors():
        if door.route not in READ or door.route.startswith(without):
            continue
        for place in known:
            if set(door.arguments) <= set(place):
                found[door.address(place)] = None
    return list(found)


def pages(client: Client, paths: Iterable[str]) -> Iterator[tuple[str, HttpResponse, str]]:
    """Read each address, and where it leads but for the entrance: its answer and all it says."""
    for path in paths:
        answer = client.get(path)
        if answer.status_code in {301, 302} and "/accounts/" not in answer["Location"]:
            answer = client.get(answer["Location"], follow=True)
        assert answer.status_code < 500, path
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        yield path, answer, said.decode(errors="replace")
