"""What editors type about events is the clock of the place."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from cms.models import EventPage, LibraryItem
from tests.factories import cms as made
from tests.factories.people import UserFactory

STREAMS = ("agenda", "reserved", "questions", "minutes", "outcomes")


def event_form(home, **typed):
    page = EventPage(title="Réunion", slug="meeting", locale=home.locale)
    data = {
        "title": "Réunion", "slug": "meeting", "summary": "Venez.", "zone": "Africa/Tunis",
        "mode": "in_person",
        "starts_at": "2030-07-01 18:00", "ends_at": "2030-07-01 20:00",
        "body-count": "1", "body-0-type": "heading", "body-0-value": "Mots", "body-0-order": "0",
        "body-0-deleted": "", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
        **{f"{name}-count": "0" for name in STREAMS}, **typed,
    }  # fmt: skip
    handler = EventPage.get_edit_handler()
    return handler.get_form_class()(
        data, {}, instance=page, for_user=UserFactory(editor=True), parent_page=home
    )


def test_the_hours_are_those_of_the_place(home):
    form = event_form(home)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["starts_at"] == datetime(2030, 7, 1, 17, tzinfo=UTC)


def test_an_editor_sees_again_what_they_typed(doors):
    page = made.EventFactory(
        parent=doors["events"], zone="Asia/Hebron", starts_at=datetime(2030, 1, 15, 10, tzinfo=UTC)
    )
    form = EventPage.get_edit_handler().get_form_class()(
        instance=page, for_user=UserFactory(editor=True)
    )

    assert 'value="2030-01-15 12:00"' in str(form["starts_at"])


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"ends_at": "2030-07-01 18:00"}, "ends_at"),
        ({"ends_at": "2030-06-30 20:00"}, "ends_at"),
        # Spring 2030 in Madrid: the clock goes from 2:00 to 3:00 on 31 March.
        (
            {
                "zone": "Europe/Madrid",
                "starts_at": "2030-03-31 02:30",
                "ends_at": "2030-03-31 05:00",
            },
            "starts_at",
        ),
        ({"zone": "Moon/Base"}, "zone"),
        ({"online_address": "javascript:alert(1)"}, "online_address"),
        ({"slug": "a" * 256}, "slug"),
        ({"slug": "<b>meeting</b>"}, "slug"),
        ({"title": "a" * 256}, "title"),
        ({"summary": "a" * 301}, "summary"),
    ],
)
def test_an_impossible_event_is_refused_at_the_field(home, typed, field):
    form = event_form(home, **typed)

    assert not form.is_valid()
    assert form.errors[field]


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({}, True),
        ({"transcript": "Une roue tourne."}, False),
        ({"why_no_transcript": "Film muet sans texte."}, False),
    ],
)
def test_a_video_has_a_transcript_or_says_why_not(home, said, refused):
    item = LibraryItem(title="Film", slug="film", kind="video", locale=home.locale, **said)

    if not refused:
        item.clean()
        return
    with pytest.raises(ValidationError) as error:
        item.clean()
    assert "transcript" in error.value.message_dict
