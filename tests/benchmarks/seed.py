"""The crowd that the benchmark needs: many proposals in one round, many comments on one of them."""

from datetime import timedelta

from django.utils import timezone

from participation.models import Comment, Process, Proposal, ProposalWords, Round
from people.models import Territory, User

AUTHORS = 200
WORDS = ["well", "market", "clinic", "kitchen", "library", "bus", "garden", "school", "workshop"]
STANCES = [Comment.Stance.FOR, Comment.Stance.AGAINST, Comment.Stance.NEUTRAL]


def authors() -> list[User]:
    territory = Territory.objects.filter(kind=Territory.Kind.MUNICIPALITY).first()
    return User.objects.bulk_create(
        User(email=f"bench-{n}@noria.example", pseudonym=f"Bench {n}", territory=territory)
        for n in range(AUTHORS)
    )


def open_round(slug: str, territory: Territory) -> Round:
    """Return an open round of proposals in a process of its own."""
    now = timezone.now()
    process = Process.objects.create(
        slug=slug,
        title=slug,
        question="What should we build first?",
        territory=territory,
        languages=["fr"],
        published_at=now - timedelta(days=30),
    )
    round_ = Round.objects.create(
        process=process,
        slug="proposals",
        title="Proposals",
        position=1,
        kind=Round.Kind.PROPOSALS,
        opens_at=now + timedelta(days=1),
        closes_at=now + timedelta(days=30),
    )
    # Rules freeze when a round opens, so it opens once it is there.
    Round.objects.filter(pk=round_.pk).update(opens_at=now - timedelta(days=20))
    return Round.objects.select_related("process").get(pk=round_.pk)


def round_with(proposal_count: int, people: list[User]) -> Round:
    """Return an open round with that many published proposals."""
    round_, now = open_round(f"bench-{proposal_count}", people[0].territory), timezone.now()
    Proposal.objects.bulk_create(
        (_proposal(n, round_, people[n % AUTHORS], now) for n in range(proposal_count)),
        batch_size=1000,
    )
    ProposalWords.objects.bulk_create(
        (
            ProposalWords(proposal_id=pk, words=" ".join(sorted(set(key.replace(",", "").split()))))
            for pk, key in round_.proposals.values_list("pk", "search_key")
        ),
        batch_size=1000,
    )
