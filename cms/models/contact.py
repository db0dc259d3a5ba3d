from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

TEXT_LENGTH = 5000


class ContactMessage(models.Model):
    """What somebody wrote to the people behind the site, kept until an editor deletes it."""

    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"))
    subject = models.CharField(_("subject"), max_length=160)
    text = models.TextField(_("message"), max_length=TEXT_LENGTH)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    is_suspicious = models.BooleanField(
        _("looks like advertising"),
        default=False,
        help_text=_("It holds many addresses of other sites, and was not sent on by mail."),
    )
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        default_permissions = ("delete", "view")
        constraints = [
            models.CheckConstraint(
                name="a_message_says_something", condition=~Q(text="") & ~Q(email="")
            ),
        ]

    def __str__(self) -> str:
        return self.subject
