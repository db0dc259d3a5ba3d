"""Links that lead nowhere: who is told what about where they led."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms.models import BrokenLink, CountryPage
from cms.queries import reports
from cms.services.checking import check_links
from cms.services.rights import give_sections
from tests.cms.conftest import publish
from tests.factories import cms as made
from tests.factories.people import TerritoryFactory, UserFactory


def a_section(home, title, slug):
    page = CountryPage(title=title, slug=slug, territory=TerritoryFactory(country=True))
    home.add_child(instance=page)
    return publish(page)


def links_to(target, parent):
    words = f'<p><a linktype="page" id="{target.pk}">Ici</a></p>'
    return publish(made.StandardPageFactory(parent=parent, body=[("text", words)]))


def names_told(person):
    return [link.name for link in reports.broken_links(person)]


def test_a_dead_link_is_named_by_a_title_one_may_read_and_by_no_other(home):
    theirs = a_section(home, "Liban", "liban")
    own = a_section(home, "Tunisie", "tunisie")
    target = publish(made.StandardPageFactory(parent=theirs, title="La charte"))
    links_to(target, own)
    keeper, editor = UserFactory(section_editor=True), UserFactory(editor=True)
    give_sections(giver=UserFactory(administrator=True), person=keeper, sections=["tunisie"])
    assert names_told(keeper) == names_told(editor) == []

    target.unpublish()
    check_links()
    assert (names_told(keeper), names_told(editor)) == (["a page"], ["La charte"])
    assert names_told(UserFactory()) == []

    Page.objects.get(pk=target.pk).delete()
    check_links()
    # Nobody could read it when it went: nobody is told what it was called.
    assert names_told(keeper) == names_told(editor) == ["a page"]


def test_a_page_everybody_could_read_keeps_its_name_in_the_list(home):
    target = publish(made.StandardPageFactory(parent=home, title="La charte"))
    links_to(target, home)

    Page.objects.get(pk=target.pk).delete()
    check_links()

    assert names_told(UserFactory(editor=True)) == ["La charte"]
    assert BrokenLink.objects.get().target is None


def test_ten_dead_links_are_listed_for_what_one_costs(home):
    editor = UserFactory(editor=True)
    for _number in range(12):
        target = publish(made.StandardPageFactory(parent=home))
        links_to(target, home)
        target.unpublish()
    check_links()
    reports.broken_links(editor)  # what one may is remembered from then on
    with CaptureQueriesContext(connection) as ten:
        assert len(reports.broken_links(editor)) == 10
    BrokenLink.objects.exclude(pk=BrokenLink.objects.first().pk).delete()
    with CaptureQueriesContext(connection) as one:
        assert len(reports.broken_links(editor)) == 1
    assert len(one) == len(ten)
