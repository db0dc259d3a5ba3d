from functools import partial

import pytest
from wagtail.models import Locale

from cms.services import setup_site
from cms.services.translating import translate_page
from tests.factories import cms as made


@pytest.fixture
def home():
    """A site with a home page in each language."""
    # Transactional tests elsewhere empty the tables that Wagtail's migrations filled.
    Locale.objects.get_or_create(language_code="fr")
    return setup_site()


@pytest.fixture
def on_disk(settings, tmp_path):
    """Keep files as a real site does: Wagtail answers files on a disk in another way."""
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "common.storage.CarefulStorage"},
    }
    return tmp_path


@pytest.fixture
def translated(django_capture_on_commit_callbacks):
    """Translate a page: every text gets the language's name behind it."""

    def translate(page, *languages):
        with django_capture_on_commit_callbacks(execute=True):
            for language in languages:
                translate_page(page=page, language=language, say=partial(_say, language))
        return page

    return translate


@pytest.fixture
def doors(home):
    """The pages everything hangs below, as the demo has them."""
    for factory in (made.NewsIndexFactory, made.EventIndexFactory, made.LibraryIndexFactory):
        publish(factory(parent=home))
    return {page.slug: page.specific for page in home.get_children()}


def _say(language, text):
    return f"{text} ({language})"


def publish(page):
    """Publish a page as an editor does, so that what follows from it happens."""
    page.save_revision().publish()
    page.refresh_from_db()
    return page
