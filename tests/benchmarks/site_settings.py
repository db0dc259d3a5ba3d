"""The demo's settings for a client in the same process: no socket, no front server."""

from config.settings.demo import *

ALLOWED_HOSTS += ["testserver"]
# Static files are the front server's work, and are not measured here.
MIDDLEWARE.remove("servestatic.middleware.ServeStaticMiddleware")
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# One person says thousands of things here.
NORIA_PACE = False
