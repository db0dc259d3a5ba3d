"""Mails to people: in their language, as plain text and simple HTML, sent by a task."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import make_msgid
from typing import Any

from css_inline import CSSInliner
from django.conf import settings
from django.core.mail.utils import DNS_NAME
from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_bidi, override

from people.models import User
from people.services.mail_parts import parts_of
from people.tasks import deliver

# What stands for the address of somebody who was erased.
NOBODY = "@erased.invalid"
Attachment = tuple[str, str, str]
# Signs that turn round, or hide, whatever follows them in a line.
TURNS = re.compile(r"[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# What templates leave between paragraphs: one empty line is enough.
GAPS = re.compile(r"\n[ \t]*\n\s*")
INLINER = CSSInliner(load_remote_stylesheets=False, keep_style_tags=False)


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str
    html: str


def send(  # noqa: PLR0913 -- a mail is what to whom in which words
    template: str,
    *,
    to: str,
    context: dict[str, Any],
    language: str = "",
    attachments: Iterable[Attachment] = (),
    headers: dict[str, str] | None = None,
) -> None:
    """Write a letter in the reader's language and leave it to a task to deliver.

    Whoever has no address gets nothing.

    `template` names `<template>_subject.txt` and `<template>_message.txt`. Without a `language`, it
    is that of the account the address belongs to, else the current one; knowing an address and
    not knowing it take the same work. An attachment is a name, a text and its type. Every mail gets
    its number here, so that it stays one mail however often it is tried.
    """
    if to.endswith((NOBODY, User.NO_ADDRESS, User.GUEST)):
        return
    known = User.objects.filter(email=to.lower()).values_list("language", flat=True).first()
    letter = compose(template, context=context, language=language or known or get_language())
    deliver.enqueue(
        to=to,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        attachments=[list(attachment) for attachment in attachments],
        headers={"Message-ID": make_msgid(domain=DNS_NAME.get_fqdn()), **(headers or {})},
    )


def compose(template: str, *, context: dict[str, Any], language: str | None) -> Letter:
    """Write a letter: one line of subject, a text, and the same text as HTML with inlined style.

    Addresses of the letter are buttons there; `context["buttons"]` says by address what each does.
    """
    with override(language):
        context = {"site_name": settings.WAGTAIL_SITE_NAME, **context}
        subject = " ".join(_written(f"{template}_subject.txt", context).split())
        text = GAPS.sub("\n\n", _written(f"{template}_message.txt", context).strip()) + "\n"
        page = render_to_string(
            "people/mail.html",
            {
                **context,
                "subject": subject,
                "parts": parts_of(text, context),
                "language": language,
                "direction": "rtl" if get_language_bidi() else "ltr",
            },
        )
    return Letter(subject, text, INLINER.inline(page))


def _written(template: str, context: dict[str, Any]) -> str:
    """Write a text without signs that would turn what follows them round, or hide it."""
    return TURNS.sub("", render_to_string(template, context))
