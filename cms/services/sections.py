"""The sections of countries: whoever keeps one has its pages, in every language, and no others."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from cms.models import CountryPage
from cms.queries.rights import section_group

PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
FILE_RIGHTS = ("add_siteimage", "change_siteimage", "add_sitedocument", "change_sitedocument")


@transaction.atomic
def open_section(page: Page) -> None:
    """Give a section its group of editors, their rights on it in each language, and a collection.

    Idempotent; called whenever a section appears in a language.
    """
    first = CountryPage.objects.filter(translation_key=page.translation_key).order_by("pk")[0]
    group, _made = Group.objects.get_or_create(name=section_group(first.slug))
    pages = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=PAGE_RIGHTS
    )
    for right in pages:
        GroupPagePermission.objects.get_or_create(group=group, page_id=page.pk, permission=right)
    collection = _collection(first)
    for right in Permission.objects.filter(content_type__app_label="cms", codename__in=FILE_RIGHTS):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=right
        )


def _collection(section: CountryPage) -> Collection:
    """Find or make the collection of a section's pictures and files; it bears its address."""
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=section.slug).first()
    return found or root.add_child(name=section.slug)
