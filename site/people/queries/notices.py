from dataclasses import dataclass

from people import notices as kinds
from people.models import Follow, MailChoice, Notice, User

PAGE = 30
FOLLOWS_SHOWN = 50


@dataclass(frozen=True)
class Followed:
    kind: str
    pk: str
    title: str
    url: str
    # How much they want to hear, in words, if it is not everything.
    less: str


def notices_of(person: User, *, before: int | None = None) -> tuple[list[Notice], int | None]:
    """List what a person was told, the newest first, at most 30; and where to go on. One query."""
    rows = person.notices.filter(pk__lt=before) if before else person.notices.all()
    found = list(rows.order_by("-pk")[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None


def unread(person: User) -> int:
    """Count what a person was told and has not read. One query."""
    return person.notices.filter(read_at=None).count()


def volume_of(person: User, thing: str) -> str | None:
    """Say how much a person chose to hear of a thing, None for who never chose. One query."""
    chosen = Follow.objects.filter(person=person, thing=thing)
    return chosen.values_list("volume", flat=True).first()


def followed_by(person: User) -> list[Followed]:
    """List what a person follows and may still see, the newest 50; a query a kind."""
    follows = list(person.follows.order_by("-pk")[:FOLLOWS_SHOWN])
    names = kinds.name_all([one.thing for one in follows], person)
    return [
        Followed(kind, pk, names[one.thing].title, names[one.thing].url, less)
        for one in follows
        for kind, pk in [one.thing.split(":")]
        for less in ["" if one.volume == Follow.Volume.ALL else one.get_volume_display()]
        if one.thing in names
    ]


def mail_choice(person: User) -> str:
    """Say how a person wants notices by mail: not, until they choose. One query."""
    return chosen_mails(person) or MailChoice.When.NONE


def chosen_mails(person: User) -> str | None:
    """Say what a person chose, None for who never did. One query."""
    return MailChoice.objects.filter(person=person).values_list("when", flat=True).first()
