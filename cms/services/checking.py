"""Check pages when they are published, and remember what was left open."""

from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, get_default_page_content_type

from cms.checks.findings import Finding, findings
from cms.checks.parts import parts_of
from cms.models import BrokenLink, PublishedWarnings
from people.models import User

#: How Wagtail keeps a page's own relations; they are no links a reader could follow.
NO_LINKS = ("alias_of", "locale", "latest_revision", "live_revision")


def check(page: Page) -> list[Finding]:
    """List the open warnings of a page as it is written now, saved or not."""
    language = page.locale.language_code.split("-")[0]
    return findings(parts_of(page), language, getattr(page, "summary", ""))


def say(finding: Finding | dict[str, str]) -> str:
    """Put a finding into the reader's language."""
    kept = finding if isinstance(finding, dict) else finding.as_dict()
    return _(kept["message"]).format(what=kept["what"])


@transaction.atomic
def count_open_warnings(page: Page, user: User | None = None) -> int:
    """Remember what the checks say about a page that has just gone out; return how much."""
    found = check(page.specific)
    PublishedWarnings.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "count": len(found),
            "findings": [finding.as_dict() for finding in found],
            "published_by": user,
        },
    )
    return len(found)


@transaction.atomic
def check_links() -> int:
    """Look at every link between published pages and files of the site; return how many are dead.

    What an earlier check found is replaced. Nothing outside the site is asked.
    """
    # What led to a page that was deleted stays until its own page is published anew.
    mended = Q(page__last_published_at__gt=F("found_at"))
    BrokenLink.objects.filter(mended | ~Q(reason=BrokenLink.Reason.GONE)).delete()
    live = dict(Page.objects.live().filter(alias_of=None).values_list("pk", "url_path"))
    dead: dict[tuple[int, str], BrokenLink] = {}
    for link in _links(live):
        target, reason = _why_dead(link)
        if reason:
            row = BrokenLink(
                page_id=int(link.object_id),
                address=_address(link.to_content_type.model, link.to_object_id),
                target=target,
                reason=reason,
            )
            dead[row.page_id, row.address] = row
    BrokenLink.objects.bulk_create(dead.values(), ignore_conflicts=True)
    return BrokenLink.objects.count()


def remember_links_to(target: Page) -> None:
    """Write down which pages lead to one that is being deleted: afterwards nobody could tell."""
    links = ReferenceIndex.get_references_to(target.specific).filter(
        base_content_type=get_default_page_content_type()
    )
    links = links.exclude(model_path__in=NO_LINKS)
    pages = Page.objects.live().filter(
        pk__in=[int(pk) for pk in links.values_list("object_id", flat=True) if pk.isdigit()],
        alias_of=None,
    )
    # A title nobody outside could read is not told to those who come after.
    title = target.title if Page.objects.live().public().filter(pk=target.pk).exists() else ""
    gone = {"address": _address("page", target.pk), "title": title}
    BrokenLink.objects.bulk_create(
        (
            BrokenLink(page=page, reason=BrokenLink.Reason.GONE, **gone)
            for page in pages.exclude(pk=target.pk)
        ),
        update_conflicts=True,
        unique_fields=["page", "address"],
        update_fields=["target", "title", "reason", "found_at"],
    )


def _address(model: str, key: object) -> str:
    return f"{model} {key}"


def _links(live: dict[int, str]) -> Any:
    links = ReferenceIndex.objects.filter(
        base_content_type=get_default_page_content_type(), object_id__in=[str(pk) for pk in live]
    )
    links = links.exclude(model_path__in=NO_LINKS).select_related("to_content_type")
    return links.filter(to_content_type__model__in=["page", "sitedocument", "siteimage"]).order_by(
        "object_id"
    )


def _why_dead(link: ReferenceIndex) -> tuple[Page | None, str]:
    model = link.to_content_type.model_class()
    target = model.objects.filter(pk=link.to_object_id).first()
    if target is None:
        return None, BrokenLink.Reason.GONE
    if not isinstance(target, Page):
        return None, ""
    if not target.live:
        return target, BrokenLink.Reason.DRAFT
    above = target.get_ancestors(inclusive=True)
    closed = PageViewRestriction.objects.filter(page__in=above).exists()
    return target, BrokenLink.Reason.PRIVATE if closed else ""
