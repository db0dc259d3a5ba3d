"""Tell every process of the site that kept pages are stale."""

from django.db import transaction
from django.db.models import F

from cms.models import Freshness


def something_changed() -> None:
    """Make every kept page stale as soon as the running transaction is committed.

    Not inside the transaction: all who publish would wait in line for one row, and whoever reads
    between the change and the commit would keep the old page under the new number. Call it after
    queryset updates of what pages show; everything that is saved row by row is watched.
    """
    transaction.on_commit(_grow)


def _grow() -> None:
    if not Freshness.objects.filter(pk=1).update(number=F("number") + 1):
        Freshness.objects.get_or_create(pk=1)
