from datetime import timedelta

import factory
from django.utils.timezone import now
from factory.django import DjangoModelFactory

from tests.factories.participation import RoundFactory
from workflows.live.models import Activity, Participant, Session
from workflows.live.tokens import hashed


class SessionFactory(DjangoModelFactory):
    """A public session that began ten minutes ago, with a round for its drafts."""

    class Meta:
        model = Session
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Session {n}")
    access = Session.Access.PUBLIC
    starts_at = factory.LazyFunction(lambda: now() - timedelta(minutes=10))
    round = factory.SubFactory(RoundFactory)
    process = factory.SelfAttribute("round.process")
    territory = factory.SelfAttribute("process.territory")

    class Params:
        upcoming = factory.Trait(starts_at=factory.LazyFunction(lambda: now() + timedelta(days=2)))
        ended = factory.Trait(
            starts_at=factory.LazyFunction(lambda: now() - timedelta(days=2)),
            ended_at=factory.LazyFunction(lambda: now() - timedelta(days=1)),
        )

    @factory.post_generation
    def facilitators(self, create, people):
        if create and people:
            self.facilitators.add(*people)


class ActivityFactory(DjangoModelFactory):
    class Meta:
        model = Activity

    session = factory.SubFactory(SessionFactory)
    position = factory.Sequence(lambda n: n + 1)
    title = "First ideas"
    instruction = "One idea a card."


class ParticipantFactory(DjangoModelFactory):
    """Somebody who joined by code; the token is "token-" and the number of the name."""

    class Meta:
        model = Participant

    class Params:
        token = factory.Sequence(lambda n: f"token-{n}")

    session = factory.SubFactory(SessionFactory)
    name = factory.Sequence(lambda n: f"Guest {n}")
    language = "fr"
    token_hash = factory.LazyAttribute(lambda o: hashed(o.token) if o.token else None)
