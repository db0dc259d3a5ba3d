"""What came of an event: proposals, services and pages, as anybody may read them."""

from typing import Any
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from wagtail.models import Locale

from cms.queries.pages import in_language
from cms.queries.wheel import STRANGER, public_proposals
from thread.refs import Kind, Ref, Shown
from thread.registry import resolve as shown_on_the_thread
from workflows.lab.queries import services

KINDS = (Kind.PROPOSAL.value, Kind.SERVICE.value)


def thing_behind(words: str) -> Ref | None:
    """Find the proposal or service that an address of ours, or "proposal-12", names.

    None if there is none that everybody may read. Costs at most three queries.
    """
    ref = ref_of(words) or _ref_at(words)
    return ref if ref and _shown(ref.kind, [ref.pk]) else None


def ref_of(words: str) -> Ref | None:
    """Read a kept reference: "service-3"; None if it is none."""
    kind, dash, pk = words.strip().rpartition("-")
    return Ref(kind, pk) if dash and kind in KINDS and pk.isdecimal() else None


def _ref_at(address: str) -> Ref | None:
    try:
        match = resolve(urlsplit(address.strip()).path)
    except (Resolver404, ValueError):
        return None
    if match.view_name == "participation:proposal":
        return Ref(Kind.PROPOSAL, match.kwargs["pk"])
    if match.view_name == "lab:service":
        found = services.visible_to(STRANGER).filter(slug=match.kwargs["slug"]).first()
        return Ref(Kind.SERVICE, found.pk) if found else None
    return None


def outcomes_shown(stream: Any, locale: Locale) -> list[dict[str, Any]]:
    """List what came of an event as a stranger may read it, in the editor's order.

    Three queries for things and two for pages, however many there are.
    """
    pages = in_language([part.value for part in stream if part.block_type == "page"], locale)
    things = things_shown([part.value for part in stream if part.block_type == "thing"])
    rows = []
    for part in stream:
        if part.block_type == "thing" and (shown := things.get(part.value)):
            kind = Kind(part.value.partition("-")[0]).label
            row = {"title": shown.title, "url": shown.url, "language": shown.language}
            rows.append({**row, "kind": kind})
        elif part.block_type == "page" and part.value and (page := pages.get(part.value.pk)):
            rows.append({"title": page.title, "page": page, "kind": Kind.PAGE.label})
    return rows


def things_shown(words: list[str]) -> dict[str, Shown]:
    """Map each kept reference ("service-3") to what strangers may see of it.

    What nobody may see (any more) is left out. At most three queries, however many there are.
    """
    refs = [ref for ref in map(ref_of, words) if ref]
    shown = {
        kind: _shown(kind, [ref.pk for ref in refs if ref.kind == kind])
        for kind in KINDS
        if any(ref.kind == kind for ref in refs)
    }
    found = {str(ref): shown[ref.kind].get(ref.pk) for ref in refs}
    return {key: value for key, value in found.items() if value}


def _shown(kind: str, pks: list[str]) -> dict[str, Shown]:
    """Show things as on the thread, where withdrawn proposals stand too; here they do not."""
    if kind == Kind.PROPOSAL:
        stood = public_proposals().prefetch_related(None).filter(pk__in=pks)
        pks = [str(pk) for pk in stood.values_list("pk", flat=True)]
    return shown_on_the_thread(kind, pks, STRANGER) if pks else {}
