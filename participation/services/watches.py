from __future__ import annotations

from django.db import transaction

from participation.models import Watch
from people.models import Territory, User
from people.services import audit


@transaction.atomic
def give_watch(*, giver: User, person: User, territory: Territory, language: str) -> Watch:
    """Let a moderator look after a territory in a language; again: changes nothing."""
    watch, new = Watch.objects.get_or_create(person=person, territory=territory, language=language)
    if new:
        _record("watch.given", giver, watch)
    return watch


@transaction.atomic
def take_watch(*, taker: User, pk: int) -> None:
    """End a watch; again: changes nothing."""
    for watch in Watch.objects.select_for_update().filter(pk=pk):
        _record("watch.taken", taker, watch)
        watch.delete()


def _record(action: str, actor: User, watch: Watch) -> None:
    audit.record(
        action=action,
        actor=actor,
        target=f"person {watch.person_id}",
        detail={"territory": watch.territory_id, "language": watch.language},
    )
