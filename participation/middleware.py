from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

CAST = "/cast/"


class UnknownVoterMiddleware:
    """Take the session's cookie away from whoever casts a ballot, before anybody can read it.

    Casting goes by the code alone. Without the cookie no layer of the site can connect the request
    with a person, not even by mistake; the browser keeps its cookie, so nobody is signed out.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.endswith(CAST):
            for name in (settings.SESSION_COOKIE_NAME, "messages"):
                request.COOKIES.pop(name, None)
        return self.get_response(request)
