from functools import partial

import pytest
from wagtail.models import Locale, Page

from cms.models import HomePage
from cms.services import setup_site
from cms.services.translating import translate_page
from tests.factories import cms as made
from tests.laid_out import Layout

WAGTAILS_OWN = 2  # pages: its root, and the one that welcomes


@pytest.fixture
def home():
    """A site with a home page in each language."""
    HOME()
    return HomePage.objects.get(locale=Locale.get_default())


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
    DOORS()
    home.refresh_from_db()
    return {page.slug: page.specific for page in home.get_children()}


def _home():
    assert Page.objects.count() == WAGTAILS_OWN, "lay the site out before writing on it"
    setup_site()


def _doors():
    home = HomePage.objects.get(locale=Locale.get_default())
    for factory in (made.NewsIndexFactory, made.EventIndexFactory, made.LibraryIndexFactory):
        publish(factory(parent=home))


def _say(language, text):
    return f"{text} ({language})"


def publish(page):
    """Publish a page as an editor does, so that what follows from it happens."""
    page.save_revision().publish()
    page.refresh_from_db()
    return page


HOME, DOORS = Layout(_home), Layout(_doors)
