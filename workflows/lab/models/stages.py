from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """The way of a service, in order (the joint canon of living labs, OPSI, URBACT and others).

    Most failures sit at its two ends: nobody with power agreed beforehand to act on the result,
    and nothing carries the pilot to a second place. So both ends are stages of their own.
    """

    MANDATE = "mandate", _("Mandate")
    EXPLORE = "explore", _("Explore")
    DEFINE = "define", _("Define")
    CODESIGN = "codesign", _("Co-design")
    PROTOTYPE = "prototype", _("Prototype")
    AGREE = "agree", _("Agree")
    PILOT = "pilot", _("Pilot")
    EVALUATE = "evaluate", _("Evaluate")
    DECIDE = "decide", _("Decide")
    REPLICATE = "replicate", _("Replicate")

    @property
    def number(self) -> int:
        """The place on the way, from 1 to 10."""
        return Stage.values.index(self.value) + 1

    @property
    def following(self) -> "Stage | None":
        """The next stage; none after the last."""
        return next((stage for stage in Stage if stage.number == self.number + 1), None)

    @property
    def purpose(self) -> str:
        return str(PURPOSES[self])

    @property
    def question(self) -> str:
        """The question its gate answers."""
        return str(QUESTIONS[self])

    @property
    def station(self) -> str:
        """The station of the wheel a service stands at during this stage."""
        return STATIONS.get(self, "session")


PURPOSES = {
    Stage.MANDATE: _("Who asks for the service, with which power and which money."),
    Stage.EXPLORE: _("Understand the people, the services there are, and who else is concerned."),
    Stage.DEFINE: _("Agree on the problem before anybody falls in love with a solution."),
    Stage.CODESIGN: _("Draw several ways together, and choose one."),
    Stage.PROTOTYPE: _("Try it cheaply: on paper, in a role play, for one afternoon."),
    Stage.AGREE: _("Turn good intentions into duties that are written down and signed."),
    Stage.PILOT: _("Deliver it together, for real, in one place and for a limited time."),
    Stage.EVALUATE: _("Judge together what it changed, at what cost."),
    Stage.DECIDE: _("The public body answers: adopt, adapt, extend or stop, and why."),
    Stage.REPLICATE: _("Carry it to a second place, with everything that was learnt."),
}
QUESTIONS = {
    Stage.MANDATE: _("Will the public body answer the outcome in writing, by a date?"),
    Stage.EXPLORE: _("Who is missing?"),
    Stage.DEFINE: _("Is there one problem that everybody can work on?"),
    Stage.CODESIGN: _("Is one option chosen, and are the objections written down?"),
    Stage.PROTOTYPE: _("Is it worth a pilot?"),
    Stage.AGREE: _("Has every party signed?"),
    Stage.PILOT: _("Continue, change or stop?"),
    Stage.EVALUATE: _("Is the evidence accepted?"),
    Stage.DECIDE: _("Is the decision published, by the promised date?"),
    Stage.REPLICATE: _("Has a second place started its own mandate?"),
}
STATIONS = {
    Stage.PROTOTYPE: "prototype",
    Stage.AGREE: "prototype",
    Stage.PILOT: "pilot",
    Stage.EVALUATE: "evaluation",
    Stage.DECIDE: "evaluation",
    Stage.REPLICATE: "replicated",
}


class ServiceStage(models.Model):
    """A service's stay in one stage; a stage may be visited again after a gate sent it back."""

    service = models.ForeignKey(
        "lab.Service", models.PROTECT, related_name="stays", verbose_name=_("service")
    )
    stage = models.CharField(_("stage"), max_length=16, choices=Stage)
    entered_at = models.DateTimeField(_("entered at"))
    left_at = models.DateTimeField(_("left at"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        ordering = ["entered_at", "pk"]
        verbose_name = _("stay in a stage")
        verbose_name_plural = _("stays in stages")
        constraints = [
            models.UniqueConstraint(
                fields=["service"],
                condition=Q(left_at=None),
                name="a_service_stands_in_one_stage",
                violation_error_message=_("A service stands in one stage at a time."),
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("entered_at")),
                name="a_stage_is_left_after_it_is_entered",
                violation_error_message=_("A stage cannot be left before it was entered."),
            ),
            models.CheckConstraint(
                condition=Q(stage__in=Stage.values), name="a_stay_is_in_a_known_stage"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.stage}"
