"""The lab's chapter: a service in its pilot, one being designed, one just asked for."""

from datetime import datetime, timedelta

from django.db import transaction

from people.models import Organisation, User
from thread.refs import Relation
from thread.services import record
from workflows.lab.models import Lab, Service
from workflows.lab.queries.winners import winning_options
from workflows.lab.services.indicators import add_indicator, record_reading
from workflows.lab.services.starting import ref, start_service, start_without_proposal

from . import Story
from .lab_others import RAMALLAH, TORINO
from .lab_sfax import ARTEFACTS, GATES, INDICATORS, READINGS_SO_FAR, SUMMARY, TITLE
from .lab_walk import Walk

SFAX, TORINO_SLUG = "sfax-neighbourhood-care", "torino-repair-cafe"
RAMALLAH_SLUG = "ramallah-neighbourhood-care"
# Days before the demo was filled. Sfax begins when its vote is over, and has come as far as it
# would have in 300 days, at the pace there is time for; its pilot began when all had signed.
TORINO_STARTED, RAMALLAH_STARTED = 140, 12
AFTER_THE_VOTE = timedelta(days=7)
SFAX_TOOK = timedelta(days=300)
SIGNED = 180
READINGS = (225, 260, 290)
LABS = {
    "sfax": {
        "fr": "Laboratoire méditerranéen, Sfax",
        "en": "Mediterranean Lab, Sfax",
        "es": "Laboratorio mediterráneo, Sfax",
        "it": "Laboratorio mediterraneo, Sfax",
        "ar": "المختبر المتوسطي، صفاقس",
    },
    "torino": {
        "fr": "Laboratoire méditerranéen, Turin",
        "en": "Mediterranean Lab, Torino",
        "es": "Laboratorio mediterráneo, Turín",
        "it": "Laboratorio mediterraneo, Torino",
        "ar": "المختبر المتوسطي، تورينو",
    },
    "ramallah": {
        "fr": "Laboratoire méditerranéen, Ramallah",
        "en": "Mediterranean Lab, Ramallah",
        "es": "Laboratorio mediterráneo, Ramala",
        "it": "Laboratorio mediterraneo, Ramallah",
        "ar": "المختبر المتوسطي، رام الله",
    },
}


def fill(story: Story) -> None:
    """Start the three services and walk them to where they stand; what is there is left alone."""
    for slug, tell in (
        (SFAX, _sfax),
        (TORINO_SLUG, _torino),
        (RAMALLAH_SLUG, _ramallah),
    ):
        service = Service.objects.filter(slug=slug).first()
        if service is None:
            with transaction.atomic():
                service = tell(story)
        story.things[slug] = service


def _lab(story: Story, place: str) -> Lab:
    runs, _created = Organisation.objects.get_or_create(
        name="Réseau méditerranéen de coproduction (exemple)",
        defaults={"kind": Organisation.Kind.ASSOCIATION},
    )
    names = {f"name_{language}": name for language, name in LABS[place].items()}
    lab, _created = Lab.objects.get_or_create(
        slug=f"mediterranean-lab-{place}",
        defaults={"territory": story.territories[place], "organisation": runs, **names},
    )
    return lab


def _sfax(story: Story) -> Service:
    nour, karim = story.people["nour"], story.people["karim"]
    chosen = (
        winning_options()
        .filter(vote__round__process__slug="sfax-home-care", proposal__isnull=False)
        .select_related("proposal", "vote__round")
        .earliest("position")
    )
    assert chosen.proposal
    start = chosen.vote.round.closes_at + AFTER_THE_VOTE
    pace = (story.start - start) / SFAX_TOOK
    service = start_service(
        proposal=chosen.proposal,
        lab=_lab(story, "sfax"),
        by=nour,
        owners=[karim],
        title=TITLE,
        summary=SUMMARY,
        slug=SFAX,
        answer_due_on=(story.start + timedelta(days=120)).date(),
        at=start,
    )
    walk = Walk(GATES, ARTEFACTS, by=nour, start=start, days=_days(start, pace), pace=pace)
    service = walk.take(service)
    walk.agree(service, "pilot", SIGNED + 20)
    # What was measured so far is still being read: the story goes on.
    walk.show(service, READINGS_SO_FAR, READINGS[-1] + 2)
    _measure(service, by=karim, start=start, pace=pace)
    return service


def _days(start: datetime, pace: float) -> dict[str, str]:
    numbers = {
        "signed": SIGNED,
        "review": SIGNED + 90,
        "end": SIGNED + 185,
        "last": READINGS[-1],
    }
    return {
        f"{{{name}}}": (start + timedelta(days=day) * pace).date().isoformat()
        for name, day in numbers.items()
    }


def _measure(service: Service, *, by: User, start: datetime, pace: float) -> None:
    for name, unit, direction, baseline, target, values, source in INDICATORS:
        indicator = add_indicator(
            service=service,
            name=name,
            unit=unit,
            direction=direction,
            baseline=baseline,
            baseline_on=(start + timedelta(days=SIGNED - 20) * pace).date(),
            target=target,
            source=source,
            by=by,
        )
        for day, value in zip(READINGS, values, strict=True):
            read_on = (start + timedelta(days=day) * pace).date()
            record_reading(indicator=indicator, value=value, read_on=read_on, source=source, by=by)


def _torino(story: Story) -> Service:
    nour, karim = story.people["nour"], story.people["karim"]
    start = story.start - timedelta(days=TORINO_STARTED)
    service = start_without_proposal(
        lab=_lab(story, "torino"),
        by=nour,
        owners=[karim],
        title=TORINO["title"],
        summary=TORINO["summary"],
        origin=Service.Origin.OFFICIAL,
        reason=TORINO["reason"],
        slug=TORINO_SLUG,
        answer_due_on=(story.start + timedelta(days=200)).date(),
        at=start,
    )
    gates = [(stage, "go", day, "it", body, reason) for stage, day, body, reason in TORINO["gates"]]
    artefacts = {
        stage: [(kind, "it", title, body) for kind, title, body in rows]
        for stage, rows in TORINO["artefacts"].items()
    }
    Walk(gates, artefacts, by=karim, start=start).take(service)
    return service


def _ramallah(story: Story) -> Service:
    nour, karim = story.people["nour"], story.people["karim"]
    service = start_without_proposal(
        lab=_lab(story, "ramallah"),
        by=nour,
        owners=[karim],
        title=RAMALLAH["title"],
        summary=RAMALLAH["summary"],
        origin=Service.Origin.REPLICATED,
        reason=RAMALLAH["reason"],
        slug=RAMALLAH_SLUG,
        answer_due_on=(story.start + timedelta(days=150)).date(),
        at=story.start - timedelta(days=RAMALLAH_STARTED),
    )
    record(
        source=ref(story.things[SFAX]),
        target=ref(service),
        relation=Relation.LED_TO,
        by=nour.pseudonym,
    )
    return service
