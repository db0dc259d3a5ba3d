"""What notices say. The floors above register their sentences and how their things are named."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from common.translated_texts import in_readers
from people.fields import GONE, former_name
from people.models import Follow, Notice, User
from thread import registry

LONGEST_KEY = 15


@dataclass(frozen=True)
class Named:
    title: str
    url: str


# Names the things with these keys that a person may see, by key; one query or two.
Namer = Callable[[list[str], User], dict[str, Named]]
_sentences: dict[str, str | Promise] = {}
_namers: dict[str, Namer] = {}
# What kind of thing is talked about, and which notices are talk: to all, and to one person.
_talked_about: set[str] = set()
_to_all: set[str] = set()
_to_one: set[str] = set()


def register(kind: str, words: str | Promise) -> None:
    """Give a kind of notice its sentence: lazy text with named placeholders."""
    _sentences[kind] = words


def known() -> list[str]:
    """List every kind of notice that somebody may be told."""
    return list(_sentences)


def talk(kind: str, *, to_all: Iterable[str], to_one: Iterable[str]) -> None:
    """Let people choose how much they hear of the talk about a kind of thing.

    `to_all` and `to_one` are the notices that are talk: for whoever follows, and for one person
    who is answered or named. The latter never wait for a mail of the day or the week.
    """
    _talked_about.add(kind)
    _to_all.update(to_all)
    _to_one.update(to_one)


def is_talked_about(thing: str) -> bool:
    """Tell whether people choose how much they hear of a thing."""
    return thing.partition(":")[0] in _talked_about


def to_one() -> set[str]:
    """Return the notices that answer or name one person."""
    return set(_to_one)


def silenced_by(kind: str) -> list[str]:
    """Return how much a person wants of a thing, for whom a notice of it is too much."""
    if kind in _to_one:
        return [Follow.Volume.MUTED]
    return [Follow.Volume.MUTED, Follow.Volume.ANSWERS] if kind in _to_all else []


def followable(kind: str, namer: Namer | None = None) -> None:
    """Let people follow a kind of thing, named by `namer` or else as a thread shows it."""
    _namers[kind] = namer or partial(_as_on_a_thread, kind)


def sentence(notice: Notice) -> str:
    """Write a notice in the current language. What nobody knows any more says so."""
    words = _sentences.get(notice.kind)
    if words is None:
        return _("Something happened to what you follow.")
    # What is said in several languages is kept by language.
    names = {
        key: in_readers(value) if isinstance(value, dict) else value
        for key, value in notice.names.items()
    }
    if str(names.get("name", "")).startswith(GONE):
        names = {**names, "name": former_name(GONE)}
    return str(words) % names


def name_all(things: Iterable[str], person: User) -> dict[str, Named]:
    """Name things ("process:12") for a person, without those they may not see."""
    keys: dict[str, list[str]] = defaultdict(list)
    for thing in things:
        kind, _colon, key = thing.partition(":")
        if kind in _namers and key.isdecimal() and len(key) <= LONGEST_KEY:
            keys[kind].append(key)
    return {
        f"{kind}:{key}": named
        for kind, wanted in keys.items()
        for key, named in _namers[kind](wanted, person).items()
    }


def named(thing: str, person: User) -> Named | None:
    """Name one thing for a person, or nothing when they may not see it."""
    return name_all([thing], person).get(thing)


def _as_on_a_thread(kind: str, keys: list[str], person: User) -> dict[str, Named]:
    shown = registry.resolve(kind, keys, person)
    return {key: Named(one.title, one.url) for key, one in shown.items()}
