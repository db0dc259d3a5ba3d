from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.ids import new_uuid


class Export(models.Model):
    """Everything the site held about a person at a moment, for that person, for a week."""

    id = models.UUIDField(primary_key=True, default=new_uuid, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="exports", verbose_name=_("person")
    )
    asked_at = models.DateTimeField(_("asked at"))
    made_at = models.DateTimeField(_("made at"), null=True)
    expires_at = models.DateTimeField(_("expires at"))
    data = models.JSONField(_("data"), null=True, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["-asked_at", "pk"]
        verbose_name = _("export of my data")
        verbose_name_plural = _("exports of my data")
        indexes = [models.Index(fields=["expires_at"], name="export_expires")]

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d}"
