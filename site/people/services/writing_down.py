"""Keeping that somebody is verified, whichever way it came about."""

from django.utils import timezone

from people.models import Territory, User, Verification
from people.services.ending import end_of


def write_down(
    person: User, kind: str, territory: Territory, *, by: User | None = None
) -> tuple[Verification, bool]:
    """Keep that a person is verified from now on; tell whether they were not before.

    One that ended, or ends within two weeks, holds anew. Whoever may, and by what, is looked at
    before.
    """
    now = timezone.now()
    facts = {"by": by, "at": now, "ends_at": end_of(kind, now), "ended_for": ""}
    made, new = Verification.objects.select_for_update(of=("self",)).get_or_create(
        person=person, kind=kind, territory=territory, defaults=facts
    )
    if not new and made.may_be_renewed:
        for name, value in facts.items():
            setattr(made, name, value)
        made.save()
        return made, True
    return made, new
