"""Hostile words in every text we keep are words on every page (V1-01, -04, -11).

Whatever the services would refuse is written past them: into each text column of the tables.
"""

import re

import pytest
from django.apps import apps
from django.db import Error, models, transaction
from django.test import Client

from tests.attacks.judge import alive
from tests.participation.town import Town
from tests.permissions.crawling import addresses, pages

HOSTILE = (
    "{{ 13371337*3 }}\"'><img src=x onerror=boom()></title></textarea></script>"
    "<a href=javascript:boom()>\u202e<svg onload=boom()>"
)
# What is no text for people.
NO_WORDS = re.compile(r"slug|email|password|language|currency|token|sha|salt|key$|hash|kind|path")
MUST = {
    f"{model}.{name}"
    for model, names in {
        "Process": "title question",
        "Round": "title",
        "Proposal": "title text",
        "Comment": "text",
        "Statement": "text",
        "Translation": "title text",
        "Amendment": "title text reason",
        "Answer": "reason period",
        "Review": "remark note",
        "ReviewNote": "text",
        "Criterion": "name guide",
        "Report": "details",
    }.items()
    for name in names.split()
}


@pytest.fixture
def town(settings):
    settings.NORIA_STAFF_SECOND_FACTOR = False
    town = Town()
    town.write_everything(hidden=False)
    return town


def poison(words):
    """Write the words into every text column of participation; return which they are."""
    planted = set()
    for model in apps.get_app_config("participation").get_models():
        for field in model._meta.concrete_fields:
            if is_text(field) and plant(model, field, words):
                planted.add(f"{model.__name__}.{field.name}")
    return planted


def is_text(field):
    return (
        isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and not NO_WORDS.search(field.name)
    )


def plant(model, field, words):
    """Tell whether any row took the words; what the database guards stays as it is."""
    try:
        with transaction.atomic():
            return model.objects.update(**{field.name: words[: field.max_length or None]})
    except Error:
        return False


@pytest.mark.slow
def test_hostile_words_are_only_words_on_every_page(town):
    assert poison(HOSTILE) >= MUST
    paths = [path for path in addresses(town.places()) if not path.startswith("/api/")]

    shown = 0
    for person, part in ((town.organiser, "/processes/"), (town.watching, "/care/")):
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        for path, answer, said in pages(client, [path for path in paths if part in path]):
            if "boom" in said and "html" in answer["Content-Type"]:
                assert not list(alive(said)), path
                assert "\u202e" not in said, path
                shown += 1
    assert shown > 20
