"""What translators work from, read again after an upgrade that changed how pages are kept."""

from typing import Any

from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from wagtail.models import Page
from wagtail_localize.models import TranslationSource, get_schema_version

APP = "cms"


def renew_sources(**_signal: Any) -> int:
    """Read the originals of translations again whose fields an upgrade may have changed.

    Otherwise every translation warns of it until its original is published again with other words.
    What was translated stays, and so does the day from which a translation counts as stale. Returns
    how many were read; none while migrations are left to run. Some twenty queries each.
    """
    version = get_schema_version(APP)
    if not _is_whole(version):
        return 0
    behind = TranslationSource.objects.filter(specific_content_type__app_label=APP)
    originals = [(source, _original(source)) for source in behind.exclude(schema_version=version)]
    read = [(source, original) for source, original in originals if original]
    for source, original in read:
        _renew(source, original, version)
    return len(read)


def _is_whole(version: str) -> bool:
    """Say whether every migration of ours has run, and those of the translations too."""
    newest = MigrationLoader(connection).graph.leaf_nodes(APP)
    tables = connection.introspection.table_names()
    return (APP, version) in newest and TranslationSource._meta.db_table in tables  # noqa: SLF001 -- Django's own


@transaction.atomic
def _renew(source: TranslationSource, original: Page, version: str) -> None:
    source.content_json, source.schema_version = original.to_json(), version
    source.save(update_fields=["content_json", "schema_version"])
    source.refresh_segments()


def _original(source: TranslationSource) -> Page | None:
    """Find what a source was made from: the page as published, or the draft translators saw."""
    model = source.specific_content_type.model_class()
    if model is None or not issubclass(model, Page):
        return None
    page = model.objects.filter(
        translation_key=source.object_id, locale_id=source.locale_id, alias_of=None
    ).first()
    if page is None or not _shown_as_draft(page, source):
        return page
    return page.get_latest_revision_as_object()


def _shown_as_draft(page: Page, source: TranslationSource) -> bool:
    written = page.latest_revision_created_at
    before_it_goes_out = not page.live or getattr(page, "all_languages", False)
    return before_it_goes_out and bool(written and written <= source.last_updated_at)
