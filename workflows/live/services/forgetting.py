"""What becomes of somebody's part in sessions when they are erased, or when it is long ago."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from common import clock
from people.models import User
from workflows.live.models import Event, Participant, Session
from workflows.live.queries.sessions import not_over, over

WORDS = ("text", "title", "reason")
# Who was there is known so long after a session; what it made stays.
NAMES_KEPT = timedelta(days=365)


def forget(person: User) -> None:
    """Take a person's name and account off their places; cards stay, by somebody."""
    _empty_places(Participant.objects.filter(user=person))


def remove_words(person: User) -> None:
    """Take what a person wrote on boards out of the logs; that they wrote something stays."""
    with connection.cursor() as cursor:
        # The log takes no other change than this, and only from who says so.
        cursor.execute("SELECT set_config('noria.erasing', 'words', true)")
        _empty_events(Event.objects.filter(actor__user=person))
        cursor.execute("SELECT set_config('noria.erasing', '', true)")


def only_facilitator_of(person: User) -> Iterable[str]:
    """Name sessions to come or running that nobody else facilitates. One query."""
    alone = (
        not_over(Session.objects.filter(facilitators__is_active=True), clock.now())
        .annotate(how_many=Count("facilitators", distinct=True))
        .filter(how_many=1, pk__in=person.facilitated_sessions.values("pk"))  # type: ignore[attr-defined]
    )
    return [
        _("You are the only facilitator of “%(title)s”: name another one, or end it first.")
        % {"title": session.title}
        for session in alone
    ]


def forget_old_names() -> int:
    """Take names, accounts and tokens off sessions over for a year; return how many places."""
    old = over(Session.objects.all(), clock.now() - NAMES_KEPT)
    named = ~Q(name="") | Q(user__isnull=False) | Q(token_hash__isnull=False)
    return _empty_places(Participant.objects.filter(named, session__in=old.values("pk")))


def _empty_places(places: QuerySet[Participant]) -> int:
    return places.update(user=None, name="", token_hash=None)


def _empty_events(events: QuerySet[Event]) -> None:
    changed = []
    for event in events:
        said = event.payload if isinstance(event.payload, dict) else {}
        if any(said.get(word) for word in WORDS):
            event.payload = said | {word: "" for word in WORDS if word in said}
            changed.append(event)
    Event.objects.bulk_update(changed, ["payload"], batch_size=500)
