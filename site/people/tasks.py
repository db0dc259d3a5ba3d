import logging
from collections.abc import Mapping, Sequence
from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.timezone import now
from django_tasks import task, task_backends

logger = logging.getLogger("noria.mail")
# Twelve tries, each after twice the time of the one before, take about a day and a half.
LAST_TRY = 12
LONGEST_WAIT = timedelta(hours=4)
# Answers of a mail server from here on are final (RFC 5321, 4.2.1); below, it may take it later.
FINAL = 500


@task()
def deliver(  # noqa: PLR0913 -- a task takes plain values, one by one
    *,
    to: str,
    subject: str,
    text: str,
    html: str,
    attachments: Sequence[Sequence[str]] = (),
    headers: Mapping[str, str] | None = None,
    tried: int = 0,
) -> None:
    """Hand one mail to the mail server; if it cannot take it now, stay queued and try later.

    A server that offers no encryption is such trouble too: nothing is sent in the open. What the
    server refuses for good raises, as does the last try; the task keeps the reason. `headers` hold
    the number of the mail: tried again, it is the same one to whoever gets it twice.
    """
    sender = settings.DEFAULT_FROM_EMAIL
    message = EmailMultiAlternatives(subject, text, sender, [to], headers=dict(headers or {}))
    message.attach_alternative(html, "text/html")
    for name, content, kind in attachments:
        message.attach(name, content, kind)
    try:
        message.send()
    except (SMTPException, OSError) as trouble:
        if _is_final(trouble):
            raise
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
            headers=headers,
            tried=tried + 1,
        )


@task()
def make_export(*, pk: str) -> None:
    """Put together what is held about a person; a second run changes nothing."""
    from people.services.exports import fill  # noqa: PLC0415 -- it enqueues this task

    fill(pk=pk)


def _is_final(trouble: Exception) -> bool:
    """Tell whether the server will never take this mail: 550 is final, 451 is not."""
    if isinstance(trouble, SMTPRecipientsRefused):
        return all(code >= FINAL for code, _words in trouble.recipients.values())
    return isinstance(trouble, SMTPResponseException) and trouble.smtp_code >= FINAL


def _pause(tried: int) -> timedelta:
    return min(timedelta(minutes=2**tried), LONGEST_WAIT)
