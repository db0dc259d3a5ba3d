"""What is not everybody's to read is read nowhere (V8-02, -12, -18): one mark in each such thing.

The marks are looked for on every page of ours, in every list, feed, file and answer of the API.
"""

import re

import pytest
from django.test import Client
from django.utils.html import strip_tags

from tests.participation.town import Town
from tests.permissions.crawling import addresses, pages

# A walk through every door: CI takes it.
pytestmark = pytest.mark.slow

MARK = re.compile("qzmark([a-z]+)")
LISTS = [
    "/fr/search/?q=jardin",
    "/en/search/?q=jardin",
    "/fr/processes/?state=open",
    "/fr/nothing/jardin/",
    "/sitemap-processes.xml",
    "/sitemap-proposals.xml",
]


# Who reads which part of it all: the first two everything, the others where their role leads.
STRANGERS = {
    "anonymous": "",
    "organiser": "",
    "citizen": "/proposals/",
    "evaluator": "/reviews/",
    "moderator": "/care/",
}


@pytest.fixture
def town(settings):
    # The second factor of staff has tests of its own; here it would hide every other answer.
    settings.NORIA_STAFF_SECOND_FACTOR = False
    return Town()


def words_of(said):
    return " ".join(strip_tags(said).split())


def read_by(client, person, paths):
    """Read everything as somebody; tell which marks they met, and where."""
    if person:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return {
        (mark, path) for path, _answer, said in pages(client, paths) for mark in MARK.findall(said)
    }


def test_counts_and_lists_tell_nothing_of_what_is_hidden(town, client):
    paths = [
        *LISTS,
        "/fr/",
        "/fr/processes/",
        *(f"/api/v1/{name}" for name in ("processes", "rounds", "proposals", "results")),
        town.round.get_absolute_url(),
        town.talk.get_absolute_url(),
        town.round.process.get_absolute_url(),
        town.open.url("amendments"),
    ]
    paths.remove("/fr/nothing/jardin/")  # Each such answer has a number of its own.
    before = {path: words_of(said) for path, _answer, said in pages(client, paths)}
    assert "jardin open" in before[town.round.get_absolute_url()]

    town.write_everything()
    for path, _answer, said in pages(client, paths):
        assert words_of(said) == before[path], path


def test_hidden_words_are_read_by_those_concerned_and_nowhere_by_others(town):
    town.write_everything()
    paths = addresses(town.places())

    for role, part in STRANGERS.items():
        person = town[role] if role != "anonymous" else None
        theirs = [path for path in paths if part in path]
        assert len(theirs) > 5
        assert not read_by(Client(), person, [*theirs, *LISTS]), role
    for person, path, kinds in town.who_reads():
        met = {mark for mark, _path in read_by(Client(), person, [path])}
        assert met >= set(kinds), path
