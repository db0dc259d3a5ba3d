"""Who wrote what is under review, and what waits for whom."""

from typing import Any

from django.db.models import IntegerField, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, Revision, TaskState
from wagtail.permission_policies.pages import PagePermissionPolicy

from people.models import User


def authors_since_published(page: Page) -> set[int]:
    """List who saved a draft of a page since it was last published, and who first made it.

    One query. A page that was never published counts from its beginning.
    """
    drafts = Revision.objects.for_instance(page)
    if page.live_revision_id:
        drafts = drafts.filter(pk__gt=page.live_revision_id)
    authors = set(drafts.exclude(user=None).order_by().values_list("user", flat=True).distinct())
    if page.owner_id and not page.live_revision_id:
        authors.add(page.owner_id)
    return authors


def waiting_for(task: Any, user: User, *, own: bool) -> QuerySet[TaskState]:
    """List what waits at a step for somebody who may publish it; `own`: also their own words."""
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, "publish")
    states = TaskState.objects.filter(task=task, status=TaskState.STATUS_IN_PROGRESS)
    states = states.alias(page=Cast("workflow_state__object_id", IntegerField())).filter(
        page__in=pages.values("pk")
    )
    return states if own else states.exclude(revision__user=user)
