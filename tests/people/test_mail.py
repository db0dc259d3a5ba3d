import re

import pytest
from django.utils.timezone import now

from people.services.mail import compose
from tests.factories.people import UserFactory


def test_a_letter_is_plain_text_and_the_same_as_html(client, mailoutbox):
    UserFactory(email="amal@example.org")

    client.post("/fr/accounts/login/", {"login": "amal@example.org"})

    (letter,) = mailoutbox
    code = re.search(r"^\d{6}$", letter.body, re.MULTILINE)[0]
    html = letter.alternatives[0].content
    assert code in html
    assert "\n" not in letter.subject
    assert 'style="' in html
    for remote in ("<img", "<link", "<script", "src=", "@import", "url("):
        assert remote not in html


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("it", "ltr")])
def test_a_letter_is_in_the_language_of_its_reader(client, mailoutbox, language, direction):
    UserFactory(email="amal@example.org", language=language)

    client.post("/fr/accounts/login/", {"login": "amal@example.org"})

    html = mailoutbox[0].alternatives[0].content
    assert f'lang="{language}"' in html
    assert f'dir="{direction}"' in html


def test_an_address_of_ours_is_a_button_with_the_address_below_and_no_other_is():
    ours, theirs = "https://noria.example/fr/claim/1/?a=1&b=2", "https://evil.example/"
    letter = compose(
        "participation/mail/appeal",
        context={"url": ours, "appeal": {"outcome": "upheld", "answer": f"No.\n{theirs}"}},
        language="ar",
    )
    buttons = re.findall(r'<a class="button[^>]*href="([^"]+)"[^>]*>([^<]+)<', letter.html)

    assert buttons == [(ours.replace("&", "&amp;"), "Open the page")]
    assert letter.html.count(ours.replace("&", "&amp;")) == 3
    assert letter.text.count(ours) == 1
    assert f'href="{theirs}"' in letter.html
    assert re.search(r'<div class="sheet"[^>]*dir="rtl"', letter.html)


def test_what_is_put_into_a_letter_stays_text():
    letter = compose(
        "account/email/email_changed",
        context={
            "from_email": "a@example.org",
            "to_email": "<script>alert(1)</script>",
            "timestamp": now(),
        },
        language="en",
    )

    assert "<script>" in letter.text
    assert "<script>" not in letter.html
