"""How far a proposal has come, when, and how it moves on."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import GET_STATE, FSMField, FSMModelMixin, transition

READABLE = ("published", "withdrawn", "merged")


class States(FSMModelMixin, models.Model):
    """Where a proposal stands. Services move it; the table refuses what does not fit together."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        WAITING = "waiting", _("waiting for a moderator")
        REFUSED = "refused", _("not let in by a moderator")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")
        MERGED = "merged", _("merged")
        HIDDEN = "hidden", _("hidden")
        ERASED = "erased", _("erased")

    class WithdrawnFor(models.TextChoices):
        DUPLICATED = "duplicated", _("another proposal says the same")
        STARTED = "started", _("it is being done already")
        UNFEASIBLE = "unfeasible", _("it cannot be done")
        DONE = "done", _("it is done")
        OTHER = "other", _("another reason")

    status = FSMField(_("status"), choices=Status.choices, default=Status.DRAFT, protected=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_for = models.CharField(
        _("withdrawn for"), max_length=12, choices=WithdrawnFor.choices, blank=True
    )
    withdrawal_reason = models.CharField(_("reason"), max_length=500, blank=True)
    merged_into_id: int | None
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="merged_from",
        null=True,
        blank=True,
        editable=False,
        verbose_name=_("merged into"),
    )
    merged_at = models.DateTimeField(_("merged at"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def is_waiting(self) -> bool:
        return self.status == self.Status.WAITING

    @property
    def is_refused(self) -> bool:
        return self.status == self.Status.REFUSED

    @property
    def is_unseen(self) -> bool:
        """Whether it was handed in, but nobody except its authors and moderators ever saw it."""
        return self.is_waiting or self.is_refused

    @property
    def is_published(self) -> bool:
        return self.status == self.Status.PUBLISHED

    @property
    def is_withdrawn(self) -> bool:
        return self.status == self.Status.WITHDRAWN

    @property
    def is_readable(self) -> bool:
        """Whether everybody who sees its round may read it."""
        return self.status in READABLE

    @property
    def is_merged(self) -> bool:
        return self.status == self.Status.MERGED

    @transition(
        field="status",
        source=[Status.DRAFT, Status.WAITING, Status.REFUSED],
        target=Status.PUBLISHED,
    )
    def publish(self) -> None:
        """Become public; the service sets the date and writes the first version."""

    @transition(field="status", source=Status.DRAFT, target=Status.WAITING)
    def hand_in(self) -> None:
        """Wait for a moderator; nobody but the author sees it meanwhile."""

    @transition(field="status", source=Status.WAITING, target=Status.DRAFT)
    def take_back(self) -> None:
        """Be a draft again before a moderator has decided."""

    @transition(field="status", source=Status.WAITING, target=Status.REFUSED)
    def refuse(self) -> None:
        """Never become public; the service writes down why and tells the author."""

    @transition(field="status", source=Status.PUBLISHED, target=Status.WITHDRAWN)
    def withdraw(self) -> None:
        """Leave the lists; the service sets the date and the reason."""

    @transition(field="status", source=Status.PUBLISHED, target=Status.MERGED)
    def merge(self) -> None:
        """Become part of another; the service names it. Stays readable with its comments."""

    @transition(
        field="status",
        source=[Status.PUBLISHED, Status.WITHDRAWN, Status.MERGED],
        target=Status.HIDDEN,
    )
    def hide(self) -> None:
        """Be kept from everybody; the service writes down why and tells the author."""

    @property
    def stood(self) -> str:
        """Where it stood before it was hidden."""
        if self.merged_into_id:
            return self.Status.MERGED
        return self.Status.WITHDRAWN if self.withdrawn_at else self.Status.PUBLISHED

    @transition(
        field="status",
        source=Status.HIDDEN,
        target=GET_STATE(
            lambda self: self.stood,
            states=[Status.PUBLISHED, Status.WITHDRAWN, Status.MERGED],
        ),
    )
    def restore(self) -> None:
        """Stand again where it stood before it was hidden."""

    @transition(field="status", source=[Status.HIDDEN, Status.REFUSED], target=Status.ERASED)
    def erase(self) -> None:
        """Lose every word; the service takes them away and writes down why."""
