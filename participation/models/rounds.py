from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from common import clock

if TYPE_CHECKING:
    from participation.models.admissions import Admission

# Addresses below a process that lead elsewhere than to a round.
RESERVED_SLUGS = ["room", "log", "data"]


class TransactionTime(Func):
    """The moment the running transaction began, as PostgreSQL sees it."""

    function = "TRANSACTION_TIMESTAMP"
    output_field = models.DateTimeField()


class RoundQuerySet(models.QuerySet["Round"]):
    def open_at(self, moment: datetime) -> Self:
        return self.filter(opens_at__lte=moment, closes_at__gt=moment)

    def upcoming_at(self, moment: datetime) -> Self:
        return self.filter(opens_at__gt=moment)

    def closed_at(self, moment: datetime) -> Self:
        return self.filter(closes_at__lte=moment)


class Round(models.Model):
    """A step of a process. It opens and closes by its dates alone; its rules freeze on opening."""

    class Kind(models.TextChoices):
        PROPOSALS = "proposals", _("proposals")
        COMMENTS = "comments", _("comments")
        VOTE = "vote", _("vote")

    class State(models.TextChoices):
        UPCOMING = "upcoming", _("upcoming")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    class Comments(models.TextChoices):
        ON = "on", _("people may comment")
        BLOCKED = "blocked", _("comments are shown but closed")
        HIDDEN = "hidden", _("comments are not shown")

    class Amendments(models.TextChoices):
        ON = "on", _("people may suggest changes")
        PARTICIPANTS = (
            "participants",
            _("people may suggest changes, read only by them, the authors and the organisers"),
        )
        BLOCKED = "blocked", _("suggested changes are shown but closed")
        HIDDEN = "hidden", _("suggested changes are not shown")

    class Supports(models.TextChoices):
        ON = "on", _("people may support, and everybody sees the number")
        SEALED = "sealed", _("people may support; the number is shown when the round has closed")
        BLOCKED = "blocked", _("the number is shown, nobody may support any more")
        HIDDEN = "hidden", _("there are no supports to be seen")

    class Endorsements(models.TextChoices):
        ON = "on", _("people and organisations may add their name")
        BLOCKED = "blocked", _("names are shown, nobody may add one any more")
        HIDDEN = "hidden", _("names are not shown")

    class Premoderated(models.TextChoices):
        PROPOSALS = "proposals", _("proposals")
        COMMENTS = "comments", _("comments")
        STATEMENTS = "statements", _("statements")

    # A trigger refuses to change these after opening unless a note is written with the change.
    RULES = (
        "kind",
        "opens_at",
        "closes_at",
        "proposals_per_person",
        "supports_per_person",
        "supports_minimum",
        "supports_needed",
        "supports_capped",
        "supports_mode",
        "comments_mode",
        "amendments_mode",
        "premoderated",
        "edit_minutes",
        "edit_supports",
        "evaluators_answer",
        "seeds_first",
        "endorsements_mode",
    )

    process = models.ForeignKey(
        "participation.Process",
        on_delete=models.PROTECT,
        related_name="rounds",
        verbose_name=_("process"),
    )
    slug = models.SlugField(_("slug"), max_length=60)
    position = models.PositiveSmallIntegerField(_("position"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("summary"), blank=True)
    opens_at = models.DateTimeField(_("opens at"))
    closes_at = models.DateTimeField(_("closes at"))
    proposals_per_person = models.PositiveSmallIntegerField(_("proposals per person"), default=5)
    supports_per_person = models.PositiveSmallIntegerField(_("supports per person"), default=10)
    # Who has given fewer has given none that count yet.
    supports_minimum = models.PositiveSmallIntegerField(
        _("supports a person gives before they count"), default=1
    )
    # Without so many a proposal does not go on into a later round.
    supports_needed = models.PositiveIntegerField(
        _("supports a proposal needs to go on"), null=True, blank=True
    )
    supports_capped = models.BooleanField(
        _("a proposal takes no more supports than it needs"), default=False
    )
    comments_mode = models.CharField(
        _("comments"), max_length=8, choices=Comments.choices, default=Comments.ON
    )
    amendments_mode = models.CharField(
        _("suggested changes"), max_length=12, choices=Amendments.choices, default=Amendments.ON
    )
    supports_mode = models.CharField(
        _("supports"), max_length=8, choices=Supports.choices, default=Supports.ON
    )
    # What waits until a moderator has read it and let it in.
    premoderated = ArrayField(
        models.CharField(max_length=12, choices=Premoderated.choices),
        default=list,
        blank=True,
        verbose_name=_("read by a moderator first"),
    )
    edit_minutes = models.PositiveIntegerField(
        _("minutes to change a proposal in"),
        null=True,
        blank=True,
        help_text=_("After it is published. Leave it empty to allow it until the round closes."),
    )
    # Beyond so many supports a proposal is not changed any more: people supported what it says.
    edit_supports = models.PositiveIntegerField(
        _("supports beyond which it stays as it is"), null=True, blank=True
    )
    evaluators_answer = models.BooleanField(
        _("evaluators write an answer for the organisers to confirm"), default=False
    )
    # Names put to a proposal in public; they decide nothing.
    endorsements_mode = models.CharField(
        _("names behind a proposal"),
        max_length=8,
        choices=Endorsements.choices,
        default=Endorsements.ON,
    )
    seeds_first = models.BooleanField(
        _("the organisers’ statements are asked first"), default=False
    )

    objects: ClassVar[RoundQuerySet] = RoundQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                name="round_closes_after_it_opens",
                condition=Q(closes_at__gt=F("opens_at")),
                violation_error_message=_("A round must close after it opens."),
            ),
            models.UniqueConstraint(
                name="one_round_per_slug_and_process",
                fields=["process", "slug"],
                violation_error_message=_("This process already has a round of that name."),
            ),
            models.UniqueConstraint(
                name="one_round_per_position_and_process",
                fields=["process", "position"],
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message=_("Two rounds of a process cannot share a position."),
            ),
            models.CheckConstraint(
                name="round_slug_is_not_a_page",
                condition=~Q(slug__in=RESERVED_SLUGS),
                violation_error_message=_("This address leads to another page."),
            ),
            models.CheckConstraint(
                name="a_round_asks_for_a_support_or_more",
                condition=Q(supports_needed=None) | Q(supports_needed__gt=0),
                violation_error_message=_("Leave it empty if none is needed."),
            ),
            models.CheckConstraint(
                name="a_person_can_give_supports_that_count",
                condition=Q(supports_minimum__gt=0)
                & (Q(supports_per_person=0) | Q(supports_minimum__lte=F("supports_per_person"))),
                violation_error_message=_("Nobody can give so many here."),
            ),
            # Who is told that a proposal takes no more knows its number.
            models.CheckConstraint(
                name="supports_end_at_a_number_that_is_shown",
                condition=Q(supports_capped=False)
                | Q(supports_needed__isnull=False) & ~Q(supports_mode__in=["sealed", "hidden"]),
                violation_error_message=_("Say how many a proposal needs."),
            ),
            models.CheckConstraint(
                name="a_round_premoderates_what_people_write",
                condition=Q(premoderated__contained_by=["proposals", "comments", "statements"]),
            ),
        ]
        indexes = [models.Index(fields=["opens_at", "closes_at"], name="round_dates")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        keys = {"process": self.process.slug, "round": self.slug}
        return reverse("participation:round", kwargs=keys)

    @property
    def state(self) -> str:
        return self.state_at(clock.now())

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    def state_at(self, moment: datetime) -> str:
        """Tell the round's state at a moment, from its two dates and nothing else."""
        if moment < self.opens_at:
            return self.State.UPCOMING
        return self.State.OPEN if moment < self.closes_at else self.State.CLOSED

    @property
    def takes_supports(self) -> bool:
        """Whether its rules let people support; its dates say when."""
        given = self.supports_mode in {self.Supports.ON, self.Supports.SEALED}
        return given and self.supports_per_person > 0

    @property
    def shows_supports(self) -> bool:
        """Whether anybody at all may see now how many support what."""
        if self.supports_mode == self.Supports.SEALED:
            return self.state == self.State.CLOSED
        return self.supports_mode != self.Supports.HIDDEN

    @property
    def shows_comments(self) -> bool:
        """Whether the round itself shows what is said about its proposals."""
        return self.comments_mode != self.Comments.HIDDEN

    @property
    def shows_endorsements(self) -> bool:
        """Whether it is shown whose names stand behind a proposal."""
        return self.endorsements_mode != self.Endorsements.HIDDEN

    @property
    def takes_amendments(self) -> bool:
        """Whether its rules let people suggest changes; its dates say when."""
        return self.amendments_mode in {self.Amendments.ON, self.Amendments.PARTICIPANTS}

    @property
    def shows_amendments(self) -> bool:
        """Whether what people suggest to change is shown, if not to everybody."""
        return self.amendments_mode != self.Amendments.HIDDEN

    @property
    def keeps_amendments_apart(self) -> bool:
        """Whether only those concerned read what is suggested."""
        return self.amendments_mode == self.Amendments.PARTICIPANTS

    def admission(self, action: str) -> Admission | None:
        """Return what an action asks of people, if it asks for anything.

        One query for all actions of a round, the first time; none for a list of rounds nobody
        is asked to act in.
        """
        return self._admissions.get(action)

    @cached_property
    def _admissions(self) -> dict[str, Admission]:
        of_this = self.admissions.model.objects.filter(round_id=self.pk)
        found = {one.action: one for one in of_this.with_paths()}
        for admission in found.values():
            admission.round = self
        return found


class RoundNote(models.Model):
    """A public sentence that says why a round's rules changed after it had opened."""

    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="notes", verbose_name=_("round")
    )
    text = models.CharField(_("text"), max_length=500)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    changes = models.JSONField(_("changes"), default=dict)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="round_notes",
        verbose_name=_("written by"),
    )
    # The trigger on rounds looks for a note of its own transaction by this time.
    written_at = models.DateTimeField(_("written at"), db_default=TransactionTime(), editable=False)

    class Meta:
        verbose_name = _("note on a round")
        verbose_name_plural = _("notes on rounds")
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="round_note_says_something",
                condition=~Q(text=""),
                violation_error_message=_("Write why the rules change."),
            )
        ]

    def __str__(self) -> str:
        return self.text


class RoundNews(models.Model):
    """That followers were told of a moment of a round; a moment that moved is told again."""

    class What(models.TextChoices):
        OPENED = "opened", _("opened")
        CLOSING = "closing", _("closing soon")
        CLOSED = "closed", _("closed")

    round = models.ForeignKey(
        Round, on_delete=models.CASCADE, related_name="news", verbose_name=_("round")
    )
    what = models.CharField(_("what"), max_length=8, choices=What)
    moment = models.DateTimeField(_("moment"))

    class Meta:
        verbose_name = _("news of a round")
        verbose_name_plural = _("news of rounds")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "what", "moment"], name="news_of_a_round_told_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.what}"
