"""Statements people agree or disagree with, what they said, and the map drawn from it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.models.rounds import Round

STATEMENT_LENGTH = 280


class Statement(models.Model):
    """One short sentence in a round of comments. Nobody is shown who wrote it."""

    class Status(models.TextChoices):
        VISIBLE = "visible", _("visible")
        WAITING = "waiting", _("waiting for a moderator")
        REFUSED = "refused", _("not let in by a moderator")
        TAKEN = "taken", _("taken back by its author")
        HIDDEN = "hidden", _("hidden by a moderator")
        ERASED = "erased", _("erased")

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="statements")
    # Erasing a person leaves the sentence: others have answered it.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="statements"
    )
    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="statements",
        null=True,
        blank=True,
        verbose_name=_("in the name of"),
    )
    text = models.CharField(_("statement"), max_length=STATEMENT_LENGTH)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.VISIBLE)
    is_seed = models.BooleanField(_("put forward by the organisers"), default=False)
    search_key = models.CharField(max_length=2 * STATEMENT_LENGTH, editable=False)
    agree_count = models.PositiveIntegerField(default=0)
    disagree_count = models.PositiveIntegerField(default=0)
    pass_count = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_statement_per_words_and_round", fields=["round", "search_key"]
            ),
            models.CheckConstraint(
                name="statement_says_something",
                condition=Q(status__in=["taken", "erased"], text="")
                | ~Q(status__in=["taken", "erased"]) & ~Q(text=""),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_waiting(self) -> bool:
        return self.status == self.Status.WAITING

    @property
    def is_visible(self) -> bool:
        return self.status == self.Status.VISIBLE

    def get_absolute_url(self) -> str:
        """Return where it is read: the page of the round's statements."""
        keys = {"process": self.round.process.slug, "round": self.round.slug}
        return reverse("participation:opinions", kwargs=keys)


class Opinion(models.Model):
    """What one person said to one statement. Never shown with the person; not a secret ballot."""

    class Answer(models.IntegerChoices):
        AGREE = 1, pgettext_lazy("said by a person", "Agree")
        PASS = 0, _("Pass")
        DISAGREE = -1, _("Disagree")

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="opinions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="opinions"
    )
    answer = models.SmallIntegerField(choices=Answer.choices)

    class Meta:
        verbose_name = _("opinion")
        verbose_name_plural = _("opinions")
        constraints = [
            models.UniqueConstraint(
                name="one_opinion_per_person_and_statement", fields=["person", "statement"]
            ),
            models.CheckConstraint(
                name="opinion_is_agree_disagree_or_pass", condition=Q(answer__in=[-1, 0, 1])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer}"


class OpinionMap(models.Model):
    """The latest map of a round. ``drawn`` is what pages show; ``memory`` is never shown."""

    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="opinion_map")
    drawn = models.JSONField(null=True)
    memory = models.JSONField(default=dict)
    drawn_at = models.DateTimeField()

    class Meta:
        verbose_name = _("opinion map")
        verbose_name_plural = _("opinion maps")

    def __str__(self) -> str:
        return f"{self.round_id}"
