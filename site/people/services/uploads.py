"""How much one person may send in a day."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from people.models import UploadDay, User


@transaction.atomic
def count_upload(*, person: User, size: int) -> None:
    """Count one file of `size` bytes that a person has sent today, in UTC.

    Raises RuleBroken, and counts nothing, when the day's share of files or bytes is used up.
    """
    today = timezone.now().date()
    UploadDay.objects.get_or_create(person=person, day=today)
    sent = UploadDay.objects.select_for_update().get(person=person, day=today)
    if sent.files >= settings.NORIA_UPLOADS_A_DAY:
        raise RuleBroken(_("You have sent as many files as one person may in a day."))
    if sent.size + size > settings.NORIA_UPLOAD_BYTES_A_DAY:
        raise RuleBroken(_("You have sent as much as one person may in a day."))
    sent.files += 1
    sent.size += size
    sent.save(update_fields=["files", "size"])
