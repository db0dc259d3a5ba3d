"""The few doors that belong to no area: health, well-known addresses, the way to sign in."""

from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import get_language_from_request, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def health(_request: HttpRequest) -> JsonResponse:
    """Say "ok" or "degraded" (503 without the database), and nothing an attacker could use."""
    database, memory = _database_answers(), _cache_answers()
    status = "ok" if database and memory else "degraded"
    return JsonResponse({"status": status}, status=200 if database else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _cache_answers() -> bool:
    try:
        cache.set("health", 1, timeout=10)
        return cache.get("health") == 1
    except Exception:  # noqa: BLE001 -- each cache has its own way to fail
        return False


@require_safe
def security_txt(_request: HttpRequest) -> HttpResponse:
    """Tell finders of holes whom to write to (RFC 9116); it is renewed with every request."""
    expires = timezone.now().replace(microsecond=0) + timedelta(days=90)
    lines = [
        f"Contact: {settings.NORIA_SECURITY_CONTACT}",
        f"Expires: {expires.isoformat().replace('+00:00', 'Z')}",
        "Preferred-Languages: fr, en, es, it, ar",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Tell machines that collect pages what is a page, and where all of them are listed."""
    hidden = ["/cms/", "/documents/", *(f"/{code}/search/" for code, _name in settings.LANGUAGES)]
    hidden += [f"/{code}/accounts/" for code, _name in settings.LANGUAGES]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in hidden)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('cms:sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def change_password(request: HttpRequest) -> HttpResponse:
    """Lead password managers to the page where a password is changed."""
    with override(get_language_from_request(request)):
        return redirect("account_change_password")


@require_safe
def short_join(request: HttpRequest, code: str) -> HttpResponse:
    """Lead from the short address on a poster to the session, in the visitor's language."""
    return redirect(f"/{get_language_from_request(request)}/live/{code.upper()}/")


@require_safe
def short_guest(request: HttpRequest, code: str) -> HttpResponse:
    """Lead from the code on a wall to the way in for guests, in the visitor's language."""
    return redirect(f"/{get_language_from_request(request)}/guest/{code.upper()}/")


@require_safe
def sign_in(request: HttpRequest, **_rest: str) -> HttpResponse:
    """Lead from other login pages to the one that has rate limits and second factors."""
    with override(get_language_from_request(request, check_path=True)):
        address = reverse("account_login")
    wanted = request.GET.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return redirect(f"{address}?{urlencode({'next': wanted})}" if wanted and here else address)
