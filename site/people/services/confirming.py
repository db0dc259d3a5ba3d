"""How it is confirmed where people live: in person, by a code on paper, by a register, by mail."""

import secrets
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from people import rules
from people.census import document_key
from people.models import (
    Census,
    CensusEntry,
    CodeList,
    InvitationCode,
    Territory,
    User,
    Verification,
)
from people.services import audit, conflicts
from people.services.ending import end_of
from people.services.writing_down import write_down

Kind = Verification.Kind
# Letters and digits nobody confuses; 26 of 32 are 130 bits, more than anybody can guess.
ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ0123456789"
CODE_LENGTH, GROUP = 26, 5
MOST_CODES = 500
BATCH = 2000


def note_email(person: User) -> None:
    """Write down that a person reads the address they gave; again: changes nothing."""
    Verification.objects.get_or_create(person=person, kind=Kind.EMAIL, territory=None)


@transaction.atomic
def confirm_in_person(
    *, verifier: User, person: User, territory: Territory, request: HttpRequest | None = None
) -> Verification:
    """Write down that a verifier met a person and saw that they live in a place.

    Raises:
        RuleBroken: when the one who confirms may not verify, or is that person.

    """
    _require_verifies(verifier)
    if verifier.pk == person.pk:
        raise RuleBroken(_("Nobody can verify themselves."))
    return _verified(person, Kind.IN_PERSON, territory, by=verifier, request=request)


@transaction.atomic
def make_codes(  # noqa: PLR0913 -- who makes how many, where, what for and until when
    *,
    maker: User,
    territory: Territory,
    number: int,
    purpose: str,
    expires_at: datetime,
    request: HttpRequest | None = None,
) -> tuple[CodeList, list[str]]:
    """Make codes that each verify one person for a place; they are shown now and never again.

    Raises:
        RuleBroken: when the maker may not verify, wants none or more than 500, or the time they
            work has passed.

    """
    _require_verifies(maker)
    if not 1 <= number <= MOST_CODES:
        raise RuleBroken(_("Make between 1 and %(most)d codes.") % {"most": MOST_CODES})
    if expires_at <= timezone.now():
        raise RuleBroken(_("This day has passed."))
    made = CodeList.objects.create(
        territory=territory, made_by=maker, purpose=purpose, expires_at=expires_at
    )
    codes = ["".join(secrets.choice(ALPHABET) for _one in range(CODE_LENGTH)) for _ in [0] * number]
    InvitationCode.objects.bulk_create(
        [InvitationCode(list=made, digest=_code_digest(code)) for code in codes]
    )
    _note("codes.made", maker, territory, request, number=number)
    return made, [_grouped(code) for code in codes]


@transaction.atomic
def use_code(*, person: User, code: str, request: HttpRequest | None = None) -> Verification:
    """Verify a person by a code; it works once, for one person.

    Raises:
        RuleBroken: when no such code works now, or the person has used one for this place.

    """
    User.objects.select_for_update(no_key=True).only("pk").get(pk=person.pk)
    now = timezone.now()
    found = InvitationCode.objects.select_for_update(of=("self",)).filter(
        digest=_code_digest(code), used_at=None, list__expires_at__gt=now
    )
    unused = found.select_related("list__territory").first()
    if unused is None:
        raise RuleBroken(_("This code does not work. Perhaps somebody has used it."))
    _require_first(person, Kind.INVITATION, unused.list.territory)
    InvitationCode.objects.filter(pk=unused.pk).update(used_at=now)
    return _verified(person, Kind.INVITATION, unused.list.territory, request=request)


@transaction.atomic
def load_census(
    *,
    loader: User,
    territory: Territory,
    name: str,
    rows: Iterable[tuple[str, date]],
    request: HttpRequest | None = None,
) -> tuple[Census, int]:
    """Keep a register as hashes with a key of its own; return it and how many lines it has.

    What the lines said is not kept. ``rows`` are document numbers and days of birth.

    Raises:
        RuleBroken: when the loader may not verify.

    """
    _require_verifies(loader)
    census = Census.objects.create(
        territory=territory, loaded_by=loader, name=name, salt=secrets.token_hex(32)
    )
    digests = sorted({_census_digest(census, number, born) for number, born in rows})
    CensusEntry.objects.bulk_create(
        [CensusEntry(census=census, digest=digest) for digest in digests], batch_size=BATCH
    )
    _note("census.loaded", loader, territory, request, number=len(digests))
    return census, len(digests)


@transaction.atomic
def drop_census(*, census: Census, loader: User, request: HttpRequest | None = None) -> None:
    """Forget a register. Who was verified by it stays so.

    Raises:
        RuleBroken: when the person may not verify.

    """
    _require_verifies(loader)
    census.delete()
    _note("census.dropped", loader, census.territory, request)


def match_census(
    *,
    person: User,
    territory: Territory,
    document: str,
    born: date,
    request: HttpRequest | None = None,
) -> Verification:
    """Verify a person by the registers of a place; each line of one verifies one person, once.

    A line that verifies another account is kept as a conflict, for a verifier to decide.

    Raises:
        RuleBroken: when no line says so that is unused or this person's (whatever the reason: none
            is told), or the person is verified so for more than two weeks yet.

    """
    with transaction.atomic():
        entries = _lines_for(person, territory, document, born)
        taken = next((one for one in entries if _is_used_by_others(one, person)), None)
        if entries and taken is None:
            _use(entries, person)
            return _verified(person, Kind.CENSUS, territory, request=request)
        if taken:
            conflicts.note(person=person, entry=taken)
    raise RuleBroken(
        _("The register does not hold this, or somebody was verified with it already.")
    )


def _lines_for(person: User, territory: Territory, document: str, born: date) -> list[CensusEntry]:
    """Return the lines that say so in the registers of a place, held until this is done."""
    User.objects.select_for_update(no_key=True).only("pk").get(pk=person.pk)
    _require_first(person, Kind.CENSUS, territory)
    # The same line in two registers is one line: whoever used it in either has used it.
    lines = Q(pk__in=[])
    for census in Census.objects.filter(territory=territory):
        lines |= Q(census=census, digest=_census_digest(census, document, born))
    return list(CensusEntry.objects.filter(lines).select_for_update().order_by("pk"))


def _use(entries: list[CensusEntry], person: User) -> None:
    now = timezone.now()
    for entry in entries:
        entry.claimed_at, entry.claimed_by = now, conflicts.claim(entry, person.pk)
    CensusEntry.objects.bulk_update(entries, ["claimed_at", "claimed_by"])


def _is_used_by_others(entry: CensusEntry, person: User) -> bool:
    """Tell whether a line verifies somebody else now; what has ended by itself is free again."""
    if entry.claimed_at is None or entry.claimed_by == conflicts.claim(entry, person.pk):
        return False
    ends_at = end_of(Kind.CENSUS, entry.claimed_at)
    return ends_at is None or ends_at > timezone.now()


def _code_digest(code: str) -> str:
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    # What is not in the alphabet is what it looks like.
    plain = plain.translate(str.maketrans("OIL", "011"))
    return salted_hmac("people.invitation", plain, algorithm="sha256").hexdigest()


def _grouped(code: str) -> str:
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def _census_digest(census: Census, document: str, born: date) -> str:
    line = f"{document_key(document)}\n{born.isoformat()}"
    return salted_hmac(f"people.census.{census.salt}", line, algorithm="sha256").hexdigest()


def _require_verifies(person: User) -> None:
    if not rules.verifies(person):
        raise RuleBroken(_("Only people who verify can do this."))


def _require_first(person: User, kind: str, territory: Territory) -> None:
    held = person.verifications.filter(kind=kind, territory=territory).first()
    if held and not held.may_be_renewed:
        raise RuleBroken(_("You are verified for this place already."))


def _verified(
    person: User,
    kind: str,
    territory: Territory,
    by: User | None = None,
    request: HttpRequest | None = None,
) -> Verification:
    made, new = write_down(person, kind, territory, by=by)
    if new:
        audit.record(
            action="person.verified",
            actor=by or person,
            target=f"person {person.pk}",
            request=request,
            detail={"kind": kind, "territory": territory.slug},
        )
    return made


def _note(
    action: str, actor: User, territory: Territory, request: HttpRequest | None, **more: int
) -> None:
    target = f"territory:{territory.pk}"
    audit.record(action=action, actor=actor, target=target, request=request, detail=more)
