"""What people of the story agree on about Irbid's kitchens, and the map of it."""

from datetime import timedelta

from django.db import transaction

from participation.models import Process, Round, Statement
from participation.services.guests import make_code
from participation.services.opinions import add_statement, draw_round_map, give_opinion
from participation.services.seeds import seed_statements
from participation.services.translations import translate
from people.models import User

from . import Story
from .texts import opinions as words
from .texts.citizens import CITIZENS


@transaction.atomic
def fill(story: Story) -> None:
    """Let two camps answer, and guests come in by a code; all of it is there or none."""
    process = Process.objects.get(slug="irbid-community-kitchens")
    if process.rounds.filter(slug=words.SLUG).exists():
        return
    round_ = Round.objects.create(
        process=process,
        slug=words.SLUG,
        position=2,
        kind=Round.Kind.COMMENTS,
        opens_at=(story.start - timedelta(days=14)).replace(hour=8, minute=0),
        closes_at=(story.start + timedelta(days=365)).replace(hour=18, minute=0),
        **words.ROUND,
    )
    for place, (who, language, text, *camps) in enumerate(words.STATEMENTS):
        statement = _put(story.people[who], round_=round_, text=text, language=language)
        for said_in, said in words.TRANSLATED[place].items():
            translate(
                original=statement, translator=story.people["rania"], language=said_in, text=said
            )
        for number, (key, *_rest) in enumerate(CITIZENS):
            answer = _answer(place, number, camps[number % 2])
            give_opinion(statement=statement, person=story.people[key], answer=answer)
    draw_round_map(round_=round_, anew=True)
    # For a meeting of people without accounts: they answer as guests.
    make_code(
        round_=round_,
        organiser=story.people["nour"],
        expires_at=story.start + timedelta(days=29),
        most=40,
    )


def _put(author: User, *, round_: Round, text: str, language: str) -> Statement:
    """Put a statement before people: as one of the organisers, or as one of them."""
    if author not in round_.process.organisers.all():
        return add_statement(round_=round_, author=author, text=text, language=language)
    return seed_statements(round_=round_, organiser=author, texts=[text], language=language)[0]


def _answer(place: int, number: int, usual: int) -> int:
    """Say what their camp says; now and then pass, or say the other thing."""
    turn = (place * 5 + number * 3) % 11
    return 0 if turn == 0 else -usual if turn == 1 else usual
