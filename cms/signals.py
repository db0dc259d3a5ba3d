"""What follows from publishing, closing and deleting pages. The rules are in the services."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published

from cms.models import SiteDocument, SiteImage
from cms.services.languages import remove_stand_ins, remove_stand_ins_under, stand_in
from cms.services.pictures import draw
from cms.tasks import read_document


@receiver(page_published)
def show_in_other_languages(instance: Page, **_signal: Any) -> None:
    stand_in(instance)


@receiver(post_save, sender=PageViewRestriction)
def hide_in_other_languages(
    instance: PageViewRestriction, raw: bool = False, **_signal: Any
) -> None:
    if not raw:
        remove_stand_ins_under(instance.page)


@receiver(post_save, sender=SiteImage)
def draw_in_all_sizes(instance: SiteImage, raw: bool = False, **_signal: Any) -> None:
    if not raw:
        draw(instance)


@receiver(post_save, sender=SiteDocument)
def read_what_came_in(instance: SiteDocument, raw: bool = False, **_signal: Any) -> None:
    if not raw and instance.read_from != instance.file.name:
        transaction.on_commit(lambda: read_document.enqueue(instance.pk))


@receiver(pre_delete)
def delete_in_other_languages(sender: type, instance: Any, **_signal: Any) -> None:
    if sender is Page:
        remove_stand_ins(instance)
