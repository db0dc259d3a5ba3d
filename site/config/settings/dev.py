"""A developer's machine: errors in full, mails on the console, a private PostgreSQL."""

from config.private_postgres import database

from .base import *

DEBUG = True
SECRET_KEY = "only-for-development"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
INSTALLED_APPS += ["demo"]
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
}
SERVESTATIC_USE_FINDERS = True
SERVESTATIC_AUTOREFRESH = True

DATABASES = {"default": database(env, VAR_DIR)}
