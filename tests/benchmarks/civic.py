"""A city's proposals and comments: real ones, repeated until there are enough of them.

From the files ``NORIA_DATA`` names when it is set, or else from the fixture of the tests.
"""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q
from django.utils import timezone

from common.search_fold import fold
from participation.models import Answer, Category, Comment, Proposal, Round, Translation
from participation.services.importing import Reading
from participation.services.importing_rows import COMMENTS, PROPOSALS
from people.models import Territory, User
from tests.benchmarks.seed import AUTHORS, open_round

FIXTURES = Path(__file__).parents[1] / "fixtures" / "civic"
PROPOSAL_COUNT, COMMENT_COUNT, LONG_THREAD = 10_000, 100_000, 2_000
LANGUAGES = ("es", "ca", "fr", "ar", "it", "en")
ARABIC = ("حديقة الحي المشتركة", "مطبخ تضامني للجميع", "حافلة صغيرة إلى المستشفى")
MINUTE = timedelta(minutes=1)


def city(people: list[User]) -> tuple[Round, Proposal]:
    """Fill one open round; return it and its proposal with the long discussion."""
    proposals, comments = _read()
    round_ = open_round("bench-city", people[0].territory)
    _propose(round_, people, proposals)
    long = round_.proposals.order_by("pk").first()
    _discuss(round_, people, comments, long)
    _answer(round_, people[0])
    _translate(round_, people[1])
    return round_, long


def _read() -> tuple[list, list]:
    """Read what the two files say, by the importer's own readers."""
    if "NORIA_DATA" in os.environ:
        names = [
            Path(os.environ["NORIA_DATA"]) / "civic" / f"barcelona_pam2016_{name}.jsonl"
            for name in ("proposals", "comments")
        ]
    else:
        names = [FIXTURES / f"barcelona_{name}.jsonl" for name in ("proposals", "comments")]
    layouts = (PROPOSALS["barcelona"], COMMENTS["barcelona"])
    proposals, comments = (
        [facts for _line, facts in _reading(file).facts(layout)]
        for file, layout in zip(names, layouts, strict=True)
    )
    return proposals, comments


def _reading(file: Path) -> Reading:
    return Reading(file, ZoneInfo("Europe/Madrid"), lambda _line, _why: None)


def _propose(round_: Round, people: list[User], proposals: list) -> None:
    places = list(Territory.objects.filter(latitude__isnull=False)[:40])
    names = {one.theme for one in proposals} - {""}
    themes = {
        name: Category.objects.create(process=round_.process, slug=f"theme-{n}", name=name)
        for n, name in enumerate(sorted(names))
    }
    now = timezone.now()
    Proposal.objects.bulk_create(
        (
            _proposal(n, one, round_, people, themes, places, now)
            for n, one in enumerate(islice(cycle(proposals), PROPOSAL_COUNT))
        ),
        batch_size=1000,
    )


def _proposal(n, one, round_, people, themes, places, now: datetime) -> Proposal:  # noqa: PLR0917
    language = LANGUAGES[n % len(LANGUAGES)]
    title = f"{ARABIC[n % len(ARABIC)]} {n}" if language == "ar" else f"{one.title[:110]} {n}"
    place = places[n % len(places)]
    return Proposal(
        round=round_,
        author=people[n % AUTHORS],
        title=title,
        text=one.text,
        search_key=fold(f"{title} {one.text} {one.place}"),
        language=language,
        category=themes.get(one.theme),
        territory=place if n % 3 else None,
        place_name=one.place,
        latitude=None if n % 2 else round(place.latitude + (n % 97) / 300, 6),
        longitude=None if n % 2 else round(place.longitude + (n % 89) / 300, 6),
        origin=Proposal.Origin.values[n % 7],
        status=Proposal.Status.PUBLISHED,
        version=1,
        published_at=now - n * MINUTE,
        support_count=one.supports or 0,
    )


def _discuss(round_: Round, people: list[User], comments: list, long: Proposal) -> None:
    """Say everything level by level, so that each answer finds what it answers."""
    keys = list(round_.proposals.order_by("pk").values_list("pk", flat=True))
    said: list[dict[int, Comment]] = [{}]
    plan = list(_plan(comments, keys, long))
    for level in range(4):
        made = {
            n: _comment(n, one, proposal, people, said[-1].get(n - 1) if level else None)
            for n, (depth, one, proposal) in enumerate(plan)
            if depth == level
        }
        Comment.objects.bulk_create(made.values(), batch_size=2000)
        said.append(made)
    _count(round_)


def _plan(comments: list, keys: list[int], long: Proposal) -> Iterator[tuple[int, object, int]]:
    """Spread the comments: conversations of up to four levels, one of the proposals gets 2,000."""
    for n, one in enumerate(islice(cycle(comments), COMMENT_COUNT)):
        whose = long.pk if n < LONG_THREAD else keys[(n // 4) % len(keys)]
        yield n % 4, one, whose


def _comment(n, one, proposal: int, people: list[User], parent: Comment | None) -> Comment:
    return Comment(
        proposal_id=proposal,
        author=people[n % AUTHORS],
        parent=parent,
        root_id=parent and (parent.root_id or parent.pk),
        depth=parent.depth + 1 if parent else 0,
        reply_count=0 if parent else 3,
        stance=one.stance,
        text=one.text,
        language=LANGUAGES[n % len(LANGUAGES)],
        helpful_count=n % 13,
        created_at=timezone.now() - (n % 20_000) * MINUTE,
    )


def _count(round_: Round) -> None:
    found = round_.proposals.annotate(
        **{f"n_{side}": Count("comments", filter=Q(comments__stance=side)) for side in
           Comment.Stance.values}
    )  # fmt: skip
    counted = [
        Proposal(
            pk=one.pk,
            for_count=one.n_for,
            against_count=one.n_against,
            neutral_count=one.n_neutral,
            comment_count=one.n_for + one.n_against + one.n_neutral,
        )
        for one in found
    ]
    names = ["for_count", "against_count", "neutral_count", "comment_count"]
    Proposal.objects.bulk_update(counted, names, batch_size=1000)


def _answer(round_: Round, organiser: User) -> None:
    now, verdicts = timezone.now(), Answer.Verdict.values
    asked = round_.proposals.annotate(left=F("pk") % 10).filter(left=0)
    Answer.objects.bulk_create(
        Answer(
            proposal_id=pk,
            verdict=verdicts[pk % len(verdicts)],
            reason="We looked at it.",
            language="fr",
            decided_by=organiser,
            decided_at=now,
            announced_at=now,
            announced_by=organiser,
        )
        for pk in asked.values_list("pk", flat=True)
    )


def _translate(round_: Round, translator: User) -> None:
    asked = round_.proposals.annotate(left=F("pk") % 20).filter(left=0)
    Translation.objects.bulk_create(
        Translation(
            proposal=one,
            author=translator,
            language="fr",
            title=f"Traduction {one.pk}",
            text=one.text,
            of_version=1,
            at=timezone.now(),
        )
        for one in asked.exclude(language="fr")
    )
