import logging
import re
from functools import partial

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import path
from django.utils import translation

from common.views import errors
from config.urls import urlpatterns as site_urls
from tests.common.payloads import HOSTILE

LANGUAGES = ["fr", "en", "es", "it", "ar"]
HANDLERS = {
    400: errors.bad_request,
    403: errors.permission_denied,
    # Where nothing is found, something is suggested (tests/cms/test_finding_pages.py).
    404: partial(errors.error_page, status=404),
    413: partial(errors.error_page, status=413),
    429: errors.too_many_requests,
    500: errors.server_error,
    503: errors.unavailable,
    507: partial(errors.error_page, status=507),
}


def raising(problem):
    def view(_request):
        raise problem

    return view


urlpatterns = [
    path("fr/400/", raising(BadRequest(HOSTILE))),
    path("fr/403/", raising(PermissionDenied(HOSTILE))),
    path("fr/404/", raising(Http404(HOSTILE))),
    path("fr/500/", raising(RuntimeError("secret detail"))),
    path("fr/503/", raising(OperationalError("connection to 10.0.0.7 refused"))),
    *site_urls,
]
handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler500 = errors.server_error


def answer(status, language, **headers):
    request = RequestFactory().get(f"/{language}/somewhere/", headers=headers)
    return errors.error_page(request, status)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", HANDLERS)
def test_every_error_is_a_page_of_ours_and_asks_the_database_nothing(
    status, language, django_assert_num_queries
):
    with django_assert_num_queries(0):
        response = HANDLERS[status](RequestFactory().get(f"/{language}/somewhere/"))
    page = BeautifulSoup(response.content, "html.parser")

    assert response.status_code == status
    assert page.html["lang"] == response["Content-Language"] == language
    assert page.html["dir"] == ("rtl" if language == "ar" else "ltr")
    assert page.select_one("main h1").text.strip()
    assert page.select_one(f"main a[href='/{language}/']")
    assert page.select_one(".drop-list a[lang=it]")["href"] == "/it/somewhere/"
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


def test_the_number_to_quote_finds_the_line_in_the_log(caplog):
    caplog.set_level(logging.INFO, logger="noria.errors")
    page = BeautifulSoup(answer(500, "fr").content, "html.parser")

    number = page.select_one("main strong").text
    assert re.fullmatch(r"[A-Z0-9]{8}", number)
    assert number in caplog.text


def test_the_language_of_the_reader_counts_where_the_address_has_none():
    response = errors.server_error(
        RequestFactory().get("/healthz", headers={"accept-language": "ar"})
    )

    assert response["Content-Language"] == "ar"


def test_an_error_page_leaves_the_language_of_the_thread_as_it_was():
    with translation.override("it"):
        answer(500, "ar")
        assert translation.get_language() == "it"


def test_those_who_ask_too_often_are_told_how_long_to_wait():
    class Limited(Exception):
        retry_after = 120

    request = RequestFactory().get("/fr/")

    assert errors.too_many_requests(request)["Retry-After"] == "60"
    assert errors.too_many_requests(request, Limited())["Retry-After"] == "120"
    assert errors.unavailable(request)["Retry-After"] == "10"


@pytest.mark.urls("tests.common.test_errors")
@pytest.mark.parametrize("status", [400, 403, 404, 500, 503])
def test_an_error_shows_nothing_from_inside(status):
    response = Client(raise_request_exception=False).get(f"/fr/{status}/")

    assert response.status_code == status
    for inside in ("secret detail", "10.0.0.7", "boom", "Traceback"):
        assert inside not in response.text


@pytest.mark.urls("tests.common.test_errors")
def test_a_database_that_is_away_is_a_pause_and_not_a_fault():
    response = Client(raise_request_exception=False).get("/fr/503/")

    assert (response.status_code, response["Retry-After"]) == (503, "10")


def test_words_longer_than_any_field_are_too_large():
    words = f"login={'x' * 2_700_000}"
    form = "application/x-www-form-urlencoded"
    response = Client().post("/en/accounts/login/", words, content_type=form)

    assert response.status_code == 413
    assert "What you typed is longer" in response.text


def test_who_is_signed_in_is_not_sent_to_sign_in(client):
    request = RequestFactory().get("/fr/care/")
    assert "/accounts/login/" in errors.permission_denied(request).text

    request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
    assert "/accounts/login/" not in errors.permission_denied(request).text


def test_a_forged_form_gets_a_page_of_ours():
    response = Client(enforce_csrf_checks=True).post("/ar/accounts/login/", {"login": "x"})

    assert response.status_code == 403
    assert BeautifulSoup(response.content, "html.parser").html["lang"] == "ar"


def test_a_page_that_is_not_there_says_so_in_the_language_of_its_address(client):
    response = client.get("/fr/no-such-page/")

    assert response.status_code == 404
    assert response["Content-Language"] == "fr"
