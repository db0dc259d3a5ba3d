"""What every page's frame needs. Nothing here may query or set a cookie for an anonymous reader.

The partners at its foot are remembered by the floor that knows them, which asks once a minute.
"""

from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from common import footer, languages, navigation


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give the frame its doors, languages, visitor and notices; each is worked out when used."""
    return {
        "frame_bare": False,
        "frame_demo": navigation.DEMO if settings.NORIA_DEMO else None,
        "frame_doors": SimpleLazyObject(lambda: navigation.stations(request.path)),
        "frame_source": settings.NORIA_SOURCE,
        "frame_footer": navigation.FOOTER,
        "frame_partners": SimpleLazyObject(lambda: footer.partners(request)),
        "frame_languages": SimpleLazyObject(lambda: languages.alternates(request)),
        "frame_visitor": SimpleLazyObject(lambda: visitor(request)),
        "frame_notices": SimpleLazyObject(lambda: notices(request)),
        "frame_here": request.get_full_path(),
        "frame_canonical": canonical(request),
        "frame_origin": origin(request),
    }


def bare_frame(request: HttpRequest) -> dict[str, Any]:
    """Give error pages the same frame: no session, no query, nobody asked who is reading."""
    return {
        "request": request,
        "frame_bare": True,
        "frame_demo": None,
        "frame_doors": navigation.stations(request.path_info),
        "frame_source": settings.NORIA_SOURCE,
        "frame_footer": navigation.FOOTER,
        "frame_partners": footer.Partners(),
        "frame_languages": languages.by_prefix(request),
        "frame_visitor": "",
        "frame_notices": [],
        "frame_here": "",
        "frame_canonical": "",
        "frame_origin": "",
    }


def visitor(request: HttpRequest) -> Any:
    """Find the person who is signed in, or "".

    Asking ``request.user`` opens the session, and an open session makes the page private to
    every cache. A reader without a session cookie has none to open.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else ""


def notices(request: HttpRequest) -> list[Any]:
    """List the messages waiting for this reader; without a cookie or a new one there are none."""
    storage = get_messages(request)
    waiting = {settings.SESSION_COOKIE_NAME, "messages"} & request.COOKIES.keys()
    return list(storage) if waiting or getattr(storage, "added_new", False) else []


def origin(request: HttpRequest) -> str:
    """Give the site's own address, for links that must be absolute."""
    return f"{request.scheme}://{request.get_host()}"


def canonical(request: HttpRequest) -> str:
    """Give the page's one address: no filters, no sorting; of a stand-in, its original's."""
    return getattr(request, "canonical", request.path)
