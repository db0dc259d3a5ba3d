"""The suite's own locks hold: what they promise to refuse is refused."""

import socket

import pytest
from django.template import engines
from pytest_socket import SocketConnectBlockedError

from tests import strict
from tests.strict import TemplateFault


def test_no_test_reaches_the_network():
    # The warning that goes before the refusal is an error here already.
    refusal = pytest.raises((SocketConnectBlockedError, UserWarning), match=r"192\.0\.2\.1")
    with refusal, socket.socket() as line:
        line.connect(("192.0.2.1", 80))


def test_this_machine_may_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as line:
        line.connect(server.getsockname())


def test_an_unknown_name_in_a_template_of_ours_is_refused(monkeypatch):
    template = engines["django"].from_string("{{ nobody.knows }}")
    monkeypatch.setattr(strict, "_template_of_ours", lambda: "ours.html")

    with pytest.raises(TemplateFault, match=r"nobody\.knows"):
        template.render({})


def test_a_template_may_say_what_stands_for_nothing(monkeypatch):
    source = "{{ nobody.knows|default:'-' }}{% if nobody %}!{% endif %}"
    template = engines["django"].from_string(source)
    monkeypatch.setattr(strict, "_template_of_ours", lambda: "ours.html")

    assert template.render({}) == "-"


def test_an_unknown_name_in_a_librarys_template_is_forgiven():
    assert engines["django"].from_string("{{ nobody.knows }}").render({}) == ""


def test_a_form_without_a_token_is_refused(rf):
    template = engines["django"].from_string("<form>{% csrf_token %}</form>")

    assert "csrfmiddlewaretoken" in template.render({}, rf.get("/"))
    with pytest.raises(TemplateFault):
        template.render({})
