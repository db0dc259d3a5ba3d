from datetime import timedelta

import factory
from django.utils.timezone import now

from participation.models import (
    Admission,
    Category,
    Comment,
    Process,
    Proposal,
    Round,
    Statement,
    Support,
)
from participation.models.admissions import ACTIONS_OF
from tests.factories.people import TerritoryFactory, UserFactory


class ProcessFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Process

    slug = factory.Sequence(lambda n: f"process-{n}")
    title = factory.Sequence(lambda n: f"Process {n}")
    question = "How should it work?"
    territory = factory.SubFactory(TerritoryFactory)
    languages = ["fr", "en", "es", "it", "ar"]
    published_at = factory.LazyFunction(lambda: now() - timedelta(days=30))

    class Params:
        unpublished = factory.Trait(published_at=None)


class CategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Category

    process = factory.SubFactory(ProcessFactory)
    slug = factory.Sequence(lambda n: f"category-{n}")
    name = factory.Sequence(lambda n: f"Category {n}")


class RoundFactory(factory.django.DjangoModelFactory):
    """An open round of proposals, unless told otherwise.

    ``admissions`` says by action what it asks of people: ``{"support": {"role": "mandate"}}``;
    ``residents_only=True`` asks for residents of its territory in all it has.
    """

    class Meta:
        model = Round

    process = factory.SubFactory(ProcessFactory)
    slug = factory.Sequence(lambda n: f"round-{n}")
    position = factory.Sequence(lambda n: n + 1)
    kind = Round.Kind.PROPOSALS
    title = factory.Sequence(lambda n: f"Round {n}")
    opens_at = factory.LazyFunction(lambda: now() - timedelta(days=3))
    closes_at = factory.LazyFunction(lambda: now() + timedelta(days=7))

    class Params:
        upcoming = factory.Trait(
            opens_at=factory.LazyFunction(lambda: now() + timedelta(days=2)),
            closes_at=factory.LazyFunction(lambda: now() + timedelta(days=9)),
        )
        closed = factory.Trait(
            opens_at=factory.LazyFunction(lambda: now() - timedelta(days=9)),
            closes_at=factory.LazyFunction(lambda: now() - timedelta(days=2)),
        )

    @classmethod
    def _create(cls, model_class, *args, admissions=None, residents_only=False, **fields):
        asked = dict(admissions or {})
        if residents_only:
            asked |= {action: {"where": "here"} for action in ACTIONS_OF[fields["kind"]]}
        if not asked:
            return super()._create(model_class, *args, **fields)
        # What an opened round asks of people is frozen: it is said before, as organisers do.
        dates = {name: fields[name] for name in ("opens_at", "closes_at")}
        later = {"opens_at": now() + timedelta(days=1), "closes_at": now() + timedelta(days=2)}
        round_ = super()._create(model_class, *args, **{**fields, **later})
        for action, wanted in asked.items():
            AdmissionFactory(round=round_, action=action, **wanted)
        model_class.objects.filter(pk=round_.pk).update(**dates)
        for name, moment in dates.items():
            setattr(round_, name, moment)
        return round_


class AdmissionFactory(factory.django.DjangoModelFactory):
    """What an action in a round that has not opened asks of people."""

    class Meta:
        model = Admission
        skip_postgeneration_save = True

    round = factory.SubFactory(RoundFactory, upcoming=True)
    action = "support"

    @factory.post_generation
    def places(self, create, extracted, **_kwargs):
        if create and extracted:
            self.places.set(extracted)


class ProposalFactory(factory.django.DjangoModelFactory):
    """A published proposal. Its counters start at nothing: let the services count."""

    class Meta:
        model = Proposal

    round = factory.SubFactory(RoundFactory)
    author = factory.SubFactory(UserFactory)
    title = factory.Sequence(lambda n: f"Proposal {n}")
    text = "A nurse of the neighbourhood who comes by twice a week."
    language = "en"
    status = Proposal.Status.PUBLISHED
    version = 1
    published_at = factory.LazyFunction(lambda: now() - timedelta(days=1))
    search_key = factory.LazyAttribute(lambda o: f"{o.title}\n{o.text}".casefold())

    class Params:
        draft = factory.Trait(status=Proposal.Status.DRAFT, version=0, published_at=None)
        withdrawn = factory.Trait(
            status=Proposal.Status.WITHDRAWN,
            withdrawn_at=factory.LazyFunction(now),
            withdrawn_for="other",
            withdrawal_reason="Somebody else said it better.",
        )


class SupportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Support

    proposal = factory.SubFactory(ProposalFactory)
    round = factory.SelfAttribute("proposal.round")
    person = factory.SubFactory(UserFactory)


class CommentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Comment

    proposal = factory.SubFactory(ProposalFactory)
    author = factory.SubFactory(UserFactory)
    stance = Comment.Stance.NEUTRAL
    text = "I have something to add."
    language = "en"
    created_at = factory.LazyFunction(now)


class StatementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Statement

    round = factory.SubFactory(RoundFactory, kind=Round.Kind.COMMENTS)
    author = factory.SubFactory(UserFactory)
    text = factory.Sequence(lambda n: f"Statement {n} about the market")
    search_key = factory.Sequence(lambda n: f"statement {n} about the market")
    language = "en"
