"""Every URL pattern of the site, and an address that leads to it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.conf import settings
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from django.urls.resolvers import LocalePrefixPattern, RoutePattern
from django.utils.regex_helper import normalize

# What to try where a library's URL wants an argument of which we know only the type.
UUID = "00000000-0000-4000-8000-000000000000"
GUESSES = ("1", "x", "live", "latest", "wagtailcore", "page", "", UUID)

OURS = tuple(app.split(".")[0] for app in (*settings.OUR_APPS, "config", "demo"))


@dataclass(frozen=True)
class Door:
    """One URL pattern: its route, a shape to fill its arguments into, its view."""

    plain: str
    shape: str
    arguments: tuple[str, ...]
    view: Any
    name: str

    @property
    def route(self) -> str:
        """Give the route as the table writes it, the language left open."""
        return "/" + re.sub(r"^fr/", "<lang>/", self.plain)

    @property
    def module(self) -> str:
        """Say whose view it is, looking through decorators."""
        view = self.view
        while True:
            if view_class := getattr(view, "view_class", getattr(view, "cls", None)):
                return view_class.__module__
            if not hasattr(view, "__wrapped__"):
                return view.__module__
            view = view.__wrapped__

    def address(self, values: Mapping[str, Any]) -> str:
        """Fill the arguments in; whatever else the values hold is left alone."""
        return self.shape % {name: values[name] for name in self.arguments}

    def guessed_address(self) -> str:
        """Find an address which leads to this very door; its object need not exist."""
        for values in product(GUESSES, repeat=len(self.arguments)):
            path = self.address(dict(zip(self.arguments, values, strict=True)))
            if self.is_reached_by(path):
                return path
        return ""

    def is_reached_by(self, path: str) -> bool:
        """Tell whether the address is answered here, not by a door that stands before."""
        try:
            return resolve(path).route == self.plain
        except Resolver404:
            return False


def all_doors() -> list[Door]:
    """List every URL pattern of the project, its libraries included (French for all languages)."""
    return list(_walk(get_resolver(), "", "/", ()))


def walled_up(door: Door) -> bool:
    """Tell whether another door stands before this one, so that no request can reach it."""
    return not door.module.startswith(OURS) and not door.guessed_address()


def _walk(
    resolver: URLResolver, plain: str, shape: str, arguments: tuple[str, ...]
) -> Iterator[Door]:
    for entry in resolver.url_patterns:
        text, names = _shape(entry.pattern, len(arguments))
        # Django joins the steps of a route in the same way, so that both can be compared.
        route = plain + (str(entry.pattern).removeprefix("^") if plain else str(entry.pattern))
        if isinstance(entry, URLPattern):
            yield Door(route, shape + text, arguments + names, entry.callback, entry.name or "")
        else:
            yield from _walk(entry, route, shape + text, arguments + names)


def _shape(pattern: Any, already: int) -> tuple[str, tuple[str, ...]]:
    """Turn one step of a route into text with ``%(name)s`` in it, and the names.

    Arguments without a name are numbered through the whole route.
    """
    if isinstance(pattern, LocalePrefixPattern):
        return pattern.language_prefix, ()
    if isinstance(pattern, RoutePattern):
        text = re.sub(r"<(?:[^>:]+:)?([^>]+)>", r"%(\1)s", str(pattern).replace("%", "%%"))
        return text, tuple(pattern.converters)
    text, names = normalize(pattern.regex.pattern)[0]
    numbered = {name: str(int(name[1:]) + already) for name in names if name.startswith("_")}
    for name, number in numbered.items():
        text = text.replace(f"%({name})s", f"%({number})s", 1)
    return text, tuple(numbered.get(name, name) for name in names)
