"""What translations do when their original goes out, comes back or is closed."""

import json
from typing import Any

from django.db import transaction
from wagtail.coreutils import find_available_slug
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import Translation, TranslationSource

from cms.queries.translations import is_translation, untranslated
from common import searchable

from .keeping_words import Place, take_over_facts, words_of
from .languages import stand_in

# What publishing itself writes into a page; the words and facts are all the rest.
OF_PUBLISHING = frozenset({
    "draft_title", "expire_at", "expired", "first_published_at", "go_live_at",
    "has_unpublished_changes", "last_published_at", "latest_revision",
    "latest_revision_created_at", "live", "live_revision", "locked", "locked_at", "locked_by",
})  # fmt: skip


@transaction.atomic
def follow(original: Page) -> None:
    """Bring translations up to their original, which has just been published.

    Translators see its new words at once. A complete translation takes over its facts and goes out
    with it; one that lacks words takes over dates, files and links, keeps the words it has and
    counts as stale.
    """
    source = _source_of(original)
    if source is None or not original.live:
        return
    before, words = _said(source), words_of(source.as_instance())
    source.update_from_db()
    # Translators have seen the draft of a page for all languages already: its source is no news.
    changed = _said(source) != before or getattr(original.specific, "all_languages", False)
    for translation in source.translations.filter(enabled=True).select_related("target_locale"):
        _follow(translation, changed=changed, before=words)


def _follow(translation: Translation, *, changed: bool, before: dict[Place, Any]) -> None:
    try:
        target = translation.get_target_instance().specific
    except Page.DoesNotExist:
        return
    missing = untranslated(translation.target_locale_id).filter(source=translation.source_id)
    if not missing.exists():
        if changed or target.first_published_at is None:
            translation.save_target(publish=True)
    elif changed and target.live_revision_id:
        take_over_facts(target, translation, before)
        # Home pages are siblings: each needs an address of its own, which no reader sees.
        target.slug = find_available_slug(target.get_parent(), target.slug, target.pk)
        target.save_revision().publish()


@transaction.atomic
def bring_words_up(original: Page) -> None:
    """Show translators the words of a page's latest draft, before it is published."""
    if _source_of(original):
        draft = original.get_latest_revision_as_object()
        TranslationSource.update_or_create_from_instance(draft)


@transaction.atomic
def take_back(original: Page) -> None:
    """Take the translations of a page back, whose original is no longer published."""
    if is_translation(original):
        return
    others = Page.objects.live().filter(
        translation_key=original.translation_key, alias_of__isnull=True
    )
    for translation in others.exclude(pk=original.pk).specific():
        translation.unpublish()


@transaction.atomic
def close_in_all_languages(restriction: PageViewRestriction) -> None:
    """Let what closes a page close it in all languages, in the same way and with the same key.

    Stand-ins are gone by then, but for those with translations below them: they are closed too.
    """
    for page in _others(restriction.page):
        PageViewRestriction.objects.filter(page=page).delete()
        # In bulk: no signal, or each would close the others in turn.
        PageViewRestriction.objects.bulk_create(
            [
                PageViewRestriction(
                    page=page,
                    restriction_type=restriction.restriction_type,
                    password=restriction.password,
                )
            ]
        )
        twin = PageViewRestriction.objects.get(page=page)
        twin.groups.through.objects.bulk_create(
            twin.groups.through(pageviewrestriction=twin, group=group)
            for group in restriction.groups.all()
        )
        searchable.touch("page", page.get_descendants(inclusive=True).values_list("pk", flat=True))


@transaction.atomic
def open_in_all_languages(page: Page) -> None:
    """Open the translations of a page that was opened again, and let stand-ins come back."""
    PageViewRestriction.objects.filter(page__in=_others(page)).delete()
    for each in page.get_descendants(inclusive=True).live().filter(alias_of__isnull=True):
        stand_in(each)


def _others(page: Page) -> list[Page]:
    same = Page.objects.filter(translation_key=page.translation_key)
    return list(same.exclude(pk=page.pk))


def _source_of(page: Page) -> TranslationSource | None:
    found = TranslationSource.objects.filter(
        object_id=page.translation_key, locale_id=page.locale_id
    )
    return None if page.alias_of_id else found.first()


def _said(source: TranslationSource) -> dict[str, object]:
    content = json.loads(source.content_json)
    return {name: value for name, value in content.items() if name not in OF_PUBLISHING}
