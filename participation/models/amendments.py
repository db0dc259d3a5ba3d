"""Changes that people suggest to a proposal of others."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from participation.models.proposals import TEXT_LENGTH, TITLE_LENGTH, Proposal

REASON_LENGTH = 500
DECIDED = ("accepted", "rejected", "promoted")
UNSEEN = ("waiting", "refused")


class Amendment(FSMModelMixin, models.Model):
    """The title and text somebody suggests for a published proposal, and what became of it."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        ACCEPTED = "accepted", _("taken over")
        REJECTED = "rejected", _("not taken over")
        WITHDRAWN = "withdrawn", _("withdrawn")
        PROMOTED = "promoted", _("a proposal of its own")

    class Sight(models.TextChoices):
        VISIBLE = "visible", _("visible")
        WAITING = "waiting", _("waiting for a moderator")
        REFUSED = "refused", _("not let in by a moderator")
        HIDDEN = "hidden", _("hidden by a moderator")
        ERASED = "erased", _("erased")

    TONES = {
        Status.WAITING: "saffron",
        Status.ACCEPTED: "olive",
        Status.REJECTED: "terracotta",
        Status.WITHDRAWN: "neutral",
        Status.PROMOTED: "sea",
    }

    proposal = models.ForeignKey(
        Proposal, models.PROTECT, related_name="amendments", verbose_name=_("proposal")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="amendments",
        verbose_name=_("author"),
    )
    # The version it changes; the proposal may have others by now.
    base_version = models.PositiveIntegerField(_("version"))
    title = models.CharField(_("title"), max_length=TITLE_LENGTH, blank=True)
    text = models.TextField(_("text"), max_length=TEXT_LENGTH, blank=True)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    reason = models.CharField(_("reason"), max_length=REASON_LENGTH, blank=True)
    status = FSMField(_("status"), choices=Status.choices, default=Status.WAITING, protected=True)
    sight = models.CharField(_("sight"), max_length=8, choices=Sight, default=Sight.VISIBLE)
    form_key = models.UUIDField(_("form key"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("created at"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    answer = models.CharField(_("answer"), max_length=REASON_LENGTH, blank=True)
    version = models.PositiveIntegerField(_("became version"), null=True)
    became = models.OneToOneField(
        Proposal,
        models.PROTECT,
        related_name="promoted_from",
        null=True,
        verbose_name=_("became proposal"),
    )

    class Meta:
        verbose_name = _("suggested change")
        verbose_name_plural = _("suggested changes")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_amendment_per_author_and_form",
                fields=["author", "form_key"],
                violation_error_message=_("This form was already sent."),
            ),
            models.CheckConstraint(
                name="an_amendment_says_what_and_why",
                condition=Q(sight="erased", title="", text="", reason="")
                | ~Q(sight="erased") & ~Q(title="") & ~Q(text="") & ~Q(reason=""),
                violation_error_message=_("Write something first."),
            ),
            models.CheckConstraint(
                name="a_decided_amendment_names_who_decided",
                condition=Q(status__in=DECIDED, decided_by__isnull=False, decided_at__isnull=False)
                | ~Q(status__in=DECIDED) & Q(decided_by=None, decided_at=None),
            ),
            models.CheckConstraint(
                name="an_accepted_amendment_is_a_version",
                condition=Q(status="accepted", version__isnull=False)
                | ~Q(status="accepted") & Q(version=None),
            ),
            models.CheckConstraint(
                name="an_amendment_is_rejected_with_a_reason",
                condition=~Q(status__in=["rejected", "promoted"]) | ~Q(answer=""),
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                name="a_promoted_amendment_is_a_proposal",
                condition=Q(status="promoted", became__isnull=False)
                | ~Q(status="promoted") & Q(became=None),
            ),
        ]
        indexes = [
            models.Index(fields=["proposal", "sight", "-created_at", "-id"], name="amendments_of"),
            models.Index(fields=["author", "status"], name="amendments_waiting"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        round_ = self.proposal.round
        keys = {"process": round_.process.slug, "round": round_.slug, "pk": self.proposal_id}
        return reverse("participation:amendment", kwargs={**keys, "amendment": self.pk})

    @property
    def tone(self) -> str:
        return self.TONES[self.Status(self.status)]

    @property
    def is_waiting(self) -> bool:
        return self.status == self.Status.WAITING

    @property
    def is_held(self) -> bool:
        """Whether it waits for a moderator; then its author takes it back or goes on waiting."""
        return self.is_waiting and self.sight == self.Sight.WAITING

    @property
    def is_unseen(self) -> bool:
        """Whether nobody but its author and the moderators ever saw it."""
        return self.sight in UNSEEN

    @property
    def is_rejected(self) -> bool:
        return self.status == self.Status.REJECTED

    @property
    def is_visible(self) -> bool:
        return self.sight == self.Sight.VISIBLE

    @transition(field=status, source=Status.WAITING, target=Status.ACCEPTED)
    def accept(self) -> None:
        """Become a version of the proposal; the service writes it and says who decided."""

    @transition(field=status, source=Status.WAITING, target=Status.REJECTED)
    def reject(self) -> None:
        """Not be taken over; the service keeps the reason."""

    @transition(field=status, source=Status.WAITING, target=Status.WITHDRAWN)
    def withdraw(self) -> None:
        """Be taken back by whoever suggested it."""

    @transition(field=status, source=Status.REJECTED, target=Status.PROMOTED)
    def promote(self) -> None:
        """Become a proposal of its own; the service publishes it and keeps the lineage."""
