"""Which translations there are, which are behind their original, and which are missing."""

from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Value, When
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

MISSING, STALE, WAITING, CURRENT = "missing", "stale", "waiting", "current"


def is_translation(page: Page) -> bool:
    """Say whether a page is the translation of another, or stands in for one. One query."""
    if page.alias_of_id:
        return True
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id
    ).exists()


def original_of(page: Page) -> Page | None:
    """Find the page this one was translated from, None if it is an original. One query."""
    source = (
        TranslationSource.objects.filter(
            object_id=page.translation_key, translations__target_locale=page.locale_id
        )
        .values("locale")
        .first()
    )
    if source is None:
        return None
    return Page.objects.filter(
        translation_key=page.translation_key, locale=source["locale"]
    ).first()


def untranslated(locale_id: int | OuterRef) -> QuerySet[StringSegment]:
    """List the texts of sources that nobody has said in a language; `locale_id` may be outer."""
    said = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=locale_id,
        has_error=False,
    )
    return StringSegment.objects.filter(~Exists(said))


def languages_missing(page: Page) -> list[str]:
    """List the languages a page marked "all languages" still waits for; two or three queries.

    Empty for pages without the mark and for translations. A source older than the latest draft
    counts as translated into nothing: nobody has seen the new words.
    """
    if not getattr(page, "all_languages", False) or is_translation(page):
        return []
    others = Locale.objects.exclude(pk=page.locale_id).order_by("language_code")
    source = TranslationSource.objects.filter(object_id=page.translation_key).first()
    written = page.latest_revision_created_at
    if source is None or (written and source.last_updated_at < written):
        return [locale.language_code for locale in others]
    done = {
        translation.target_locale_id
        for translation in source.translations.filter(enabled=True)
        if not untranslated(translation.target_locale_id).filter(source=source).exists()
    }
    return [locale.language_code for locale in others if locale.pk not in done]


def originals() -> QuerySet[Page]:
    """List the published pages that translations are made from."""
    return written().filter(live=True, depth__gt=1)


def written() -> QuerySet[Page]:
    """List the pages that were written and not translated, drafts too."""
    made_from_another = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=OuterRef("locale")
    )
    return Page.objects.filter(~Exists(made_from_another), alias_of__isnull=True)


def with_state_in(pages: QuerySet[Page], locale: Locale) -> QuerySet[Page]:
    """Annotate originals with `state`, how far their translation into a language is.

    `missing`: nobody has begun. `stale`: the original says more than the translation. `waiting`:
    complete, not published. `current`: published and complete.
    """
    begun = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=locale, enabled=True
    )
    behind = untranslated(locale.pk).filter(source__object_id=OuterRef("translation_key"))
    shown = Page.objects.live().filter(
        translation_key=OuterRef("translation_key"), locale=locale, alias_of__isnull=True
    )
    return pages.exclude(locale=locale).annotate(
        state=Case(
            When(~Q(Exists(begun)), then=Value(MISSING)),
            When(Q(Exists(behind)), then=Value(STALE)),
            When(~Q(Exists(shown)), then=Value(WAITING)),
            default=Value(CURRENT),
            output_field=CharField(),
        )
    )
