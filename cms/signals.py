"""What follows from publishing, closing and deleting pages. The rules are in the services."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Task, UploadedFile, Workflow, WorkflowPage
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.models import CountryPage, EventPage, SiteDocument, SiteImage
from cms.services.checking import count_open_warnings, remember_links_to
from cms.services.following import (
    close_in_all_languages,
    follow,
    open_in_all_languages,
    take_back,
)
from cms.services.languages import (
    move_stand_ins,
    remove_stand_ins,
    remove_stand_ins_under,
    stand_in,
)
from cms.services.moving import move_along
from cms.services.occurrences import lay_out
from cms.services.outcomes import record_outcomes
from cms.services.pictures import clean_waiting, draw
from cms.services.rights import take_back as take_rights_back
from cms.services.sections import open_section
from cms.services.workflow import write_down_change
from cms.tasks import draw_in_avif, read_document
from people.models import User


@receiver(page_published)
def show_in_other_languages(instance: Page, **_signal: Any) -> None:
    new = stand_in(instance)
    for page in new:
        page_published.send(sender=type(page), instance=page, revision=None, alias=True)
    # Those made this moment say what their original says; older ones are brought up to it next.
    instance.only_new_stand_ins = bool(new) and len(new) == instance.aliases.count()
    move_stand_ins(instance)
    follow(instance)


@receiver(page_published)
def count_what_was_left_open(instance: Page, revision: Any = None, **_signal: Any) -> None:
    if instance.live and not instance.alias_of_id:
        count_open_warnings(instance, getattr(revision, "user", None))


@receiver(page_unpublished)
def hide_translations(instance: Page, **_signal: Any) -> None:
    take_back(instance)


@receiver(post_page_move)
def move_in_other_languages(instance: Page, **_signal: Any) -> None:
    move_along(instance)


@receiver(page_published, sender=EventPage)
def lay_out_its_dates(instance: EventPage, **_signal: Any) -> None:
    lay_out(instance)
    record_outcomes(instance)


@receiver(post_save, sender=PageViewRestriction)
def hide_in_other_languages(
    instance: PageViewRestriction, raw: bool = False, **_signal: Any
) -> None:
    if not raw:
        remove_stand_ins_under(instance.page)
        close_in_all_languages(instance)


@receiver(m2m_changed, sender=PageViewRestriction.groups.through)
def hide_from_the_same_groups(instance: Any, action: str, reverse: bool, **_signal: Any) -> None:
    if action.startswith("post_") and not reverse:
        close_in_all_languages(instance)


@receiver(post_delete, sender=PageViewRestriction)
def open_in_other_languages(instance: PageViewRestriction, origin: Any, **_signal: Any) -> None:
    # Closing others and deleting pages delete restrictions too: then there is nothing to open.
    if origin is instance:
        open_in_all_languages(instance.page)


@receiver(post_save, sender=CountryPage)
def give_a_section_its_editors(
    instance: CountryPage, created: bool, raw: bool = False, **_signal: Any
) -> None:
    if created and not raw:
        open_section(instance)


@receiver(m2m_changed, sender=User.groups.through)
def take_what_came_with_a_role(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **_signal: Any
) -> None:
    if action == "post_remove" and not reverse:
        for name in Group.objects.filter(pk__in=pk_set or ()).values_list("name", flat=True):
            take_rights_back(instance, name)


@receiver(post_save, sender=SiteImage)
def draw_in_all_sizes(instance: SiteImage, raw: bool = False, **_signal: Any) -> None:
    if raw:
        return
    draw(instance)
    transaction.on_commit(lambda: draw_in_avif.enqueue(instance.pk))


@receiver(pre_save, sender=UploadedFile)
def clean_what_waits(instance: UploadedFile, raw: bool = False, **_signal: Any) -> None:
    if not raw:
        clean_waiting(instance)


@receiver(post_save, sender=SiteDocument)
def read_what_came_in(instance: SiteDocument, raw: bool = False, **_signal: Any) -> None:
    if not raw and instance.read_from != instance.file.name:
        transaction.on_commit(lambda: read_document.enqueue(instance.pk))


@receiver(pre_delete)
def delete_in_other_languages(sender: type, instance: Any, **_signal: Any) -> None:
    if sender is Page:
        remember_links_to(instance)
        remove_stand_ins(instance)


@receiver(post_save)
@receiver(post_delete)
def write_down_the_way_out(sender: type, instance: Any, raw: bool = False, **signal: Any) -> None:
    if issubclass(sender, (Workflow, WorkflowPage, Task)) and not raw:
        write_down_change(instance, what="saved" if "created" in signal else "deleted")
