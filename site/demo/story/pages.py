"""The site itself: an editor writes each page in French, a translator in four other languages."""

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from wagtail.models import Page

from cms.models import (
    EventIndexPage,
    EventPage,
    HomePage,
    LabPage,
    LibraryIndexPage,
    LibraryItem,
    NewsIndexPage,
    NewsPage,
    ProjectPage,
    SiteImage,
    StandardPage,
)
from cms.services import setup_site
from cms.services.translating import translate_page
from demo.story import Story
from demo.story.blocks import Block, block, keyed
from demo.story.media import document, picture
from demo.story.partners import (
    facts_of_paper,
    keep_partners,
    partner_page,
    question_page,
    themes_of,
)
from demo.story.project import project_body
from demo.story.say import LANGUAGES, said_in
from demo.story.texts import events, home, lab, library, news, project, standard
from demo.story.texts.pictures import PICTURES


def fill(story: Story) -> None:
    """Write, translate and publish every page. Idempotent: pages that exist are left alone."""
    pictures = {name: picture(f"pictures/{name}.webp", words) for name, words in PICTURES.items()}
    top = _home(story)
    pages = _standard_pages(story, top)
    pages["lab"] = _lab(story, top, pictures)
    pages |= _library(story, top)
    _news(story, top, pictures)
    partners = keep_partners()
    write(story, top, partner_page())
    write(story, top, question_page())
    _events(story, top, pictures)
    body = project_body(story, pictures["square"], pages, partners)
    write(story, top, ProjectPage(
        slug="project", title=project.TITLE, summary=project.SUMMARY, body=keyed(body, "project"),
        show_in_menus=True,
    ))  # fmt: skip
    story.things["pages"] = pages


@transaction.atomic
def write(story: Story, parent: Page, page: Page) -> Page:
    """Add a page under its parent, translate it into the other languages, and publish it."""
    known = parent.get_children().filter(slug=page.slug).first()
    if known:
        return known
    page.live = False
    page.owner = story.people.get("marta")
    parent.add_child(instance=page)
    page.save_revision(user=page.owner)
    translate(story, page)
    page.get_latest_revision().publish(user=page.owner)
    return page


def translate(story: Story, page: Page) -> None:
    for language in LANGUAGES[1:]:
        translate_page(
            page=page,
            language=language,
            say=partial(said_in, language),
            translator=story.people.get("rania"),
        )


def _home(story: Story) -> HomePage:
    page = setup_site()
    if page.introduction == home.INTRODUCTION:
        return page
    page.title = page.draft_title = home.TITLE
    page.heading, page.introduction = home.HEADING, home.INTRODUCTION
    page.summary = home.SUMMARY
    page.save_revision(user=story.people.get("marta")).publish()
    translate(story, page)
    return HomePage.objects.get(pk=page.pk)


# What a page says without anybody writing it.
SAID_BY_ITSELF = {"accessibility": [block("heading", standard.CHECKED), block("last_check", None)]}


def _standard_pages(story: Story, top: Page) -> dict[str, Page]:
    return {
        slug: write(story, top, StandardPage(
            slug=slug, title=title, summary=summary,
            body=keyed([*_sections(sections), *SAID_BY_ITSELF.get(slug, ())], slug),
        ))
        for slug, title, summary, sections in standard.PAGES
    }  # fmt: skip


def _sections(sections: list[tuple[str, str]]) -> list[Block]:
    return [
        part
        for heading, text in sections
        for part in (block("heading", heading), block("text", text))
    ]


def _lab(story: Story, top: Page, pictures: dict[str, SiteImage]) -> Page:
    return write(story, top, LabPage(
        slug="lab", title=lab.TITLE, summary=lab.SUMMARY, picture=pictures["meeting"],
        body=keyed(_sections(lab.SECTIONS), "lab"), show_in_menus=True,
    ))  # fmt: skip


def _days(story: Story, days: int) -> date:
    return story.start.date() + timedelta(days=days)


def _news(story: Story, top: Page, pictures: dict[str, SiteImage]) -> None:
    index = write(story, top, NewsIndexPage(
        slug="news", title=home.NEWS, summary=home.NEWS_SUMMARY, show_in_menus=True
    ))  # fmt: skip
    for slug, days, drawing, place, title, summary, text in news.PIECES:
        write(story, index, NewsPage(
            slug=slug, title=title, summary=summary, published_on=_days(story, -days),
            themes=themes_of(slug),
            author_name="Marta", picture=pictures[drawing],
            territory=story.territories.get(place or ""),
            body=keyed([block("text", text)], slug),
        ))  # fmt: skip


def _events(story: Story, top: Page, pictures: dict[str, SiteImage]) -> None:
    index = write(story, top, EventIndexPage(
        slug="events", title=home.EVENTS, summary=home.EVENTS_SUMMARY, show_in_menus=True
    ))  # fmt: skip
    for slug, days, first, last, zone, mode, place, latitude, longitude, *rest in events.EVENTS:
        drawing, title, summary, text = rest
        day = _days(story, days)
        write(story, index, EventPage(
            slug=slug, title=title, summary=summary, zone=zone, mode=mode, place=place,
            starts_at=_at(day, first, zone), ends_at=_at(day, last, zone), latitude=latitude,
            longitude=longitude, picture=pictures[drawing],
            territory=story.territories.get(events.TOWNS.get(slug, "")),
            online_address="" if mode == "in_person" else "https://www.example.org/meeting",
            body=keyed([block("text", text)], slug),
        ))  # fmt: skip


def _at(day: date, hour: int, zone: str) -> datetime:
    return datetime.combine(day, time(hour), ZoneInfo(zone))


def _library(story: Story, top: Page) -> dict[str, Page]:
    index = write(story, top, LibraryIndexPage(
        slug="library", title=home.LIBRARY, summary=home.LIBRARY_SUMMARY, show_in_menus=True
    ))  # fmt: skip
    pages = {paper[0]: _paper(story, index, *paper) for paper in library.PAPERS}
    pages[library.FILM] = _film(story, index)
    return pages


def _paper(story: Story, index: Page, slug: str, *facts: Any) -> Page:
    kind, form, days, languages, title, summary, texts = facts
    known = index.get_children().filter(slug=slug).first()
    if known:
        return known
    body = [block("text", "".join(f"<p>{text}</p>" for text in texts))]
    files = [_file(code, f"papers/{slug}-{code}.pdf", said_in(code, title)) for code in languages]
    return write(story, index, LibraryItem(
        slug=slug, kind=kind, form=form, title=title, summary=summary, authors=library.AUTHORS,
        licence=library.LICENCE, published_on=_days(story, -days), **facts_of_paper(slug),
        body=keyed(body, slug), files=keyed(files, f"{slug}/files"),
    ))  # fmt: skip


def _file(language: str, path: str, title: str) -> Block:
    return block("file", {"language": language, "document": document(path, title).pk})


def _film(story: Story, index: Page) -> Page:
    slug = library.FILM
    known = index.get_children().filter(slug=slug).first()
    if known:
        return known
    captions = [
        _file(code, f"film/{slug}-{code}.vtt", said_in(code, library.FILM_TITLE))
        for code in LANGUAGES
    ]
    text = "".join(f"<p>{words}</p>" for words in library.FILM_TEXT)
    return write(story, index, LibraryItem(
        slug=slug, kind="video", title=library.FILM_TITLE, summary=library.FILM_SUMMARY,
        authors=library.AUTHORS, licence=library.LICENCE, published_on=_days(story, -15),
        preview=picture(f"previews/{slug}.webp", PICTURES["wheel"]),
        video=document(f"film/{slug}.mp4", library.FILM_TITLE),
        captions=keyed(captions, f"{slug}/captions"), transcript=library.TRANSCRIPT,
        body=keyed([block("text", text)], slug),
    ))  # fmt: skip
