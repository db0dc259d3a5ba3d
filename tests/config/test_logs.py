"""What a server writes down of each request: no key, no question, no whole address (V14-04)."""

import re

import pytest
from django.conf import settings
from django.urls import get_resolver
from django.urls.resolvers import URLResolver

NGINX = (settings.BASE_DIR / "deploy/nginx.conf").read_text()


def patterns_with_a_key(resolver=None, before=""):
    for each in (resolver or get_resolver()).url_patterns:
        path = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns_with_a_key(each, path)
        elif "<str:token>" in path and not path.startswith("cms/"):
            yield path


def test_the_log_of_the_proxy_keeps_no_key_that_stands_in_an_address():
    block = NGINX.split("map $uri $logged_path {")[1].split("}")[0]
    cuts = [cut.replace("(?<", "(?P<") for cut in re.findall(r"~(\S+) \$before...;", block)]
    paths = [path.replace("<str:token>", "SECRET") for path in patterns_with_a_key()]

    assert len(paths) >= 5
    for path in paths:
        address = path if path.startswith("/") else f"/{path}"
        kept = [found["before"] for cut in cuts if (found := re.match(cut, address))]
        assert kept, f"deploy/nginx.conf would log the key of {address}"
        assert "SECRET" not in kept[0]


def test_the_log_of_the_proxy_names_no_question_no_page_before_and_no_whole_address():
    written = NGINX.split("log_format noria ")[1].split(";")[0]

    used = set(re.findall(r"\$(\w+)", written))
    assert not used & {"request", "request_uri", "args", "query_string", "http_referer",
                       "http_cookie", "remote_addr", "remote_user", "http_user_agent"}  # fmt: skip
    assert len(re.findall(r"access_log (?!off)\S+ noria;", NGINX)) == NGINX.count("listen 443")


@pytest.mark.parametrize(
    ("address", "kept"),
    [("203.0.113.77", "203.0.113.0"), ("2001:db8:1:2:3::4", "2001:db8:1::")],
)
def test_the_log_of_the_proxy_knows_a_network_and_nobody_in_it(address, kept):
    block = NGINX.split("map $remote_addr $logged_network {")[1].split("}\n")[0]
    for cut, ending in re.findall(r"~(\S+) \$net(\S+);", block):
        if found := re.match(cut.replace("(?<", "(?P<"), address):
            assert found["net"] + ending == kept
            return
    pytest.fail(address)


def test_the_servers_own_log_of_requests_is_off():
    # Requests are told as information.
    assert "--log-level warning" in (settings.BASE_DIR / "deploy/noria@.service").read_text()
