from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

TEXT_LENGTH = 2_000
DEEPEST = 3
# Written, but never yet shown to anybody else: not even its place is.
MAY_COME_IN = ("waiting", "refused")
UNSEEN = (*MAY_COME_IN, "taken")


class Comment(models.Model):
    """A reply to a proposal or to another comment, at most four levels deep."""

    class Stance(models.TextChoices):
        FOR = "for", _("for")
        AGAINST = "against", _("against")
        NEUTRAL = "neutral", _("neutral")

    class Status(models.TextChoices):
        VISIBLE = "visible", _("visible")
        WAITING = "waiting", _("waiting for a moderator")
        REFUSED = "refused", _("not let in by a moderator")
        TAKEN = "taken", _("taken back by its author")
        REMOVED = "removed", _("removed by its author")
        HIDDEN = "hidden", _("hidden by a moderator")
        ERASED = "erased", _("erased")

    proposal = models.ForeignKey(
        "participation.Proposal",
        on_delete=models.PROTECT,
        related_name="comments",
        verbose_name=_("proposal"),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="comments",
        verbose_name=_("author"),
    )
    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="comments",
        null=True,
        blank=True,
        verbose_name=_("in the name of"),
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="replies",
        null=True,
        blank=True,
        verbose_name=_("in reply to"),
    )
    # The top of the conversation: a page of conversations costs one query for all their replies.
    root = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="conversation",
        null=True,
        blank=True,
        editable=False,
        verbose_name=_("start of the conversation"),
    )
    depth = models.PositiveSmallIntegerField(_("depth"), default=0, editable=False)
    reply_count = models.PositiveIntegerField(_("replies"), default=0, editable=False)
    stance = models.CharField(
        _("stance"), max_length=8, choices=Stance.choices, default=Stance.NEUTRAL
    )
    text = models.TextField(_("text"), max_length=TEXT_LENGTH, blank=True)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    status = models.CharField(
        _("status"), max_length=8, choices=Status.choices, default=Status.VISIBLE
    )
    is_assisted = models.BooleanField(_("written down with help"), default=False)
    # The form carries this key, so the same form sent twice makes one comment.
    form_key = models.UUIDField(_("form key"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("created at"))
    edited_at = models.DateTimeField(_("changed at"), null=True, blank=True, editable=False)
    helpful_count = models.PositiveIntegerField(_("helpful"), default=0, editable=False)
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_comment_per_author_and_form",
                fields=["author", "form_key"],
                violation_error_message=_("This comment was already sent."),
            ),
            models.CheckConstraint(
                name="comment_is_at_most_four_levels_deep",
                condition=Q(depth=0, parent=None, root=None)
                | Q(depth__range=(1, DEEPEST), parent__isnull=False, root__isnull=False),
                violation_error_message=_("Replies go four levels deep."),
            ),
            models.CheckConstraint(
                name="comment_does_not_answer_itself",
                condition=Q(parent=None) | ~Q(parent=F("id")),
            ),
            models.CheckConstraint(
                name="removed_comment_keeps_no_text",
                condition=Q(
                    status__in=["removed", "taken", "erased"], text="", removed_at__isnull=False
                )
                | ~Q(status__in=["removed", "taken", "erased"]) & ~Q(text="") & Q(removed_at=None),
                violation_error_message=_("Write something first."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["proposal", "-created_at", "-id"],
                name="comment_conversations",
                condition=Q(parent=None),
            ),
            models.Index(
                fields=["proposal", "-helpful_count", "-id"],
                name="comment_helpful",
                condition=Q(parent=None),
            ),
            models.Index(
                fields=["proposal", "-reply_count", "-id"],
                name="comment_discussed",
                condition=Q(parent=None),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_visible(self) -> bool:
        return self.status == self.Status.VISIBLE

    @property
    def is_waiting(self) -> bool:
        return self.status == self.Status.WAITING

    @property
    def is_unseen(self) -> bool:
        return self.status in UNSEEN

    @property
    def is_removed(self) -> bool:
        return self.status == self.Status.REMOVED

    @property
    def is_hidden(self) -> bool:
        return self.status == self.Status.HIDDEN

    @property
    def may_be_answered(self) -> bool:
        """Whether a reply would still fit, and there is something left to reply to."""
        return self.is_visible and self.depth < DEEPEST

    def get_absolute_url(self) -> str:
        return f"{self.proposal.comments_url}{self.pk}/"
