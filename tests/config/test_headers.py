"""What every answer carries, and what none does (V3-03..05, V3-07, F13, V13-06)."""

import re

import pytest
from django.conf import settings

PAGES = [
    "/fr/",
    "/fr/wheel/",
    "/ar/processes/",
    "/en/services/",
    "/es/wheel/",
    "/fr/accounts/login/",
]
NOWHERE = "/fr/nobody-ever-lived-here-4711/"


def policy(response):
    parts = (part.split() for part in response["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in parts}


@pytest.mark.parametrize("path", [*PAGES, NOWHERE])
def test_every_page_carries_the_whole_set(client, path):
    response = client.get(path)

    found = policy(response)
    assert found["script-src"] == ["'self'"]
    assert found["style-src"] == ["'self'"]
    for name in ("default-src", "object-src", "base-uri", "frame-ancestors"):
        assert found[name] == ["'none'"]
    assert found["form-action"] == ["'self'"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in response


@pytest.mark.parametrize("path", [*PAGES, NOWHERE])
def test_no_page_holds_scripts_or_styles_of_its_own(client, path):
    html = client.get(path).content.decode()

    assert not re.findall(r"<script(?![^>]*\s(?:src=|type=\"application/json\"))[^>]*>", html)
    assert not re.findall(r"<style|\sstyle=|\son[a-z]+=\"", html)


@pytest.mark.parametrize("path", [*PAGES[:-1], NOWHERE])
def test_readers_get_no_cookie(client, path):
    response = client.get(path, headers={"accept-language": "es"})

    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.content.decode()


def test_only_the_editors_rooms_have_a_looser_policy(client):
    loose = policy(client.get("/cms/"))
    strict = policy(client.get("/fr/wheel/"))

    assert loose["frame-ancestors"] == ["'self'"]
    assert loose["object-src"] == ["'none'"]
    assert strict["script-src"] == ["'self'"]


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "DEBUG", "PUT", "PATCH", "DELETE", "CONNECT"])
def test_odd_methods_are_refused(client, method):
    assert client.generic(method, "/fr/wheel/").status_code == 405


@pytest.mark.parametrize(
    "headers",
    [
        {"x-forwarded-host": "evil.example"},
        {"forwarded": "host=evil.example"},
        {"x-original-url": "/cms/"},
        {"x-rewrite-url": "/cms/"},
    ],
)
def test_claims_about_the_host_are_not_believed(client, headers):
    response = client.get("/fr/wheel/", headers=headers)

    assert response.status_code == 200
    assert "evil.example" not in response.content.decode()


def test_a_foreign_host_is_refused(client):
    response = client.get("/fr/wheel/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert "evil.example" not in response.content.decode()


def test_a_proxys_word_on_encryption_is_not_believed_unasked(client):
    assert not client.get(
        "/fr/wheel/", headers={"x-forwarded-proto": "https"}
    ).wsgi_request.is_secure()


def test_the_health_page_says_ok_and_nothing_else(client):
    response = client.get("/healthz")

    assert response.json() == {"status": "ok"}
    assert "no-store" in response["Cache-Control"]


def test_the_health_page_says_degraded_without_a_cache(client, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:9",
        }
    }

    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "degraded"})


def test_finders_of_holes_know_whom_to_write_to(client):
    text = client.get("/.well-known/security.txt").text

    assert f"Contact: {settings.NORIA_SECURITY_CONTACT}" in text
    assert re.search(r"Expires: 20\d\d-\d\d-\d\dT[\d:]+Z", text)


def test_answers_are_compressed_and_padded_by_chance(client):
    """BREACH reads a secret from the lengths of compressed answers; a header blurs them."""
    answers = [client.get("/fr/wheel/", headers={"accept-encoding": "gzip"}) for _ in range(12)]

    assert {answer["Content-Encoding"] for answer in answers} == {"gzip"}
    assert len({len(answer["X-Noise"]) for answer in answers}) > 1


@pytest.mark.parametrize(
    "address",
    ["/.git/config", "/.env", "/static/", "/media/", "/__debug__/", "/metrics", "/backup.sql"],
)
def test_nothing_lies_open_that_nobody_meant_to_publish(client, address):
    assert client.get(address, follow=True).status_code == 404
