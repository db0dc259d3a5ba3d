"""The same object in another language: where the language switch and hreflang links lead.

Addresses under ``i18n_patterns`` are the same in every language but for their prefix. A floor
whose objects live elsewhere per language (pages of the CMS) registers a function here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info


class Place(str):
    """The address of a page in one language; ``stands_in`` if its words are in another."""

    __slots__ = ("stands_in",)

    stands_in: bool

    @classmethod
    def at(cls, url: str, *, stands_in: bool = False) -> "Place":
        place = cls(url)
        place.stands_in = stands_in
        return place


Alternates = Callable[[HttpRequest], Mapping[str, str] | None]
_registered: list[Alternates] = []


@dataclass(frozen=True)
class Alternate:
    """One language of a page: ``exists`` is false if the page has no version in it.

    ``announced`` is false for what only stands in there: search engines are not told of it.
    """

    code: str
    name: str
    direction: str
    url: str
    current: bool
    exists: bool
    announced: bool


def register_alternates(find: Alternates) -> Alternates:
    """Let a floor answer for its own pages; may be used as a decorator.

    ``find(request)`` returns addresses by language code for a page it knows (a language left out
    has no version), and None for a page that is not its own. It may query: it is asked once a page.
    """
    if find not in _registered:
        _registered.append(find)
    return find


def alternates(request: HttpRequest) -> list[Alternate]:
    """List the languages of the page that is being answered, in the order of the settings.

    A language without a version of the page leads to that language's home. Query strings are kept,
    so that a filtered list stays filtered.
    """
    known = next((found for find in _registered if (found := find(request)) is not None), None)
    return [_alternate(request, code, known) for code, _name in settings.LANGUAGES]


def by_prefix(request: HttpRequest) -> list[Alternate]:
    """List them for error pages: only the prefix of the address changes, nobody is asked."""
    _code, rest = _split(request.path_info)
    return [
        _alternate(request, code, {code: f"/{code}/{rest}"}) for code, _name in settings.LANGUAGES
    ]


def _alternate(request: HttpRequest, code: str, known: Mapping[str, str] | None) -> Alternate:
    info = get_language_info(code)
    url = known.get(code) if known is not None else _with_prefix(request, code)
    return Alternate(
        code=code,
        name=info["name_local"],
        direction="rtl" if info["bidi"] else "ltr",
        url=url or f"/{code}/",
        current=code == get_language(),
        exists=bool(url),
        announced=bool(url) and not getattr(url, "stands_in", False),
    )


def _with_prefix(request: HttpRequest, code: str) -> str:
    """Translate the address; one that matches nothing (an error page) only changes its prefix."""
    translated = translate_url(request.get_full_path(), code)
    first, rest = _split(translated)
    if first == code:
        return translated
    return f"/{code}/{rest}" if first else f"/{code}/"


def in_readers(url: str) -> str:
    """Lead an address into the reader's language. For those that differ by their prefix alone."""
    first, rest = _split(url)
    return f"/{get_language()}/{rest}" if first else url


def _split(path: str) -> tuple[str, str]:
    """Split ``/fr/news/`` into its language ("" if it has none) and the rest."""
    first, _slash, rest = path.lstrip("/").partition("/")
    return (first, rest) if first in dict(settings.LANGUAGES) else ("", path.lstrip("/"))


def language_of(request: HttpRequest) -> str:
    """Find the language for a page that nothing else has chosen one for, without any query.

    The address decides; then what the browser prefers; then the site's own language. For error
    pages, where the middleware may not have run.
    """
    first, _rest = _split(request.path_info)
    if first:
        return first
    wanted = request.headers.get("accept-language", "")[:200]
    codes = [part.split(";")[0].strip()[:2].lower() for part in wanted.split(",")]
    return next((c for c in codes if c in dict(settings.LANGUAGES)), settings.LANGUAGE_CODE)


def without_language(url: str) -> str:
    """Take the language off an address of ours: ``/fr/news/`` becomes ``news/``."""
    return _split(url)[1]
