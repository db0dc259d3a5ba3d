"""Give a new site the pages its foot leads to: accessibility, privacy, licence."""

from functools import partial
from html import escape
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from cms.models import HomePage, StandardPage
from cms.services.translating import translate_page
from cms.standing.pages import PAGES
from cms.standing.words import Part, StandingPage


def make_standing_pages(*, home: HomePage) -> list[Page]:
    """Write the pages that are missing below the home page, in all languages; return the new ones.

    A page that is there already under its address, whoever wrote it and published or not, is left
    as it is.
    """
    taken = set(home.get_children().values_list("slug", flat=True))
    today = timezone.localdate()
    return [_write(home, page.on(today)) for page in PAGES if page.slug not in taken]


@transaction.atomic
def _write(home: HomePage, standing: StandingPage) -> Page:
    original = home.locale.language_code
    texts = standing.texts()
    page = StandardPage(
        slug=standing.slug,
        title=_in(original, texts, standing.title.fr),
        summary=_in(original, texts, standing.summary.fr),
        body=[block for part in standing.parts for block in _blocks(part, original)],
        locale=home.locale,
    )
    home.add_child(instance=page)
    page.save_revision().publish()
    said = {getattr(each, original): each for each in texts.values()}
    for code, _name in settings.LANGUAGES:
        if code != original:
            translate_page(page=page, language=code, say=partial(_in, code, said))
    return page


def _blocks(part: Part, language: str) -> list[tuple[str, str | None]]:
    heading = ("heading", getattr(part.heading, language))
    if part.block:
        return [heading, (part.block, None)]
    lines = [escape(getattr(line, language), quote=False) for line in part.lines]
    if part.is_list:
        text = f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
    else:
        text = "".join(f"<p>{line}</p>" for line in lines)
    return [heading, ("text", text)]


def _in(language: str, said: dict[str, Any], text: str) -> str:
    return str(getattr(said[text], language))
