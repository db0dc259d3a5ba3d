"""Pictures and documents with a proposal: who sends, who fetches, what stays and what goes."""

from datetime import timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils.timezone import now
from django.utils.translation import override
from PIL import Image

from common.exceptions import RuleBroken
from participation.models import Attachment, Proposal
from participation.services import attachments as services
from participation.services.proposals import discard_draft, edit_proposal, publish_draft
from participation.services.taking import erase, give_back, hide
from people.services import exports, forgetting
from tests.factories.files import docx_bytes, pdf_bytes, zip_bytes
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.participation.test_pages import HOSTILE, address
from tests.races import at_once

WORDS = {"title": "A garden", "text": "Behind the school.", "language": "en"}
SECRET = b"Hebron-home-of-Amal"


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    on_disk = {"default": {"BACKEND": "common.storage.CarefulStorage"}}
    settings.STORAGES = {**settings.STORAGES, **on_disk}
    return tmp_path


@pytest.fixture
def author(client):
    author = UserFactory(language="en")
    client.force_login(author)
    return author


@pytest.fixture
def draft(author):
    return ProposalFactory(draft=True, author=author, round=RoundFactory(), language="en")


def picture(size=(60, 40), kind="JPEG"):
    written = BytesIO()
    told = Image.Exif()
    told[0x010E] = SECRET.decode()
    Image.new("RGB", size, "teal").save(written, kind, exif=told)
    return written.getvalue()


def upload(name, content):
    return SimpleUploadedFile(name, content)


def send(client, proposal, name="a.pdf", content=None, **data):
    data = {**WORDS, "attach": "1", "file": upload(name, content or pdf_bytes()), **data}
    return client.post(address(proposal, "edit/"), data)


def at(proposal, attachment):
    return address(proposal, f"files/{attachment.key}/")


def stored(folder):
    return [path for path in Path(folder).rglob("*") if path.is_file()]


def published(author, **words):
    draft = ProposalFactory(draft=True, author=author, round=RoundFactory(), **words)
    return publish_draft(proposal=draft, author=author)


def test_a_picture_is_drawn_anew_and_stored_under_our_name(client, draft, media):
    sent = send(client, draft, "IMG_Amal.jpg", picture((3000, 2000)), alternative="The yard")

    assert sent["Location"] == address(draft, "edit/") + "#files"
    one = Attachment.objects.get()
    assert (one.kind, one.alternative, one.name) == ("picture", "The yard", "IMG_Amal.jpg")
    assert (one.width, one.height) == (1280, 853)
    (kept,) = stored(media)
    assert "Amal" not in kept.name
    assert SECRET not in kept.read_bytes()
    with Image.open(kept) as drawn:
        assert (drawn.format, dict(drawn.getexif())) == ("WEBP", {})
    draft.refresh_from_db()
    assert draft.attached == [one.key]
    page = client.get(address(draft, "preview/")).text
    assert 'alt="The yard"' in page
    assert at(draft, one) in page


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.svg", b"<svg onload='alert(1)'/>", "Send a picture"),
        ("a.html", b"<script>alert(1)</script>", "Send a picture"),
        ("a.exe", b"MZ", "Send a picture"),
        ("a.php.jpg", b"<?php", "not a picture we can read"),
        ("a.png", b"<html><script>alert(1)</script>", "not a picture we can read"),
        ("a.gif", b"GIF89a", "Send a picture"),
        ("a.jpg", picture()[:200], "not a picture we can read"),
        ("a.pdf", b"<html>", "not what its name says"),
        ("a.docx", zip_bytes({"word/document.xml": "x", "vbaProject.bin": "x"}), "holds macros"),
        ("a.docx", zip_bytes({"../slip": "x", "word/document.xml": "x"}), "not what its name says"),
        ("a.xlsx", zip_bytes({"xl/workbook.xml": "0" * 10_000_000}), "not what its name says"),
        ("a.txt", b"a\x00b", "not what its name says"),
        ("a.pdf", b"", "empty"),
    ],
)
def test_what_is_no_harmless_file_is_refused_in_words(client, draft, name, content, sentence):
    refused = send(client, draft, name, alternative="x", file=upload(name, content))

    assert refused.status_code == 422
    assert sentence in refused.text
    assert WORDS["text"] in refused.text
    assert not Attachment.objects.exists()
    assert stored(configured.MEDIA_ROOT) == []


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(client, draft):
    bomb = BytesIO()
    Image.new("1", (9000, 9000)).save(bomb, "PNG")

    refused = send(client, draft, "a.png", bomb.getvalue(), alternative="x")

    assert (refused.status_code, "too many pixels" in refused.text) == (422, True)


def test_large_files_too_many_files_and_too_many_a_day_are_refused(client, draft, settings):
    settings.NORIA_ATTACHMENT_BYTES = 1024**2
    large = send(client, draft, content=pdf_bytes() + b" " * 1024**2)
    assert (large.status_code, "larger than 1 MB" in large.text) == (422, True)

    settings.NORIA_ATTACHMENTS = 1
    assert send(client, draft).status_code == 302
    full = send(client, draft, content=pdf_bytes("Two"))
    assert (full.status_code, "at most 1 files" in full.text) == (409, True)

    settings.NORIA_UPLOADS_A_DAY = 3
    tired = send(client, draft, content=pdf_bytes("Three"))
    assert (tired.status_code, "as many files" in tired.text) == (422, True)
    assert Attachment.objects.count() == 1


def test_a_picture_needs_words(client, draft):
    refused = send(client, draft, "a.jpg", picture())

    assert (refused.status_code, "what the picture shows, and" in refused.text) == (422, True)
    with transaction.atomic(), pytest.raises(IntegrityError, match="has_words_and_a_size"):
        Attachment.objects.create(
            proposal=draft, sender=draft.author, kind="picture", name="a", size=1, width=1,
            height=1, digest="0",
        )  # fmt: skip


def test_the_first_file_makes_the_draft_and_stays_when_another_field_is_wrong(client, author):
    round_ = RoundFactory()
    key = "6a8f5a0e-5c9c-4b0f-9df1-1d1c2a2b3c4d"
    data = {**WORDS, "form_key": key, "preview": "1", "estimated_cost": "much"}

    for _ in range(2):
        wrong = client.post(
            address(round_, "propose/"), {**data, "file": upload("plan.pdf", pdf_bytes())}
        )

    assert wrong.status_code == 422
    assert "Enter a number" in wrong.text
    one = Attachment.objects.get()
    draft = Proposal.objects.get()
    assert (draft.title, draft.attached) == (WORDS["title"], [one.key])
    assert "plan.pdf" in wrong.text
    assert f'action="{address(draft, "edit/")}"' in wrong.text


def test_a_file_of_a_draft_is_its_authors_alone(client, draft):
    send(client, draft)
    one = Attachment.objects.get()
    assert client.get(at(draft, one)).status_code == 200

    client.logout()
    organiser = UserFactory()
    draft.round.process.organisers.add(organiser)
    for person in (None, UserFactory(), organiser):
        if person:
            client.force_login(person)
        for headers in ({}, {"range": "bytes=0-9"}, {"if-none-match": f'"{one.key}"'}):
            assert client.get(at(draft, one), headers=headers).status_code == 404
            assert client.head(at(draft, one), headers=headers).status_code == 404
        assert send(client, draft, content=pdf_bytes("Mine")).status_code in {302, 404}
    assert client.get(f"/media/{one.file.name}").status_code == 404
    assert Attachment.objects.count() == 1


def test_a_public_file_is_inert_whoever_fetches_it(client, author):
    proposal = published(author)
    send(client, proposal, "شاهد <b>.pdf")
    one = Attachment.objects.get()
    client.post(address(proposal, "edit/"), {**WORDS, "attached": one.key, "text": "See the plan."})
    client.logout()

    got = client.get(at(proposal, one))

    assert (got.status_code, got.content) == (200, pdf_bytes())
    assert got["Content-Type"] == "application/pdf"
    assert got["Content-Disposition"].startswith("attachment;")
    assert (got["X-Content-Type-Options"], got["Cache-Control"]) == ("nosniff", "private, no-cache")
    assert got["Content-Security-Policy"] == "default-src 'none'"
    assert not got.cookies
    again = client.get(at(proposal, one), headers={"if-none-match": got["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = ProposalFactory(round=proposal.round)
    assert client.get(at(other, one)).status_code == 404


def test_what_waits_for_a_change_is_not_public_and_versions_keep_what_they_had(client, author):
    proposal = published(author)
    send(client, proposal, "first.pdf", pdf_bytes("One"))
    page = send(client, proposal, "second.pdf", pdf_bytes("Two"))
    first, _second = Attachment.objects.all()
    assert (page.status_code, "second.pdf" in page.text) == (200, True)
    reader = type(client)()
    assert reader.get(at(proposal, first)).status_code == 404

    change = {**WORDS, "text": "Better.", "attached": [str(first.key)]}
    assert client.post(address(proposal, "edit/"), change).status_code == 302
    # What no version ever named is gone.
    assert list(Attachment.objects.all()) == [first]
    assert reader.get(at(proposal, first)).status_code == 200
    client.post(address(proposal, "edit/"), {**WORDS, "text": "Without it."})

    proposal.refresh_from_db()
    assert [v.attached for v in proposal.versions.all()] == [[], [first.key], []]
    assert "first.pdf" in reader.get(address(proposal, "versions/")).text
    assert "first.pdf" not in reader.get(address(proposal)).text
    assert reader.get(at(proposal, first)).status_code == 200


def test_what_waits_for_no_change_goes_after_two_days_and_a_co_authors_stays(
    author, media, django_capture_on_commit_callbacks
):
    proposal = published(author)
    shown, _mine = attach(proposal, author), attach(proposal, author, pdf_bytes("Two"))
    theirs = attach(proposal, author, pdf_bytes("Three"))
    Attachment.objects.filter(pk=theirs.pk).update(sender=UserFactory())
    draft = ProposalFactory(draft=True, author=author, round=proposal.round)
    kept = attach(draft, author)

    with django_capture_on_commit_callbacks(execute=True):
        edit_proposal(proposal=proposal, author=author, attached=[shown.key])
    assert set(Attachment.objects.all()) == {shown, theirs, kept}
    assert services.drop_forgotten() == 0
    Attachment.objects.update(created_at=now() - timedelta(days=3))
    with django_capture_on_commit_callbacks(execute=True):
        assert services.drop_forgotten() == 1
    assert (set(Attachment.objects.all()), len(stored(media))) == ({shown, kept}, 2)


def test_hidden_files_are_gone_come_back_and_are_erased_for_good(
    client, author, media, django_capture_on_commit_callbacks
):
    proposal = published(author)
    one = attach(proposal, author)
    edit_proposal(proposal=proposal, author=author, attached=[one.key], text="See the plan.")

    hide(proposal)
    assert client.get(at(proposal, one)).status_code == 404
    give_back(proposal)
    assert client.get(at(proposal, one)).status_code == 200
    hide(proposal)
    with django_capture_on_commit_callbacks(execute=True):
        erase(proposal)
    assert stored(media) == []
    assert not Attachment.objects.exists()
    proposal.refresh_from_db()
    assert proposal.attached == []


def attach(proposal, author, content=None, name="plan.pdf"):
    sent = services.look_into(upload(name, content or pdf_bytes()))
    return services.attach(proposal=proposal, sender=author, sent=sent)


def test_only_ones_own_files_stand_under_ones_words(author):
    mine, theirs = published(author), published(UserFactory())
    other = attach(theirs, theirs.author)

    with pytest.raises(RuleBroken, match="gone"):
        edit_proposal(proposal=mine, author=author, attached=[other.key])
    with pytest.raises(RuleBroken, match="Only the author"):
        attach(theirs, author)


def test_a_file_is_taken_off_a_draft_and_goes_with_the_draft(
    client, draft, media, django_capture_on_commit_callbacks
):
    send(client, draft)
    send(client, draft, "b.docx", docx_bytes("Two"))
    first, second = Attachment.objects.all()

    with django_capture_on_commit_callbacks(execute=True):
        taken = client.post(address(draft, "edit/"), {**WORDS, "detach": str(first.key)})
    assert taken.status_code == 302
    draft.refresh_from_db()
    assert (draft.attached, len(stored(media))) == ([second.key], 1)
    with django_capture_on_commit_callbacks(execute=True):
        discard_draft(proposal=draft, author=draft.author)
    assert (Proposal.objects.exists(), stored(media)) == (False, [])


def test_a_step_that_fails_leaves_no_file(draft, media, monkeypatch):
    def fail(*_args, **_kwargs):
        raise OSError("disk full")

    monkeypatch.setattr(Proposal, "save", fail)
    with pytest.raises(OSError, match="disk full"):
        attach(draft, draft.author)
    assert stored(media) == []


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd.pdf", "a\u202efdp.pdf", HOSTILE + ".pdf", "x" * 300 + ".pdf", "\\a\\b.pdf"],
)
def test_names_are_tame_and_shown_as_words(client, draft, name, media):
    send(client, draft, name)

    (kept,) = stored(media)
    assert kept.parent.name == "attachments"
    assert len(kept.stem) == 32
    page = client.get(address(draft, "preview/")).text
    assert "<script>alert" not in page
    one = Attachment.objects.get()
    assert len(one.name) <= 120
    assert not set(one.name) & set("/\\\u202e")
    assert client.get(at(draft, one)).status_code == 200


def test_files_are_in_ones_export_and_forgotten_with_oneself(
    author, media, django_capture_on_commit_callbacks
):
    proposal = published(author)
    shown = attach(proposal, author, name="Amal plan.pdf")
    edit_proposal(proposal=proposal, author=author, attached=[shown.key])
    draft = ProposalFactory(draft=True, author=author, round=proposal.round)
    attach(draft, author, name="Amal secret.pdf")
    theirs = published(UserFactory())
    other = attach(theirs, theirs.author)

    told = exports.export_of(author)["attachments"]
    assert [one["name"] for one in told] == ["Amal plan.pdf", "Amal secret.pdf"]
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            forgetting.forget_everywhere(person=author)

    assert list(Attachment.objects.values_list("key", "name")) == [
        (shown.key, "document"),
        (other.key, "plan.pdf"),
    ]
    assert len(stored(media)) == 2


@pytest.mark.parametrize("number", [1, 5])
def test_many_files_cost_as_many_queries_as_one(client, author, number, django_assert_num_queries):
    proposal = published(author)
    keys = [attach(proposal, author, pdf_bytes(str(n))).key for n in range(number)]
    edit_proposal(proposal=proposal, author=author, attached=keys)
    client.logout()
    client.get(address(proposal))

    with django_assert_num_queries(6):
        client.get(address(proposal))


@pytest.mark.django_db(transaction=True)
def test_many_files_at_once_stay_within_the_limit_and_one_file_is_one():
    author = UserFactory()
    draft = ProposalFactory(draft=True, author=author, round=RoundFactory())
    sent = [services.look_into(upload("a.pdf", pdf_bytes(str(n)))) for n in range(8)]

    at_once([partial(services.attach, proposal=draft, sender=author, sent=one) for one in sent])
    assert Attachment.objects.count() == 5

    other = ProposalFactory(draft=True, author=author, round=draft.round)
    at_once([partial(attach, other, author) for _ in range(4)])
    assert other.attachments.count() == 1
