"""Arabic says one and two by the word itself; eleven to ninety-nine have an ending of their own."""

import pytest
from django.utils.translation import ngettext, override

from common import catalogues

TANWIN = "ً"


def counted():
    catalogue = catalogues.read("ar")
    return [message for message in catalogue if isinstance(message.id, tuple)]


@pytest.fixture(autouse=True)
def _own_catalogue(settings):
    settings.CATALOGUES = settings.BASE_DIR / "locale"


def test_no_figure_stands_in_brackets_beside_its_word():
    wrong = [form for message in counted() for form in message.string[:3] if "(%(" in form]

    assert wrong == []


def test_eleven_to_ninety_nine_have_their_ending_and_a_hundred_has_none():
    # In the rule of this catalogue the fifth form is for 100 to 102, the last for 11 to 99.
    wrong = [
        message.id[0]
        for message in counted()
        if message.string[4].count(TANWIN) > message.string[5].count(TANWIN)
    ]

    assert wrong == []


@pytest.mark.usefixtures("translations")
@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "لا عناصر"),
        (1, "عنصر واحد"),
        (2, "عنصران"),
        (3, "3 عناصر"),
        (11, "11 عنصرًا"),
        (99, "99 عنصرًا"),
        (100, "100 عنصر"),
        (103, "103 عناصر"),
    ],
)
def test_readers_of_arabic_get_the_form_of_the_number(number, words):
    with override("ar"):
        text = ngettext("%(number)s item", "%(number)s items", number) % {"number": number}

    assert text == words
