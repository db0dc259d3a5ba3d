from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import GET_STATE, FSMField, FSMModelMixin, transition

from .stages import Stage

RESERVED_SLUGS = ("start",)


def _is_running(service: models.Model) -> bool:
    return isinstance(service, Service) and service.is_running


def _following(service: "Service") -> str:
    return Stage.values[Stage.values.index(service.stage) + 1]


class Service(FSMModelMixin, models.Model):
    """A public service being co-produced. Only a recorded gate moves it from stage to stage."""

    class Origin(models.TextChoices):
        VOTE = "vote", _("chosen by a vote")
        OVERRIDE = "override", _("taken up by the organiser")
        OFFICIAL = "official", _("asked for by a public body")
        REPLICATED = "replicated", _("replicated from elsewhere")

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("summary"), max_length=2000, blank=True)
    lab = models.ForeignKey(
        "lab.Lab", models.PROTECT, related_name="services", verbose_name=_("lab")
    )
    territory = models.ForeignKey(
        "people.Territory", models.PROTECT, related_name="services", verbose_name=_("territory")
    )
    proposal = models.OneToOneField(
        "participation.Proposal",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="service",
        verbose_name=_("proposal"),
    )
    origin = models.CharField(_("origin"), max_length=12, choices=Origin)
    origin_reason = models.TextField(_("why without a vote"), max_length=2000, blank=True)
    stage = FSMField(_("stage"), choices=Stage.choices, default=Stage.MANDATE, protected=True)
    owners = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="owned_services", verbose_name=_("who answers")
    )
    started_at = models.DateTimeField(_("started at"))
    answer_due_on = models.DateField(_("the public body answers by"))
    stopped_at = models.DateTimeField(_("stopped at"), null=True, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    # Titles and summaries without accents or letter variants: PostgreSQL here cannot fold them.
    search_key = models.TextField(_("search key"), blank=True, editable=False)

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name = _("service")
        verbose_name_plural = _("services")
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=Stage.values), name="a_service_is_in_a_known_stage"
            ),
            models.CheckConstraint(
                condition=Q(origin__in=["vote", "override"], proposal__isnull=False)
                | Q(origin__in=["official", "replicated"], proposal=None),
                name="a_service_comes_from_where_it_says",
                violation_error_message=_("A vote chooses a proposal; name it."),
            ),
            models.CheckConstraint(
                condition=Q(origin="vote") | ~Q(origin_reason=""),
                name="a_service_without_a_vote_says_why",
                violation_error_message=_("Say why this service starts without a vote."),
            ),
            models.CheckConstraint(
                condition=~Q(slug__in=RESERVED_SLUGS),
                name="a_service_leaves_the_doors_free",
                violation_error_message=_("This address is taken."),
            ),
            models.CheckConstraint(
                condition=Q(answer_due_on__gt=models.F("started_at")),
                name="the_answer_comes_after_the_start",
                violation_error_message=_("The answer is due after the service starts."),
            ),
        ]
        indexes = [models.Index(fields=["-started_at", "-id"], name="service_newest_first")]

    def __str__(self) -> str:
        return self.title or self.slug

    def get_absolute_url(self) -> str:
        return reverse("lab:service", kwargs={"slug": self.slug})

    @property
    def at(self) -> Stage:
        """The stage it stands in, with its words."""
        return Stage(self.stage)

    @property
    def is_running(self) -> bool:
        return self.stopped_at is None

    @transition(
        field=stage,
        source=Stage.values[:-1],
        target=GET_STATE(_following, states=Stage.values[1:]),
        conditions=[_is_running],
    )
    def advance(self) -> None:
        """Go on to the next stage; a gate says so."""
