from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from demo.story import Story, lab, people
from tests.factories.lab import publish_result
from tests.factories.participation import ProcessFactory, ProposalFactory
from thread.queries import thread_of
from workflows.lab.models import Artefact, Gate, Indicator, Service
from workflows.lab.services.starting import ref


@pytest.fixture
def story(settings):
    settings.NORIA_STAFF_SECOND_FACTOR = False
    story = Story(start=timezone.now())
    people.fill(story)
    winner = ProposalFactory(
        round__process=ProcessFactory(slug="sfax-home-care"),
        published_at=story.start - timedelta(days=150),
    )
    voted = {"opens_at": story.start - timedelta(days=124)}
    publish_result(winner, **voted, closes_at=story.start - timedelta(days=110))
    return story


def test_three_services_stand_where_the_story_says_and_filling_twice_changes_nothing(story):
    lab.fill(story)
    before = {model: model.objects.count() for model in apps.get_app_config("lab").get_models()}
    lab.fill(story)

    assert dict(Service.objects.values_list("slug", "stage")) == {
        "sfax-neighbourhood-care": "pilot",
        "torino-repair-cafe": "codesign",
        "ramallah-neighbourhood-care": "mandate",
    }
    assert before == {model: model.objects.count() for model in before}


def test_its_days_follow_one_another_and_none_lies_ahead(story):
    lab.fill(story)

    for service in Service.objects.prefetch_related("gates", "stays", "artefacts"):
        moments = [service.started_at, *(gate.decided_at for gate in service.gates.all())]
        assert moments == sorted(moments)
        assert moments[-1] <= story.start
        assert all(each.written_at <= story.start for each in service.artefacts.all())


def test_what_organisers_write_stands_in_five_languages(story):
    lab.fill(story)

    fields = {Service: ("title", "summary"), Artefact: ("title",), Indicator: ("name", "unit")}
    for model, names in fields.items():
        for thing in model.objects.all():
            for name in names:
                for code, _label in settings.LANGUAGES:
                    assert getattr(thing, f"{name}_{code}"), (thing, name, code)
    assert {gate.language for gate in Gate.objects.all()} == {"fr", "ar", "it"}


def test_the_thread_runs_from_the_proposal_over_the_gates_to_the_next_town(story):
    lab.fill(story)
    sfax = story.things["sfax-neighbourhood-care"]

    kinds = [node.kind for node in thread_of(ref(sfax), AnonymousUser()).nodes]

    assert kinds == ["proposal", "service", *["gate"] * 7, "service"]
