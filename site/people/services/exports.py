"""Everything the site holds about a person, for that person. The floors above add theirs.

What a table holds is told by its declaration (`people.privacy`); here stand the parts that need
more than a table, and the files people take away.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest

from common import clock
from people import privacy
from people.models import Export, User
from people.queries.roles import roles_given_to
from people.services import audit
from people.tasks import make_export

Exporter = Callable[[User], Any]
_exporters: dict[str, Exporter] = {}

KEPT = timedelta(days=7)
# Asking again while one is on its way, or a minute old, gives that one.
SAME_AGAIN = timedelta(minutes=1)


def register(name: str, exporter: Exporter) -> None:
    """Add a part to the export: what `exporter` returns for a person, ready for JSON."""
    _exporters[name] = exporter


@transaction.atomic
def ask_for_export(*, person: User, request: HttpRequest | None = None) -> Export:
    """Have a task put everything about a person into a file that lives for seven days."""
    User.objects.select_for_update(no_key=True).only("pk").get(pk=person.pk)
    now = clock.now()
    known = person.exports.filter(asked_at__gt=now - SAME_AGAIN).first()
    if known:
        return known
    made = Export.objects.create(person=person, asked_at=now, expires_at=now + KEPT)
    audit.record(action="data.exported", actor=person, request=request)
    transaction.on_commit(partial(make_export.enqueue, pk=str(made.pk)))
    return made


def fill(*, pk: UUID | str) -> None:
    """Write what is held about the person into an export; a second run changes nothing."""
    export = Export.objects.select_related("person").filter(pk=pk, made_at=None).first()
    if export:
        export.data, export.made_at = export_of(export.person), clock.now()
        export.save(update_fields=["data", "made_at"])


VERIFICATION = ("kind", "territory__slug", "at", "ends_at", "ended_for")


def export_of(user: User) -> dict[str, Any]:
    """Collect what the site holds about a person, ready for JSON: a query or two a table."""
    own = {
        "account": _account(user),
        "verifications": list(user.verifications.values(*VERIFICATION)),
    }
    parts = {name: exporter(user) for name, exporter in _exporters.items()}
    return own | privacy.told(user) | parts


def delete_old() -> int:
    """Delete exports that are over; return how many."""
    return Export.objects.filter(expires_at__lte=clock.now()).delete()[0]


def _account(user: User) -> dict[str, Any]:
    return {
        "email": user.email,
        "public_name": user.pseudonym,
        "language": user.language,
        "territory": user.territory.slug if user.territory else None,
        "joined_at": user.date_joined,
        "last_signed_in_at": user.last_login,
        "roles": sorted(roles_given_to(user)),
    }
