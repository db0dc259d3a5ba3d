"""What followers hear of comments and rounds; each thing once, however often this runs."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from common import clock
from common.translated_texts import in_each
from participation.models import Comment, Conclusions, Round, RoundNews
from participation.models.proposals import READABLE
from participation.queries.processes import audience
from people import notices as known
from people.models import User
from people.names import look
from people.services import notices

SOON = timedelta(hours=48)
# What nobody could be told for longer than this is no news any more.
STALE = timedelta(days=3)
MENTIONS = 5
NAME_WORDS = 4


@transaction.atomic
def tell_comment(pk: int) -> None:
    """Tell who was answered, the proposal's authors and its followers of a comment, each once.

    Says nothing when the comment or the proposal is not public any more.
    """
    along = Comment.objects.select_related("author", "proposal__round__process", "parent")
    comment = along.filter(
        pk=pk, status=Comment.Status.VISIBLE, proposal__status__in=READABLE
    ).first()
    if comment is None:
        return
    what: dict[str, Any] = {
        "key": f"comment:{comment.pk}",
        "thing": f"proposal:{comment.proposal_id}",
        "url": f"{comment.get_absolute_url()}#comment-{comment.pk}",
        "names": {"name": comment.author.pseudonym, "title": comment.proposal.title},
    }
    among = audience(comment.proposal.round.process)
    answered = {comment.parent.author_id} if comment.parent else set()
    answered = still_there(answered - {comment.author_id}, among)
    notices.tell(people=answered, kind="comment_answered", **what)
    for person in mentioned_in(comment):
        notices.tell(people=[person.pk], kind="comment_mentioned", **what)
    owners = still_there(comment.proposal.writer_ids - {comment.author_id}, among)
    notices.tell(people=owners, kind="comment_posted", **what)
    notices.tell_followers(
        things=[f"proposal:{comment.proposal_id}"],
        but=[comment.author_id],
        among=among,
        kind="comment_posted",
        **what,
    )


def still_there(people: set[int], among: QuerySet[User] | None) -> set[int]:
    """Keep those who may still see the process: all of them, unless it is by invitation."""
    if among is None or not people:
        return people
    return set(among.filter(pk__in=people).values_list("pk", flat=True))


def mentioned_in(comment: Comment) -> list[User]:
    """Find whom a comment names as "@Public name" and who may read it; at most five of them."""
    looks = {
        look(" ".join(words[:length]))
        for words in (part.split()[:NAME_WORDS] for part in comment.text.split("@")[1:][:MENTIONS])
        for length in range(1, len(words) + 1)
    } - {""}
    named = User.objects.filter(pseudonym_look__in=looks, is_active=True)
    people = named.exclude(pk=comment.author_id).order_by("pk")[:MENTIONS]
    thing = f"proposal:{comment.proposal_id}"
    return [person for person in people if known.named(thing, person)]


def tell_of_rounds() -> int:
    """Tell the followers of processes whose rounds opened, close soon or closed; return how many.

    Each moment of a round is told once; if it is moved afterwards, the new one is told too.
    """
    now = clock.now()
    public = Round.objects.filter(process__published_at__lte=now).select_related("process")
    running = public.open_at(now)
    news = [
        (running.filter(opens_at__gt=now - STALE), RoundNews.What.OPENED, "opens_at"),
        (running.filter(closes_at__lte=now + SOON), RoundNews.What.CLOSING, "closes_at"),
        (
            public.closed_at(now).filter(closes_at__gt=now - STALE),
            RoundNews.What.CLOSED,
            "closes_at",
        ),
    ]
    return sum(
        _tell_round(round_, what, getattr(round_, column))
        for rounds, what, column in news
        for round_ in rounds
    )


@transaction.atomic
def _tell_round(round_: Round, what: str, moment: datetime) -> bool:
    _news, first = RoundNews.objects.get_or_create(round=round_, what=what, moment=moment)
    if first:
        _tell_followers(round_, f"{what}:{moment.timestamp():.0f}", f"round_{what}")
    return first


@transaction.atomic
def tell_round_changed(pk: int, moment: str) -> None:
    """Tell the followers of a public process that dates or rules of a round are others now."""
    public = Round.objects.filter(pk=pk, process__published_at__lte=clock.now())
    if round_ := public.select_related("process").first():
        _tell_followers(round_, f"changed:{moment}", "round_changed")


@transaction.atomic
def tell_concluded(pk: int) -> None:
    """Tell the followers of a public process what a discussion of it came to."""
    public = Conclusions.objects.filter(pk=pk, round__process__published_at__lte=clock.now())
    if made := public.select_related("round__process").first():
        _tell_followers(made.round, f"concluded:{made.pk}", "round_concluded")


def _tell_followers(round_: Round, key: str, kind: str) -> None:
    notices.tell_followers(
        things=[f"process:{round_.process_id}"],
        among=audience(round_.process),
        key=f"round:{round_.pk}:{key}",
        kind=kind,
        thing=f"process:{round_.process_id}",
        url=round_.get_absolute_url(),
        names={"round": in_each(round_, "title"), "title": in_each(round_.process, "title")},
    )


@transaction.atomic
def tell_reviews(round_pk: int, person_pk: int, moment: str) -> None:
    """Tell an evaluator that proposals wait for their review, once for each assignment."""
    round_ = Round.objects.select_related("process").get(pk=round_pk)
    notices.tell(
        people=[person_pk],
        key=f"reviews:{round_pk}:{moment}",
        kind="reviews_assigned",
        thing=f"process:{round_.process_id}",
        url=reverse("reviews:mine"),
        names={"round": in_each(round_, "title"), "title": in_each(round_.process, "title")},
    )
