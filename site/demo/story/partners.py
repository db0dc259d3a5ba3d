"""Partners and themes, and the pages that show them: all partners are examples."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Page

from cms.models import FaqPage, Partner, PartnerIndexPage, Theme
from demo.story.blocks import Block, block, keyed
from demo.story.say import LANGUAGES, said_in
from demo.story.texts import questions
from demo.story.texts.partners import PARTNERS
from demo.story.texts.themes import OF_NEWS, OF_PAPERS, THEMES

KINDS = {
    "turin": "authority", "palermo": "network", "valencia": "research", "barcelona": "network",
    "tunis": "association", "sfax": "authority", "hebron": "research", "irbid": "association",
}  # fmt: skip


def keep_partners() -> list[Partner]:
    """Keep the eight partners. Idempotent by their addresses."""
    return [_partner(*facts) for facts in PARTNERS]


def _partner(*facts: Any) -> Partner:
    name, country, city, role, latitude, longitude, end = facts
    words = {
        f"{field}_{code}": said_in(code, text)
        for field, text in {"name": name, "city": city, "role": role}.items()
        for code in LANGUAGES
    }
    partner, _made = Partner.objects.get_or_create(
        website=f"https://www.example.org/{end}",
        defaults={
            "kind": KINDS[end], "country": country, "latitude": latitude, "longitude": longitude,
            **words,
        },
    )  # fmt: skip
    return partner


def keep_themes() -> dict[str, Theme]:
    """Keep the themes by their slugs. Idempotent."""
    return {
        slug: Theme.objects.get_or_create(
            slug=slug, defaults={f"name_{code}": said_in(code, name) for code in LANGUAGES}
        )[0]
        for slug, name in THEMES.items()
    }


def themes_of(news: str) -> list[Theme]:
    """List the themes of one piece of news."""
    return _themes(OF_NEWS.get(news, ()))


def facts_of_paper(paper: str) -> dict[str, Any]:
    """Say what a paper is about and who carried it, for facets to count."""
    themes, ends, country = OF_PAPERS[paper]
    addresses = [f"https://www.example.org/{end}" for end in ends]
    partners = [partner for partner in keep_partners() if partner.website in addresses]
    return {"themes": _themes(themes), "partners": partners, "country": country}


def _themes(slugs: Iterable[str]) -> list[Theme]:
    themes = keep_themes()
    return [themes[slug] for slug in slugs]


def partner_page() -> Page:
    return PartnerIndexPage(
        slug="partners", title=questions.PARTNERS_TITLE, summary=questions.PARTNERS_SUMMARY
    )


def question_page() -> Page:
    body: list[Block] = []
    for heading, asked in questions.SECTIONS:
        body += [
            block("heading", heading),
            *(block("question", {"question": each, "answer": text}) for each, text in asked),
        ]
    return FaqPage(
        slug="questions", title=questions.TITLE, summary=questions.SUMMARY,
        body=keyed(body, "questions"),
    )  # fmt: skip
