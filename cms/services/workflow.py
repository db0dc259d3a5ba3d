"""The way a page takes when its author asks for review."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, Task, Workflow, WorkflowPage, WorkflowTask

from cms.models import SecondPersonTask, TranslationCheckTask
from people.services import audit

WAGTAILS_OWN = "Moderators approval"


@transaction.atomic
def setup_workflow(language: str) -> Workflow:
    """Make the site's workflow and let it hold for the whole tree. Idempotent.

    First somebody else approves, then a page for all languages waits for its translations. The
    workflow Wagtail brings along, whose moderators nobody is, is put away. What administrators
    have changed since stays as they left it.
    """
    root = Page.get_first_root_node()
    second = SecondPersonTask.objects.order_by("pk").first()
    known = Workflow.objects.filter(workflow_tasks__task=second).first() if second else None
    workflow = known or _make(language)
    if not WorkflowPage.objects.filter(page=root).exclude(workflow__name=WAGTAILS_OWN).exists():
        WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    Workflow.objects.filter(name=WAGTAILS_OWN).update(active=False)
    return workflow


def _make(language: str) -> Workflow:
    with override(language):
        workflow = Workflow.objects.create(name=_("Review and translations"))
        second, _made = SecondPersonTask.objects.get_or_create(name=_("Review by a second person"))
        check, _made = TranslationCheckTask.objects.get_or_create(name=_("Translation check"))
    for place, task in enumerate((second, check)):
        WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr, sort_order=place)
    return workflow


def write_down_change(thing: Workflow | WorkflowPage | Task, *, what: str) -> None:
    """Record who changed the way pages go out; what the set-up does is nobody's act."""
    person = get_active_log_context().user
    if person:
        audit.record(
            action="workflow.changed",
            actor=person,
            target=f"{type(thing).__name__.lower()} {thing.pk}",
            detail={"what": what},
        )
