"""Two pairs of eyes, four translations, and the moment a page goes out."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Locale, Page, TaskState, Workflow, WorkflowPage
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from cms.models import TranslationCheckTask
from cms.queries.translations import languages_missing
from cms.services import setup_site
from cms.services.following import bring_words_up
from people.models import AuditEvent
from tests.cms.conftest import publish
from tests.cms.test_language_rights import sign_in
from tests.factories import cms as made
from tests.factories.people import UserFactory


@pytest.fixture(autouse=True)
def _wagtails_screens_ask_as_they_like(settings):
    settings.ZEAL_ALLOWLIST = [{"model": "*"}]


def draft_by(author, parent, **fields):
    page = made.NewsFactory(parent=parent, live=False, owner=author, **fields)
    page.save_revision(user=author)
    return page


def submit(page, author):
    return page.get_workflow().start(page, author).current_task_state


def act(client, person, state, action="approve"):
    sign_in(client, person)
    page = state.workflow_state.content_object
    address = reverse("wagtailadmin_pages:workflow_action", args=(page.pk, action, state.pk))
    return client.post(address, {"comment": ""})


def begin_all(page, *, say=None):
    """Begin the four translations of a page; `say` completes them."""
    for locale in Locale.objects.exclude(pk=page.locale_id):
        translate_object(page, [locale])
        if say:
            complete(page, locale)


def complete(page, locale):
    for segment in StringSegment.objects.filter(source__object_id=page.translation_key):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            defaults={"data": f"{segment.string.data} ({locale.language_code})"},
        )


def test_the_workflow_of_the_house_stands_in_for_wagtails(home):
    active = Workflow.objects.filter(active=True)

    assert [type(task).__name__ for task in home.get_workflow().tasks.specific()] == [
        "SecondPersonTask",
        "TranslationCheckTask",
    ]
    assert not active.filter(workflow_tasks__task__in=GroupApprovalTask.objects.all()).exists()


def test_a_second_person_approves_and_the_author_does_not(client, doors):
    author, other = UserFactory(editor=True), UserFactory(editor=True)
    page = draft_by(author, doors["news"], slug="two-eyes")
    state = submit(page, author)

    act(client, author, state)
    assert not Page.objects.get(pk=page.pk).live
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, author, "approve")
    assert not TaskState.objects.reviewable_by(author).exists()
    assert TaskState.objects.reviewable_by(other).get() == state
    assert not TaskState.objects.reviewable_by(UserFactory(translator=True)).exists()

    act(client, other, state)
    assert Page.objects.get(pk=page.pk).live


def test_whoever_mends_a_draft_becomes_an_author_of_it(client, doors):
    author, mender, third = (UserFactory(editor=True) for _ in range(3))
    page = draft_by(author, doors["news"], slug="mended")
    page.save_revision(user=mender)
    state = submit(page, author)

    act(client, mender, state)
    assert not Page.objects.get(pk=page.pk).live
    act(client, third, state)
    assert Page.objects.get(pk=page.pk).live


def test_a_page_for_all_languages_waits_and_then_goes_out_in_all(
    client, doors, django_capture_on_commit_callbacks
):
    author, other = UserFactory(editor=True), UserFactory(editor=True)
    page = draft_by(author, doors["news"], slug="everywhere", all_languages=True)
    begin_all(page)
    state = submit(page, author)
    act(client, other, state)
    waiting = state.workflow_state.__class__.objects.get(pk=state.workflow_state_id)

    assert not Page.objects.get(pk=page.pk).live
    assert languages_missing(page) == ["ar", "en", "es", "it"]
    act(client, other, waiting.current_task_state)
    assert not Page.objects.get(pk=page.pk).live

    for locale in Locale.objects.exclude(pk=page.locale_id):
        complete(page, locale)
    assert languages_missing(page) == []
    with django_capture_on_commit_callbacks(execute=True):
        act(client, other, waiting.current_task_state)
    shown = Page.objects.live().filter(translation_key=page.translation_key, alias_of=None)
    assert shown.count() == 5
    assert "(ar)" in client.get("/ar/news/everywhere/").content.decode()


def test_publishing_at_once_is_refused_with_a_sentence_and_keeps_the_draft(client, doors):
    editor = UserFactory(editor=True)
    page = draft_by(editor, doors["news"], slug="at-once", all_languages=True)
    sign_in(client, editor)

    answer = client.post(f"/cms/bulk/wagtailcore/page/publish/?id={page.pk}")

    assert not Page.objects.get(pk=page.pk).live
    said = [str(message) for message in get_messages(answer.wsgi_request)]
    assert any("waits for its translation into: ar, en, es, it" in words for words in said)


def test_words_translators_have_not_seen_count_as_missing(doors):
    page = draft_by(UserFactory(editor=True), doors["news"], slug="newer", all_languages=True)
    begin_all(page, say=True)
    assert languages_missing(page) == []

    page.title = "Un autre titre"
    page.save_revision()

    assert len(languages_missing(page)) == 4
    bring_words_up(page)
    assert len(languages_missing(page)) == 4
    for locale in Locale.objects.exclude(pk=page.locale_id):
        complete(page, locale)
    assert languages_missing(page) == []


def test_publishing_the_original_again_breaks_no_translation(
    doors, translated, client, django_capture_on_commit_callbacks
):
    event = publish(made.EventFactory(parent=doors["events"], title="Réunion", slug="meeting"))
    translated(event, "ar")

    event.zone, event.title = "Asia/Hebron", "Grande réunion"
    with django_capture_on_commit_callbacks(execute=True):
        publish(event)

    arabic = Page.objects.get(
        translation_key=event.translation_key, locale__language_code="ar"
    ).specific
    assert (arabic.title, arabic.zone, arabic.live) == ("Réunion (ar)", "Asia/Hebron", True)
    target = Translation.objects.get(source__object_id=event.translation_key)
    total, done = target.get_progress()
    assert done == total - 1


def test_a_translation_that_has_only_begun_shows_the_original_and_says_so(client, doors):
    news = publish(made.NewsFactory(parent=doors["news"], slug="begun", title="Une nouvelle"))
    begin_all(news)

    shown = client.get("/ar/news/begun/").content.decode()

    assert "Une nouvelle" in shown
    assert 'lang="fr"' in shown
    assert "Nobody has translated this page yet" in shown


def test_what_is_taken_back_goes_with_its_translations(client, doors, translated):
    news = publish(made.NewsFactory(parent=doors["news"], slug="gone"))
    translated(news, "ar", "it")
    assert client.get("/ar/news/gone/").status_code == 200

    news.unpublish()

    assert {client.get(f"/{code}/news/gone/").status_code for code in made.LANGUAGES} == {404}


def test_a_closed_page_is_closed_in_every_language_and_opens_in_every_language(
    client, doors, translated
):
    news = publish(made.NewsFactory(parent=doors["news"], slug="closed", title="Entre nous"))
    translated(news, "ar")

    closed = news.view_restrictions.create(restriction_type="password", password="sesame")
    for code in made.LANGUAGES:
        answer = client.get(f"/{code}/news/closed/")
        assert "Entre nous" not in answer.content.decode()
        assert code in {"fr", "ar"} or answer.status_code == 404
    assert "Entre nous" not in client.get("/ar/news/").content.decode()

    closed.delete()
    for code in made.LANGUAGES:
        assert "Entre nous" in client.get(f"/{code}/news/closed/").content.decode()


def test_a_page_appears_and_goes_at_its_hour_and_never_before(
    client, doors, translated, django_capture_on_commit_callbacks
):
    now = timezone.now().replace(microsecond=0)
    page = draft_by(UserFactory(editor=True), doors["news"], slug="later", title="Plus tard")
    begin_all(page, say=True)
    page.go_live_at, page.expire_at = now + timedelta(hours=1), now + timedelta(hours=3)
    page.save_revision().publish()

    def seen():
        with django_capture_on_commit_callbacks(execute=True):
            call_command("publish_scheduled")
        places = [f"/{code}/news/later/" for code in ("fr", "ar")]
        lists = ["/fr/news/", "/ar/news/", "/sitemap-pages.xml"]
        open_doors = {client.get(place).status_code == 200 for place in places}
        listed = {
            "Plus tard" in text or "/later/" in text
            for text in (client.get(place).content.decode() for place in lists)
        }
        assert len(open_doors | listed) == 1, (open_doors, listed)
        return open_doors.pop()

    for hours, expected in ((0.99, False), (1.01, True), (2.99, True), (3.01, False)):
        with time_machine.travel(now + timedelta(hours=hours), tick=False):
            assert seen() is expected, hours


def way_out(name, *tasks):
    """Fill Wagtail's form of a workflow as a browser sends it."""
    data = {"name": name, "active": "on"}
    for prefix, rows in (("workflow_tasks", tasks), ("pages", ())):
        data |= {f"{prefix}-{part}_FORMS": len(rows) for part in ("TOTAL", "INITIAL")}
        data |= {f"{prefix}-INITIAL_FORMS": 0, f"{prefix}-MIN_NUM_FORMS": 0}
        data |= {f"{prefix}-MAX_NUM_FORMS": 1000}
        data |= {f"{prefix}-{n}-task": task.pk for n, task in enumerate(rows)}
        data |= {f"{prefix}-{n}-ORDER": n + 1 for n, _task in enumerate(rows)}
    return data | {"content_types": []}


def test_administrators_change_the_way_pages_go_out_and_nobody_else_does(client, home):
    check = TranslationCheckTask.objects.get()
    data = way_out("Only the translations", check)
    for role in ("editor", "section_editor", "translator", "moderator", "organiser"):
        sign_in(client, UserFactory(**{role: True}))
        for address in ("workflows/list/", "workflows/tasks/index/", "workflows/add/"):
            assert client.get(f"/cms/{address}").status_code in {302, 403}, (role, address)
        client.post("/cms/workflows/add/", data)
    assert not Workflow.objects.filter(name="Only the translations").exists()
    assert not AuditEvent.objects.filter(action="workflow.changed").exists()

    administrator = UserFactory(administrator=True)
    sign_in(client, administrator)
    assert "/cms/workflows/list/" in client.get("/cms/").content.decode()
    assert client.get("/cms/workflows/list/").status_code == 200
    assert client.post("/cms/workflows/add/", data).status_code == 302
    made_by_hand = Workflow.objects.get(name="Only the translations")
    assert [task.pk for task in made_by_hand.tasks] == [check.pk]
    (event,) = AuditEvent.objects.filter(action="workflow.changed")
    assert event.actor == administrator


def test_setting_up_again_leaves_the_way_out_as_administrators_made_it(home):
    other = Workflow.objects.create(name="Two readers")
    WorkflowPage.objects.update(workflow=other)
    house = Workflow.objects.exclude(pk=other.pk).get(active=True)
    house.workflow_tasks.last().delete()

    setup_site()

    assert home.get_workflow() == other
    assert house.workflow_tasks.count() == 1
    assert Workflow.objects.filter(active=True).count() == 2
    assert not AuditEvent.objects.filter(action="workflow.changed").exists()
