"""Messages to the people behind the site."""

import re
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from cms.models import ContactMessage
from people.services import mail

ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
MOST_ADDRESSES = 2
SAME_AGAIN = timedelta(minutes=5)
# A lock of PostgreSQL needs a number of its own.
LOCK = 7_301


@transaction.atomic
def receive_message(*, name: str, email: str, subject: str, text: str, language: str) -> bool:
    """Keep a message and send it on to the site's contact; say whether it is new.

    The same words from the same address within five minutes are one message, pressed twice. What
    holds more than two addresses of other sites is kept for editors to see and not sent on.
    """
    with connection.cursor() as cursor:
        # Two presses at once must meet each other.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    recently = timezone.now() - SAME_AGAIN
    words = {"email": email, "subject": subject, "text": text}
    if ContactMessage.objects.filter(**words, received_at__gt=recently).exists():
        return False
    message = ContactMessage.objects.create(
        name=name, language=language, is_suspicious=looks_like_advertising(text), **words
    )
    if settings.NORIA_CONTACT and not message.is_suspicious:
        mail.send(
            "cms/mail/contact", to=settings.NORIA_CONTACT, context={"contact_message": message}
        )
    return True


def looks_like_advertising(text: str) -> bool:
    """Tell whether a text leads to more than two addresses."""
    return len(ADDRESS.findall(text)) > MOST_ADDRESSES
