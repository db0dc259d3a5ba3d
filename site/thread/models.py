from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .refs import Kind, Ref, Relation


class Link(models.Model):
    """One thing came from, or led to, another. Written once, never changed, never deleted."""

    source_kind = models.CharField(_("from, kind"), max_length=16, choices=Kind)
    source_id = models.CharField(_("from"), max_length=40)
    target_kind = models.CharField(_("to, kind"), max_length=16, choices=Kind)
    target_id = models.CharField(_("to"), max_length=40)
    relation = models.CharField(_("relation"), max_length=16, choices=Relation)
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.CharField(_("by"), max_length=120, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("link of a thread")
        verbose_name_plural = _("links of threads")
        indexes = [models.Index(fields=["target_kind", "target_id"], name="thread_link_backwards")]
        constraints = [
            models.UniqueConstraint(
                fields=["source_kind", "source_id", "target_kind", "target_id", "relation"],
                name="a_link_is_recorded_once",
                violation_error_message=_("This link is already recorded."),
            ),
            models.CheckConstraint(
                condition=~Q(source_kind=F("target_kind"), source_id=F("target_id")),
                name="nothing_comes_from_itself",
                violation_error_message=_("Nothing can come from itself."),
            ),
            models.CheckConstraint(
                condition=~Q(source_id="") & ~Q(target_id=""),
                name="a_link_has_two_ends",
                violation_error_message=_("A link needs two ends."),
            ),
            models.CheckConstraint(
                condition=Q(relation__in=Relation.values)
                & Q(source_kind__in=Kind.values)
                & Q(target_kind__in=Kind.values),
                name="a_link_uses_known_words",
                violation_error_message=_("This kind of link is not known."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.relation} {self.target}"

    @property
    def source(self) -> Ref:
        return Ref(self.source_kind, self.source_id)

    @property
    def target(self) -> Ref:
        return Ref(self.target_kind, self.target_id)
