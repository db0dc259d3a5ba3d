"""Evaluators look at Palermo's proposals; the organiser answers some of them."""

from datetime import timedelta
from decimal import Decimal

from django.db import transaction

from participation.models import Proposal, Review, Round
from participation.services.answers import announce_answers, decide_answer
from participation.services.reviews import assign, write_criterion, write_review
from participation.services.suggested_answers import suggest_answer

from . import Story, past
from .texts import reviewing as words

EVALUATORS = ("elena", "mireia")


@transaction.atomic
def fill(story: Story) -> None:
    """Review and answer; all of it is there or none. One review waits for Elena."""
    ideas = Round.objects.get(process__slug="palermo-time-bank", slug="ideas")
    if ideas.criteria.exists():
        return
    nour = story.people["nour"]
    for about in words.CRITERIA:
        write_criterion(round_=ideas, organiser=nour, **about)
    with past.on(story.start - timedelta(days=4)):
        _review(story, ideas)
    with past.on(story.start - timedelta(days=1, hours=3)):
        for decided in words.ANNOUNCED:
            _answer(story, ideas, *decided)
        announce_answers(round_=ideas, organiser=nour)
    _answer(story, ideas, *words.DECIDED)
    past.keep_open_data_on(story.start - timedelta(days=1))


def _review(story: Story, ideas: Round) -> None:
    evaluators = [story.people[key] for key in EVALUATORS]
    for title in (words.COMPANY, words.HOURS, words.BROKEN, words.LIMIT):
        proposal: Proposal = ideas.proposals.get(title=title)
        assign(
            round_=ideas, organiser=story.people["nour"], evaluators=evaluators, proposal=proposal
        )
    criteria = list(ideas.criteria.values_list("pk", flat=True))
    for key, title, points, remark in words.FINISHED:
        review = Review.objects.get(
            proposal__round=ideas, proposal__title=title, evaluator=story.people[key]
        )
        write_review(
            review=review,
            evaluator=story.people[key],
            points=dict(zip(criteria, points, strict=True)),
            remark=remark,
            note="",
            finish=True,
        )
    suggest_answer(
        review=Review.objects.get(
            proposal__round=ideas,
            proposal__title=words.COMPANY,
            evaluator=story.people["mireia"],
        ),
        evaluator=story.people["mireia"],
        **words.SUGGESTED,
    )


def _answer(  # noqa: PLR0913, PLR0917 -- one line of the texts
    story: Story,
    ideas: Round,
    title: str,
    verdict: str,
    language: str,
    cost: int | None,
    period: str,
    reason: str,
) -> None:
    decide_answer(
        proposal=ideas.proposals.get(title=title),
        organiser=story.people["nour"],
        verdict=verdict,
        reason=reason,
        language=language,
        cost=None if cost is None else Decimal(cost),
        period=period,
    )
