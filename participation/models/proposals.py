from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from participation.models.content import TEXT_LENGTH, TITLE_LENGTH, Content
from participation.models.progress import Progress, ProgressNote
from participation.models.proposal_states import READABLE, States

if TYPE_CHECKING:
    from participation.models.answers import Answer
    from participation.models.imports import ImportedProposal

__all__ = ["READABLE", "TEXT_LENGTH", "TITLE_LENGTH", "Content", "Proposal"]


class Proposal(States, Content):
    """What a participant asks for, in a round of proposals."""

    class Origin(models.TextChoices):
        PARTICIPANT = "participant", _("participant")
        ORGANISATION = "organisation", _("organisation")
        SESSION = "session", _("live session")
        ASSISTED = "assisted", _("written down with help")
        PAPER = "paper", _("paper form")
        OFFICIAL = "official", _("public body")
        IMPORT = "import", _("imported")
        REPLICATED = "replicated", _("replicated from elsewhere")

    round = models.ForeignKey(
        "participation.Round",
        on_delete=models.PROTECT,
        related_name="proposals",
        verbose_name=_("round"),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="proposals",
        verbose_name=_("author"),
    )
    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="proposals",
        null=True,
        blank=True,
        verbose_name=_("in the name of"),
    )
    credited_to = models.CharField(
        _("credited to"),
        max_length=120,
        blank=True,
        help_text=_("Whose idea it is, when that is not the author."),
    )
    origin = models.CharField(
        _("origin"), max_length=12, choices=Origin.choices, default=Origin.PARTICIPANT
    )
    # What it does again that is done elsewhere.
    repeats = models.URLField(_("repeats"), max_length=500, blank=True)
    # The proposal of an earlier round that organisers brought into this one.
    carried_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="carried_to",
        null=True,
        blank=True,
        editable=False,
        verbose_name=_("carried over from"),
    )
    version = models.PositiveIntegerField(_("version"), default=0)
    # Counts every change of the words, of drafts too: who saves an older edition is told.
    edition = models.PositiveIntegerField(_("edition"), default=0, editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("last changed by"),
    )
    # The writing form carries this key, so the same form sent twice makes one proposal.
    form_key = models.UUIDField(_("form key"), null=True, blank=True, editable=False)
    organiser_note = models.TextField(_("organiser's note"), max_length=2000, blank=True)
    # What the newest of its notes on progress says.
    progress = models.CharField(
        _("how far it is"), max_length=10, choices=Progress.choices, blank=True, editable=False
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)
    support_count = models.PositiveIntegerField(_("supports"), default=0, editable=False)
    comment_count = models.PositiveIntegerField(_("comments"), default=0, editable=False)
    for_count = models.PositiveIntegerField(_("comments for"), default=0, editable=False)
    against_count = models.PositiveIntegerField(_("comments against"), default=0, editable=False)
    neutral_count = models.PositiveIntegerField(_("neutral comments"), default=0, editable=False)
    # Title, text and place without accents or letter variants: PostgreSQL here cannot fold them.
    search_key = models.TextField(_("search key"), blank=True, editable=False)

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_proposal_per_author_and_form",
                fields=["author", "form_key"],
                violation_error_message=_("This form was already sent."),
            ),
            models.UniqueConstraint(
                name="a_proposal_is_carried_once_into_a_round",
                fields=["carried_from", "round"],
                violation_error_message=_("This proposal was brought into the round already."),
            ),
            models.CheckConstraint(
                name="a_proposal_of_an_organisation_says_so",
                condition=Q(organisation=None) | Q(origin__in=["organisation", "official"]),
            ),
            models.CheckConstraint(
                name="a_replicated_proposal_says_what_it_repeats",
                condition=~Q(origin="replicated")
                | ~Q(repeats="")
                | Q(status__in=["draft", "erased"]),
                violation_error_message=_("Give the address of what it repeats."),
            ),
            models.CheckConstraint(
                name="only_a_draft_is_unpublished",
                condition=Q(
                    status__in=["draft", "waiting", "refused", "erased"],
                    published_at=None,
                    version=0,
                )
                | (
                    ~Q(status__in=["draft", "waiting", "refused"])
                    & Q(published_at__isnull=False, version__gt=0)
                ),
            ),
            models.CheckConstraint(
                name="published_proposal_has_title_and_text",
                condition=Q(status="draft")
                | Q(status="erased", title="", text="")
                | ~Q(status="erased") & ~Q(title="") & ~Q(text=""),
                violation_error_message=_("A proposal needs a title and a text."),
            ),
            models.CheckConstraint(
                name="proposal_is_withdrawn_with_a_reason",
                condition=Q(status="withdrawn", withdrawn_at__isnull=False)
                & ~Q(withdrawal_reason="")
                | Q(status__in=["hidden", "erased"])
                | Q(
                    status__in=["draft", "waiting", "refused", "published", "merged"],
                    withdrawn_at=None,
                ),
                violation_error_message=_("Say why you withdraw it."),
            ),
            models.CheckConstraint(
                name="a_withdrawn_proposal_says_what_for",
                condition=~Q(status="withdrawn") | ~Q(withdrawn_for=""),
                violation_error_message=_("Say why you withdraw it."),
            ),
            models.CheckConstraint(
                name="merged_proposal_names_what_it_became",
                condition=Q(status="merged", merged_into__isnull=False, merged_at__isnull=False)
                | Q(status__in=["hidden", "erased"])
                | ~Q(status__in=["merged", "hidden", "erased"])
                & Q(merged_into=None, merged_at=None),
            ),
            models.CheckConstraint(
                name="a_proposal_is_not_merged_into_itself", condition=~Q(merged_into=F("id"))
            ),
            models.CheckConstraint(
                name="proposal_point_is_on_earth",
                condition=Q(latitude=None, longitude=None)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                violation_error_message=_("Give both latitude and longitude, or neither."),
            ),
            models.CheckConstraint(
                name="proposal_cost_is_not_negative",
                condition=Q(estimated_cost=None) | Q(estimated_cost__gte=0),
                violation_error_message=_("A cost cannot be negative."),
            ),
            models.CheckConstraint(
                name="proposal_comment_counts_add_up",
                condition=Q(comment_count=F("for_count") + F("against_count") + F("neutral_count")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["round", "status", "-published_at", "-id"], name="proposal_newest"
            ),
            models.Index(
                fields=["round", "status", "-support_count", "-id"], name="proposal_supported"
            ),
            models.Index(
                fields=["round", "status", "-comment_count", "-id"], name="proposal_discussed"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.url("proposal")

    def url(self, name: str) -> str:
        """Return the address of one of the proposal's own pages or actions."""
        keys = {"process": self.round.process.slug, "round": self.round.slug, "pk": self.pk}
        return reverse(f"participation:{name}", kwargs=keys)

    @cached_property
    def comments_url(self) -> str:
        """Where its comments are; a long discussion asks for it again and again."""
        return self.url("comments")

    @property
    def answer(self) -> Answer | None:
        """What the organiser answered, once everybody may know. Loaded with the proposal."""
        decided = getattr(self, "decided_answer", None)
        return decided if decided and decided.is_announced else None

    @cached_property
    def co_writers(self) -> list[dict[str, Any]]:
        """List the co-authors, ``pk`` and ``name``: loaded with the proposal, else one query."""
        joined = self.coauthors.filter(joined_at__isnull=False)
        pairs = joined.values_list("person_id", "person__pseudonym")
        return [{"pk": pk, "name": name} for pk, name in pairs]

    @property
    def writer_ids(self) -> set[int]:
        """The author and the co-authors, by their keys."""
        return {self.author_id, *(writer["pk"] for writer in self.co_writers)}

    @property
    def progress_tone(self) -> str:
        return ProgressNote.TONES[Progress(self.progress)]

    @property
    def elsewhere(self) -> ImportedProposal | None:
        """What it was where it was imported from. Loaded with the proposal."""
        return getattr(self, "imported", None)

    @property
    def supports_that_count(self) -> int:
        """How many of the supports it needs to go on it has. Needs its round."""
        return min(self.support_count, self.round.supports_needed or 0)

    @property
    def is_full(self) -> bool:
        """Whether it has as many supports as its round lets it have. Needs its round."""
        most = self.round.supports_needed if self.round.supports_capped else None
        return most is not None and self.support_count >= most

    @property
    def is_settled(self) -> bool:
        """Whether too many support it to change what it says. Needs its round."""
        most = self.round.edit_supports
        return most is not None and self.support_count > most

    @property
    def takes_support_back(self) -> bool:
        """Whether a support that was given may be taken back now. Needs its round."""
        standing = self.is_published or self.is_merged
        return standing and self.round.is_open and self.round.takes_supports

    @property
    def editable_until(self) -> datetime:
        """The moment after which its author changes it no more. Needs its round."""
        minutes = self.round.edit_minutes
        closes_at: datetime = self.round.closes_at
        if minutes is None or self.published_at is None:
            return closes_at
        published_at: datetime = self.published_at
        return min(published_at + timedelta(minutes=minutes), closes_at)
