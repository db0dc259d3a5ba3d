from typing import NoReturn

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.audit_words import WORDS


class AuditEvent(models.Model):
    """One thing somebody did that must be answerable for later. Never changed, never removed.

    The database refuses UPDATE, DELETE and TRUNCATE on this table (migration 0002). The actor is
    not a constrained key, so that erasing a person leaves the number of an unknown here.
    """

    action = models.CharField(_("action"), max_length=64)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        related_name="+",
        verbose_name=_("who"),
    )
    target = models.CharField(_("what"), max_length=200, blank=True)
    network = models.CharField(_("from where"), max_length=43, blank=True)
    detail = models.JSONField(_("detail"), default=dict, encoder=DjangoJSONEncoder)
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("audit event")
        verbose_name_plural = _("audit events")
        indexes = [
            models.Index(fields=["action", "-id"], name="audit_by_action"),
            models.Index(fields=["actor", "-id"], name="audit_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.action} {self.target}"

    @property
    def words(self) -> str:
        """What was done, in the reader's words; nothing for what a later version has forgotten."""
        return str(WORDS.get(self.action, ""))

    def delete(self, *_args: object, **_kwargs: object) -> NoReturn:
        raise TypeError("Audit events are never deleted.")
