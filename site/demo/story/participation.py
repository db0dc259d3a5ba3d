"""Four processes, at four turns of the wheel: voted, open, fed by a session, still to come."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from participation.models import Category, Comment, Process, Proposal, Round
from participation.services.comments import post_comment
from participation.services.proposals import publish_proposal, withdraw_proposal, write_note
from participation.services.supports import give_support
from people.models import Organisation
from people.services.accounts import ensure_user

from . import Story, past
from .people import DOMAIN
from .texts import process_hebron, process_irbid, process_palermo, process_sfax
from .texts.citizens import CITIZENS

# slug, texts, place, currency, who answers for it, rounds: (slug, kind, texts, days open from/to).
PROCESSES: list[tuple[str, Any, str, str, list[str], list[tuple[str, str, str, int, int]]]] = [
    (
        "sfax-home-care",
        process_sfax,
        "sfax",
        "TND",
        ["nour"],
        [
            ("ideas", "proposals", "IDEAS", -200, -150),
            ("discussion", "comments", "DISCUSSION", -150, -126),
        ],
    ),
    (
        "irbid-community-kitchens",
        process_irbid,
        "irbid",
        "JOD",
        ["nour"],
        [("ideas", "proposals", "IDEAS", -21, 365)],
    ),
    (
        "palermo-time-bank",
        process_palermo,
        "palermo",
        "EUR",
        ["nour"],
        [("ideas", "proposals", "IDEAS", -7, 365)],
    ),
    (
        "hebron-youth-workshops",
        process_hebron,
        "hebron",
        "ILS",
        ["nour"],
        [("ideas", "proposals", "IDEAS", 30, 395)],
    ),
]
# What some rounds ask for. In Palermo who gives one support gives a second before any counts, and
# evaluators say what they would answer. In Hebron words are read first, and nobody does so yet:
# both the organiser and the administrator are told.
RULES: dict[tuple[str, str], dict[str, Any]] = {
    ("irbid-community-kitchens", "ideas"): {"supports_needed": 6},
    ("palermo-time-bank", "ideas"): {"supports_minimum": 2, "evaluators_answer": True},
    ("hebron-youth-workshops", "ideas"): {
        "supports_needed": 10,
        "premoderated": [Round.Premoderated.PROPOSALS],
    },
}
CITIES = {
    "sfax": "Municipalité de Sfax (exemple)",
    "irbid": "بلدية إربد (مثال)",
    "palermo": "Comune di Palermo (esempio)",
    "hebron": "بلدية الخليل (مثال)",
}


def fill(story: Story) -> None:
    """Fill the four processes; what is there already is left alone."""
    for key, name, language, town in CITIZENS:
        story.people[key] = ensure_user(
            email=f"{key}@{DOMAIN}",
            pseudonym=name,
            language=language,
            territory=story.territories[town],
        )
    for slug, texts, town, currency, organisers, rounds in PROCESSES:
        process = _process(story, slug, texts, town, currency, rounds[0][3])
        process.organisers.set([story.people[key] for key in organisers])
        made = [
            _round(story, process, place, texts, *about) for place, about in enumerate(rounds, 1)
        ]
        story.things[slug] = process
        _fill_rounds(story, made, texts.PROPOSALS)
    past.keep_open_data_on(story.start - timedelta(days=3))


def _process(  # noqa: PLR0913, PLR0917 -- one line of the table above
    story: Story, slug: str, texts: Any, town: str, currency: str, first_day: int
) -> Process:
    territory = story.territories[town]
    city, _created = Organisation.objects.get_or_create(
        name=CITIES[town],
        defaults={"kind": Organisation.Kind.PUBLIC_BODY, "territory": territory},
    )
    process, _created = Process.objects.get_or_create(
        slug=slug,
        defaults={
            **texts.PROCESS,
            "territory": territory,
            "organisation": city,
            "languages": ["fr", "en", "es", "it", "ar"],
            "currency": currency,
            "published_at": story.start + timedelta(days=min(first_day, -2) - 5),
        },
    )
    for position, (key, names) in enumerate(texts.CATEGORIES):
        Category.objects.get_or_create(
            process=process, slug=key, defaults={**names, "position": position}
        )
    return process


def _round(  # noqa: PLR0913, PLR0917 -- one entry of the table above
    story: Story,
    process: Process,
    position: int,
    texts: Any,
    slug: str,
    kind: str,
    words: str,
    opens: int,
    closes: int,
) -> Round:
    round_, _created = Round.objects.get_or_create(
        process=process,
        slug=slug,
        defaults={
            **getattr(texts, words),
            **RULES.get((process.slug, slug), {}),
            "position": position,
            "kind": kind,
            "opens_at": _day(story, opens, hour=8),
            "closes_at": _day(story, closes, hour=18),
        },
    )
    return round_


def _day(story: Story, days: int, *, hour: int) -> datetime:
    return (story.start + timedelta(days=days)).replace(hour=hour, minute=0)


@transaction.atomic
def _fill_rounds(story: Story, rounds: list[Round], proposals: list[dict[str, Any]]) -> None:
    """Let people propose, support and comment, at moments spread over the time they had."""
    ideas, talk = rounds[0], rounds[-1]
    if not proposals or ideas.proposals.exists():
        return
    written = _moments(ideas, story.start, 2 * len(proposals))
    made = [(about, _propose(story, ideas, about, next(written))) for about in proposals]
    said = _moments(talk, story.start, 1 + sum(map(_talks, proposals)), talk is ideas)
    for number, (about, proposal) in enumerate(made):
        _support(story, proposal, about["supporters"], number, at=next(written))
        for comment in about["comments"]:
            _comment(story, proposal, comment, said)
        assert proposal.published_at
        _end(story, proposal, about, at=proposal.published_at + timedelta(days=1))


def _moments(round_: Round, now: datetime, number: int, late: bool = False) -> Iterator[datetime]:
    """Spread a number of moments evenly over the part of a round that has passed."""
    end = min(round_.closes_at, now)
    begin = round_.opens_at + (end - round_.opens_at) * (0.55 if late else 0.02)
    step = (end - begin) / (number + 1)
    return (begin + step * place for place in range(1, number + 1))


def _talks(about: dict[str, Any]) -> int:
    def size(comment: tuple[Any, ...]) -> int:
        return 1 + sum(map(size, comment[4]))

    return sum(map(size, about["comments"]))


def _propose(story: Story, round_: Round, about: dict[str, Any], at: datetime) -> Proposal:
    return publish_proposal(
        round_=round_,
        author=story.people[about["author"]],
        at=at,
        origin=about.get("origin", Proposal.Origin.PARTICIPANT),
        credited_to=about.get("credited_to", ""),
        title=about["title"],
        text=about["text"],
        language=about["language"],
        category=round_.process.categories.get(slug=about["category"]),
        place_name=about["place"],
        **about.get("point", {}),
        estimated_cost=about["cost"],
    )


def _support(story: Story, proposal: Proposal, number: int, shift: int, at: datetime) -> None:
    """Let the first of the citizens support it who are not its author, each time others."""
    people = [story.people[key] for key, *_rest in CITIZENS]
    turned = people[shift * 5 % len(people) :] + people[: shift * 5 % len(people)]
    for person in [p for p in turned if p.pk != proposal.author_id][:number]:
        give_support(person=person, proposal=proposal, at=at)


def _comment(
    story: Story,
    proposal: Proposal,
    said: tuple[Any, ...],
    moments: Iterator[datetime],
    parent: Comment | None = None,
) -> None:
    who, language, stance, text, answers = said
    comment = post_comment(
        proposal=proposal,
        author=story.people[who],
        text=text,
        language=language,
        stance=stance,
        parent=parent,
        at=next(moments),
    )
    for answer in answers:
        _comment(story, proposal, answer, moments, comment)


def _end(story: Story, proposal: Proposal, about: dict[str, Any], at: datetime) -> None:
    if "note" in about:
        write_note(proposal=proposal, organiser=story.people["nour"], text=about["note"])
    if "withdrawn" in about:
        withdraw_proposal(
            proposal=proposal,
            author=proposal.author,
            reason=about["withdrawn"],
            withdrawn_for=about["withdrawn_for"],
            at=at,
        )
