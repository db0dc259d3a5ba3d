"""A very active person whose every trace holds one of six marks, and where marks are looked for."""

import time
from pathlib import Path
from uuid import uuid4

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, PageLogEntry
from wagtail.users.models import UserProfile

from cms.services.contact import receive_message
from participation.services import comments, opinions, proposals, supports
from participation.services.care import appeal, decide, report
from participation.services.care import report as report_words
from participation.services.comment_marks import edit_comment, mark_helpful
from participation.services.translations import translate
from people.models import User
from people.services import exports, mail, notices
from tests.factories.participation import (
    ProposalFactory,
    RoundFactory,
    StatementFactory,
)
from tests.factories.people import MandateFactory, UserFactory, VerificationFactory
from tests.live.room import Room
from thread.refs import Ref
from thread.services import record
from workflows.live.services.doors import join

NAME, ADDRESS, DEVICE = "Zylphiamark", "zqxmark-address@example.org", "zqxmark-device"
PUBLIC, PRIVATE, HELD = "zqxmark-public", "zqxmark-private", "zqxmark-evidence"
MARKS = [NAME, "zqxmark-address", DEVICE, PUBLIC, PRIVATE, HELD]


def very_active_person() -> User:
    """Make somebody who has done everything a person can do here."""
    person = UserFactory(email=ADDRESS, pseudonym=NAME, language="en")
    _sign_in(person)
    _hold(person)
    _take_part(person)
    _be_moderated(person)
    _meet(person)
    _write_elsewhere(person)
    exports.ask_for_export(person=person)
    exports.fill(pk=person.exports.get().pk)
    return person


def _sign_in(person):
    session = SessionStore()
    session["_auth_user_id"] = str(person.pk)
    session["note"] = PRIVATE
    session.create()
    UserSession.objects.create(
        user=person, session_key=session.session_key, ip="192.0.2.7", user_agent=DEVICE,
        data={"at": time.time()},
    )  # fmt: skip


def _hold(person):
    MandateFactory(person=person, evidence=HELD)
    VerificationFactory(person=person)
    profile, _new = UserProfile.objects.get_or_create(user=person)
    profile.avatar.save(f"{PRIVATE}.png", ContentFile(PRIVATE.encode()))
    kind = ContentType.objects.get_for_model(User)
    ModelLogEntry.objects.create(
        content_type=kind, object_id=str(person.pk), label=NAME, action="wagtail.edit",
        user=person, data={"name": NAME}, timestamp=timezone.now(), uuid=uuid4(),
    )  # fmt: skip
    root = Page.objects.get(depth=1)
    PageLogEntry.objects.log_action(root, "wagtail.edit", user=person)


def _take_part(person):
    other = ProposalFactory(title="A bench")
    said = comments.post_comment(proposal=other, author=UserFactory(), text="Where?")
    proposals.save_draft(round_=other.round, author=person, title=PRIVATE, text=PRIVATE)
    mine = proposals.publish_proposal(
        round_=other.round, author=person, title=f"Garden {PUBLIC}", text=PUBLIC, place_name=PUBLIC
    )
    proposals.edit_proposal(proposal=mine, author=person, text=f"{PUBLIC} again")
    answer = comments.post_comment(proposal=other, author=person, text=PUBLIC, parent=said)
    edit_comment(comment=answer, author=person, text=f"{PUBLIC} changed")
    comments.post_comment(proposal=mine, author=said.author, text="Yes")
    supports.give_support(person=person, proposal=other)
    mark_helpful(comment=said, person=person, wanted=True)
    translate(original=other, translator=person, language="es", title=PUBLIC, text=PUBLIC)
    translate(original=mine, translator=said.author, language="fr", title="Jardin", text="Jardin")
    round_ = RoundFactory(kind="comments")
    opinions.add_statement(round_=round_, author=person, text=f"More trees {PUBLIC}")
    opinions.give_opinion(statement=StatementFactory(round=round_), person=person, answer=1)
    notices.follow(person=person, thing=f"proposal:{other.pk}")
    notices.choose(person=person, when="at_once")
    report(thing=said, person=person, reason="spam", details=PRIVATE, language="en")
    report(thing=other, person=None, reason="spam", email=ADDRESS, language="en")
    record(source=Ref("proposal", other.pk), target=Ref("service", 1), relation="led_to", by=NAME)


def _be_moderated(person):
    """A comment of theirs is hidden, and they appeal."""
    proposal = ProposalFactory(title="Another bench")
    hidden = comments.post_comment(proposal=proposal, author=person, text=f"{PUBLIC} hidden")
    moderator = UserFactory(moderator=True)
    moderator.watches.create(territory=proposal.round.process.territory, language="en")
    case = report_words(thing=hidden, person=moderator, reason="insult", language="en").case
    decision = decide(
        case=case, moderator=moderator, kind="hide", reason="insult", ground="rules",
        clause="2", facts="An insult.",
    )  # fmt: skip
    appeal(decision=decision, author=person, text=PRIVATE)


def _meet(person):
    room = Room()
    place, _token = join(session=room.session, name="", language="en", user=person)
    room.do(place, "card.add", text=PUBLIC, language="en")


def _write_elsewhere(person):
    receive_message(name=NAME, email=ADDRESS, subject=PRIVATE, text=PRIVATE, language="en")
    mail.send("people/mail/proof", to=ADDRESS, context={"code": "123456"})


def leftovers(marks) -> dict[str, list[str]]:
    """Look for marks in every table as PostgreSQL copies it, in files, mails and caches."""
    places = {**_tables(), **_files(), "cache": _caches()}
    found = {
        place: [mark for mark in marks if mark.casefold() in words.casefold()]
        for place, words in places.items()
    }
    return {place: marks for place, marks in found.items() if marks}


def _tables():
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables "
            "WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        for (table,) in cursor.fetchall():
            with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
                found[table] = b"".join(bytes(part) for part in copy).decode(errors="replace")
    return found


def _files(folder=""):
    found = {}
    folders, names = default_storage.listdir(folder)
    for name in names:
        path = f"{folder}/{name}".lstrip("/")
        found[path] = path + default_storage.open(path).read().decode(errors="replace")
    for inner in folders:
        found |= _files(f"{folder}/{inner}".lstrip("/"))
    mails = Path(settings.EMAIL_FILE_PATH)
    for path in mails.glob("*") if mails.exists() else ():
        found[str(path)] = path.read_text(errors="replace")
    return found


def _caches():
    return " ".join(str(cache._cache) for cache in caches.all())
