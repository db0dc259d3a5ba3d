"""Two sections, two editors: neither gets into the other's, by any door of Wagtail's (V8-07)."""

import json

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import NoReverseMatch, reverse
from wagtail.models import GroupPagePermission, Locale, Page, PageLogEntry

from cms.models import CountryPage, GlossaryTerm
from cms.services.rights import give_sections
from people.models import User
from people.services.roles import give_roles
from tests.cms.conftest import publish
from tests.cms.test_language_rights import sign_in
from tests.factories import cms as made
from tests.factories.people import TerritoryFactory, UserFactory
from tests.laid_out import Layout

SECRET = "Brouillon de Jordanie"


@pytest.fixture(autouse=True)
def _wagtails_screens_ask_as_they_like(settings):
    settings.ZEAL_ALLOWLIST = [{"model": "*"}]


def _sections(home):
    for slug in ("tunisie", "jordanie"):
        page = CountryPage(title=slug, slug=slug, territory=TerritoryFactory(country=True))
        home.add_child(instance=page)
        publish(page)


SECTIONS = Layout(_sections)


@pytest.fixture
def sections(home):
    SECTIONS(home)
    home.refresh_from_db()
    pages = CountryPage.objects.filter(locale=Locale.get_default())
    return {page.slug: page for page in pages.order_by("path")}


@pytest.fixture
def editor(sections):
    person = UserFactory(section_editor=True)
    give_sections(giver=UserFactory(administrator=True), person=person, sections=["tunisie"])
    return person


@pytest.fixture
def theirs(sections):
    page = made.StandardPageFactory(parent=sections["jordanie"], title=SECRET, live=False)
    page.save_revision()
    return page


def test_a_section_editor_keeps_their_section_in_every_language(sections, editor):
    for section, may in (("tunisie", True), ("jordanie", False)):
        for page in Page.objects.filter(translation_key=sections[section].translation_key):
            rights = page.permissions_for_user(editor)
            got = rights.can_edit(), rights.can_publish(), rights.can_add_subpage()
            assert got == (may, may, may), (section, page.locale)
    home = Page.objects.get(depth=2, locale=Locale.get_default()).permissions_for_user(editor)
    assert not home.can_edit()


def doors_of(page, mine, revision):
    """Name what CVE reports say a limited editor got at, each with a forged request."""
    pk = page.pk
    return {
        "edit": ("get", f"/cms/pages/{pk}/edit/", {}),
        "forged edit": ("post", f"/cms/pages/{pk}/edit/", {"title": "forged"}),
        "copy": ("post", f"/cms/pages/{pk}/copy/",
                 {"new_title": "forged", "new_slug": "forged", "new_parent_page": mine.pk}),
        "preview": ("get", f"/cms/pages/{pk}/edit/preview/", {}),
        "revision": ("get", f"/cms/pages/{pk}/revisions/{revision}/view/", {}),
        "compare": ("get", f"/cms/pages/{pk}/revisions/compare/{revision}...{revision}/", {}),
        "revert": ("get", f"/cms/pages/{pk}/revisions/{revision}/revert/", {}),
        "history": ("get", f"/cms/pages/{pk}/history/", {}),
        "usage": ("get", f"/cms/pages/{pk}/usage/", {}),
        "publish": ("post", f"/cms/bulk/wagtailcore/page/publish/?id={pk}", {}),
        "delete": ("post", f"/cms/bulk/wagtailcore/page/delete/?id={pk}", {}),
        "move": ("post", f"/cms/pages/{pk}/move/{mine.pk}/confirm/", {}),
        "bulk move": ("post", f"/cms/bulk/wagtailcore/page/move/?id={pk}", {"chooser": mine.pk}),
        "privacy": ("post", f"/cms/pages/{pk}/privacy/", {"restriction_type": "login"}),
        "translate": ("post", f"/cms/localize/submit/page/{pk}/", {"locales": [2]}),
        "convert": ("post", f"/cms/pages/{pk}/convert_alias/", {}),
        "lock": ("post", f"/cms/pages/{pk}/lock/", {}),
    }  # fmt: skip


def test_the_other_section_stays_closed_at_every_door(client, sections, editor, theirs):
    revision = theirs.latest_revision_id
    before = dict(Page.objects.values_list("pk", "title"))
    sign_in(client, editor)

    leaked = []
    for name, (method, door, data) in doors_of(theirs, sections["tunisie"], revision).items():
        answer = getattr(client, method)(door, data)
        if answer.status_code == 200 and SECRET in answer.content.decode():
            leaked.append(name)

    assert not leaked
    assert dict(Page.objects.values_list("pk", "title")) == before
    theirs.refresh_from_db()
    assert (theirs.live, theirs.locked, theirs.view_restrictions.count()) == (False, False, 0)
    assert theirs.latest_revision_id == revision
    assert not PageLogEntry.objects.filter(user=editor, page=theirs.pk).exists()


def test_lists_and_choosers_show_nothing_of_the_other_sections_draft(client, editor, theirs):
    sign_in(client, editor)

    for door in (
        "/cms/", f"/cms/pages/?q={SECRET}", f"/cms/pages/{theirs.get_parent().pk}/",
        "/cms/reports/site-history/", "/cms/reports/locked/", "/cms/reports/workflow/",
        f"/cms/choose-page/search/?q={SECRET}", "/cms/noria/translations/",
        "/cms/api/main/pages/", f"/cms/api/main/pages/{theirs.pk}/",
        f"/cms/api/main/pages/?child_of={theirs.get_parent().pk}",
        f"/cms/api/main/pages/?search={SECRET}&fields=*", "/cms/reports/aging-pages/",
    ):  # fmt: skip
        answer = client.get(door, follow=True)
        assert SECRET not in answer.content.decode().replace(f'value="{SECRET}"', ""), door


def test_settings_snippets_pictures_and_forms_of_others_stay_as_they_are(client, editor):
    picture = made.SiteImageFactory(title="Of the whole site")
    term = GlossaryTerm.objects.create(term_fr="noria")
    sign_in(client, editor)

    client.post(f"/cms/images/{picture.pk}/", {"title": "forged"})
    client.post(f"/cms/images/{picture.pk}/delete/")
    client.post(f"/cms/snippets/cms/glossaryterm/edit/{term.pk}/", {"term_fr": "forged"})
    client.post(f"/cms/snippets/cms/glossaryterm/copy/{term.pk}/", {"term_fr": "forged"})
    client.post("/cms/redirects/add/", {"old_path": "/forged", "redirect_link": "/"})
    client.post("/cms/sites/1/", {"hostname": "forged"})
    client.post("/cms/workflows/add/", {"name": "forged"})

    picture.refresh_from_db()
    assert picture.title == "Of the whole site"
    assert list(GlossaryTerm.objects.values_list("term_fr", flat=True)) == ["noria"]
    for door in (f"/cms/images/{picture.pk}/generate_url/fill-9x9/", "/cms/images/1/preview/x/"):
        assert client.get(door).status_code != 200


def test_nobody_raises_themselves_by_a_forged_form(client, sections, editor):
    """Each kind of staff posts to each form that could widen rights; the tables stay (V8-10)."""
    others = ("editor", "translator", "moderator", "facilitator", "administrator")
    staff = [editor, *(UserFactory(roles=[role]) for role in others)]
    group = Group.objects.get(name="administrator")
    before = _rights()

    for person in staff:
        sign_in(client, person)
        forged = {"is_superuser": "on", "is_active": "on", "groups": [group.pk], "name": "forged",
                  "email": person.email, "pseudonym": person.pseudonym, "roles": ["administrator"],
                  "translate": ["ar"], "sections": ["jordanie"]}  # fmt: skip
        for door in (
            "/cms/users/add/", f"/cms/users/edit/{person.pk}/", "/cms/groups/new/",
            f"/cms/groups/edit/{group.pk}/", f"/cms/bulk/people/user/assign_role/?id={person.pk}",
            "/cms/account/", f"/cms/noria/rights/{person.pk}/", "/cms/workflows/add/",
            "/cms/workflows/tasks/new/cms/secondpersontask/", "/cms/sites/new/",
            "/cms/collections/add/", f"/fr/accounts/people/{person.pk}/roles/",
        ):  # fmt: skip
            client.post(door, {**forged, "role": group.pk})

    assert _rights() == before


def _rights():
    people = User.objects.order_by("pk")
    return (
        list(people.values_list("pk", "is_superuser", "is_staff")),
        list(User.groups.through.objects.order_by("pk").values_list("user_id", "group_id")),
        list(GroupPagePermission.objects.order_by("pk").values_list("group", "page", "permission")),
        list(Group.permissions.through.objects.order_by("pk").values_list("group", "permission")),
        list(Permission.objects.order_by("pk").values_list("pk", flat=True)),
    )


def test_a_section_shows_what_its_country_does_and_the_home_page_leads_to_it(
    client, sections, home
):
    tunisia, town = sections["tunisie"], TerritoryFactory()
    tunisia.territory = town.parent.parent
    publish(tunisia)
    news = publish(made.NewsIndexFactory(parent=home))
    agenda = publish(made.EventIndexFactory(parent=home))
    publish(made.NewsFactory(parent=news, title="De Sfax", territory=town))
    publish(made.NewsFactory(parent=news, title="D’ailleurs", slug="elsewhere"))
    publish(made.EventFactory(parent=agenda, title="Soirée à Sfax", territory=town))
    publish(made.StandardPageFactory(parent=tunisia, title="Notre équipe", slug="team"))

    shown = client.get("/fr/tunisie/").content.decode()

    for words in ("De Sfax", "Soirée à Sfax", "Notre équipe"):
        assert words in shown
    assert "D’ailleurs" not in shown
    assert "De Sfax" not in client.get("/fr/jordanie/").content.decode()
    assert 'href="/fr/tunisie/"' in client.get("/fr/").content.decode()


def test_sections_go_with_the_role(editor):
    give_roles(giver=UserFactory(administrator=True), person=editor, roles=["translator"])

    assert not editor.groups.filter(name__startswith="section-").exists()


def test_wagtails_own_api_is_not_mounted(client):
    for name in ("wagtailapi:pages:listing", "wagtailapi_v2:pages:listing"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert client.get("/api/v2/pages/", follow=True).status_code == 404


def test_a_link_that_runs_a_script_is_dropped_when_it_is_posted(client, sections, editor):
    """Forged Draftail content loses its link before it is stored (V1-09)."""
    page = made.StandardPageFactory(parent=sections["tunisie"], slug="forged-link")
    page.save_revision()
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:boom()"}}
    block = {"key": "a", "text": "mot", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
             "entityRanges": [{"key": 0, "offset": 0, "length": 3}]}  # fmt: skip
    content = json.dumps({"blocks": [block], "entityMap": {"0": link}})
    sign_in(client, editor)

    client.post(f"/cms/pages/{page.pk}/edit/", {
        "title": "Un titre", "slug": "forged-link", "summary": "x", "body-count": "1",
        "body-0-deleted": "", "body-0-order": "0", "body-0-type": "text", "body-0-id": "",
        "body-0-value": content, "action-publish": "1", "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    })  # fmt: skip

    shown = client.get("/fr/tunisie/forged-link/").content.decode()
    assert "mot" in shown
    assert "javascript:" not in shown


def test_a_form_that_was_sent_by_halves_is_refused_in_words(client, sections, editor):
    page = made.StandardPageFactory(parent=sections["tunisie"], title="Entière", slug="whole")
    sign_in(client, editor)

    answer = client.post(f"/cms/pages/{page.pk}/edit/", {"title": "À moitié", "slug": "whole"})

    assert answer.status_code == 400
    assert "<h1" in answer.text
    page.refresh_from_db()
    assert (page.title, page.draft_title, page.latest_revision) == ("Entière", "Entière", None)


def test_a_draft_may_lack_its_summary_and_nothing_goes_out_without_one(client, sections, editor):
    page = made.StandardPageFactory(parent=sections["tunisie"], slug="in-short", live=False)
    page.save_revision()
    sign_in(client, editor)
    typed = {
        "title": "Un titre neuf", "slug": "in-short", "summary": " ", "body-count": "1",
        "body-0-type": "heading", "body-0-value": "Mots", "body-0-order": "0", "body-0-deleted": "",
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    }  # fmt: skip
    address = f"/cms/pages/{page.pk}/edit/"

    for sending in ("action-publish", "action-submit"):
        refused = client.post(address, {**typed, sending: "1"}).text
        assert "There is no summary" in refused
        assert "Un titre neuf" in refused
    page.refresh_from_db()
    assert not page.live
    assert client.post(address, typed).status_code == 302
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().title == "Un titre neuf"

    client.post(address, {**typed, "summary": "Une phrase.", "action-publish": "1"})
    page.refresh_from_db()
    assert (page.live, page.summary) == (True, "Une phrase.")


def test_an_address_that_moves_leads_on_and_is_the_same_in_each_language(
    client, sections, django_capture_on_commit_callbacks
):
    page = publish(made.StandardPageFactory(parent=sections["tunisie"], slug="before"))
    page.slug = "after"
    with django_capture_on_commit_callbacks(execute=True):
        publish(page)

    answer = client.get("/fr/tunisie/before/")
    assert answer.status_code == 301
    assert answer.url.endswith("/fr/tunisie/after/")
    assert client.get("/it/tunisie/after/").status_code == 200
