"""The record of what was done, by whom and from where; written here and nowhere else."""

from ipaddress import ip_address, ip_network
from typing import Any

from allauth.core.internal.httpkit import get_client_ip
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from people.models import AuditEvent, User

# Bits of the address kept: enough to see a pattern, too few to find a household.
IPV4_KEPT = 24
IPV6_KEPT = 48
NEVER_RECORDED = frozenset({"code", "token", "password", "secret", "key", "choice", "choices"})


def record(
    *,
    action: str,
    actor: User | AnonymousUser | None,
    target: str = "",
    request: HttpRequest | None = None,
    detail: dict[str, Any] | None = None,
) -> AuditEvent:
    """Write one audit event; it can never be changed afterwards.

    `action` is a dotted verb ("signin.failed"), `target` what it was done to, `detail` further
    plain facts; who helped the actor is added. The address of the request is kept cut to its
    network (/24, /48).

    Raises:
        ValueError: when `detail` names a secret (a code, a password, a choice).

    """
    detail = (detail or {}) | _help_of(actor)
    if secrets := NEVER_RECORDED & {name.lower() for name in detail}:
        raise ValueError(f"Secrets do not belong in the audit: {', '.join(sorted(secrets))}")
    return AuditEvent.objects.create(
        action=action,
        actor=actor if actor and actor.is_authenticated else None,
        # One line in any list or file, whatever a title holds.
        target="".join(sign if sign.isprintable() else " " for sign in target)[:200],
        network=network_of(request),
        detail=detail,
    )


def _help_of(actor: User | AnonymousUser | None) -> dict[str, Any]:
    """Name whoever acts for a person beside them, in whatever that person is made to do."""
    session = getattr(actor, "assisted", None)
    return {"assisted_by": session.verifier_id, "session": session.pk} if session else {}


def network_of(request: HttpRequest | None) -> str:
    """Name the network a request came from, or nothing when that is not known."""
    if request is None:
        return ""
    return truncated(get_client_ip(request) or "")


def truncated(address: str) -> str:
    """Cut an address to the network recorded: 192.0.2.7 -> 192.0.2.0/24."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    kept = IPV4_KEPT if parsed.version == 4 else IPV6_KEPT
    return str(ip_network((parsed, kept), strict=False))
