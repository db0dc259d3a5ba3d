"""The test suite: fast, and strict about what production would only log."""

from config.private_postgres import database

from .base import *

SECRET_KEY = "test"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
LIVE_ORIGINS = []  # each live server of the tests adds its own
NORIA_ENTRANCE_SECONDS = 0  # that it is kept is tested where it is switched on
NORIA_PACE = False  # the same
NORIA_JOIN_SECONDS = 0  # the same
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Looking through all static files again for each test client would be most of the suite's time;
# browser tests have a server of their own which serves them.
MIDDLEWARE.remove("servestatic.middleware.ServeStaticMiddleware")
INSTALLED_APPS += ["demo", "zeal"]
NORIA_DEMO = True
# Tests read the words of the code: a better translation breaks none of them. That the catalogues
# are complete and right is a test of its own (tests/common/test_catalogues.py).
LOCALE_PATHS = []
# Tests look at pages as they are made; keeping them is tested where it is switched on.
NORIA_PAGE_CACHE = False
EMAIL_FILE_PATH = VAR_DIR / "test-mail"
MIDDLEWARE += ["zeal.middleware.zeal_middleware"]
ZEAL_RAISE = True

# The workers of one run share a server, so that its migrations are run once (tests/migrated.py).
NORIA_TEST_RUN = env("PYTEST_XDIST_TESTRUNUID", default="")
DATABASES = {
    "default": guarded(database(env, VAR_DIR, throw_away=True, run=NORIA_TEST_RUN)),
}
# allauth asks for one address twice while it signs a person in; it is never more than twice.
ZEAL_ALLOWLIST = [
    {"model": "account.EmailAddress"},
    # Wagtail walks an address step by step, one page a step.
    {"model": "wagtailcore.Page", "field": "get()"},
]
