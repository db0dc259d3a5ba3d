"""Where the story plays and who takes part in it."""

from people.roles import (
    ADMINISTRATOR,
    EDITOR,
    EVALUATOR,
    FACILITATOR,
    MODERATOR,
    ORGANISER,
    SECTION_EDITOR,
    TRANSLATOR,
    VERIFIER,
)
from people.services.accounts import ensure_user
from people.services.territories import load_territories

from . import Story

DOMAIN = "noria.example"

# key, public name, language, municipality, roles
CAST = [
    ("amal", "أمل", "ar", "sfax", []),
    ("yusuf", "يوسف", "ar", "hebron", []),
    ("giulia", "Giulia Ferrara", "it", "palermo", []),
    ("lucia", "Lucía Ferrer", "es", "valencia", []),
    ("nour", "Nour Ben Salah", "fr", "sfax", [ORGANISER]),
    ("karim", "Karim Trabelsi", "fr", "tunis", [FACILITATOR]),
    ("marta", "Marta Soler", "fr", "valencia", [EDITOR]),
    ("paolo", "Paolo Gallo", "it", "torino", [MODERATOR]),
    ("rania", "رانيا", "ar", "irbid", [TRANSLATOR]),
    ("sami", "Sami Gharbi", "ar", "tunis", [SECTION_EDITOR]),
    ("dana", "Dana", "en", "amman", [ADMINISTRATOR]),
    ("salim", "سليم", "ar", "hebron", [VERIFIER]),
    ("elena", "Elena Rossi", "it", "torino", [EVALUATOR]),
    ("mireia", "Mireia Puig", "es", "barcelona", [EVALUATOR]),
    ("bruno", "Bruno Conti", "it", "palermo", [MODERATOR]),
]


def fill(story: Story) -> None:
    """Load the territories and make the accounts of the cast."""
    story.territories.update(load_territories())
    for key, name, language, municipality, roles in CAST:
        story.people[key] = ensure_user(
            email=f"{key}@{DOMAIN}",
            pseudonym=name,
            language=language,
            territory=story.territories[municipality],
            roles=roles,
        )
