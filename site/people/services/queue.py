"""Work a worker did not finish: taken up again by the next."""

import logging
from datetime import timedelta

from django_tasks_db.models import DBTaskResult

from common import clock

logger = logging.getLogger("noria.tasks")
# No task of ours takes so long; whoever held one longer was killed.
LONGEST = timedelta(minutes=30)


def take_up_lost() -> int:
    """Put tasks of workers that were killed back into the queue; return how many.

    Every task may run twice: it finds done what it did before (a digest and its mark are one
    transaction, a mail keeps its number). How often one was taken up stands in the log.
    """
    lost = DBTaskResult.objects.filter(status="RUNNING", started_at__lt=clock.now() - LONGEST)
    names = list(lost.values_list("task_path", flat=True))
    for name in names:
        logger.error("A worker was lost in the middle of %s; it is taken up again.", name)
    return lost.update(status="READY", started_at=None)
