from datetime import timedelta

import factory
from django.db import connection
from django.utils.timezone import now

from participation.models import Round, VoteDesign, VoteOption
from participation.services.voting import cast_ballot
from participation.services.voting_issuing import issue_to
from participation.services.voting_opening import open_vote
from tests.factories.participation import RoundFactory

# Key and cost in cents of the options every vote has unless told otherwise.
OPTIONS = {"bench": 20_000, "clinic": 60_000, "garden": 40_000}


class VoteRoundFactory(RoundFactory):
    """An open round of votes, without a ballot yet."""

    kind = Round.Kind.VOTE
    title = factory.Sequence(lambda n: f"Vote {n}")


class VoteFactory(factory.django.DjangoModelFactory):
    """A vote of three options on 100.00, up to two choices a ballot, in an open round."""

    class Meta:
        model = VoteDesign
        skip_postgeneration_save = True

    round = factory.SubFactory(VoteRoundFactory)
    budget = 100_000
    max_choices = 2

    @factory.post_generation
    def options(self, _create, extracted, **_kwargs):
        for place, (key, cost) in enumerate((extracted or OPTIONS).items()):
            title = key.capitalize()
            texts = {"en": {"title": title, "text": f"{title} for all"}, "ar": {"title": "خيار"}}
            VoteOption.objects.create(vote=self, key=key, cost=cost, position=place, texts=texts)


def paper(vote, person="census:1", **kwargs):
    """Give somebody their paper; returns the code."""
    (code,) = issue_to(vote=open_vote(round_=vote.round), people=[person], **kwargs)
    return code


def filled(vote, *ballots):
    """Let one person for each ballot vote."""
    for number, choices in enumerate(ballots):
        cast_ballot(round_=vote.round, code=paper(vote, f"voter:{number}"), choices=choices)


def time_is_over(vote):
    """Move the round into the past, as if its time had gone by."""
    # Not a change of rules but of the calendar: the guard of opened rounds is stepped around.
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        Round.objects.filter(pk=vote.round_id).update(closes_at=now() - timedelta(seconds=1))
        cursor.execute("SET session_replication_role = origin")
    vote.round.refresh_from_db()
