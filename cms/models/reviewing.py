"""The steps a page passes before it goes out."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState

from cms.queries.reviews import authors_since_published, waiting_for
from cms.queries.translations import languages_missing
from people.models import User

Action = tuple[str, Any, bool]


class SecondPersonTask(Task):
    """Approval by somebody who may publish the page and wrote no part of the change."""

    def user_can_access_editor(self, obj: Page, user: User) -> bool:
        return _may_publish(obj, user)

    def locked_for_user(self, obj: Page, user: User) -> bool:
        return not _may_publish(obj, user)

    def get_actions(self, obj: Page, user: User) -> list[Action]:
        if not _may_publish(obj, user):
            return []
        actions: list[Action] = [("reject", _("Ask for changes"), True)]
        if user.pk not in authors_since_published(obj):
            actions.append(("approve", _("Approve"), False))
            actions.append(("approve", _("Approve with a comment"), True))
        return actions

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        page = task_state.workflow_state.content_object
        if action_name == "approve" and user.pk in authors_since_published(page):
            raise PermissionDenied(_("Somebody else must approve what you have written."))
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: User, **_kwargs: Any) -> QuerySet[TaskState]:
        return waiting_for(self, user, own=False)

    @classmethod
    def get_description(cls) -> str:
        return str(_("Somebody who may publish the page approves it, but not who wrote it."))

    class Meta:
        verbose_name = _("review by a second person")
        verbose_name_plural = _("reviews by a second person")


class TranslationCheckTask(Task):
    """Lets a page pass when it need not wait for its translations, or they are all there."""

    def start(self, workflow_state: Any, user: User | None = None) -> TaskState:
        state = super().start(workflow_state, user=user)
        if not languages_missing(workflow_state.content_object.specific):
            state.approve(user=user, update=False)
        return state

    def get_actions(self, obj: Page, user: User) -> list[Action]:
        if languages_missing(obj.specific) or not _may_publish(obj, user):
            return []
        return [("approve", _("The translations are complete: publish"), False)]

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        page = task_state.workflow_state.content_object
        if action_name == "approve" and languages_missing(page.specific):
            raise PermissionDenied(_("This page waits for its translations."))
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: User, **_kwargs: Any) -> QuerySet[TaskState]:
        return waiting_for(self, user, own=True)

    @classmethod
    def get_description(cls) -> str:
        return str(_("A page for all languages waits here until its translations are complete."))

    class Meta:
        verbose_name = _("translation check")
        verbose_name_plural = _("translation checks")


def _may_publish(page: Page, user: User) -> bool:
    # What the groups give, not `can_publish()`: that one asks the task again.
    may = page.permissions_for_user(user)
    return user.is_active and (user.is_superuser or "publish" in may.permissions)
