"""What translations and stand-ins do when their original moves to another place of its tree."""

from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from .languages import is_original, is_private, remove_stand_ins_under, stand_in


@transaction.atomic
def move_along(page: Page) -> None:
    """Let a page stand in the same place in every language: its address is the same in all.

    Behind a key it has no stand-ins, and a translation that finds no place there is taken back, so
    that nothing of it stays where everybody could read it.
    """
    if page.alias_of_id or not is_original(page):
        return
    closed, parent = is_private(page), page.get_parent()
    if closed:
        remove_stand_ins_under(page)
    for other in Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk):
        _move_below(other, parent.get_translation_or_none(other.locale), closed=closed)
    if not closed:
        for each in page.get_descendants(inclusive=True).live().filter(alias_of__isnull=True):
            stand_in(each)


def _move_below(page: Page, parent: Page | None, *, closed: bool) -> None:
    if parent is None:
        if closed:
            UnpublishPageAction(page.specific, include_descendants=True).execute(
                skip_permission_checks=True
            )
    elif page.get_parent() != parent and not parent.get_children().filter(slug=page.slug).exists():
        page.specific.move(parent, pos="last-child")
