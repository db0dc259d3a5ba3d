"""Whatever address people write, no machine of ours asks there (V1-22): there is a listener."""

import re
import socket
import threading

import pytest
from django.urls import reverse
from django.utils.timezone import now

from cms.reading import words
from cms.services.site import setup_site
from people.services.mail import compose
from tests.architecture.sources import hits, product
from tests.attacks.forms import senders
from tests.factories.files import WORD, docx_bytes
from tests.factories.people import UserFactory

# Libraries that ask other machines; mail and the database leave by their own.
ASKS = re.compile(
    r"^\s*(from|import) "
    r"(urllib\.request|urllib3|http\.client|requests|httpx|aiohttp|ftplib|pycurl)\b"
)


class Listener:
    """A machine nearby that counts who asks it anything."""

    def __init__(self):
        self.heard = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.thread = threading.Thread(target=self._listen, daemon=True)
        self.thread.start()

    def _listen(self):
        while True:
            try:
                line, whence = self.socket.accept()
            except OSError:
                return
            self.heard.append(whence)
            line.close()

    def addresses(self):
        """Write its address in the ways that get past lists of forbidden ones."""
        hosts = ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "0.0.0.0", "[::1]",
                 "[::ffff:127.0.0.1]", "127.0.0.1.nip.io", "a@127.0.0.1"]  # fmt: skip
        return [f"http://{host}:{self.port}/x.xml" for host in hosts]

    def stop(self):
        self.socket.close()


@pytest.fixture
def listener():
    listener = Listener()
    yield listener
    listener.stop()


def test_nothing_of_ours_can_ask_another_machine():
    assert not hits(product(), ASKS)


def test_the_listener_would_hear():
    listener = Listener()
    with socket.create_connection(("127.0.0.1", listener.port)):
        pass
    listener.thread.join(0.2)
    assert listener.heard
    listener.stop()


@pytest.mark.slow
def test_an_address_in_any_field_of_any_form_is_asked_by_nobody(
    world, client_of, listener, django_capture_on_commit_callbacks
):
    tried = 0
    with django_capture_on_commit_callbacks(execute=True):
        for sender in senders(world, client_of):
            for name in (*sender.form.typed, *sender.form.other):
                address = listener.addresses()[tried % 10]
                sender.send(**{name: address})
                tried += 1
    assert tried > 100
    assert not listener.heard


def test_a_film_elsewhere_is_embedded_without_asking_there(client, listener, settings):
    setup_site()
    settings.NORIA_STAFF_SECOND_FACTOR = False
    client.force_login(UserFactory(editor=True))

    for address in listener.addresses():
        said = {"embed-chooser-url": address}
        answer = client.post(reverse("wagtailembeds:chooser_upload"), said)
        assert answer.status_code == 200
        assert answer.json()["step"] == "chooser"
    assert not listener.heard


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE x SYSTEM "{address}">',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "{address}">]>',
        '<!DOCTYPE x [<!ENTITY % a SYSTEM "{address}"> %a;]>',
    ],
)
def test_an_office_document_asks_nobody_and_reads_no_other_file(listener, head):
    for address in ("file:///etc/passwd", *listener.addresses()):
        written = head.replace("{address}", address)
        body = f'<w:document xmlns:w="{WORD}"><w:t>&a;</w:t></w:document>'
        with pytest.raises(words.UnreadableError):
            words.of_docx(docx_bytes(document=f"{written}{body}"))
    assert not listener.heard


def test_nothing_in_a_mail_is_fetched_while_it_is_written(listener):
    style = f'<link rel="stylesheet" href="http://127.0.0.1:{listener.port}/a.css">'

    compose(
        "account/email/email_changed",
        context={
            "from_email": style,
            "to_email": f"@import url(http://127.0.0.1:{listener.port})",
            "timestamp": now(),
        },
        language="en",
    )

    assert not listener.heard
