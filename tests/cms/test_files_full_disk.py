"""A disk that is full: nothing half kept, words for people, and all that was there can be read."""

import errno
import os
import resource

import pytest
from django.core.files.storage import filesystem
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.db import OperationalError
from django.urls import reverse
from psycopg.errors import DiskFull
from wagtail.models import Collection, UploadedFile

from cms.models import SiteDocument, SiteImage
from tests.cms.test_files_uploads import WORDS, everything_stored
from tests.factories.cms import SiteDocumentFactory, picture_bytes
from tests.factories.files import pdf_bytes
from tests.factories.people import UserFactory

THERE_IS_ROOM_FOR, LARGER_THAN_MEMORY = 50_000, 3_000_000  # bytes
DOORS = ["wagtailimages:add", "wagtailimages:add_multiple", "wagtaildocs:add",
         "wagtaildocs:add_multiple"]  # fmt: skip


@pytest.fixture
def editor(home, on_disk, settings, client):
    settings.NORIA_STAFF_SECOND_FACTOR = False
    person = UserFactory(editor=True)
    client.force_login(person)
    client.raise_request_exception = False
    return person


@pytest.fixture
def full(monkeypatch):
    """Let the disk of the files take the first half of whatever comes, and then no more."""

    class Half:
        def __init__(self, descriptor, mode):
            self._file = os.fdopen(descriptor, mode)

        def write(self, chunk):
            self._file.write(chunk[: len(chunk) // 2])
            self._file.flush()
            raise no_space()

        def close(self):
            self._file.close()

    class FullOs:
        fdopen = Half

        def __getattr__(self, name):
            return getattr(os, name)

    def fill():
        monkeypatch.setattr(filesystem, "os", FullOs())

    return fill


@pytest.fixture
def limited(settings, tmp_path_factory):
    """Let the kernel itself refuse whatever goes beyond this in one file, as with a quota.

    Gives the folder in which uploads lie while they come in.
    """
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path_factory.mktemp("coming-in")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (THERE_IS_ROOM_FOR, before[1]))
    yield settings.FILE_UPLOAD_TEMP_DIR
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def no_space():
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def send(client, door, content=None):
    picture = "images" in door
    content = content or (picture_bytes() if picture else pdf_bytes())
    file = SimpleUploadedFile("a.png" if picture else "a.pdf", content)
    field = "files[]" if "multiple" in door else "file"
    data = {**WORDS, "access": "page", "collection": Collection.get_first_root_node().pk}
    return client.post(reverse(door), {field: file, **data})


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [2 * THERE_IS_ROOM_FOR, LARGER_THAN_MEMORY])
def test_what_the_system_refuses_to_write_is_kept_nowhere(client, editor, limited, size):
    kept = SiteDocumentFactory()
    before = everything_stored()
    content = pdf_bytes() + b"\0" * size

    assert send(client, "wagtaildocs:add_multiple", content=content).status_code == 507

    assert list(limited.iterdir()) == []
    assert everything_stored() == before
    assert SiteDocument.objects.get() == kept
    assert not SiteImage.objects.exists()
    assert b"".join(client.get(kept.url).streaming_content)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("door", DOORS)
def test_a_full_disk_keeps_no_half_of_a_file_and_says_so(client, editor, full, door):
    kept = SiteDocumentFactory()
    before = everything_stored()
    full()

    answer = send(client, door)

    assert answer.status_code == 507
    assert "full" in answer.content.decode()
    assert everything_stored() == before
    assert SiteDocument.objects.get() == kept
    assert not SiteImage.objects.exists()
    assert not UploadedFile.objects.exists()


def test_with_a_full_disk_everything_can_still_be_read(client, editor, full):
    kept = SiteDocumentFactory(name="a.pdf", content=pdf_bytes())
    full()

    assert client.get("/fr/").status_code == 200
    read = client.get(kept.url)
    assert read.status_code == 200
    assert b"".join(read.streaming_content) == pdf_bytes()


@pytest.mark.parametrize("door", DOORS)
def test_no_room_for_what_is_still_coming_in_is_said_too(client, editor, monkeypatch, door):
    def refuse(_handler, _data, _start):
        raise no_space()

    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", refuse)
    answer = send(client, door, content=b"x" * 3_000_000)

    assert answer.status_code == 507
    assert everything_stored() == []
    assert not SiteDocument.objects.exists()


def test_a_database_without_room_is_a_pause(client, editor, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise OperationalError from DiskFull()

    monkeypatch.setattr(SiteDocument, "save", refuse)
    answer = send(client, "wagtaildocs:add")

    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert everything_stored() == []
