"""Votes: Toulouse's real ballots, Sfax's choice of a service, and Valencia's open ballot."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from demo.story import Story
from demo.story.texts import process_sfax
from demo.story.texts import votes as texts
from participation.models import Process, Proposal, RollEntry, Round, VoteDesign
from participation.services.voting import (
    OptionDraft,
    close_round,
    enrol,
    open_vote,
    prepare_vote,
    publish_result,
)
from participation.services.voting_casting import cast_ballots
from participation.services.voting_import import import_pabulib
from participation.services.voting_issuing import issue_to
from participation.voting import pabulib

# Days before the story begins: after the discussion of the proposals, before the service.
SFAX_VOTED = 110
REAL_BALLOTS = Path(__file__).parents[1] / "data" / "toulouse_2022_1.pb"


def fill(story: Story) -> None:
    """Let the three votes of the story happen."""
    story.things["toulouse_vote"] = toulouse(story)
    story.things["valencia_vote"] = valencia(story)
    if "sfax-home-care" in _processes():
        story.things["sfax_vote"] = sfax(story)


def _processes() -> set[str]:
    return set(Process.objects.values_list("slug", flat=True))


def _process(slug: str, story: Story, place: str, words: dict[str, str], **more: Any) -> Process:
    process, is_new = Process.objects.get_or_create(
        slug=slug,
        defaults={
            **words,
            "territory": story.territories[place],
            "languages": list(texts.LANGUAGES),
            "published_at": story.start - timedelta(days=40),
            **more,
        },
    )
    if is_new:
        process.organisers.set([story.people["nour"]])
    return process


def _round(
    process: Process, words: dict[str, str], opens_at: datetime, closes_at: datetime
) -> Round:
    round_ = Round.objects.filter(process=process, kind=Round.Kind.VOTE).first()
    return round_ or Round.objects.create(
        process=process,
        slug="vote",
        position=process.rounds.count() + 1,
        kind=Round.Kind.VOTE,
        opens_at=opens_at,
        closes_at=closes_at,
        comments_mode=Round.Comments.HIDDEN,
        **words,
    )


def toulouse(story: Story) -> Round:
    """Bring in the 972 ballots of Toulouse, labelled as Toulouse's."""
    process = _process("toulouse-2022", story, "toulouse", texts.TOULOUSE)
    day = (story.start - timedelta(days=30)).replace(hour=18, minute=0)
    round_ = _round(process, texts.TOULOUSE_ROUND, day - timedelta(days=28, hours=10), day)
    file = pabulib.read(REAL_BALLOTS.read_text(encoding="utf-8"))
    import_pabulib(round_=round_, file=file, language="fr")
    return round_


def valencia(story: Story) -> Round:
    """Open the vote that a newcomer takes part in: any account may, for a year."""
    process = _process("valencia-neighbourhood-time", story, "valencia", texts.VALENCIA)
    opens_at = (story.start - timedelta(days=6)).replace(hour=8, minute=0)
    closes_at = (story.start + timedelta(days=365)).replace(hour=18, minute=0)
    round_ = _round(process, texts.VALENCIA_ROUND, opens_at, closes_at)
    if VoteDesign.objects.filter(round=round_).exists():
        return round_
    options = [
        OptionDraft(
            key,
            cost * 100,
            {code: {"title": title[code], "text": text[code]} for code in texts.LANGUAGES},
        )
        for key, cost, title, text in texts.VALENCIA_OPTIONS
    ]
    budget = 120_000_00
    prepare_vote(round_=round_, options=options, budget=budget, max_cost=budget)
    keys = [option.key for option in options]
    ballots = [[keys[n % 8], keys[(3 * n + 1) % 8]] for n in range(34)]
    _cast(round_, [list(dict.fromkeys(one)) for one in ballots], story.start - timedelta(days=2))
    return round_


def sfax(story: Story) -> Round:
    """Let people of Sfax choose between the proposals they discussed; the nurse wins."""
    process = Process.objects.get(slug="sfax-home-care")
    day = (story.start - timedelta(days=SFAX_VOTED)).replace(hour=18, minute=0)
    round_ = _round(process, texts.SFAX_ROUND, day - timedelta(days=14, hours=10), day)
    if VoteDesign.objects.filter(round=round_, closing__result__isnull=False).exists():
        return round_
    proposals = list(_discussed(process))
    options = [_option(number, proposal) for number, proposal in enumerate(proposals, start=1)]
    nurse = options[0]
    budget = nurse.cost + min(option.cost for option in options[1:])
    prepare_vote(round_=round_, options=options, budget=budget, max_choices=2)
    keys = [option.key for option in options]
    others = keys[1:]
    ballots = [
        [keys[0], others[n % len(others)]] if n % 5 else [others[(n // 5) % len(others)]]
        for n in range(61)
    ]
    _cast(round_, ballots, day - timedelta(days=1))
    close_round(round_=round_)
    publish_result(round_=round_)
    return round_


def _discussed(process: Process) -> list[Proposal]:
    """List the process's published proposals, the nurse's first."""
    published = Proposal.objects.filter(
        round__process=process, status=Proposal.Status.PUBLISHED
    ).order_by("pk")
    return sorted(published, key=lambda one: one.title != process_sfax.PROPOSALS[0]["title"])


def _option(number: int, proposal: Proposal) -> OptionDraft:
    words = {"title": proposal.title, "text": proposal.text.split("\n")[0][:300]}
    cost = int((proposal.estimated_cost or 20_000) * 100)
    return OptionDraft(f"p{number}", cost, {proposal.language: words}, proposal)


def _cast(round_: Round, ballots: list[list[str]], at: datetime) -> None:
    """Let people of the census vote, twice as many being on the roll."""
    people = [f"census:{number}" for number in range(len(ballots) * 2)]
    enrol(vote=VoteDesign.objects.get(round=round_), people=people)
    vote = open_vote(round_=round_, at=round_.opens_at)
    voters = people[: len(ballots)]
    codes = issue_to(vote=vote, people=voters, source=RollEntry.Source.CENSUS, at=at)
    cast_ballots(vote=vote, ballots=zip(codes, ballots, strict=True), at=at)
