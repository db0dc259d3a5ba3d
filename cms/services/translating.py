"""Translate pages as translators do on their screen, from words somebody else has kept."""

from collections.abc import Callable

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.strings import StringValue

from people.models import User


@transaction.atomic
def translate_page(
    *,
    page: Page,
    language: str,
    say: Callable[[str], str],
    translator: User | None = None,
    publish: bool = True,
) -> Page:
    """Translate a page and publish it; what it already says in this language is replaced.

    Without `publish` the translation stays a draft, and goes out with its original.

    `say` gives the translation of one plain text of the page. Whatever it raises for a text it
    does not know ends the translation, and nothing is kept.
    """
    locale = Locale.objects.get(language_code=language)
    source, _made = TranslationSource.update_or_create_from_instance(page)
    translation, _made = Translation.objects.get_or_create(source=source, target_locale=locale)
    segments = StringSegment.objects.filter(source=source).select_related("string")
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of=segment.string,
                context_id=segment.context_id,
                locale=locale,
                data=_as_data(say(StringValue(segment.string.data).render_text())),
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                last_translated_by=translator,
            )
            for segment in segments
        ],
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=["data", "last_translated_by"],
    )
    translation.save_target(user=translator, publish=publish)
    return translation.get_target_instance()


def _as_data(text: str) -> str:
    return StringValue.from_plaintext(text).data
