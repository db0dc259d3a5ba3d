import factory
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.utils import timezone
from factory.django import DjangoModelFactory

from people import roles
from people.models import Mandate, Organisation, Territory, User, Verification


class TerritoryFactory(DjangoModelFactory):
    """A municipality, its region and its country; `region=True` or `country=True` stop there."""

    class Meta:
        model = Territory

    class Params:
        country = factory.Trait(
            kind=Territory.Kind.COUNTRY,
            slug=factory.Sequence(lambda n: f"country-{n}"),
            parent=None,
        )
        region = factory.Trait(
            kind=Territory.Kind.REGION,
            slug=factory.Sequence(lambda n: f"region-{n}"),
            parent=factory.SubFactory("tests.factories.people.TerritoryFactory", country=True),
        )

    kind = Territory.Kind.MUNICIPALITY
    slug = factory.Sequence(lambda n: f"town-{n}")
    parent = factory.SubFactory("tests.factories.people.TerritoryFactory", region=True)
    name = factory.Sequence(lambda n: f"Town {n}")


def in_letters(number: int) -> str:
    """Spell a number in letters: as figures, 0 and 1 look like o and l, and so do names."""
    return "".join(chr(ord("a") + 2 * int(figure)) for figure in str(number))


def in_role(role: str) -> factory.Trait:
    return factory.Trait(roles=[role])


NEED_A_DATABASE = {"roles", "second_factor"}


class UserFactory(DjangoModelFactory):
    """A citizen with a verified address; `UserFactory(organiser=True)` gives a role.

    Staff come with a second factor, as the site asks of them; `second_factor=False` leaves it out.
    """

    class Meta:
        model = User

    class Params:
        editor = in_role(roles.EDITOR)
        section_editor = in_role(roles.SECTION_EDITOR)
        translator = in_role(roles.TRANSLATOR)
        organiser = in_role(roles.ORGANISER)
        facilitator = in_role(roles.FACILITATOR)
        moderator = in_role(roles.MODERATOR)
        verifier = in_role(roles.VERIFIER)
        evaluator = in_role(roles.EVALUATOR)
        administrator = in_role(roles.ADMINISTRATOR)

    email = factory.Sequence(lambda n: f"person-{n}@example.org")
    pseudonym = factory.Sequence(lambda n: f"Person {in_letters(n)}")
    language = "fr"
    roles = ()
    second_factor = None

    @classmethod
    def _build(cls, model_class, *args, **fields):
        kept = {name: value for name, value in fields.items() if name not in NEED_A_DATABASE}
        return super()._build(model_class, *args, **kept)

    @classmethod
    def _create(cls, model_class, *args, roles, second_factor, **fields):
        user = model_class.objects.create_user(*args, **fields)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        if roles:
            user.groups.add(*Group.objects.filter(name__in=roles))
        if bool(roles) if second_factor is None else second_factor:
            secret = {"secret": "JBSWY3DPEHPK3PXP"}
            Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data=secret)
        return user


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    class Params:
        verified_by = None
        verified = factory.Trait(
            verified_by=factory.SubFactory(
                "tests.factories.people.UserFactory", roles=["verifier"]
            ),
        )

    name = factory.Sequence(lambda n: f"Cooperative {n}")
    kind = Organisation.Kind.COOPERATIVE
    status = factory.LazyAttribute(lambda o: "verified" if o.verified_by else "asked")
    checked_by = factory.LazyAttribute(lambda o: o.verified_by)
    checked_at = factory.LazyAttribute(lambda o: timezone.now() if o.verified_by else None)
    evidence = factory.LazyAttribute(lambda o: "Seen the statutes" if o.verified_by else "")


class MandateFactory(DjangoModelFactory):
    class Meta:
        model = Mandate

    person = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    starts_at = factory.LazyFunction(timezone.now)
    evidence = "Minutes of the assembly of 3 May"


class VerificationFactory(DjangoModelFactory):
    class Meta:
        model = Verification

    person = factory.SubFactory(UserFactory)
    kind = Verification.Kind.EMAIL
