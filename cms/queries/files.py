"""Which files and pictures a reader may have: those of open collections, on pages they may read."""

from collections.abc import Iterable
from typing import TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, prefetch_related_objects
from django.http import HttpRequest
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.models import ReferenceIndex as References

from cms.models import SiteDocument, SiteImage

File = TypeVar("File", SiteDocument, SiteImage)
STAFF = ("change", "choose")


def readable(request: HttpRequest, files: Iterable[File]) -> list[File]:
    """Keep the files whose collection, and every one above it, is open to who asks.

    Costs one query, or two where a collection is for groups, however many files there are.
    """
    files = list(files)
    if not files:
        return files
    closed = _closed_among([file.collection_id for file in files], request)
    return [file for file in files if file.collection_id not in closed]


def is_open_to(request: HttpRequest, file: SiteDocument | SiteImage) -> bool:
    """Say whether who asks may have a file or a picture: a reader, or staff who work with it."""
    if readable(request, [file]) and _is_shown_to(request, file):
        return True
    policy = image_policy if isinstance(file, SiteImage) else document_policy
    return request.user.is_authenticated and policy.user_has_any_permission_for_instance(
        request.user, STAFF, file
    )


def _closed_among(collections: Iterable[int | None], request: HttpRequest) -> set[int]:
    """Return which of some collections lie in one that is closed to who asks."""
    inside = Collection.objects.filter(
        pk__in=collections, path__startswith=OuterRef("collection__path")
    )
    restrictions = list(
        CollectionViewRestriction.objects.annotate(inside=ArraySubquery(inside.values("pk")))
    )
    for_groups = [one for one in restrictions if one.restriction_type == one.GROUPS]
    prefetch_related_objects(for_groups, "groups")
    return {key for one in restrictions if not one.accept_request(request) for key in one.inside}


def _is_shown_to(request: HttpRequest, file: SiteDocument | SiteImage) -> bool:
    """Say whether a file stands on a page one may read, or on no page at all."""
    uses = References.get_references_to(file).values_list("base_content_type__model", "object_id")
    keys = {int(key) for kind, key in uses if kind == "page"}
    if not uses or len(keys) < len(set(uses)):
        return True
    paths = Page.objects.live().filter(pk__in=keys).values_list("path", flat=True)
    closed = tuple(
        each.page.path
        for each in PageViewRestriction.objects.select_related("page").prefetch_related("groups")
        if not each.accept_request(request)
    )
    return any(not path.startswith(closed) for path in paths)
