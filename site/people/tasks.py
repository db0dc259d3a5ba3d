import logging
from collections.abc import Sequence
from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.timezone import now
from django_tasks import task, task_backends

logger = logging.getLogger("noria.mail")
# Twelve tries, each after twice the time of the one before, take about a day and a half.
LAST_TRY = 12
LONGEST_WAIT = timedelta(hours=4)


@task()
def deliver(  # noqa: PLR0913 -- a task takes plain values, one by one
    *,
    to: str,
    subject: str,
    text: str,
    html: str,
    attachments: Sequence[Sequence[str]] = (),
    tried: int = 0,
) -> None:
    """Hand one mail to the mail server; if it cannot take it now, stay queued and try later.

    A server that offers no encryption is such trouble too: nothing is sent in the open. An address
    that the server refuses for good raises, as does the last try; the task keeps the reason.
    """
    message = EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, [to])
    message.attach_alternative(html, "text/html")
    for name, content, kind in attachments:
        message.attach(name, content, kind)
    try:
        message.send()
    except SMTPRecipientsRefused:
        raise
    except (SMTPException, OSError) as trouble:
        logger.critical("Mail is not leaving, try %s: %s", tried + 1, type(trouble).__name__)
        if tried + 1 >= LAST_TRY or not task_backends["default"].supports_defer:
            raise
        later = deliver.using(run_after=now() + _pause(tried))
        later.enqueue(
            to=to,
            subject=subject,
            text=text,
            html=html,
            attachments=attachments,
            tried=tried + 1,
        )


@task()
def make_export(*, pk: str) -> None:
    """Put together what is held about a person; a second run changes nothing."""
    from people.services.exports import fill  # noqa: PLC0415 -- it enqueues this task

    fill(pk=pk)


def _pause(tried: int) -> timedelta:
    return min(timedelta(minutes=2**tried), LONGEST_WAIT)
