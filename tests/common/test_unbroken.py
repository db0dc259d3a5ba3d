"""French sets some marks apart from their word; the line never ends between the two."""

import pytest
from django.template import Context, Template


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Soirée : un goûter", "Soirée\u00a0: un goûter"),
        ("Qui ? « Nous » !", "Qui\u00a0? «\u00a0Nous\u00a0»\u00a0!"),
        ("Brief 1: nothing to do", "Brief 1: nothing to do"),
        ("أمسية: وجبة", "أمسية: وجبة"),
    ],
)
def test_marks_stay_with_their_words(typed, shown):
    template = Template("{% load noria %}{{ typed|unbroken }}")

    assert template.render(Context({"typed": typed})) == shown


def test_hostile_words_stay_words():
    template = Template("{% load noria %}{{ typed|unbroken }}")

    assert "<b>" not in template.render(Context({"typed": "<b> : x"}))
