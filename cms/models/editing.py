"""What the editors' room remembers about pages: findings, dead links, the words of the house."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet

from cms.panels import in_all_languages


class PublishedWarnings(models.Model):
    """What the content checks still had to say about a page when it was last published."""

    page = models.OneToOneField(
        "wagtailcore.Page", models.CASCADE, related_name="published_warnings"
    )
    count = models.PositiveIntegerField(_("open warnings"))
    findings = models.JSONField(default=list)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    checked_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("open warnings")
        ordering: ClassVar = ["-count", "page_id"]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.count}"


class BrokenLink(models.Model):
    """A link on a published page that leads nowhere on this site, as the last check found it."""

    class Reason(models.TextChoices):
        GONE = "gone", _("it is not there any more")
        DRAFT = "draft", _("it is not published")
        PRIVATE = "private", _("only some people may see it")

    KINDS: ClassVar = {
        "page": _("a page"),
        "sitedocument": _("a file"),
        "siteimage": _("a picture"),
    }

    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="broken_links")
    address = models.CharField(_("address"), max_length=500)
    #: The page it leads to, while there is one; its title is not everybody's.
    target = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    #: What everybody could read it was called, before it went.
    title = models.CharField(_("title"), max_length=255, blank=True)
    reason = models.CharField(_("why"), max_length=8, choices=Reason)
    found_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("broken link")
        ordering: ClassVar = ["page_id", "address"]
        constraints = [
            models.UniqueConstraint(fields=["page", "address"], name="a_broken_link_is_told_once"),
        ]

    def __str__(self) -> str:
        return self.address

    @property
    def kind(self) -> str:
        """Say what it leads to, where nobody may be told its title."""
        return str(self.KINDS.get(self.address.partition(" ")[0], _("a page")))


@register_snippet
class GlossaryTerm(models.Model):
    """A word of the house, and how each language says it."""

    term = models.CharField(_("term"), max_length=120)
    note = models.CharField(
        _("note for translators"),
        max_length=250,
        blank=True,
        help_text=_("What it means, and which words to avoid."),
    )

    panels: ClassVar = [in_all_languages("term", _("Term")), FieldPanel("note")]

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary")
        ordering: ClassVar = ["term"]
        constraints = [
            models.UniqueConstraint(
                fields=["term"],
                name="one_entry_per_term",
                violation_error_message=_("This term is already in the glossary."),
            ),
        ]

    def __str__(self) -> str:
        return self.term
