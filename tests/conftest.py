import pytest
from django.conf import settings
from django.db import connection
from django.template import engines
from django.test import TransactionTestCase
from django.utils import translation
from django.utils.translation import trans_real

from cms.queries.footer import remember_partners
from common.footer import Partners
from tests import migrated, pristine, strict
from tests.needs import TOOLS, tool


def pytest_runtest_setup(item):
    for name in TOOLS:
        if item.get_closest_marker(f"needs_{name}"):
            tool(name)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Begin with the tests that are given minutes, so that no worker waits at the end.

    Those before the demo's story come side by side: a worker that has told it tells it once.
    """
    items.sort(key=lambda item: ("story" not in item.fixturenames, not _is_given_minutes(item)))


def _is_given_minutes(item):
    marker = item.get_closest_marker("timeout")
    return bool(marker) and marker.args[0] > 60


@pytest.fixture(autouse=True)
def _every_test_may_use_the_database(db):
    """Almost all do, and the marker on each would be noise."""


@pytest.fixture(autouse=True)
def _every_test_begins_in_the_default_language():
    """A request leaves its language behind in the thread; the next test must not inherit it."""
    translation.activate(settings.LANGUAGE_CODE)
    yield
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def translations(settings):
    """Speak as on a real site; other tests read the words of the code."""
    settings.LOCALE_PATHS = [settings.BASE_DIR / "locale"]
    _forget_translations()
    yield
    _forget_translations()


def _forget_translations():
    trans_real._translations.clear()
    trans_real._default = None


@pytest.fixture(autouse=True)
def _the_foot_of_pages_is_known():
    """As on a site that runs; no test meets the partners of another."""
    for code, _name in settings.LANGUAGES:
        remember_partners(code, Partners())


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_blocker, django_test_environment):
    """Remember what a fresh database holds, for transactional tests to give back."""
    with django_db_blocker.unblock():
        if migrated.can_be_shared():
            migrated.use_a_copy(f"of_{request.config.workerinput['workerid']}")
        else:
            request.getfixturevalue("django_db_setup")
        pristine.keep()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: pristine.restore())
        yield


@pytest.fixture(autouse=True, scope="session")
def _templates_are_strict():
    with pytest.MonkeyPatch.context() as patch:
        strict.refuse_unknown_names(engines["django"].engine)
        strict.refuse_forms_without_token(patch)
        yield


@pytest.fixture(autouse=True, scope="session")
def _nobody_stays_in_the_test_database(django_db_setup, django_db_blocker):
    """Show out whoever is still connected (a hub's own thread), so that it can be dropped."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
