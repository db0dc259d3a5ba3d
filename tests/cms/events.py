"""Events people register for, as an editor publishes them."""

from django.core import mail

from cms.models import EventPage, Occurrence, Registration
from cms.services.registrations import register
from tests.cms.conftest import publish
from tests.factories import cms as made

__all__ = ["EventPage", "Registration", "come", "date_of", "event", "letters_to", "publish"]

QUESTIONS = [
    ("question", {"label": "Régime ?", "kind": "text", "required": False, "choices": []}),
    (
        "question",
        {"label": "Atelier", "kind": "choice", "required": True, "choices": ["Verre", "Bois"]},
    ),
]


def event(parent, **said):
    """Publish an event that takes registrations; dates and places are laid out."""
    said = {"slug": "meeting", "takes_registrations": True, **said}
    return publish(made.EventFactory(parent=parent, picture=None, **said))


def date_of(page, number=0):
    return Occurrence.objects.select_related("event").get(event=page, number=number)


def come(page, *names, number=0, **said):
    """Register people by their first names; return their registrations."""
    return [
        register(
            occurrence=date_of(page, number),
            name=name,
            email=f"{name.lower()}@example.org",
            language="fr",
            **said,
        )
        for name in names
    ]


def letters_to(name):
    return [letter for letter in mail.outbox if letter.to == [f"{name}@example.org"]]
