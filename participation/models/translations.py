"""What people made of other people's words in another language."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participation.models.comments import Comment
from participation.models.opinions import Statement
from participation.models.proposals import TEXT_LENGTH, TITLE_LENGTH, Proposal

THINGS = ("proposal", "comment", "statement")
UNSEEN = ("waiting", "refused")


def exactly_one(*names: str) -> Q:
    """Say that one of these relations is set and the others are not."""
    return reduce(or_, (Q(**{f"{n}__isnull": n != one for n in names}) for one in names))


class Translation(models.Model):
    """One person's translation of a proposal, a comment or a statement.

    Several people may translate the same into one language; readers see the author's own or else
    the latest, marked as a translation, with the original one tap away.
    """

    class Status(models.TextChoices):
        VISIBLE = "visible", _("visible")
        WAITING = "waiting", _("waiting for a moderator")
        REFUSED = "refused", _("not let in by a moderator")
        REMOVED = "removed", _("removed by its author")
        HIDDEN = "hidden", _("hidden by a moderator")
        ERASED = "erased", _("erased")

    proposal = models.ForeignKey(
        Proposal, models.PROTECT, related_name="translations", null=True, verbose_name=_("proposal")
    )
    comment = models.ForeignKey(
        Comment, models.PROTECT, related_name="translations", null=True, verbose_name=_("comment")
    )
    statement = models.ForeignKey(
        Statement,
        models.PROTECT,
        related_name="translations",
        null=True,
        verbose_name=_("statement"),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="translations",
        verbose_name=_("translator"),
    )
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    title = models.CharField(_("title"), max_length=TITLE_LENGTH, blank=True)
    text = models.TextField(_("text"), max_length=TEXT_LENGTH, blank=True)
    status = models.CharField(
        _("status"), max_length=8, choices=Status.choices, default=Status.VISIBLE
    )
    # Which version of a proposal it says in another language.
    of_version = models.PositiveIntegerField(_("version"), default=0, editable=False)
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        ordering = ["language", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_translation_is_of_one_thing", condition=exactly_one(*THINGS)
            ),
            *(
                models.UniqueConstraint(
                    name=f"one_translation_per_person_language_and_{thing}",
                    fields=[thing, "language", "author"],
                    condition=Q(**{f"{thing}__isnull": False}),
                )
                for thing in THINGS
            ),
            models.CheckConstraint(
                name="a_translation_that_is_gone_keeps_no_words",
                condition=Q(status__in=["removed", "erased"], text="", title="")
                | ~Q(status__in=["removed", "erased"]) & ~Q(text=""),
                violation_error_message=_("Write something first."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.text[:60]

    @property
    def kind(self) -> str:
        """Name what kind of thing it translates."""
        return next(name for name in THINGS if getattr(self, f"{name}_id"))

    @property
    def original(self) -> Proposal | Comment | Statement:
        """What it translates. No query when it was loaded along."""
        found: Proposal | Comment | Statement = getattr(self, self.kind)
        return found

    @property
    def is_visible(self) -> bool:
        return self.status == self.Status.VISIBLE

    @property
    def is_waiting(self) -> bool:
        return self.status == self.Status.WAITING

    @property
    def is_unseen(self) -> bool:
        """Whether nobody but its author and the moderators ever saw it."""
        return self.status in UNSEEN

    @property
    def is_behind(self) -> bool:
        """Whether the original was changed since. Statements never are."""
        if self.proposal:
            return self.proposal.version > self.of_version
        edited_at = self.comment.edited_at if self.comment else None
        return edited_at is not None and edited_at > self.at

    def get_absolute_url(self) -> str:
        keys = {"kind": self.kind, "pk": getattr(self, f"{self.kind}_id")}
        return f"{reverse('translations:all', kwargs=keys)}#translation-{self.pk}"
