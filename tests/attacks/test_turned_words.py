"""No text turns the words beside it round, whichever door it came in by."""

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from cms.services import setup_site
from config.middleware import NothingTurnedMiddleware
from tests.cms.conftest import publish
from tests.factories import cms as made

TURNS = [chr(sign) for sign in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
MARKS = "\u200e\u200f\u061c"


def test_no_page_carries_a_sign_that_turns_its_line(client):
    home = setup_site()
    body = [("heading", f"Odd{TURNS[4]}xcod"), ("text", "<p>Two&#x202E;owt &#8238; three</p>")]
    page = publish(made.StandardPageFactory(parent=home, title=f"Water{''.join(TURNS)}", body=body))

    answer = client.get(page.url)

    said = answer.content.decode()
    assert not set(said) & set(TURNS)
    assert "<title>Water" in said
    assert int(answer["Content-Length"]) == len(answer.content)


@pytest.mark.parametrize("sign", TURNS)
def test_each_of_them_goes_in_any_writing_and_what_people_typed_of_them_stays(sign):
    number = ord(sign)
    ways = [sign, f"&#{number};", f"&#x{number:x};", f"&#X00{number:X};", f"&#0{number}"]
    typed = f"&amp;#{number}; {MARKS}"

    assert sent("".join(ways) + typed) == typed


def test_files_and_data_go_out_as_they_are():
    for answer in (
        HttpResponse(TURNS[4], content_type="application/json"),
        StreamingHttpResponse([TURNS[4].encode()], content_type="text/html"),
    ):
        assert b"".join(passed(answer)).decode() == TURNS[4]


def sent(words):
    return passed(HttpResponse(words)).content.decode()


def passed(answer):
    return NothingTurnedMiddleware(lambda _request: answer)(RequestFactory().get("/"))
