"""What pages, events and messages let go of after their time."""

from datetime import timedelta

from cms.models import ContactMessage
from common import clock
from people.models import UploadDay

MESSAGES = timedelta(days=2 * 365)
UPLOADS = timedelta(days=31)


def delete_old_messages() -> int:
    """Delete what people wrote to the site more than two years ago."""
    return ContactMessage.objects.filter(received_at__lt=clock.now() - MESSAGES).delete()[0]


def delete_old_upload_days() -> int:
    """Delete how much editors sent on days more than a month ago."""
    return UploadDay.objects.filter(day__lt=(clock.now() - UPLOADS).date()).delete()[0]
