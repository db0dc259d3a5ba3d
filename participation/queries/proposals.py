from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import MD5, Cast, Concat, JSONObject

from common.search_fold import fold, light_stem
from participation.models import CoAuthor, Proposal, Round, Support
from participation.models.proposals import READABLE
from participation.queries import processes
from participation.queries.keyset import Order
from participation.queries.translations import translated
from people.models import User
from people.rules import Visitor

PAGE = 20
LONGEST_SEARCH = 8
# What only its authors see, and the moderators whose case it is.
NOT_PUBLIC_YET = [Proposal.Status.DRAFT, Proposal.Status.WAITING, Proposal.Status.REFUSED]

FACETS = ("category", "territory", "language", "verdict", "progress", "status", "origin")
NOT_ANSWERED = "none"

ORDERS = {
    "newest": Order("published_at"),
    "supported": Order("support_count"),
    "discussed": Order("comment_count"),
    "random": Order("lot", descending=False),
}


def visible_to(user: Visitor) -> QuerySet[Proposal]:
    """Return the proposals a person may see: all that were published, and what they write.

    The only door to a proposal. Round, process, place, authors and the process's rounds come
    along, so that rules and addresses ask nothing more: two queries for one proposal.
    """
    public = Q(status__in=READABLE)
    mine = Q(status__in=NOT_PUBLIC_YET) & written_by(user)
    found = Proposal.objects.filter(public | mine if user.is_authenticated else public)
    return (
        with_writers(found)
        .annotate(is_a_merge=Exists(Proposal.objects.filter(merged_into=OuterRef("pk"))))
        .filter(round__process__in=processes.visible_to(user))
        .select_related("round__process__territory", "author", "category", "territory")
        .select_related("organisation", "decided_answer", "imported__source")
        .prefetch_related(
            Prefetch("round__process__rounds", Round.objects.order_by("position")),
        )
    )


def written_by(person: Visitor) -> Q:
    """Say that a person is the author of a proposal, or one of its co-authors."""
    along = CoAuthor.objects.filter(
        proposal=OuterRef("pk"), person_id=person.pk, joined_at__isnull=False
    )
    return Q(author_id=person.pk) | Q(Exists(along))


def with_writers(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Bring the co-authors of each proposal along, in the same query."""
    joined = CoAuthor.objects.filter(proposal=OuterRef("pk"), joined_at__isnull=False)
    told = JSONObject(pk="person_id", name="person__pseudonym")
    # Stands in for the property of that name, which asks the database.
    along: dict[str, Any] = {"co_writers": ArraySubquery(joined.values(told=told))}
    return proposals.annotate(**along)


def held(proposal: Proposal) -> Proposal:
    """Read a proposal anew and keep others from changing it until the transaction ends.

    A verb that calls another holds the same proposal twice.
    """
    rows = Proposal.objects.select_for_update(of=("self",), no_key=True)
    [found] = rows.select_related("round__process__territory").filter(pk=proposal.pk)
    return found


def hidden_from(user: Visitor) -> QuerySet[Proposal]:
    """Return the proposals moderators hid or erased, in processes a person may see.

    Only that they were there may be shown.
    """
    seen = processes.visible_to(user)
    gone = [Proposal.Status.HIDDEN, Proposal.Status.ERASED]
    hidden = Proposal.objects.filter(
        status__in=gone, published_at__isnull=False, round__process__in=seen
    )
    return hidden.select_related("round__process")


def published_in(round_: Round) -> QuerySet[Proposal]:
    """Return what a round's list shows first: its published proposals, whoever looks."""
    return readable_in(round_).filter(status=Proposal.Status.PUBLISHED)


def readable_in(round_: Round) -> QuerySet[Proposal]:
    """Return what a round's list may show, withdrawn and merged proposals too, whoever looks.

    In a round of comments these are the proposals of all rounds of the process.
    """
    scope = Q(round=round_)
    if round_.kind == Round.Kind.COMMENTS:
        scope = Q(round__process_id=round_.process_id)
    return Proposal.objects.filter(scope, status__in=READABLE)


def shows_supports(round_: Round) -> bool:
    """Tell whether a round's list may go by supports. In a round of comments, one query.

    Not while the number of supports of any of its proposals is kept from everybody: the order
    would tell it.
    """
    if round_.kind != Round.Kind.COMMENTS:
        return round_.shows_supports
    rounds = Round.objects.filter(process=round_.process_id, kind=Round.Kind.PROPOSALS)
    return all(one.shows_supports for one in rounds)


def listed(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Bring along what a line of a list shows, in the same query."""
    found = proposals.select_related(
        "author", "category", "round__process", "decided_answer", "imported__source", "organisation"
    ).select_related("merged_into__round__process")
    return translated(with_writers(found), "proposal")


def with_verdicts(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Give each proposal the ``verdict`` of its announced answer; "none" while there is none."""
    announced = When(decided_answer__announced_at__isnull=False, then="decided_answer__verdict")
    return proposals.annotate(
        verdict=Case(announced, default=Value(NOT_ANSWERED), output_field=CharField())
    )


def shuffled(proposals: QuerySet[Proposal], seed: str) -> QuerySet[Proposal]:
    """Give each proposal a ``lot``: the same for the same seed, unrelated for another."""
    drawn = MD5(Concat(Cast("pk", CharField()), Value(f"/{seed}"), output_field=CharField()))
    return proposals.annotate(lot=drawn)


def search(proposals: QuerySet[Proposal], words: str) -> QuerySet[Proposal]:
    """Keep the proposals that hold every word, whatever its case, accents or letter variants.

    Arabic words are found with and without article, conjunction and the commonest endings.
    """
    for word in fold(words).split()[:LONGEST_SEARCH]:
        proposals = proposals.filter(search_key__contains=light_stem(word))
    return proposals


@dataclass(frozen=True)
class Facets:
    """How many proposals each choice of a filter would leave, given the other filters."""

    total: int
    category: Counter[Any]
    territory: Counter[Any]
    language: Counter[Any]
    verdict: Counter[Any]
    progress: Counter[Any]
    status: Counter[Any]
    origin: Counter[Any]


def facets(proposals: QuerySet[Proposal], chosen: dict[str, Any]) -> Facets:
    """Count a searched list ``with_verdicts`` by each of ``FACETS`` at once.

    ``chosen`` maps those names to the value filtered by, or None. One query whatever the
    number of proposals: it returns a row per combination in use, which organisers bound.
    """
    names = FACETS
    groups = proposals.order_by().values_list(*names).annotate(number=Count("pk"))
    counts: dict[str, Counter[Any]] = {name: Counter() for name in names}
    total = 0
    for *values, number in groups:
        wrong = [n for n, v in zip(names, values, strict=True) if chosen.get(n) not in (None, v)]
        total += 0 if wrong else number
        for name, value in zip(names, values, strict=True):
            if wrong in ([], [name]):
                counts[name][value] += number
    return Facets(total=total, **counts)


class Given(NamedTuple):
    """What a person gave in a round: to this proposal too, and how many are left.

    ``missing`` says how many more it takes until any of theirs counts.
    """

    here: bool = False
    left: int = 0
    missing: int = 0


def supports_of(person: Visitor, proposal: Proposal) -> Given:
    """Tell whether a person supports a proposal, and what is left and missing. One query."""
    given = Support.objects.filter(round=proposal.round_id, person_id=person.pk)
    counted = given.aggregate(
        all=Count("pk"),
        here=Count("pk", filter=Q(proposal=proposal)),
        counting=Count("pk", filter=Q(is_temporary=False)),
    )
    round_, many = proposal.round, counted["all"]
    missing = 0 if counted["counting"] else max(0, round_.supports_minimum - many)
    return Given(bool(counted["here"]), max(0, round_.supports_per_person - many), missing)


def supports_missing(person: Visitor, round_: Round) -> int:
    """Count how many more a person must give in an open round until those they gave count.

    None where they gave none. One query, and only where one alone does not count.
    """
    if round_.supports_minimum <= 1 or not (round_.is_open and round_.takes_supports):
        return 0
    waiting = Support.objects.filter(round=round_, person_id=person.pk, is_temporary=True).count()
    return max(0, round_.supports_minimum - waiting) if waiting else 0


def supports_left(person: Visitor, round_: Round) -> int:
    """Count the supports a person may still give in a round. One query."""
    given = Support.objects.filter(round=round_, person_id=person.pk).count()
    return max(0, round_.supports_per_person - given)


def proposals_left(person: User, round_: Round) -> int:
    """Count the proposals a person may still publish in a round.

    What was withdrawn, or carried over from an earlier round, counts not.
    """
    counted = [Proposal.Status.PUBLISHED, Proposal.Status.WAITING]
    made = Proposal.objects.filter(
        round=round_, author=person, status__in=counted, carried_from=None
    ).count()
    return max(0, round_.proposals_per_person - made)


def drafts_of(person: Visitor, round_: Round) -> QuerySet[Proposal]:
    """List the drafts a person writes in a round, alone or with others, the last touched first."""
    drafts = Proposal.objects.filter(written_by(person), round=round_, status=Proposal.Status.DRAFT)
    return drafts.order_by("-updated_at", "-pk")
