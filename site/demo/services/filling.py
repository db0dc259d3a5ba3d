"""Fill the demo: every chapter of the story, in the order in which things happen."""

from collections.abc import Callable
from importlib import import_module

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils import timezone

from demo.models import Filling
from demo.story import Story
from participation.services.pace import at_any_pace

# People first, because everybody else acts through them; pages last, because they show the rest.
CHAPTERS = [
    "people",
    "participation",
    "elsewhere",
    "draft",
    "live",
    "vote",
    "lab",
    "organisations",
    "together",
    "opinions",
    "reviewing",
    "caring",
    "pages",
    "wheel",
    "shelf",
    "gatherings",
    "editing",
]


def refuse_outside_the_demo() -> None:
    """Raise ``ImproperlyConfigured`` unless these settings allow invented people."""
    if not getattr(settings, "NORIA_DEMO", False):
        message = "The demo fills invented people in: it runs with the demo's settings only."
        raise ImproperlyConfigured(message)


def fill(*, tell: Callable[[str], None] = lambda _chapter: None) -> Filling:
    """Fill what is missing of the story; filling twice changes nothing.

    Every chapter is one transaction of its own or several, as its services ask. ``tell`` hears
    the name of each chapter before it begins.
    """
    refuse_outside_the_demo()
    filling = _filling()
    if filling.finished_at:
        return filling

    story = Story(start=filling.started_at)
    for chapter in CHAPTERS:
        tell(chapter)
        with at_any_pace():
            import_module(f"demo.story.{chapter}").fill(story)
    filling.finished_at = timezone.now()
    filling.save(update_fields=["finished_at"])
    return filling


@transaction.atomic
def _filling() -> Filling:
    return Filling.objects.first() or Filling.objects.create(
        # Whole minutes read better on pages, and no chapter depends on the second.
        started_at=timezone.now().replace(second=0, microsecond=0)
    )
