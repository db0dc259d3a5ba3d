"""Everything the site holds about a person, for that person. The floors above add theirs."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from people.models import AuditEvent, User
from people.queries.roles import roles_given_to
from people.queries.sessions import sign_ins_of
from people.services import audit

Exporter = Callable[[User], Any]
_exporters: dict[str, Exporter] = {}


def register(name: str, exporter: Exporter) -> None:
    """Add a part to the export: what `exporter` returns for a person, ready for JSON."""
    _exporters[name] = exporter


def export_of(user: User, *, request: HttpRequest | None = None) -> dict[str, Any]:
    """Collect what the site holds about a person, ready for JSON. The export itself is audited."""
    audit.record(action="data.exported", actor=user, request=request)
    own = {
        "account": _account(user),
        "sign_ins": list(sign_ins_of(user).values("created_at", "ip", "user_agent")),
        "verifications": list(user.verifications.values("kind", "territory__slug", "at")),
        "mandates": list(
            user.mandates.values("organisation__name", "scope", "starts_at", "ends_at")
        ),
        "audit": list(
            AuditEvent.objects.filter(actor=user).values("at", "action", "target", "network")[:1000]
        ),
    }
    return own | {name: exporter(user) for name, exporter in _exporters.items()}


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
