"""The page of an address is found at once, and is the one Wagtail would find step by step."""

import pytest
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, get_page_models

from tests.cms.conftest import publish
from tests.factories import cms as made


@pytest.mark.parametrize("address", ["", "news", "news/piece", "library/paper/citation/csl"])
def test_an_address_leads_where_it_leads_step_by_step(home, doors, rf, address):
    publish(made.NewsFactory(parent=doors["news"], slug="piece"))
    publish(made.LibraryItemFactory(parent=doors["library"], slug="paper"))
    request, slugs = rf.get("/"), [slug for slug in address.split("/") if slug]

    short, long = home.route(request, slugs), Page.route(home, request, slugs)

    assert (type(short.page), short.page.pk) == (type(long.page), long.page.pk)
    assert short.page.get_parent().pk == long.page.get_parent().pk
    assert [str(part) for part in short.args] == [str(part) for part in long.args]


def test_no_page_answers_by_itself_for_an_address_a_page_below_it_may_have():
    answering = [model for model in get_page_models() if issubclass(model, RoutablePageMixin)]

    assert answering
    assert all(model.subpage_types == [] for model in answering)


def test_a_draft_and_what_there_is_not_are_not_found(doors, client):
    piece = publish(made.NewsFactory(parent=doors["news"], slug="piece"))
    made.NewsFactory(parent=doors["news"], slug="draft", live=False)

    assert client.get(piece.url).status_code == 200
    for path in ("news/draft", "news/piece/more", "nowhere/piece", "piece", "/".join("a" * 40)):
        assert client.get(f"/fr/{path}/").status_code == 404
