"""Words of people in mails: no header of theirs, no template that works (V1-19, -20)."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.template.loader import get_template
from django.test import Client

from participation.services.coauthors import invite_coauthor
from participation.services.comments import post_comment
from participation.services.proposals import publish_proposal
from people.services import notices
from people.services.mail import compose, send
from tests.attacks.judge import alive
from tests.factories.participation import RoundFactory
from tests.factories.people import UserFactory

INJECTED = [
    "Garden\r\nBcc: all@example.org",
    "Garden\nContent-Type: text/html\n\n<script>boom()</script>",
    'Garden "a" <b@example.org>, c@example.org',
    "Garden\u2028Bcc: all@example.org\x0bX: y\x85Z: z",
    "Garden =?utf-8?q?=0D=0ABcc:_all@example.org?=",
    "Garden \u202egro.elpmaxe",
    "{{ 13371337*3 }} {% debug %} {% load i18n %} Garden",
]
TEMPLATES = sorted(
    path.relative_to(folder).as_posix().removesuffix("_subject.txt")
    for folder in Path(settings.BASE_DIR).glob("*/**/templates")
    for path in folder.rglob("*_subject.txt")
    if ".venv" not in path.parts
)


def judge(letter):
    """Read a letter as a mail server would: our headers, ours alone, and nothing alive."""
    read = message_from_bytes(letter.message().as_bytes(), policy=policy.default)
    assert len(read.get_all("Subject")) == 1
    assert len(read.get_all("To")) == 1
    assert not {"Bcc", "Cc", "X", "Z", "Reply-To"} & set(read.keys())
    assert [str(one) for one in read["To"].addresses] == letter.to
    assert "\n" not in letter.subject
    html = letter.alternatives[0].content
    assert not list(alive(html))
    assert "13371337*3 }}" in html or "40114011" not in html + letter.body + letter.subject
    for said in (letter.subject, letter.body, html):
        assert not set(said) & set("\u202d\u202e\u2066\u2067\x1b")


@pytest.mark.parametrize("words", INJECTED)
def test_words_of_people_add_no_header_and_no_paragraph_to_a_mail(
    words, client, django_capture_on_commit_callbacks
):
    author, writer = UserFactory(), UserFactory(pseudonym="Jean d’Hébron")
    notices.choose(person=author, when="at_once")
    with django_capture_on_commit_callbacks(execute=True):
        proposal = publish_proposal(
            round_=RoundFactory(process__title_fr=words[:100]),
            author=author, title=words, text=words, language="fr",
        )  # fmt: skip
        post_comment(proposal=proposal, author=writer, text=words)
        invite_coauthor(proposal=proposal, author=author, email="other@example.org")
        post_contact(words)

    assert len(mail.outbox) >= 2
    for letter in mail.outbox:
        judge(letter)
    (told,) = [letter for letter in mail.outbox if letter.to == [author.email]]
    assert "\nBcc" not in told.body
    assert "\nContent-Type" not in told.body


def post_contact(words):
    Client().post("/fr/contact/", {"name": words, "subject": words, "text": words})


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_subject_is_escaped_for_a_page(template):
    """A subject is text: an apostrophe in a name stays one."""
    source = get_template(f"{template}_subject.txt").template.source

    assert ("{{" not in source and "blocktrans" not in source) or "autoescape off" in source


def test_a_letter_to_many_is_a_letter_to_nobody():
    send("people/mail/proof", to="a@example.org\nBcc: b@example.org", context={"code": "1"})

    assert not mail.outbox


def test_text_of_editors_is_no_template():
    letter = compose(
        "participation/mail/coauthor",
        context={"name": "{{ 7*191 }}", "process": "{% debug %}", "url": "https://x/"},
        language="en",
    )

    for said in (letter.subject, letter.text, letter.html):
        assert "1337" not in said
    assert "{{ 7*191 }}" in letter.subject
    assert "{% debug %}" in letter.text
