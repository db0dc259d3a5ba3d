"""Events to register for, to look back on, and to come to every week."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from wagtail.models import Page

from cms.models import EventIndexPage, EventPage, Occurrence, SiteImage
from cms.services.checking_in import count_attendance
from cms.services.registrations import register
from demo.story import Story
from demo.story.blocks import block, items, keyed
from demo.story.lab import SFAX
from demo.story.media import pictures
from demo.story.pages import write
from demo.story.say import said_in
from demo.story.texts import gatherings as texts

TUESDAY = 1
IN_TUNIS, IN_MADRID = ZoneInfo("Africa/Tunis"), ZoneInfo("Europe/Madrid")


def fill(story: Story) -> None:
    """Publish three events, and let people register for the first. Idempotent."""
    index = EventIndexPage.objects.get(locale__language_code="fr", slug="events")
    drawn = pictures()
    evening = _evening(story, index, drawn)
    _register(evening)
    _count(story, _review(story, index, drawn))
    _desk(story, index, drawn)


def _evening(story: Story, index: Page, drawn: dict[str, SiteImage]) -> Page:
    day = (story.start + timedelta(days=12)).date()
    questions = [
        block("question", _question(texts.TABLE, "choice", True, texts.TABLES)),
        block("question", _question(texts.NEEDS, "text", False, [])),
    ]
    agenda = [
        block("item", {"starts": starts, "ends": ends, "title": title, "detail": detail})
        for starts, ends, title, detail in texts.AGENDA
    ]
    group = {"name": texts.GROUP, "places": 1, "code": texts.CODE}
    return write(story, index, EventPage(
        slug="codesign-evening", title=texts.EVENING, summary=texts.EVENING_SUMMARY,
        zone="Africa/Tunis", starts_at=datetime.combine(day, time(17, 30), IN_TUNIS),
        ends_at=datetime.combine(day, time(19, 30), IN_TUNIS), place=texts.SFAX_PLACE,
        latitude=34.74, longitude=10.76, territory=story.territories["sfax"],
        picture=drawn.get("pictures/care.webp"), takes_registrations=True, capacity=4,
        reserved=keyed([block("group", group)], "codesign-evening/reserved"),
        questions=keyed(questions, "codesign-evening/questions"),
        agenda=keyed(agenda, "codesign-evening/agenda"),
        body=keyed([block("text", texts.EVENING_TEXT)], "codesign-evening"),
    ))  # fmt: skip


def _question(label: str, kind: str, required: bool, choices: list[str]) -> dict[str, Any]:
    return {"label": label, "kind": kind, "required": required, "choices": items(*choices)}


def _register(evening: Page) -> None:
    date = Occurrence.objects.get(event__translation_key=evening.translation_key)
    if date.registrations.exists():
        return
    table, need = [str(part.id) for part in evening.specific.questions]
    for name, email, language, at, needs, code in texts.PEOPLE:
        answers = [
            {
                "key": key,
                "question": said_in(language, question),
                "answer": answer,
                "value": answer,
            }
            for key, question, answer in (
                (table, texts.TABLE, said_in(language, texts.TABLES[at])),
                (need, texts.NEEDS, needs),
            )
        ]
        register(
            occurrence=date,
            name=name,
            email=email,
            language=language,
            answers=answers,
            code=code,
        )


def _review(story: Story, index: Page, drawn: dict[str, SiteImage]) -> Page:
    day = (story.start - timedelta(days=21)).date()
    return write(story, index, EventPage(
        slug="home-care-review", title=texts.REVIEW, summary=texts.REVIEW_SUMMARY,
        zone="Africa/Tunis", starts_at=datetime.combine(day, time(18), IN_TUNIS),
        ends_at=datetime.combine(day, time(20), IN_TUNIS), place=texts.SFAX_PLACE,
        latitude=34.74, longitude=10.76, territory=story.territories["sfax"],
        picture=drawn.get("pictures/meeting.webp"),
        minutes=keyed([block("text", texts.MINUTES)], "home-care-review/minutes"),
        outcomes=keyed(_outcomes(story), "home-care-review/outcomes"),
        body=keyed([block("text", texts.REVIEW_TEXT)], "home-care-review"),
    ))  # fmt: skip


def _outcomes(story: Story) -> list[dict[str, Any]]:
    service = story.things.get(SFAX)
    papers = story.things.get("pages", {})
    found = []
    if service:
        found.append(block("thing", f"service-{service.pk}"))
        if service.proposal_id:
            found.append(block("thing", f"proposal-{service.proposal_id}"))
    if "transnational-report" in papers:
        found.append(block("page", papers["transnational-report"].pk))
    return found


def _count(story: Story, review: Page) -> None:
    date = Occurrence.objects.get(event__translation_key=review.translation_key)
    if date.attendance is None:
        count_attendance(
            occurrence=date, number=46, reason="Comptage dans la salle", by=story.people["nour"]
        )


def _desk(story: Story, index: Page, drawn: dict[str, SiteImage]) -> Page:
    day = (story.start + timedelta(days=(TUESDAY - story.start.weekday()) % 7)).date()
    return write(story, index, EventPage(
        slug="open-desk-valencia", title=texts.DESK, summary=texts.DESK_SUMMARY,
        zone="Europe/Madrid", starts_at=datetime.combine(day, time(17), IN_MADRID),
        ends_at=datetime.combine(day, time(19), IN_MADRID), place=texts.VALENCIA_PLACE,
        latitude=39.47, longitude=-0.38, territory=story.territories["valencia"],
        repeats="weekly", repeats_count=52, picture=drawn.get("pictures/square.webp"),
        body=keyed([block("text", texts.DESK_TEXT)], "open-desk-valencia"),
    ))  # fmt: skip
