from collections.abc import Iterable

import pytest
from django.utils import translation

from thread import registry
from thread.refs import Kind, Shown


@pytest.fixture(autouse=True)
def _sentences_are_in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def showing(monkeypatch):
    """Let every kind be shown with its key as title, except the keys named hidden."""

    def show(*, hidden: Iterable[str] = (), **more: Shown) -> list[tuple[str, list[str]]]:
        asked: list[tuple[str, list[str]]] = []

        def resolver_of(kind: str):
            def resolve(pks, _user):
                asked.append((kind, pks))
                return {pk: more.get(pk, Shown(title=pk)) for pk in pks if pk not in hidden}

            return resolve

        monkeypatch.setattr(registry, "_resolvers", {kind: resolver_of(kind) for kind in Kind})
        return asked

    return show
