from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.languages import in_readers


class Follow(models.Model):
    """How much a person wants to hear of a thing, which is named as "process:12"."""

    class Volume(models.TextChoices):
        ALL = "all", _("Everything that happens here")
        ANSWERS = "answers", _("Only answers to me, and where I am named")
        MUTED = "muted", _("Nothing of this conversation")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="follows", verbose_name=_("person")
    )
    thing = models.CharField(_("what"), max_length=60)
    volume = models.CharField(_("how much"), max_length=8, choices=Volume, default=Volume.ALL)
    since = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        constraints = [
            models.UniqueConstraint(fields=["person", "thing"], name="one_follow_per_thing"),
            models.CheckConstraint(
                name="follow_has_a_known_volume",
                condition=models.Q(volume__in=["all", "answers", "muted"]),
                violation_error_message=_("Choose how much you want to hear."),
            ),
        ]
        indexes = [models.Index(fields=["thing", "person"], name="follow_by_thing")]

    def __str__(self) -> str:
        return self.thing


class Notice(models.Model):
    """One thing that happened, for one person. Its sentence is made when it is read.

    `key` names what happened, once and for all: telling it again changes nothing.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", verbose_name=_("person")
    )
    key = models.CharField(_("key"), max_length=120)
    kind = models.CharField(_("kind"), max_length=40)
    thing = models.CharField(_("what"), max_length=60)
    url = models.CharField(_("address"), max_length=500)
    names = models.JSONField(_("names"), default=dict, encoder=DjangoJSONEncoder)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("mailed at"), null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="never_told_twice")]
        indexes = [
            models.Index(fields=["person", "-id"], name="notice_of_person"),
            models.Index(
                fields=["person"], name="notice_to_mail", condition=models.Q(mailed_at=None)
            ),
        ]

    @property
    def address(self) -> str:
        """Where it leads, in the reader's language; whoever told it may have read another."""
        return in_readers(self.url)

    def __str__(self) -> str:
        from people.notices import sentence  # noqa: PLC0415 -- apps are loading

        return sentence(self)


class MailChoice(models.Model):
    """How a person wants notices by mail; who never chose has no row and gets none."""

    class When(models.TextChoices):
        NONE = "none", _("never")
        AT_ONCE = "at_once", _("at once")
        DAILY = "daily", _("one mail a day, answers to you at once")
        WEEKLY = "weekly", _("one mail a week, answers to you at once")

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="mail_choice",
        verbose_name=_("person"),
    )
    when = models.CharField(_("when"), max_length=8, choices=When, default=When.DAILY)
    digest_at = models.DateTimeField(_("last digest"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("choice of mails")
        verbose_name_plural = _("choices of mails")

    def __str__(self) -> str:
        return str(self.get_when_display())
