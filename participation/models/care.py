"""First care: who looks after what, notices by anybody, decisions with reasons, and appeals."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.ids import new_uuid
from participation.models.amendments import Amendment
from participation.models.comments import Comment
from participation.models.opinions import Statement
from participation.models.proposals import Proposal
from participation.models.translations import Translation, exactly_one

WORDS = 2_000
KINDS = ("proposal", "comment", "statement", "translation", "amendment")
Thing = Proposal | Comment | Statement | Translation | Amendment


class Reason(models.TextChoices):
    SPAM = "spam", _("advertising or spam")
    INSULT = "insult", _("insult or harassment")
    DISCRIMINATION = "discrimination", _("discrimination or hate")
    PERSONAL_DATA = "personal_data", _("personal data of somebody")
    MISINFORMATION = "misinformation", _("knowingly false")
    OFF_TOPIC = "off_topic", _("does not belong here")
    ILLEGAL = "illegal", _("against the law")
    OTHER = "other", _("another reason")


class Watch(models.Model):
    """That a moderator looks after a territory, in one language."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="watches", verbose_name=_("person")
    )
    territory = models.ForeignKey(
        "people.Territory", models.CASCADE, related_name="+", verbose_name=_("territory")
    )
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)

    class Meta:
        verbose_name = _("watch")
        verbose_name_plural = _("watches")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "territory", "language"], name="one_watch_per_place_and_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.territory_id} {self.language}"


class Case(models.Model):
    """All that was said against somebody's words, and where the matter stands."""

    class Status(models.TextChoices):
        OPEN = "open", _("waiting")
        HELD = "held", _("to be let in")
        KEPT = "kept", _("seen, stays")
        HIDDEN = "hidden", _("hidden")
        APPEALED = "appealed", _("appealed")
        ERASED = "erased", _("erased")
        TAKEN = "taken", _("taken back")

    proposal = models.OneToOneField(
        "participation.Proposal",
        models.PROTECT,
        related_name="case",
        null=True,
        verbose_name=_("proposal"),
    )
    comment = models.OneToOneField(
        "participation.Comment",
        models.PROTECT,
        related_name="case",
        null=True,
        verbose_name=_("comment"),
    )
    statement = models.OneToOneField(
        Statement, models.PROTECT, related_name="case", null=True, verbose_name=_("statement")
    )
    translation = models.OneToOneField(
        Translation, models.PROTECT, related_name="case", null=True, verbose_name=_("translation")
    )
    amendment = models.OneToOneField(
        Amendment,
        models.PROTECT,
        related_name="case",
        null=True,
        verbose_name=_("suggested change"),
    )
    territory = models.ForeignKey(
        "people.Territory", models.PROTECT, related_name="+", verbose_name=_("territory")
    )
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.OPEN)
    report_count = models.PositiveIntegerField(_("reports"), default=0)
    opened_at = models.DateTimeField(_("opened at"))

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ["opened_at", "pk"]
        constraints = [
            models.CheckConstraint(name="a_case_is_about_one_thing", condition=exactly_one(*KINDS))
        ]
        indexes = [
            models.Index(fields=["status", "territory", "language", "id"], name="case_queue")
        ]

    def __str__(self) -> str:
        return f"{self.thing_kind}:{self.thing_id}"

    @property
    def open_to(self) -> list[str]:
        """The decisions that lead on from where the case stands; an appeal is answered instead.

        What its author took away cannot be hidden. No query when the thing was loaded along.
        """
        thing = self.thing
        stands = thing.is_readable if isinstance(thing, Proposal) else thing.is_visible
        leads = LEADS_ON.get(self.status, ())
        return [kind for kind in leads if stands or kind != Decision.Kind.HIDE]

    @property
    def thing_kind(self) -> str:
        return next(kind for kind in KINDS if getattr(self, f"{kind}_id"))

    @property
    def thing_id(self) -> int:
        key: int = getattr(self, f"{self.thing_kind}_id")
        return key

    @property
    def thing(self) -> Thing:
        """What the case is about. No query when it was loaded along."""
        found: Thing = getattr(self, self.thing_kind)
        return found


class Report(models.Model):
    """Somebody's notice that words break a rule or the law."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="reports", verbose_name=_("case"))
    receipt = models.UUIDField(_("receipt"), default=new_uuid, unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="reports",
        verbose_name=_("person"),
    )
    # A guest may leave an address, to be told the decision; it is forgotten with the decision.
    email = models.EmailField(_("e-mail address"), blank=True)
    reason = models.CharField(_("reason"), max_length=16, choices=Reason)
    details = models.TextField(_("details"), max_length=WORDS, blank=True)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    at = models.DateTimeField(_("when"))
    answered_at = models.DateTimeField(_("answered at"), null=True)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person"],
                name="one_report_per_person_and_thing",
                condition=Q(person__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_reason_display())


class Decision(models.Model):
    """What a moderator decided in a case, with the statement of reasons. Never changed."""

    class Kind(models.TextChoices):
        HIDE = "hide", _("hidden")
        ERASE = "erase", _("erased by law")
        KEEP = "keep", _("stays")
        RESTORE = "restore", _("shown again")
        ADMIT = "admit", _("let in")
        REFUSE = "refuse", _("not let in")

    # These take somebody's words from readers: they state their reasons and may be appealed.
    RESTRICTS = (Kind.HIDE, Kind.ERASE, Kind.REFUSE)

    class Ground(models.TextChoices):
        RULES = "rules", _("the rules of this site")
        LAW = "law", _("the law")

    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions", verbose_name=_("case"))
    kind = models.CharField(_("decision"), max_length=8, choices=Kind)
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("moderator")
    )
    reason = models.CharField(_("reason"), max_length=16, choices=Reason, blank=True)
    ground = models.CharField(_("ground"), max_length=8, choices=Ground, blank=True)
    clause = models.CharField(_("law or rule"), max_length=300, blank=True)
    facts = models.TextField(_("facts"), max_length=WORDS, blank=True)
    automated = models.BooleanField(_("by automated means"), default=False)
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="hiding_states_its_reasons",
                condition=~Q(kind__in=["hide", "erase", "refuse"])
                | (~Q(reason="") & ~Q(ground="") & ~Q(clause="") & ~Q(facts="")),
                violation_error_message=_("Give the reason, the rule and the facts."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.case_id}"


LEADS_ON: dict[str, tuple[str, ...]] = {
    Case.Status.OPEN: (Decision.Kind.HIDE, Decision.Kind.KEEP),
    Case.Status.HELD: (Decision.Kind.ADMIT, Decision.Kind.REFUSE),
    Case.Status.KEPT: (Decision.Kind.HIDE,),
    Case.Status.HIDDEN: (Decision.Kind.RESTORE, Decision.Kind.ERASE),
}


class Objection(models.Model):
    """What somebody says against a decision; somebody else than who decided answers it."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", _("the decision stands")
        REVERSED = "reversed", _("the decision is reversed")

    against = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("first decided")
    )
    text = models.TextField(_("why"), max_length=WORDS)
    at = models.DateTimeField(_("when"))
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    answer = models.TextField(_("answer"), max_length=WORDS, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text[:60]


def held_of_objections(another: str, whole: str) -> list[models.BaseConstraint]:
    """Make the two constraints of an objection, under the names a table gives them."""
    return [
        models.CheckConstraint(
            name=another,
            condition=Q(decided_by=None) | ~Q(decided_by=F("against")),
            violation_error_message=_("Another moderator decides this."),
        ),
        models.CheckConstraint(
            name=whole,
            condition=Q(decided_by=None, decided_at=None, outcome="")
            | (
                Q(decided_by__isnull=False, decided_at__isnull=False)
                & ~Q(outcome="")
                & ~Q(answer="")
            ),
        ),
    ]


class Appeal(Objection):
    """The author's objection to a decision about their words."""

    decision = models.OneToOneField(
        Decision, models.PROTECT, related_name="appeal", verbose_name=_("decision")
    )

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ["pk"]
        constraints = held_of_objections(
            "another_moderator_decides_an_appeal", "a_decided_appeal_says_how_and_why"
        )
