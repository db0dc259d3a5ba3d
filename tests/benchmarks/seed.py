"""The crowd that the benchmark needs: many proposals in one round, many comments on one of them."""

from datetime import timedelta
from itertools import cycle, islice

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
    return round_


def _proposal(n: int, round_: Round, author: User, now: timezone.datetime) -> Proposal:
    words = list(islice(cycle(WORDS), n % len(WORDS), n % len(WORDS) + 5))
    title = f"A {words[0]} near the {words[1]}, number {n}"
    text = " ".join(words * 40)
    return Proposal(
        round=round_,
        author=author,
        title=title,
        text=text,
        search_key=f"{title} {text}".lower(),
        language="fr",
        territory=author.territory,
        status=Proposal.Status.PUBLISHED,
        version=1,
        published_at=now - timedelta(minutes=n),
        support_count=(n * 7919) % 500,
    )


def comments_on(proposal: Proposal, count: int, people: list[User]) -> None:
    """Write ``count`` comments: a third start a conversation, the others answer one."""
    now = timezone.now()
    tops = Comment.objects.bulk_create(
        _comment(proposal, people[n % AUTHORS], n, now) for n in range(count // 3 + 1)
    )
    Comment.objects.bulk_create(
        _comment(proposal, people[n % AUTHORS], n, now, parent=tops[n % len(tops)])
        for n in range(len(tops), count)
    )
    kinds = [STANCES[n % 3] for n in range(count)]
    Proposal.objects.filter(pk=proposal.pk).update(
        comment_count=count,
        for_count=kinds.count(STANCES[0]),
        against_count=kinds.count(STANCES[1]),
        neutral_count=kinds.count(STANCES[2]),
    )


def _comment(
    proposal: Proposal, author: User, n: int, now: timezone.datetime, parent: Comment | None = None
) -> Comment:
    return Comment(
        proposal=proposal,
        author=author,
        parent=parent,
        root=parent,
        depth=1 if parent else 0,
        stance=STANCES[n % 3],
        text=" ".join(WORDS * 6),
        language="fr",
        created_at=now - timedelta(minutes=n),
    )
