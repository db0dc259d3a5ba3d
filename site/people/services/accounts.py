"""Making and changing the accounts of people."""

from collections.abc import Iterable
from hashlib import sha256

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from people import names, roles
from people.models import Territory, User
from people.queries.roles import forget_roles
from people.services.confirming import note_email

NOWHERE = "import.invalid"


@transaction.atomic
def ensure_user(
    *,
    email: str,
    pseudonym: str,
    language: str,
    territory: Territory | None = None,
    roles: Iterable[str] = (),
) -> User:
    """Return the account of an address, making it (verified, without password) if need be.

    Idempotent: an account that exists keeps what its owner chose and only gains missing roles.

    Raises:
        ValidationError: when the name is not a possible public name.
        IntegrityError: when somebody else has this name, or one that looks like it.

    """
    email = email.strip().lower()
    user = User.objects.filter(email=email).first()
    if user is None:
        names.validate_public_name(pseudonym)
        user = User.objects.create_user(
            email, pseudonym=names.tidy(pseudonym), language=language, territory=territory
        )
    EmailAddress.objects.get_or_create(
        user=user, email=email, defaults={"verified": True, "primary": True}
    )
    note_email(user)
    _add_roles(user, roles)
    return user


def ensure_import_account(*, name: str, language: str, territory: Territory | None) -> User:
    """Return the account that stands for another site as the author of what was written there.

    It has an address nobody can have (RFC 2606), no password, and is not active: it can neither
    sign in nor be told anything. Idempotent by the name.

    Raises:
        ValidationError: when the name is not a possible public name.
        IntegrityError: when somebody has this name, or one that looks like it.

    """
    names.validate_public_name(name)
    email = f"{sha256(names.look(name).encode()).hexdigest()[:16]}@{NOWHERE}"
    known = User.objects.filter(email=email).first()
    return known or User.objects.create_user(
        email,
        pseudonym=names.tidy(name),
        language=language,
        territory=territory,
        is_active=False,
    )


def save_profile(person: User) -> bool:
    """Save who a person is to others; False when somebody took the name a moment before."""
    try:
        with transaction.atomic():
            person.save(update_fields=["pseudonym", "pseudonym_look", "language", "territory"])
    except IntegrityError:
        return False
    return True


def _add_roles(user: User, wanted: Iterable[str]) -> None:
    wanted = set(wanted)
    if unknown := wanted - set(roles.ALL):
        raise ValueError(f"No such role: {', '.join(sorted(unknown))}")
    if wanted:
        user.groups.add(*Group.objects.filter(name__in=wanted))
        forget_roles(user)
