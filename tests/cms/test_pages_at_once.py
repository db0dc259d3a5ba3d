"""Saved by a click and kept while typing, in the same moment: one page, and a sentence."""

from functools import partial

import pytest
from django.test import Client
from wagtail.models import Page

from tests.factories.people import UserFactory
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)

TYPED = {
    "title": "Qui nous sommes", "slug": "about-us", "body-count": "1", "body-0-type": "heading",
    "body-0-value": "Mots", "body-0-order": "0", "body-0-deleted": "",
    "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _wagtail_may_ask_as_often_as_it_does(settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith("zeal.")]


def test_the_same_new_page_sent_twice_at_once_is_one_page_and_a_sentence_at_the_field(home):
    editor = UserFactory(editor=True)
    address = f"/cms/pages/add/cms/standardpage/{home.pk}/"
    browsers = [Client(raise_request_exception=False) for _ in range(2)]
    for browser in browsers:
        browser.force_login(editor)

    answers = at_once([partial(browser.post, address, TYPED) for browser in browsers])

    assert sorted(answer.status_code for answer in answers) == [200, 302]
    assert Page.objects.filter(slug="about-us").count() == 1
    [refused] = [answer for answer in answers if answer.status_code == 200]
    # Nothing typed is lost.
    assert "Qui nous sommes" in refused.text
    assert "about-us" in str(refused.context["form"].errors["slug"])
    home.refresh_from_db()
    assert home.numchild == home.get_children().count()


def test_who_may_not_add_a_page_still_may_not(home):
    browser = Client()
    browser.force_login(UserFactory())
    answer = browser.post(f"/cms/pages/add/cms/standardpage/{home.pk}/", TYPED)
    assert answer.status_code == 403
    assert not Page.objects.filter(slug="about-us").exists()
