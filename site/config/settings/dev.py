"""A developer's machine: errors in full, mails in a folder, a private PostgreSQL."""

from config.private_postgres import database
from config.refusals import refuse_on_a_production_machine

from .base import *

refuse_on_a_production_machine(env.ENVIRON)

DEBUG = True
SECRET_KEY = "only-for-development"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
LIVE_ORIGINS = [f"http://{host}:{env.int('PORT', default=8000)}" for host in ALLOWED_HOSTS]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
INSTALLED_APPS += ["demo"]
NORIA_DEMO = True
NORIA_STAFF_SECOND_FACTOR = False
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
}
SERVESTATIC_USE_FINDERS = True
SERVESTATIC_AUTOREFRESH = True

DATABASES = {"default": guarded(database(env, VAR_DIR))}
