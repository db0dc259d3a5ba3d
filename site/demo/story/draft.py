"""A process that is still being prepared: what the organiser's room looks like on the way."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localdate

from participation.models import Process
from participation.services.making_rounds import add_rounds

from . import Story
from .texts.five import five

SLUG = "sfax-market-hall"
TEXTS = {
    **five(
        "title",
        "La halle du marché, Sfax",
        "The market hall, Sfax",
        "El mercado cubierto, Sfax",
        "Il mercato coperto, Sfax",
        "سوق الحيّ المغطّى، صفاقس",
    ),
    "question_fr": "Que faire de la halle, et qui la ferait vivre ?",
    "question_en": "What should the hall become, and who would run it?",
}


@transaction.atomic
def fill(story: Story) -> None:
    """Leave one draft to the organiser, with what it still lacks."""
    nour = story.people["nour"]
    process, made = Process.objects.get_or_create(
        slug=SLUG,
        defaults={
            **TEXTS,
            "territory": story.territories["sfax"],
            "languages": ["fr", "ar"],
            "currency": "TND",
            "access": Process.Access.INVITATION,
        },
    )
    if made:
        process.organisers.add(nour)
        starts_on = localdate(story.start) + timedelta(days=30)
        add_rounds(process=process, organiser=nour, template="budget", starts_on=starts_on)
