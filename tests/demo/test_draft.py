"""The draft the demo leaves to its organiser."""

import pytest
from django.utils import timezone

from demo.story import Story, draft
from participation.models import Process
from participation.services import checklist
from tests.factories.people import TerritoryFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_the_organiser_finds_a_draft_that_says_what_it_lacks():
    nour = UserFactory()
    story = Story(
        start=timezone.now(), people={"nour": nour}, territories={"sfax": TerritoryFactory()}
    )
    for _time in range(2):
        draft.fill(story)
    process = Process.objects.get(slug=draft.SLUG)
    assert process.is_draft
    assert process.rounds.count() == 2
    assert any(item.blocks for item in checklist.missing(process))
