"""Guests of an event: who makes codes, who comes in by one, and how they keep what they did."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation.models import EventCode, Guest, Process, Round
from participation.models.guests import CODE_LENGTH
from participation.services.processes import held, target_of
from people import names
from people.forms import ALREADY_TAKEN
from people.models import MailChoice, User
from people.queries.people import is_taken_name
from people.services import audit
from people.services.assisting import send_claim
from people.services.confirming import ALPHABET
from people.services.erasing import erase

MOST = 1000
LONGEST = timedelta(days=31)
# How long after the end of a code a guest may still make the account theirs by a link.
KEPT = timedelta(days=30)


@transaction.atomic
def make_code(
    *,
    round_: Round,
    organiser: User,
    expires_at: datetime,
    most: int,
    request: HttpRequest | None = None,
) -> EventCode:
    """Make a code that lets so many people take part in a round as guests, until it ends.

    Raises:
        RuleBroken: when the person does not organise the process, it is by invitation, the round
            is a vote or closed, the end is past or more than a month away, or the number is not
            between 1 and 1000.

    """
    process = held(round_.process, organiser)
    if process.access == Process.Access.INVITATION:
        raise RuleBroken(_("This process is by invitation. Invite people instead."))
    if round_.kind == Round.Kind.VOTE:
        raise RuleBroken(_("Guests do not vote."))
    if round_.state == Round.State.CLOSED:
        raise RuleBroken(_("This round is closed."))
    if not clock.now() < expires_at <= clock.now() + LONGEST:
        raise RuleBroken(_("Let the code end within a month, and not in the past."))
    if not 1 <= most <= MOST:
        raise RuleBroken(_("Choose a number between 1 and %(most)d.") % {"most": MOST})
    code = EventCode.objects.create(
        round=round_,
        code="".join(secrets.choice(ALPHABET) for _one in range(CODE_LENGTH)),
        made_by=organiser,
        expires_at=expires_at,
        most=most,
    )
    _note("made", code, organiser, request)
    return code


@transaction.atomic
def revoke_code(
    *, code: EventCode, organiser: User, request: HttpRequest | None = None
) -> EventCode:
    """Let nobody in by a code any more, nor act by it; guests may still keep what they did.

    Again: changes nothing. Raises ``RuleBroken`` for whoever does not organise the process.
    """
    held(code.round.process, organiser)
    if EventCode.objects.filter(pk=code.pk, revoked_at=None).update(revoked_at=clock.now()):
        _note("revoked", code, organiser, request)
    code.refresh_from_db()
    return code


@transaction.atomic
def come_in(
    *, code: EventCode, name: str, language: str, request: HttpRequest | None = None
) -> User:
    """Make the account of a guest, who is known by a public name alone.

    The place is taken in the statement that looks whether there is one: however many come at
    once, no more than the code allows come in.

    Raises:
        RuleBroken: when the code does not work any more, its round is closed, all its places are
            taken, or somebody has this name.
        ValidationError: when the name is not a possible public name.

    """
    names.validate_public_name(name)
    if not code.is_running or code.round.state == Round.State.CLOSED:
        raise RuleBroken(_("This code does not work any more."))
    open_now = EventCode.objects.filter(
        pk=code.pk, revoked_at=None, expires_at__gt=clock.now(), taken__lt=F("most")
    )
    if not open_now.update(taken=F("taken") + 1):
        raise RuleBroken(_("All places of this code are taken."))
    person = _account(name, language)
    Guest.objects.create(code=code, person=person)
    # Nobody reads mails there.
    MailChoice.objects.create(person=person, when=MailChoice.When.NONE)
    _note("used", code, person, request)
    return person


def offer_to_keep(*, guest: User, email: str, request: HttpRequest) -> None:
    """Send a guest the link with which the account becomes a normal one. Tells nobody if it can.

    Raises:
        RuleBroken: when the person is no guest.

    """
    if not guest.is_guest:
        raise RuleBroken(_("This account has an address already."))
    send_claim(person=guest, email=email, request=request)


def erase_guests() -> int:
    """Erase guests who did not keep their account, a month after their code ended; words stay."""
    over = User.objects.filter(
        guest__code__expires_at__lt=clock.now() - KEPT, email__endswith=User.GUEST, erased_at=None
    )
    people = list(over.order_by("pk"))
    for person in people:
        erase(person=person, words=False)
    return len(people)


def _account(name: str, language: str) -> User:
    name = names.tidy(name)
    known = dict(settings.LANGUAGES)
    if is_taken_name(name):
        raise RuleBroken(str(ALREADY_TAKEN))
    try:
        with transaction.atomic():
            return User.objects.create_user(
                f"{uuid4().hex}{User.GUEST}",
                pseudonym=name,
                language=language if language in known else settings.LANGUAGE_CODE,
            )
    except IntegrityError as raced:
        raise RuleBroken(str(ALREADY_TAKEN)) from raced


def _note(what: str, code: EventCode, who: User, request: HttpRequest | None) -> None:
    audit.record(
        action=f"event_code.{what}",
        actor=who,
        target=target_of(code.round.process),
        request=request,
        detail={"number": code.pk, "round": code.round_id, "most": code.most},
    )
