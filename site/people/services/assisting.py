"""Writing for a person who is present and has no address: half an hour, a reason, all logged."""

from datetime import timedelta
from uuid import uuid4

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.exceptions import RuleBroken
from people import names, rules
from people.models import AssistedSession, MailChoice, Territory, User, Verification
from people.queries.people import is_taken_name
from people.services import audit, mail
from people.services.confirming import note_email
from people.services.letters import require_rest
from people.services.sessions import end_sessions
from people.services.writing_down import write_down

LASTS = timedelta(minutes=30)
CLAIM = "people.claim"
CLAIM_DAYS = 7


@transaction.atomic
def begin(  # noqa: PLR0913 -- who helps whom, where and why
    *,
    verifier: User,
    name: str,
    territory: Territory,
    reason: str,
    language: str,
    request: HttpRequest | None = None,
) -> AssistedSession:
    """Begin to write for a person known by a public name alone, who is made if need be.

    The verifier met them: that is written down as their verification for the territory. What the
    verifier began before ends.

    Raises:
        RuleBroken: when the person helping may not verify, no reason is given, or the name
            belongs to somebody who signs in on their own.
        ValidationError: when the name is not a possible public name.

    """
    if not rules.verifies(verifier):
        raise RuleBroken(_("Only people who verify can do this."))
    if not reason.strip():
        raise RuleBroken(_("Say why this person needs help."))
    User.objects.select_for_update(no_key=True).only("pk").get(pk=verifier.pk)
    for before in verifier.assisted_sessions_led.filter(ended_at=None):
        end(session=before, request=request)
    now = timezone.now()
    person = _person(names.tidy(name), territory, language)
    write_down(person, Verification.Kind.IN_PERSON, territory, by=verifier)
    session = AssistedSession.objects.create(
        verifier=verifier, person=person, reason=reason.strip(), started_at=now, ends_at=now + LASTS
    )
    _note("began", session, request)
    return session


@transaction.atomic
def end(*, session: AssistedSession, request: HttpRequest | None = None) -> None:
    """End an assisted session; again: changes nothing."""
    session.ended_at = min(timezone.now(), session.ends_at)
    if AssistedSession.objects.filter(pk=session.pk, ended_at=None).update(
        ended_at=session.ended_at
    ):
        _note("ended", session, request)


def invite_to_claim(*, session: AssistedSession, email: str, request: HttpRequest) -> None:
    """Send a person the link with which they make the account their own. Tells nobody if it is.

    Raises:
        RuleBroken: when the session is over.

    """
    if not session.is_running:
        raise RuleBroken(_("The assisted session is over."))
    send_claim(person=session.person, email=email, request=request)
    _note("invited", session, request)


def send_claim(*, person: User, email: str, request: HttpRequest) -> None:
    """Send an address the link with which whoever reads it makes an account their own.

    Raises:
        TooSoon: when such a link went to the address in the last ten minutes, whoever sent it.

    """
    email = email.strip().lower()
    require_rest(kind="claim", to=email)
    token = signing.dumps([person.pk, email], salt=CLAIM)
    url = request.build_absolute_uri(reverse("people:claim", args=[token]))
    mail.send(
        "people/mail/claim",
        to=email,
        context={
            "url": url,
            "buttons": {url: gettext_lazy("Make the account mine")},
            "name": person.pseudonym,
            "days": CLAIM_DAYS,
            "guest": person.is_guest,
        },
        language=person.language,
    )


def claimed_by(token: str) -> tuple[User, str] | None:
    """Read a link of ours: whose account, and for which address; nothing when it is over."""
    try:
        pk, email = signing.loads(token, salt=CLAIM, max_age=timedelta(days=CLAIM_DAYS))
    except signing.BadSignature:
        return None
    person = User.objects.filter(pk=pk).first()
    return (person, email) if person and person.can_be_claimed else None


@transaction.atomic
def claim(*, token: str, request: HttpRequest | None = None) -> User:
    """Make a managed account, or a guest's, that of whoever reads the address; sessions in it end.

    Raises:
        RuleBroken: when the link is over or used, or the address has an account already.

    """
    known = claimed_by(token)
    if known is None:
        raise RuleBroken(_("This link does not work any more."))
    person, email = User.objects.select_for_update().get(pk=known[0].pk), known[1]
    taken = EmailAddress.objects.filter(email=email).exists()
    if taken or User.objects.filter(email=email).exists():
        raise RuleBroken(_("There is already an account with this address."))
    person.email = email
    try:
        with transaction.atomic():
            person.save(update_fields=["email"])
            EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    except IntegrityError as raced:
        raise RuleBroken(_("There is already an account with this address.")) from raced
    note_email(person)
    MailChoice.objects.filter(person=person).delete()
    person.assisted_sessions.filter(ended_at=None).update(ended_at=timezone.now())
    # Whoever was signed in as a guest is not signed in to a full account by that.
    end_sessions(user=person, which=UserSession.objects.filter(user=person), request=request)
    audit.record(action="account.claimed", actor=person, request=request)
    return person


def _person(name: str, territory: Territory, language: str) -> User:
    known = User.objects.filter(pseudonym_look=names.look(name)).first()
    if known and known.is_managed:
        return known
    if known:
        raise RuleBroken(_("Somebody has this name and signs in on their own."))
    if is_taken_name(name):
        raise RuleBroken(_("Somebody already has this name, or one that looks like it."))
    names.validate_public_name(name)
    known_languages = dict(settings.LANGUAGES)
    person = User.objects.create_user(
        f"{uuid4().hex}{User.NO_ADDRESS}",
        pseudonym=name,
        language=language if language in known_languages else settings.LANGUAGE_CODE,
        territory=territory,
    )
    MailChoice.objects.create(person=person, when=MailChoice.When.NONE)
    return person


def _note(what: str, session: AssistedSession, request: HttpRequest | None) -> None:
    audit.record(
        action=f"assistance.{what}",
        actor=session.verifier,
        target=f"person {session.person_id}",
        request=request,
        detail={
            "session": session.pk,
            "reason": session.reason,
            "from": session.started_at,
            "until": session.ended_at or session.ends_at,
        },
    )
