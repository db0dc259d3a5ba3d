"""After an upgrade that changes how pages are kept, translators work on as before."""

import json

import pytest
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from tests.cms.conftest import publish
from tests.cms.test_language_rights import sign_in
from tests.factories import cms as made
from tests.factories.people import UserFactory


@pytest.fixture
def upgraded(doors, translated):
    """Make a translated page, its source as an older version of the site kept it."""
    news = publish(made.NewsFactory(parent=doors["news"], title="Marché", all_languages=False))
    translated(news, "ar")
    source = TranslationSource.objects.get(object_id=news.translation_key)
    older = json.loads(source.content_json)
    del older["author_name"]
    TranslationSource.objects.filter(pk=source.pk).update(
        content_json=json.dumps(older), schema_version="0001_initial"
    )
    return news, source


def upgrade():
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")


def test_translators_are_not_warned_of_an_upgrade_that_touched_no_words(client, upgraded, settings):
    settings.ZEAL_ALLOWLIST = [{"model": "*"}]
    news, source = upgraded
    arabic = news.get_translation(Locale.objects.get(language_code="ar"))
    sign_in(client, UserFactory(editor=True, language="en"))
    assert is_warned(client, arabic)

    upgrade()

    assert not is_warned(client, arabic)
    renewed = TranslationSource.objects.get(pk=source.pk)
    assert renewed.last_updated_at == source.last_updated_at
    assert json.loads(renewed.content_json) == json.loads(source.content_json)
    arabic.refresh_from_db()
    assert arabic.title == "Marché (ar)"


def test_a_draft_that_translators_have_not_seen_stays_unseen(upgraded):
    news, source = upgraded
    news.title = "Brouillon"
    news.save_revision()

    upgrade()
    assert "Brouillon" not in words_of(source)

    news.all_languages = True
    publish(news)
    news.title = "Vu avant"
    news.save_revision()
    TranslationSource.update_or_create_from_instance(news)
    TranslationSource.objects.update(schema_version="0001_initial")
    upgrade()
    assert "Vu avant" in words_of(source)


def test_nothing_is_read_while_migrations_are_left_to_run(upgraded):
    _news, source = upgraded
    MigrationRecorder(connection).record_applied("cms", "0001_half_way")

    upgrade()

    assert TranslationSource.objects.get(pk=source.pk).schema_version == "0001_initial"


def words_of(source):
    return set(source.stringsegment_set.values_list("string__data", flat=True))


def is_warned(client, page):
    return "The data model for" in client.get(f"/cms/pages/{page.pk}/edit/").text
