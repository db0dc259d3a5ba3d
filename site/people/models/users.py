from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from people.fields import GONE, DerivedField, PublicNameColumn
from people.names import LONGEST, look, validate_public_name

# Control, zero-width and direction characters: invisible, and able to make a name read as another.
INVISIBLE = r"[\u0001-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"


def _look_of(user: "User") -> str:
    stored = getattr(user.pseudonym, "stored", user.pseudonym)
    return stored if stored.startswith(GONE) else look(stored)


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class User(AbstractUser):
    """A person, known to others by a public name and to the site by an e-mail address."""

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(
        _("e-mail address"),
        unique=True,
        error_messages={"unique": _("There is already an account with this address.")},
    )
    pseudonym = PublicNameColumn(
        _("public name"), max_length=LONGEST, validators=[validate_public_name]
    )
    pseudonym_look = DerivedField(_look_of, max_length=8 * LONGEST)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    territory = models.ForeignKey(
        "people.Territory",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("territory"),
    )
    # Nothing is known of somebody erased but a number: it keeps their words apart from others'.
    erased_at = models.DateTimeField(_("erased at"), null=True, editable=False)
    # Who has not been here for two years is warned twice before their account goes.
    warnings = models.PositiveSmallIntegerField(_("warnings"), default=0, editable=False)
    warned_at = models.DateTimeField(_("warned at"), null=True, editable=False)
    # Until when a floor above may close something to them, so that nothing is asked about almost
    # everybody; what is closed and why, that floor says.
    closed_until = models.DateTimeField(_("doors closed until"), null=True, editable=False)

    # The end of the address of those who have none; nothing is ever delivered there (RFC 2606).
    NO_ADDRESS = "@none.invalid"
    # The same for guests of an event, who are signed in until its code ends.
    GUEST = "@guest.invalid"
    # The session in which a verifier writes for this person now, in this request; else nothing.
    assisted: Any = None
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["pseudonym"]

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_account_per_email_address",
                violation_error_message=_("There is already an account with this address."),
            ),
            models.UniqueConstraint(
                fields=["pseudonym_look"],
                name="one_person_per_public_name",
                violation_error_message=_(
                    "Somebody already has this name, or one that looks like it."
                ),
            ),
            models.CheckConstraint(
                name="a_public_name_can_be_seen",
                condition=~models.Q(pseudonym="") & ~models.Q(pseudonym__regex=INVISIBLE),
                violation_error_message=_("This name has characters nobody can see."),
            ),
            models.CheckConstraint(
                name="nothing_is_known_of_the_erased",
                condition=models.Q(erased_at=None)
                | models.Q(
                    pseudonym__startswith=GONE,
                    email__endswith="@erased.invalid",
                    is_active=False,
                    is_staff=False,
                    is_superuser=False,
                    territory=None,
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.pseudonym

    @property
    def is_managed(self) -> bool:
        """Whether the person has no address of their own, and cannot sign in alone."""
        return self.email.endswith(self.NO_ADDRESS)

    @property
    def is_guest(self) -> bool:
        """Whether this is the account of a guest at an event, who gave no address."""
        return self.email.endswith(self.GUEST)

    @property
    def can_be_claimed(self) -> bool:
        """Whether the account waits for somebody to make it their own."""
        return self.is_managed or self.is_guest

    def get_full_name(self) -> str:
        return self.pseudonym

    def get_short_name(self) -> str:
        return self.pseudonym
