import factory
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.utils import timezone
from factory.django import DjangoModelFactory

from people import roles
from people.models import Mandate, Organisation, Territory, User, Verification


class TerritoryFactory(DjangoModelFactory):
    """A country; `region=True` and `municipality=True` build what stands above them too."""

    class Meta:
        model = Territory

    class Params:
        region = factory.Trait(
            kind=Territory.Kind.REGION,
            slug=factory.Sequence(lambda n: f"region-{n}"),
            parent=factory.SubFactory("tests.factories.people.TerritoryFactory"),
        )
        municipality = factory.Trait(
            kind=Territory.Kind.MUNICIPALITY,
            slug=factory.Sequence(lambda n: f"town-{n}"),
            parent=factory.SubFactory("tests.factories.people.TerritoryFactory", region=True),
        )

    kind = Territory.Kind.COUNTRY
    slug = factory.Sequence(lambda n: f"country-{n}")
    name = factory.Sequence(lambda n: f"Place {n}")


def in_role(role: str) -> factory.Trait:
    return factory.Trait(roles=[role])


class UserFactory(DjangoModelFactory):
    """A citizen with a verified address; `UserFactory(organiser=True)` gives a role.

    Staff come with a second factor, as the site asks of them; `second_factor=False` leaves it out.
    """

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        editor = in_role(roles.EDITOR)
        translator = in_role(roles.TRANSLATOR)
        organiser = in_role(roles.ORGANISER)
        facilitator = in_role(roles.FACILITATOR)
        moderator = in_role(roles.MODERATOR)
        verifier = in_role(roles.VERIFIER)
        evaluator = in_role(roles.EVALUATOR)
        administrator = in_role(roles.ADMINISTRATOR)

    email = factory.Sequence(lambda n: f"person-{n}@example.org")
    # Letters only: as figures, 0 and 1 look like o and l.
    pseudonym = factory.Sequence(lambda n: "Person " + "".join(chr(97 + 2 * int(d)) for d in str(n)))
    language = "fr"
    is_active = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return model_class.objects.create_user(*args, **kwargs)

    @factory.post_generation
    def address(self, create, extracted, **_kwargs):
        if create and extracted is not False:
            EmailAddress.objects.create(user=self, email=self.email, verified=True, primary=True)

    @factory.post_generation
    def roles(self, create, extracted, **_kwargs):
        if create and extracted:
            self.groups.add(*Group.objects.filter(name__in=extracted))

    @factory.post_generation
    def second_factor(self, create, extracted, **_kwargs):
        wanted = self.groups.exists() if extracted is None else extracted
        if create and wanted:
            Authenticator.objects.create(
                user=self, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"}
            )


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Cooperative {n}")
    kind = Organisation.Kind.COOPERATIVE


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
