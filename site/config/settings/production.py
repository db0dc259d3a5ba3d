"""Production: every secret from the environment, no default, and no start without what it takes."""

from config.refusals import refuse

from .base import *

DEBUG = env.bool("DEBUG", default=False)
DATABASES = {"default": guarded(env.db("DATABASE_URL", default="unset://"))}

# Everything goes over HTTPS. Behind a proxy that ends it, TRUSTED_PROXIES says how many there are;
# without it nobody's X-Forwarded-* is believed.
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
LANGUAGE_COOKIE_NAME = "__Host-language"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Mail leaves by a task, encrypted or not at all: a server that offers no TLS gets nothing.
vars().update(env.email("EMAIL_URL", default="smtp+tls://localhost:587"))
EMAIL_USE_TLS = vars().get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = vars().get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("FROM_EMAIL", default=f"noria@{(ALLOWED_HOSTS or [''])[0]}")

NORIA_REFUSE_BAD_DEPLOY = True

refuse(globals(), processes=env.int("WEB_CONCURRENCY", default=1))
