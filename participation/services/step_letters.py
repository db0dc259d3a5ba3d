"""What people are told of steps about them: on the site and by mail, in their language."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy, override

from participation.models import Step
from participation.queries.care import moderators_of
from participation.queries.things import heading_of
from people.services import mail, notices

TITLE = 80
KINDS = {
    Step.Kind.WARNING: "care_warned",
    Step.Kind.LIMIT: "care_limited",
    Step.Kind.SUSPENSION: "care_suspended",
}


def say_taken(step: Step) -> None:
    """Send the person the statement of reasons, and tell them on the site."""
    _tell(step, KINDS[Step.Kind(step.kind)], "taken")


def say_taken_back(step: Step) -> None:
    """Tell the person that the step holds no more."""
    _tell(step, "care_step_back", "back")


def say_upheld(step: Step) -> None:
    """Tell the person that their appeal is decided and the step stands."""
    _tell(step, "care_step_upheld", "upheld")


def say_appealed(step: Step) -> None:
    """Tell the other moderators of the place and language that somebody appeals."""
    others = moderators_of(step.case).exclude(pk__in=[step.moderator_id, step.person_id])
    notices.tell(
        people=others.values_list("pk", flat=True),
        key=f"step:{step.pk}:appealed",
        kind="care_step_appealed",
        thing=f"case:{step.case_id}",
        url=reverse("care:step", kwargs={"pk": step.pk}),
        names={"title": _title(step)},
    )


def _tell(step: Step, kind: str, what: str) -> None:
    person = step.person
    with override(person.language):
        url = reverse("care:my-step", kwargs={"pk": step.pk})
    notices.tell(
        people=[person.pk],
        key=f"step:{step.pk}:{what}",
        kind=kind,
        thing=f"step:{step.pk}",
        url=url,
        names={"title": _title(step)},
        mailed=True,
    )
    whole = f"{settings.WAGTAILADMIN_BASE_URL}{url}"
    mail.send(
        "participation/mail/step",
        to=person.email,
        language=person.language,
        context={
            "step": step,
            "what": what,
            "title": _title(step),
            "url": whole,
            "buttons": {whole: gettext_lazy("Read the decision")},
        },
    )


def _title(step: Step) -> str:
    return heading_of(step.case.thing)[:TITLE]
