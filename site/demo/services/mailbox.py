"""The mails that the demo sent, read back from the folder it wrote them to."""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as modern
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

from people.models import User

MOST_SHOWN = 50
# What Django's file backend writes between two mails of one connection.
RULER = b"-" * 79


@dataclass(frozen=True)
class Mail:
    """One mail as its reader sees it; ``key`` names it in the address of its page."""

    key: str
    sent_at: datetime
    to: str
    subject: str
    text: str


def mails() -> list[Mail]:
    """Return the latest mails, newest first."""
    folder = Path(settings.EMAIL_FILE_PATH)
    found = [mail for path in folder.glob("*.log") for mail in _mails_in(path)]
    return sorted(found, key=lambda mail: (mail.sent_at, mail.key), reverse=True)[:MOST_SHOWN]


def _mails_in(path: Path) -> list[Mail]:
    parts = [part.strip() for part in path.read_bytes().split(RULER)]
    return [_mail(f"{path.stem}-{n}", part) for n, part in enumerate(parts) if part]


def _mail(key: str, raw: bytes) -> Mail:
    message = message_from_bytes(raw, _class=EmailMessage, policy=modern)
    body = message.get_body(preferencelist=("plain",))
    return Mail(
        key=key,
        sent_at=parsedate_to_datetime(str(message["Date"])),
        to=str(message["To"]),
        subject=str(message["Subject"]),
        text=body.get_content() if body else "",
    )


def forget(person: User) -> None:
    """Take the mails to somebody who was erased out of the folder."""
    for path in Path(settings.EMAIL_FILE_PATH).glob("*.log"):
        parts = path.read_bytes().split(RULER)
        kept = [part for part in parts if person.email.encode() not in part]
        if kept != parts:
            path.write_bytes(RULER.join(kept))
