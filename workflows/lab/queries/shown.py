"""How services and gates show themselves on a thread."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.rules import Visitor
from thread.refs import Shown
from workflows.lab.models import Gate, Service
from workflows.lab.queries import services


def show_services(pks: list[str], user: Visitor) -> dict[str, Shown]:
    """Show the services a reader may see. One query."""
    return {str(each.pk): _service(each) for each in services.visible_to(user).filter(pk__in=pks)}


def show_gates(pks: list[str], user: Visitor) -> dict[str, Shown]:
    """Show the gates of the services a reader may see. One query."""
    gates = Gate.objects.filter(pk__in=pks, service__in=services.visible_to(user))
    return {str(gate.pk): _gate(gate) for gate in gates.select_related("service")}


def _service(service: Service) -> Shown:
    return Shown(
        title=str(service),
        url=service.get_absolute_url(),
        happened_at=service.started_at,
        summary=service.summary,
        state=state_of(service),
        next_step=next_of(service),
    )


def _gate(gate: Gate) -> Shown:
    return Shown(
        title=_("%(stage)s: %(verdict)s")
        % {"stage": gate.at.label, "verdict": gate.get_verdict_display()},
        url=f"{gate.service.get_absolute_url()}#gate-{gate.pk}",
        happened_at=gate.decided_at,
        language=gate.language,
        is_named_by_site=True,
        summary=gate.reason,
    )


def state_of(service: Service) -> str:
    """Say in one sentence where a service stands now."""
    if not service.is_running:
        return _("Stopped during the stage “%(stage)s”.") % {"stage": service.at.label}
    return _("Now in stage %(number)d of 10: %(stage)s.") % {
        "number": service.at.number,
        "stage": service.at.label,
    }


def next_of(service: Service) -> str:
    """Say what comes next and until when; nothing once a service has stopped."""
    if not service.is_running:
        return ""
    if service.at.following is None:
        return _("A second place starts its own mandate.")
    return _("%(question)s Answer by %(day)s.") % {
        "question": service.at.question,
        "day": date_format(service.answer_due_on, "j F Y"),
    }
