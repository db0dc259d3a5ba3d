"""What a production site may not start with, each said in a sentence."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured

SHORTEST_KEY = 50
FEWEST_CHARACTERS = 10
GIVEAWAYS = ("django-insecure", "only-for-development", "demo-key", "change-me", "changeme")


def refuse(settings: Mapping[str, Any], *, processes: int) -> None:
    """Raise ``ImproperlyConfigured`` with every reason why this must not go live."""
    reasons = objections(settings, processes=processes)
    if reasons:
        raise ImproperlyConfigured("Refusing to start:\n- " + "\n- ".join(reasons))


def objections(settings: Mapping[str, Any], *, processes: int) -> list[str]:
    """List what is wrong with production settings; ``processes`` is how many serve the site."""
    hosts = settings["ALLOWED_HOSTS"]
    checks = {
        "DEBUG is on: error pages would show the inside of the site.": settings["DEBUG"],
        "SECRET_KEY is weak: give it 50 or more characters made by chance.": _is_weak(
            settings["SECRET_KEY"]
        ),
        "ALLOWED_HOSTS is empty: name the host names of the site.": not hosts,
        "ALLOWED_HOSTS holds a wildcard: name the host names one by one.": any(
            host == "*" or host.startswith(".") for host in hosts
        ),
        "DATABASE_URL is missing, or names no PostgreSQL.": "postgresql"
        not in settings["DATABASES"]["default"].get("ENGINE", ""),
        "More than one process needs REDIS_URL: sessions and limits are shared.": processes > 1
        and not settings["REDIS_URL"],
        "EMAIL_URL has no encryption: use smtp+tls:// or smtp+ssl://.": _mails_in_the_open(
            settings
        ),
        "The demo's doors are open: demo must not be installed.": settings["NORIA_DEMO"]
        or "demo" in settings["INSTALLED_APPS"],
        "BASE_URL must begin with https://.": not settings["WAGTAILADMIN_BASE_URL"].startswith(
            "https://"
        ),
    }
    return [words for words, wrong in checks.items() if wrong]


def _is_weak(key: str) -> bool:
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_CHARACTERS:
        return True
    return any(giveaway in key.lower() for giveaway in GIVEAWAYS)


def _mails_in_the_open(settings: Mapping[str, Any]) -> bool:
    if not settings["EMAIL_BACKEND"].endswith("smtp.EmailBackend"):
        return False
    return not (settings["EMAIL_USE_TLS"] or settings["EMAIL_USE_SSL"])


def refuse_on_a_production_machine(environment: Mapping[str, str]) -> None:
    """Keep the demo and development, with their open doors, off machines marked as production."""
    if environment.get("NORIA_PRODUCTION", "").lower() in {"1", "true", "yes", "on"}:
        raise ImproperlyConfigured(
            "NORIA_PRODUCTION is set: this machine serves people. Use config.settings.production."
        )
