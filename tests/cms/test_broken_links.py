"""Links that lead nowhere: who is told what about where they led."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape
from wagtail.models import Page

from cms.models import BrokenLink, CountryPage
from cms.queries import reports
from cms.services.checking import check_links
from cms.services.rights import give_sections
from tests.cms.conftest import publish
from tests.cms.test_language_rights import sign_in
from tests.common.payloads import PAYLOADS
from tests.factories import cms as made
from tests.factories.people import TerritoryFactory, UserFactory


def a_section(home, title, slug):
    page = CountryPage(title=title, slug=slug, territory=TerritoryFactory(country=True))
    home.add_child(instance=page)
    return publish(page)


def links_to(target, parent):
    return publish(made.StandardPageFactory(parent=parent, body=leading_to(target)))


def leading_to(target):
    return [("text", f'<p><a linktype="page" id="{target.pk}">Ici</a></p>')]


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


def test_all_dead_links_have_a_room_and_each_editor_sees_their_own(client, home, settings):
    settings.ZEAL_ALLOWLIST = [{"model": "*"}]
    own, theirs = a_section(home, "Tunisie", "tunisie"), a_section(home, "Liban", "liban")
    gone = publish(made.StandardPageFactory(parent=home, title=PAYLOADS[0]))
    for page in (links_to(gone, own), links_to(gone, theirs), links_to(gone, home)):
        page.title = f"Dans {page.get_parent().title}"
        publish(page)
    gone.unpublish()
    check_links()
    keeper = UserFactory(section_editor=True)
    give_sections(giver=UserFactory(administrator=True), person=keeper, sections=["tunisie"])

    sign_in(client, UserFactory(editor=True, language="en"))
    everything = client.get("/cms/noria/links/").text
    assert all(f"Dans {each.title}" in everything for each in (own, theirs, home))
    assert PAYLOADS[0] not in everything
    assert escape(PAYLOADS[0]) in everything
    one = client.get(f"/cms/noria/links/?section={theirs.pk}").text
    assert "Dans Liban" in one
    assert "Dans Tunisie" not in one
    assert "/cms/noria/links/" in client.get("/cms/").text

    sign_in(client, keeper)
    for address in ("/cms/noria/links/", f"/cms/noria/links/?section={theirs.pk}&page=x"):
        mine = client.get(address).text
        assert "Dans Tunisie" in mine
        assert "Dans Liban" not in mine
        assert escape(PAYLOADS[0]) not in mine
    sign_in(client, UserFactory(translator=True))
    assert "Dans" not in client.get("/cms/noria/links/").text


def test_the_room_of_dead_links_is_bounded(home):
    page, editor = publish(made.StandardPageFactory(parent=home)), UserFactory(editor=True)
    BrokenLink.objects.bulk_create(
        BrokenLink(page=page, address=f"page {number:04}", reason="gone") for number in range(60)
    )
    reports.all_broken_links(editor)
    with CaptureQueriesContext(connection) as sixty:
        first = reports.all_broken_links(editor)
    assert (len(first), first.has_next()) == (50, True)
    assert len(reports.all_broken_links(editor, page_number="2")) == 10

    BrokenLink.objects.exclude(pk=BrokenLink.objects.first().pk).delete()
    with CaptureQueriesContext(connection) as one:
        reports.all_broken_links(editor)
    assert len(one) == len(sixty)


def test_ten_dead_links_are_listed_for_what_one_costs(home):
    editor = UserFactory(editor=True)
    for _number in range(12):
        gone = made.StandardPageFactory(parent=home, live=False)
        made.StandardPageFactory(parent=home, body=leading_to(gone))
    check_links()
    reports.broken_links(editor)  # what one may is remembered from then on
    with CaptureQueriesContext(connection) as ten:
        assert len(reports.broken_links(editor)) == 10
    BrokenLink.objects.exclude(pk=BrokenLink.objects.first().pk).delete()
    with CaptureQueriesContext(connection) as one:
        assert len(reports.broken_links(editor)) == 1
    assert len(one) == len(ten)
