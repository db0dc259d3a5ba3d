"""Stand-ins: a page that nobody has translated yet shows its original, never an error.

A stand-in is what Wagtail calls an alias: it lives in the tree of its language under the same
address, follows its original, and becomes a page of its own when somebody translates it.
"""

from django.db import transaction
from wagtail.models import Locale, Page, PageViewRestriction

DEPTH_OF_HOMES = 2


@transaction.atomic
def stand_in(page: Page) -> list[Page]:
    """Let a published page be seen in every language it is not translated into.

    Translations, stand-ins, drafts and private pages get none. Idempotent. Returns the new ones.
    """
    if page.alias_of_id or not page.live or not is_original(page) or is_private(page):
        return []
    taken = Page.objects.filter(translation_key=page.translation_key).values("locale")
    new = [
        page.specific.copy_for_translation(locale, copy_parents=True, alias=True)
        for locale in Locale.objects.exclude(pk__in=taken)
    ]
    # The copy names the revision of its original, as if somebody had published the stand-in.
    Page.objects.filter(pk__in=[one.pk for one in new]).update(live_revision=None)
    return new


@transaction.atomic
def move_stand_ins(page: Page) -> None:
    """Let stand-ins keep the address of their original; Wagtail follows its words only."""
    moved = Page.objects.filter(alias_of=page.pk, translation_key=page.translation_key)
    # Home pages are siblings: each needs an address of its own, which no reader sees.
    moved = moved.filter(depth__gt=DEPTH_OF_HOMES)
    for alias in moved.exclude(slug=page.slug).specific():
        alias.slug = page.slug
        alias.save(clean=False)


@transaction.atomic
def remove_stand_ins(page: Page) -> None:
    """Take the stand-ins of a page away: it is going, or it has become private.

    One that has translations below it stays, or what somebody wrote would go with it.
    """
    for alias in Page.objects.filter(alias_of=page, translation_key=page.translation_key):
        if not alias.get_descendants().filter(alias_of__isnull=True).exists():
            alias.specific.delete()


def remove_stand_ins_under(page: Page) -> None:
    """Take away the stand-ins of a page and of all below it, the deepest first."""
    for each in page.get_descendants(inclusive=True).order_by("-depth"):
        remove_stand_ins(each)


def is_original(page: Page) -> bool:
    """Say whether a page is the one its translations were made from: the oldest of its own."""
    written = Page.objects.filter(translation_key=page.translation_key, alias_of__isnull=True)
    return not written.filter(pk__lt=page.pk).exists()


def is_private(page: Page) -> bool:
    """Say whether a page or anything above it needs a key."""
    above = page.get_ancestors(inclusive=True)
    return PageViewRestriction.objects.filter(page__in=above).exists()
