"""Texts made to cost time, in every field of every form: refused before they are worked on (V1-18).

How long a refusal takes is compared with the same form and as many ordinary letters.
"""

from time import thread_time

import pytest
from django.db import transaction

from tests.attacks.forms import senders

# A walk through every form: CI takes it.
pytestmark = pytest.mark.slow

MOST = 1_000_000
# All fields of a form together stay below what a request may hold (2.5 MB).
TOGETHER = 2_200_000
SLOW = {
    "brackets": "<",
    "half tags": "<a ",
    "tags": "<b>",
    "entities": "&",
    "addresses": "http://a.",
    "marks out of order": "\u0315\u0300",
    "one that becomes many": "\ufdfa",
    "square brackets": "[",
    "digits": "1",
    "lines": "\n,",
}
REFUSED = {400, 403, 409, 410, 413, 422, 429}
# Whoever has no place in the session is led to its door, unread.
UNREAD = {"/<lang>/live/<slug:code>/commands/"}
# So much dearer than ordinary letters nothing may be; a mark that becomes five escaped letters,
# shown twice, is dearer too.
DEARER = 8
NOTHING = 0.4  # seconds of the processor


def filled(sender, piece):
    names = [*sender.form.typed, *sender.form.other]
    size = min(MOST, TOGETHER // len(names)) // len(piece.encode())
    return dict.fromkeys(names, piece * size)


def cost(sender, piece):
    """Send a form full of something and undo it; return the answer and what it cost."""
    words = filled(sender, piece)
    with transaction.atomic():
        began = thread_time()
        answer = sender.send(**words)
        took = thread_time() - began
        transaction.set_rollback(True)
    return answer, took


def test_no_form_is_slow_whatever_is_typed(world, client_of):
    tried, wrong = set(), []
    for sender in senders(world, client_of):
        _answer, plain = cost(sender, "a")
        for name, piece in SLOW.items():
            answer, took = cost(sender, piece)
            if took > NOTHING:
                took = min(took, cost(sender, piece)[1])
            tried.add(sender.route)
            if answer.status_code not in REFUSED and sender.route not in UNREAD:
                wrong.append(f"{sender.route}: {name} was answered {answer.status_code}")
            if took > NOTHING + DEARER * plain:
                wrong.append(f"{sender.route}: {name} took {took:.2f}, letters {plain:.2f}")
    assert not wrong, "\n".join(wrong)
    assert len(tried) > 50
