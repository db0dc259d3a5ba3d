from __future__ import annotations

from pathlib import PurePath
from secrets import token_hex
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.ids import new_uuid
from participation.models.proposals import Proposal

NAME_LENGTH = 120
ALTERNATIVE_LENGTH = 300


def attachment_path(_attachment: models.Model, name: str) -> str:
    """Give a file a name of ours: what the sender called it may say who they are."""
    return f"attachments/{token_hex(16)}{PurePath(name).suffix.lower()[:6]}"


class Attachment(models.Model):
    """A picture or a document that came with a proposal.

    Which of them a proposal shows, and each version showed, is in their ``attached``.
    """

    class Kind(models.TextChoices):
        PICTURE = "picture", _("picture")
        DOCUMENT = "document", _("document")

    key = models.UUIDField(_("key"), default=new_uuid, unique=True, editable=False)
    proposal = models.ForeignKey(
        Proposal, models.CASCADE, related_name="attachments", verbose_name=_("proposal")
    )
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="attachments",
        verbose_name=_("sender"),
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    file = models.FileField(_("file"), upload_to=attachment_path)
    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    alternative = models.CharField(
        _("what the picture shows"), max_length=ALTERNATIVE_LENGTH, blank=True
    )
    # The key of the question it answers, if it does.
    question = models.SlugField(_("question"), max_length=40, blank=True)
    size = models.PositiveIntegerField(_("bytes"))
    width = models.PositiveIntegerField(_("width"), null=True)
    height = models.PositiveIntegerField(_("height"), null=True)
    # Of what was sent: the same file sent twice is one.
    digest = models.CharField(_("digest"), max_length=64)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    objects: ClassVar[models.Manager[Attachment]] = models.Manager()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_attachment_per_file_and_proposal", fields=["proposal", "digest"]
            ),
            models.CheckConstraint(
                name="an_attached_picture_has_words_and_a_size",
                condition=Q(kind="document", width=None, height=None)
                | Q(kind="picture", width__gt=0, height__gt=0) & ~Q(alternative=""),
                violation_error_message=_("Say in words what the picture shows."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        keys = {
            "process": self.proposal.round.process.slug,
            "round": self.proposal.round.slug,
            "pk": self.proposal_id,
            "key": self.key,
        }
        return reverse("participation:attachment", kwargs=keys)

    @property
    def shown_name(self) -> str:
        """The name it is fetched by: the sender's, with the end of what is stored."""
        return str(PurePath(self.name).with_suffix(f".{self.suffix}"))

    @property
    def is_picture(self) -> bool:
        return self.kind == self.Kind.PICTURE

    @property
    def suffix(self) -> str:
        """The end of the name, such as "pdf", for whoever decides whether to fetch it."""
        return PurePath(self.file.name or "").suffix.removeprefix(".")
