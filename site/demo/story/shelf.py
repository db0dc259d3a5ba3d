"""The library's finer points: a work with an earlier version, and files for the team only."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction

from cms.models import LibraryItem, SiteDocument
from demo.story import Story
from demo.story.blocks import block, items, keyed
from demo.story.media import MEDIA, document
from demo.story.pages import translate
from demo.story.texts import shelf as words
from people import roles

FIRST_VERSION = timedelta(days=200)


def fill(story: Story) -> None:
    """Give the charter its first version, and the guide a file for editors only. Idempotent."""
    _charter(story)
    _guide(story)


def _charter(story: Story) -> None:
    page = _item(words.CHARTER)
    if page.version:
        return
    first = [
        {"language": code, "document": document(f"papers/{page.slug}-{code}.pdf", page.title).pk}
        for code in ("fr", "en")
    ]
    version = {
        "number": "1",
        "date": (story.start - FIRST_VERSION).date().isoformat(),
        "changes": words.WHAT_CHANGED,
        "files": items(*({**file, "role": ""} for file in first)),
    }
    page.version, page.reference = "2", words.CHARTER_REFERENCE
    page.authors = words.CHARTER_AUTHORS
    versions: Any = keyed([block("version", version)], f"{page.slug}/versions")
    page.versions = versions
    _publish(story, page)


def _guide(story: Story) -> None:
    page = _item(words.GUIDE)
    copy = _working_copy()
    files = page.files.get_prep_value()
    if any(file["value"]["document"] == copy.pk for file in files):
        return
    added = block("file", {"language": "fr", "document": copy.pk, "role": ""})
    more: Any = [*files, *keyed([added], f"{page.slug}/working-copy")]
    page.files = more
    _publish(story, page)


def _item(slug: str) -> LibraryItem:
    return LibraryItem.objects.get(slug=slug, locale__language_code="fr")


def _publish(story: Story, page: LibraryItem) -> None:
    page.save_revision(user=story.people.get("marta")).publish()
    translate(story, page)


def _working_copy() -> SiteDocument:
    """Keep a file on the closed shelf: nobody but editors may have it, by any address."""
    known = SiteDocument.objects.filter(title=words.WORKING_COPY).first()
    if known:
        return known
    file = MEDIA / f"papers/{words.GUIDE}-fr.pdf"
    kept = SiteDocument(title=words.WORKING_COPY, collection=_closed_shelf())
    kept.file = ContentFile(file.read_bytes(), name="working-copy.pdf")
    kept.file_size = file.stat().st_size
    kept.save()
    return kept


def _closed_shelf() -> Collection:
    root = Collection.get_first_root_node()
    shelf = root.get_children().filter(name=words.CLOSED_SHELF).first()
    if shelf is None:
        shelf = root.add_child(name=words.CLOSED_SHELF)
    closed, _made = CollectionViewRestriction.objects.get_or_create(
        collection=shelf, restriction_type=CollectionViewRestriction.GROUPS
    )
    closed.groups.set(Group.objects.filter(name__in=[roles.EDITOR, roles.ADMINISTRATOR]))
    return shelf
