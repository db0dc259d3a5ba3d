"""Many files at the same moment: the day's share is never passed."""

from functools import partial

import pytest

from people.models import UploadDay
from people.services.uploads import count_upload
from tests.factories.people import UserFactory
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_twelve_files_at_once_of_which_three_are_todays(settings):
    settings.NORIA_UPLOADS_A_DAY = 3
    person = UserFactory()

    answers = at_once([partial(count_upload, person=person, size=10)] * 12)

    assert answers.count(None) == 3
    assert UploadDay.objects.values_list("files", "size").get() == (3, 30)


def test_twelve_files_at_once_that_are_too_many_bytes_together(settings):
    settings.NORIA_UPLOAD_BYTES_A_DAY = 45
    person = UserFactory()

    answers = at_once([partial(count_upload, person=person, size=10)] * 12)

    assert answers.count(None) == 4
    assert UploadDay.objects.values_list("files", "size").get() == (4, 40)
