from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from participation.models.rounds import Round

LABEL_LENGTH = 160
ANSWER_LENGTH = 2_000


class Question(models.Model):
    """What a round asks of everybody who proposes, beside title and text.

    Answers are kept by ``key`` in the ``extras`` of a proposal and of each of its versions. A
    trigger keeps questions as they are once the round is open, unless a public note says why.
    """

    class Kind(models.TextChoices):
        TEXT = "text", _("text")
        CHOICE = "choice", _("one of several")
        CHOICES = "choices", _("any of several")
        NUMBER = "number", _("number")
        FILE = "file", _("file")

    CHOOSING = (Kind.CHOICE, Kind.CHOICES)

    round = models.ForeignKey(
        Round, models.CASCADE, related_name="questions", verbose_name=_("round")
    )
    key = models.SlugField(_("key"), max_length=40, editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.TEXT)
    is_required = models.BooleanField(_("must be answered"), default=False)
    label = models.CharField(_("question"), max_length=LABEL_LENGTH)
    help = models.CharField(_("help"), max_length=300, blank=True)
    # [{"key": "1", "fr": "…", "ar": "…"}, …]: what may be chosen, in each language it is said in.
    options = models.JSONField(_("options"), default=list, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects: ClassVar[models.Manager[Question]] = models.Manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_question_per_key_and_round", fields=["round", "key"]),
            models.CheckConstraint(
                name="a_question_to_choose_in_has_options",
                condition=Q(kind__in=["choice", "choices"]) & ~Q(options=[])
                | ~Q(kind__in=["choice", "choices"]) & Q(options=[]),
                violation_error_message=_("Write what people may choose."),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def is_choosing(self) -> bool:
        return self.kind in self.CHOOSING

    def choices(self) -> list[tuple[str, str]]:
        """List what may be chosen, in the reader's language or else in the first there is."""
        return [(option["key"], in_words(option)) for option in self.options]


def in_words(option: dict[str, Any]) -> str:
    """Say an option in the reader's language, or else in the first it was written in."""
    said = {code: words for code, words in option.items() if code != "key" and words}
    return str(said.get(get_language() or "") or next(iter(said.values()), option["key"]))
