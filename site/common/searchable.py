"""What each floor lets everybody find. The index itself is kept by a floor above.

A floor registers a source: how to describe its things, and which there are. Whenever one of them
changes it says so with ``touch``; whoever keeps an index listens, forgets the thing in the same
transaction, and looks again at what is described once that is committed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, TextChoices
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a thing is to whoever looks for it, in the order in which lists show them."""

    PAGE = "page", _("Pages")
    NEWS = "news", _("News")
    EVENT = "event", _("Events")
    LIBRARY = "library", _("Library")
    DOCUMENT = "document", _("Files")
    PROCESS = "process", _("Processes")
    PROPOSAL = "proposal", _("Proposals")
    SERVICE = "service", _("Services")


@dataclass(frozen=True, kw_only=True)
class Found:
    """One thing everybody may see, in one language.

    ``key`` is the one asked for; ``thing`` is the same for all languages and copies of a thing.
    ``url`` starts with a slash, or without one if the thing is shown in every language: then it
    follows the reader's.
    """

    key: str
    thing: str
    kind: Kind
    language: str
    title: str
    text: str
    url: str
    territory_id: int | None = None
    happened_on: date | None = None


Describe = Callable[[Sequence[str]], Iterable[Found]]
Keys = Callable[[], Iterable[Any]]
Listener = Callable[[str, Sequence[str]], None]

_sources: dict[str, tuple[Describe, Keys]] = {}
_listeners: list[Listener] = []


def register(source: str, describe: Describe, keys: Keys) -> None:
    """Let a source be found.

    ``describe(keys)`` yields only what everybody may see, whoever asks; what it leaves out is
    taken from the index. ``keys()`` lists all there are, for making the index anew.
    """
    _sources[source] = (describe, keys)


def sources() -> list[str]:
    """List the registered sources."""
    return list(_sources)


def described(source: str, keys: Sequence[str]) -> list[Found]:
    """Describe some things of a source, as everybody may see them now."""
    return list(_sources[source][0](keys))


def keys_of(source: str) -> Iterable[str]:
    """List the keys of everything a source has, public or not."""
    return map(str, _sources[source][1]())


def listen(listener: Listener) -> None:
    """Call ``listener(source, keys)`` whenever things changed, inside the transaction."""
    if listener not in _listeners:
        _listeners.append(listener)


def touch(source: str, keys: Iterable[Any]) -> None:
    """Say that things changed: published, edited, withdrawn, hidden, moved or deleted."""
    changed = [str(key) for key in keys]
    for listener in _listeners if changed else ():
        listener(source, changed)


def watch(
    model: type[Model], source: str, keys: Callable[[Any], Iterable[Any]] | None = None
) -> None:
    """Touch a thing of ``source`` whenever a row of ``model`` is saved or deleted.

    ``keys(row)`` names the things a row belongs to; without it the row is the thing itself.
    Changes that bypass ``save`` (queryset updates) must call ``touch``.
    """
    which = keys or (lambda row: [row.pk])

    def look_again(instance: Any, raw: bool = False, **_signal: Any) -> None:
        if not raw:
            touch(source, which(instance))

    for signal in (post_save, post_delete):
        signal.connect(
            look_again, sender=model, weak=False, dispatch_uid=f"search-{source}-{model.__name__}"
        )
