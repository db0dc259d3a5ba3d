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


def notices_of(person: User, *, before: int | None = None) -> tuple[list[Notice], int | None]:
    """List what a person was told, the newest first, at most 30; and where to go on. One query."""
    rows = person.notices.filter(pk__lt=before) if before else person.notices.all()
    found = list(rows.order_by("-pk")[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None


def unread(person: User) -> int:
    """Count what a person was told and has not read. One query."""
    return person.notices.filter(read_at=None).count()


def follows(person: User, thing: str) -> bool:
    """Tell whether a person follows a thing. One query."""
    return Follow.objects.filter(person=person, thing=thing).exists()


def followed_by(person: User) -> list[Followed]:
    """List what a person follows and may still see, the newest 50; a query a kind."""
    things = list(person.follows.order_by("-pk").values_list("thing", flat=True)[:FOLLOWS_SHOWN])
    names = kinds.name_all(things, person)
    return [
        Followed(kind, pk, names[thing].title, names[thing].url)
        for thing in things
        for kind, pk in [thing.split(":")]
        if thing in names
    ]


def mail_choice(person: User) -> str:
    """Say how a person wants notices by mail: not, until they choose. One query."""
    return chosen_mails(person) or MailChoice.When.NONE


def chosen_mails(person: User) -> str | None:
    """Say what a person chose, None for who never did. One query."""
    return MailChoice.objects.filter(person=person).values_list("when", flat=True).first()
