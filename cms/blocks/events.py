"""What editors say about an event beside its words: agenda, questions, kept places, outcomes."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.queries.outcomes import thing_behind

from .common import PageChooserBlock, Same, refuse

MOST_QUESTIONS = 20
MOST_CHOICES = 20


class AgendaItem(blocks.StructBlock):
    starts = blocks.TimeBlock(label=_("from"))
    ends = blocks.TimeBlock(label=_("to"), required=False)
    title = blocks.CharBlock(label=_("what"), max_length=160)
    detail = blocks.CharBlock(label=_("who, or more words"), required=False, max_length=300)

    class Meta:
        icon = "time"
        label = _("Item")


class Agenda(blocks.StreamBlock):
    """By the clock of the event; an event of several days names the day first."""

    day = blocks.DateBlock(label=_("Day"), icon="date")
    item = AgendaItem()

    class Meta:
        required = False


class Question(blocks.StructBlock):
    """One thing to ask whoever registers."""

    KINDS = [
        ("text", _("a line of text")),
        ("number", _("a number")),
        ("yes_no", _("yes or no")),
        ("choice", _("one of several answers")),
    ]

    label = blocks.CharBlock(label=_("question"), max_length=200)
    kind = blocks.ChoiceBlock(label=_("answered by"), choices=KINDS, default="text")
    required = blocks.BooleanBlock(label=_("an answer is needed"), required=False)
    choices = blocks.ListBlock(
        blocks.CharBlock(max_length=120),
        label=_("answers to choose from"),
        default=[],
        max_num=MOST_CHOICES,
    )

    class Meta:
        icon = "help"
        label = _("Question")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["kind"] == "choice" and len(cleaned["choices"]) < 2:
            refuse(choices=_("Write at least two answers to choose from."))
        return cleaned


class Questions(blocks.StreamBlock):
    question = Question()

    class Meta:
        required = False
        max_num = MOST_QUESTIONS


class Reserved(blocks.StructBlock):
    """Places that only those who know the code can take."""

    name = Same(label=_("for whom"), max_length=80)
    places = blocks.IntegerBlock(label=_("places"), min_value=1, max_value=100_000)
    code = Same(label=_("code to give to them"), max_length=40)

    class Meta:
        icon = "group"
        label = _("Places kept for a group")


class ReservedPlaces(blocks.StreamBlock):
    group = Reserved()

    class Meta:
        required = False


class Thing(Same):
    """A proposal or a service, named by its address; kept as its kind and key: proposal-12."""

    def clean(self, value: str) -> str:
        cleaned = super().clean(value)
        ref = thing_behind(cleaned)
        if ref is None:
            raise ValidationError(
                _("Paste the address of a proposal or a service everybody can read.")
            )
        return str(ref)


class Outcomes(blocks.StreamBlock):
    """What came of the event."""

    page = PageChooserBlock(label=_("page or library item"))
    thing = Thing(label=_("proposal or service"), max_length=500, icon="link")

    class Meta:
        required = False
