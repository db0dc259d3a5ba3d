"""Real proposals of Madrid, imported as an organiser imports them, and labelled as Madrid's."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from demo.story import Story
from demo.story.texts import madrid as texts
from participation.models import Process, Round
from participation.services.importing import Reading, import_proposals, open_source

FILE = Path(__file__).parents[1] / "data" / "madrid_2024.csv"
IN_MADRID = ZoneInfo("Europe/Madrid")


def fill(story: Story) -> None:
    """Import the proposals into a round that was open when people wrote them. Idempotent."""
    process, _new = Process.objects.get_or_create(
        slug="madrid-2024",
        defaults={
            **texts.PROCESS,
            "territory": story.territories["spain"],
            "languages": ["es"],
            "published_at": datetime(2024, 1, 1, tzinfo=IN_MADRID),
        },
    )
    round_, _new = Round.objects.get_or_create(
        process=process,
        slug="proposals",
        defaults={
            **texts.ROUND,
            "position": 1,
            "kind": Round.Kind.PROPOSALS,
            "opens_at": datetime(2024, 1, 1, tzinfo=IN_MADRID),
            "closes_at": datetime(2024, 4, 1, tzinfo=IN_MADRID),
            "comments_mode": Round.Comments.HIDDEN,
            "supports_per_person": 0,
        },
    )
    source = open_source(round_=round_, name=texts.SOURCE, url=texts.URL, licence=texts.LICENCE)
    reading = Reading(FILE, IN_MADRID, _broken)
    import_proposals(source=source, reading=reading, layout="madrid", language="es")


def _broken(line: int, why: str) -> None:
    raise ValueError(f"{FILE.name}, line {line}: {why}")
