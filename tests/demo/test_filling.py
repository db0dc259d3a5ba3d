"""The whole story, filled as `make demo` fills it."""

import pytest
from django.apps import apps
from django.utils import timezone

from demo.models import OPEN_FOR, Filling
from demo.services.filling import fill
from participation.models import ImportedProposal, Result, Round

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def rows():
    """Count every row of the site; what only notes that somebody looked is left out."""
    noted = {"sessions.session", "people.auditevent", "wagtailsearch.indexentry"}
    return {
        model._meta.label_lower: model._default_manager.count()
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and model._meta.label_lower not in noted
    }


def test_the_story_fills_and_filling_it_again_changes_nothing(settings, tmp_path, client):
    settings.MEDIA_ROOT = tmp_path
    # As in the demo's own settings: nobody there has a second factor.
    settings.NORIA_STAFF_SECOND_FACTOR = False
    fill()
    first = rows()

    # As after a stop half-way: every chapter runs again.
    Filling.objects.update(finished_at=None)
    fill()

    assert rows() == first
    assert Result.objects.count() == 2
    assert ImportedProposal.objects.count() == 28
    assert Round.objects.filter(closes_at__gt=timezone.now() + OPEN_FOR / 2).count() >= 3
    for address in ["/fr/", "/ar/services/sfax-neighbourhood-care/thread/", "/it/processes/"]:
        assert client.get(address).status_code == 200
