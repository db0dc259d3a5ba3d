"""Settings every deployment shares. Safe for production: only dev, demo and test relax them."""

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONCE, NONE, SELF  # noqa: F401
from django.utils.translation import gettext_lazy as _

from config.database import guarded  # noqa: F401 -- each kind of settings guards its own

from .accounts import *

BASE_DIR = Path(__file__).resolve().parents[3]
env = environ.Env()

# Where everything that is not code lives: the private database, uploads, collected files.
VAR_DIR = Path(env("NORIA_VAR", default=str(BASE_DIR / "var"))).resolve()

# Core ---------------------------------------------------------------------------------

SECRET_KEY = env("SECRET_KEY", default="")
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_ID = None

OUR_APPS = [
    "common",
    "thread",
    "people",
    "participation",
    "workflows.live",
    "workflows.lab",
    "cms",
]

INSTALLED_APPS = [
    # Registers translated fields before the admin and our models are looked at.
    "modeltranslation",
    *OUR_APPS,
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    # For its own copy of the page that shows the open data: nothing comes from elsewhere.
    "ninja",
    "taggit",
    "channels",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_cotton.apps.SimpleAppConfig",
    "django_filters",
    "django_fsm",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "lucide",
    "rules.apps.AutodiscoverRulesConfig",
    "template_partials.apps.SimpleAppConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "servestatic.middleware.ServeStaticMiddleware",
    "django_http_compression.middleware.HttpCompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "config.middleware.OwnOriginMiddleware",
    "config.middleware.KnownMethodsMiddleware",
    "config.middleware.RequestSizeMiddleware",
    "config.middleware.KeepingMiddleware",
    "cms.page_cache.PageCacheMiddleware",
    "config.middleware.NothingTurnedMiddleware",
    # Before the session: whoever casts a ballot has none.
    "participation.middleware.UnknownVoterMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.middleware.EditorsOnlyMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.middleware.EditingPolicyMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "people.middleware.SharedComputerMiddleware",
    "people.middleware.DenialsMiddleware",
    "people.middleware.SecondFactorMiddleware",
    "people.assisting.AssistedMiddleware",
    "participation.guests.GuestMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    # Last: it calls the view itself.
    "cms.middleware.OneNewPageAtATimeMiddleware",
]

# Accounts (the rest is in accounts.py) ------------------------------------------------

ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)

# Templates ----------------------------------------------------------------------------

# Partials wrap the cache wraps cotton wraps Django's own loaders: "page.html#fragment" may use
# <c-components>, and nothing is parsed twice. (Naming loaders turns Django's own cache off.)
TEMPLATE_LOADERS = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
CACHED_LOADERS = [("django.template.loaders.cached.Loader", TEMPLATE_LOADERS)]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [("template_partials.loader.Loader", CACHED_LOADERS)],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
            ],
            "context_processors": [
                "django.template.context_processors.i18n",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "common.context.frame",
            ],
        },
    }
]
FORM_RENDERER = "common.forms.Renderer"
CSRF_FAILURE_VIEW = "common.views.errors.csrf_failure"
# Where readers find this site's source, as its licence promises (AGPL, section 13).
NORIA_SOURCE = env("NORIA_SOURCE", default="")
COTTON_DIR = "cotton"

# Data ---------------------------------------------------------------------------------

# One process remembers by itself; several share Redis, and the database counts while that is away.
REDIS_URL = env("REDIS_URL", default="")
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
if REDIS_URL:
    CACHES = {"default": {"BACKEND": "people.cache.SteadyCache", "LOCATION": REDIS_URL}}
# Pages as strangers get them: every process has its own, so a flood of them fills no memory of
# others and drives out no limits. The database says whether they are fresh.
CACHES["pages"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "pages",
    "OPTIONS": {"MAX_ENTRIES": 500},
}
NORIA_PAGE_CACHE = True
# The doorbell between the processes of a live session. It carries no data and may be away.
CHANNEL_LAYERS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}
}
if REDIS_URL:
    CHANNEL_LAYERS["default"] = {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [REDIS_URL], "prefix": "noria"},
    }
# Sockets open only from pages of these addresses, scheme and port included.
# The address that session cards and QR codes carry; without it, the one a page was asked for at.
JOIN_ADDRESS = env("BASE_URL", default="")
LIVE_ORIGINS = env.list("LIVE_ORIGINS", default=[env("BASE_URL", default="http://localhost:8000")])
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Files --------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "common.storage.CarefulUploadHandler",
]
STORAGES = {
    "default": {"BACKEND": "common.storage.CarefulStorage"},
    "staticfiles": {"BACKEND": "servestatic.storage.CompressedManifestStaticFilesStorage"},
}

# Language -----------------------------------------------------------------------------

LANGUAGE_CODE = "fr"
LANGUAGES = [
    ("fr", _("French")),
    ("en", _("English")),
    ("es", _("Spanish")),
    ("it", _("Italian")),
    ("ar", _("Arabic")),
]
CATALOGUES = BASE_DIR / "locale"
LOCALE_PATHS = [CATALOGUES]
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["common.formats"]
TIME_ZONE = "UTC"
MODELTRANSLATION_DEFAULT_LANGUAGE = "fr"
MODELTRANSLATION_LANGUAGES = ("fr", "en", "es", "it", "ar")
MODELTRANSLATION_FALLBACK_LANGUAGES = ("fr", "en", "es", "it", "ar")

# Wagtail ------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Noria"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
# A translation that has only begun stays a draft; readers keep seeing the original, and a notice.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILADMIN_BASE_URL = env("BASE_URL", default="http://localhost:8000")
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

WAGTAILIMAGES_IMAGE_MODEL = "cms.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.forms.media.SiteImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "cms.SiteDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.forms.media.SiteDocumentForm"
WAGTAILDOCS_EXTENSIONS = [
    "pdf", "docx", "odt", "xlsx", "ods", "pptx", "odp", "csv", "txt", "zip", "webm", "mp4", "vtt",
]  # fmt: skip
# Nothing is fetched from another host, neither by us nor by a reader.
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
# PeerTube servers whose films editors may show, beside YouTube and Vimeo: exact names of hosts.
NORIA_PEERTUBE_HOSTS = env.list("PEERTUBE_HOSTS", default=[])
# For how many days people stay verified, by kind ("census=730,in-person=365"); others for good.
NORIA_VERIFIED_DAYS = {k: int(v) for k, v in env.dict("VERIFIED_DAYS", default={}).items()}
# What one person may send in a day, in files and in bytes.
NORIA_UPLOADS_A_DAY = env.int("UPLOADS_A_DAY", default=300)
NORIA_UPLOAD_BYTES_A_DAY = env.int("UPLOAD_BYTES_A_DAY", default=2 * 1024**3)
# Files with a proposal: how many, of how many bytes; pictures are drawn anew within so many pixels.
NORIA_ATTACHMENTS = env.int("ATTACHMENTS", default=5)
NORIA_ATTACHMENT_BYTES = env.int("ATTACHMENT_BYTES", default=10 * 1024**2)
NORIA_ATTACHMENT_SIDE = 1280
# No request may be larger: the largest document, and what its form says about it.
NORIA_LARGEST_REQUEST = 42 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
SENDFILE_BACKEND = "common.sending"
WAGTAILDOCS_CONTENT_TYPES = {
    "mp4": "video/mp4",
    "pdf": "application/pdf",
    "vtt": "text/vtt",
    "webm": "video/webm",
}
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf", "text/vtt", "video/mp4", "video/webm"]

# People sign in by e-mail code or passkey, once for the whole site.
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

NORIA_DEMO = False
NORIA_REFUSE_BAD_DEPLOY = False

# Where people who found a hole may write (RFC 9116).
NORIA_SECURITY_CONTACT = env("SECURITY_CONTACT", default="mailto:security@example.org")

# Who gets what people write on the contact page; without an address it is only kept.
NORIA_CONTACT = env("CONTACT_EMAIL", default="")

# Security headers ---------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "accelerometer": [],
    "autoplay": [],
    "browsing-topics": [],
    "camera": [],
    "display-capture": [],
    "geolocation": [],
    "microphone": [],
    "payment": [],
    "usb": [],
}
