"""The project's fact sheet: the facts are the programme's, the dates and partners examples."""

from datetime import timedelta
from typing import Any

from wagtail.models import Page

from cms.models import Partner, SiteImage
from demo.story import Story
from demo.story.blocks import Block, block, items
from demo.story.lab import SFAX
from demo.story.texts import home as titles
from demo.story.texts import project as words

BEFORE, AFTER = timedelta(days=380), timedelta(days=520)


def project_body(
    story: Story, picture: SiteImage, pages: dict[str, Page], partners: list[Partner]
) -> list[Block]:
    """Build the fact sheet, in the order of the programme's own."""
    return [*_facts(story, picture, partners), *_shown(), *_promises(story, pages)]


def _facts(story: Story, picture: SiteImage, partners: list[Partner]) -> list[Block]:
    start = story.start.date()
    return [
        block("hero", {"name": words.TITLE, "purpose": words.PURPOSE, "picture": picture.pk}),
        block("about", {"heading": words.ABOUT, "text": words.ABOUT_TEXT}),
        block("key_information", {
            "heading": words.KEY, "acronym": words.TITLE, "full_title": words.FULL_TITLE,
            "objective": words.OBJECTIVE_LINE, "priority": words.PRIORITY,
            "countries": items("ES", "PS", "IT", "JO", "TN"),
        }),
        block("money", {
            "heading": words.MONEY, "total": "1100000", "contribution": "900000", "share": "10",
            "currency": "EUR",
        }),
        block("highlights", {"heading": words.FIGURES, "figures": items(
            {"number": "8", "label": words.PARTNERS_COUNT},
            {"number": "5", "label": words.COUNTRIES_COUNT},
            {"number": "7", "label": words.OUTPUTS_COUNT},
        )}),
        block("duration", {
            "heading": words.DURATION, "start": (start - BEFORE).isoformat(),
            "end": (start + AFTER).isoformat(), "note": words.DURATION_NOTE,
        }),
        block("partnership", {
            "heading": words.PARTNERSHIP, "note": words.PARTNERSHIP_NOTE,
            "partners": items(*(partner.pk for partner in partners)),
        }),
    ]  # fmt: skip


def _shown() -> list[Block]:
    return [
        block("news", {"heading": titles.NEWS, "count": 3, "chosen": []}),
        block("events", {"heading": titles.EVENTS, "count": 3, "chosen": []}),
        block("library", {"heading": titles.LIBRARY, "count": 4, "chosen": []}),
    ]


def _promises(story: Story, pages: dict[str, Page]) -> list[Block]:
    briefs = ("brief-alliances", "brief-silver-economy", "brief-local-currencies")
    return [
        block("objective", {"heading": words.OBJECTIVE, "text": words.OBJECTIVE_TEXT}),
        block("improvements", {"heading": words.IMPROVED, "text": words.IMPROVED_TEXT}),
        block("beneficiaries", {"heading": words.BENEFIT, "groups": items(
            {"number": 1500, "label": words.ACTORS},
            {"number": 250, "label": words.RESEARCHERS},
            {"number": 250, "label": words.PUBLIC},
            {"number": None, "label": words.DECIDERS},
        )}),
        block("achievements", {"heading": words.EXPECTED, "achievements": items(
            _promise(1, words.LAB, pages["lab"], thing=f"service-{story.things[SFAX].pk}"),
            _promise(5, words.BRIEFS, *(pages[slug] for slug in briefs)),
            _promise(1, words.TOOLKIT),
            _promise(1, words.REPORT, pages["transnational-report"]),
        )}),
        block("themes", {"heading": words.POLICY, "themes": items(
            *({"title": title, "text": text} for title, text in words.THEMES)
        )}),
    ]  # fmt: skip


def _promise(number: int, label: str, *delivered: Page, thing: str = "") -> dict[str, Any]:
    proofs = [block("page", page.pk) for page in delivered]
    proofs += [block("thing", thing)] if thing else []
    return {"number": number, "label": label, "delivered": proofs}
