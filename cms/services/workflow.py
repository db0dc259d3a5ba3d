"""The way a page takes when its author asks for review."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from cms.models import SecondPersonTask, TranslationCheckTask

WAGTAILS_OWN = "Moderators approval"


@transaction.atomic
def setup_workflow(language: str) -> Workflow:
    """Make the site's workflow and let it hold for the whole tree. Idempotent.

    First somebody else approves, then a page for all languages waits for its translations. The
    workflow Wagtail brings along, whose moderators nobody is, is put away.
    """
    with override(language):
        second, _made = SecondPersonTask.objects.get_or_create(
            defaults={"name": _("Review by a second person")}
        )
        check, _made2 = TranslationCheckTask.objects.get_or_create(
            defaults={"name": _("Translation check")}
        )
        workflow = Workflow.objects.filter(workflow_tasks__task=second).first()
        workflow = workflow or Workflow.objects.create(name=_("Review and translations"))
    for place, task in enumerate((second, check)):
        WorkflowTask.objects.get_or_create(
            workflow=workflow, task=task.task_ptr, defaults={"sort_order": place}
        )
    root = Page.get_first_root_node()
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    Workflow.objects.filter(name=WAGTAILS_OWN).update(active=False)
    return workflow
