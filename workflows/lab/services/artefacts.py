"""Writing what a stage leaves behind: drafts, reviews, agreed words and their next versions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import require
from people.models import User
from people.services import audit
from workflows.lab.models import Artefact, Service
from workflows.lab.schemas import SCHEMAS
from workflows.lab.services.conditions import hold, require_may_write
from workflows.lab.services.texts import Words, filled

Status = Artefact.Status


@transaction.atomic
def add_artefact(  # noqa: PLR0913 -- an artefact is what it says of itself
    *,
    service: Service,
    kind: str,
    title: Words,
    body: dict[str, Any],
    by: User,
    language: str = "",
    authors: Iterable[User] = (),
    at: datetime | None = None,
) -> Artefact:
    """Write a new artefact of the stage the service stands in, as a draft.

    ``body`` is ``{"head": {…}, "rows": [{…}]}`` by the schema of its kind; ``title`` is a text by
    language or in the current one. ``by`` and ``authors`` sign it.

    Raises:
        RuleBroken: when the person does not answer for the service, or it has stopped.
        ValidationError: when the body does not fit its kind, with a sentence for each fault.

    """
    held = hold(service)
    require_may_write(held, by)
    artefact = Artefact(
        service=held,
        stage=held.stage,
        kind=kind,
        language=language or by.language,
        body=SCHEMAS[kind].clean(body),
        written_at=at or clock.now(),
    )
    filled(artefact, "title", title)
    artefact.save()
    artefact.authors.set({by, *authors})
    _log("artefact.written", artefact, by)
    return artefact


@transaction.atomic
def change_artefact(
    *, artefact: Artefact, title: Words, body: dict[str, Any], by: User, language: str = ""
) -> Artefact:
    """Rewrite an artefact that is not agreed yet, or write the next version of one that is.

    Returns the artefact that holds the new words: the same one, or a new draft that replaces it.

    Raises:
        RuleBroken: when the person does not answer for the service, it has stopped, or a newer
            version was begun.
        ValidationError: when the body does not fit its kind.

    """
    held = _held(artefact)
    require_may_write(held.service, by)
    require(
        not Artefact.objects.filter(replaces=held).exists(),
        _("A newer version of this artefact was begun: change that one."),
    )
    if not held.is_open:
        held = _next_version(held)
    held.body = SCHEMAS[held.kind].clean(body)
    held.language = language or held.language
    filled(held, "title", title)
    held.save()
    held.authors.add(by)
    _log("artefact.written", held, by)
    return held


@transaction.atomic
def submit_artefact(*, artefact: Artefact, by: User) -> Artefact:
    """Show a draft to everybody and ask for their view; twice changes nothing.

    Raises:
        RuleBroken: when the person does not answer for the service, or it is agreed already.

    """
    held = _held(artefact)
    require_may_write(held.service, by)
    require(held.is_open, _("This artefact is agreed already."))
    held.status = Status.UNDER_REVIEW
    held.save(update_fields=["status"])
    _log("artefact.submitted", held, by)
    return held


@transaction.atomic
def agree_artefact(*, artefact: Artefact, by: User, at: datetime | None = None) -> Artefact:
    """Record that an artefact is agreed. Its words stand from now on; what it replaces steps back.

    Raises:
        RuleBroken: when the person does not answer for the service, the artefact was never shown
            to everybody, or it was replaced.

    """
    held = _held(artefact)
    require_may_write(held.service, by)
    if held.status == Status.AGREED:
        return held
    require(held.status == Status.UNDER_REVIEW, _("Show it to everybody first."))
    held.status, held.agreed_at = Status.AGREED, at or clock.now()
    held.save(update_fields=["status", "agreed_at"])
    if held.replaces_id:
        Artefact.objects.filter(pk=held.replaces_id).update(status=Status.SUPERSEDED)
    _log("artefact.agreed", held, by)
    return held


def _next_version(agreed: Artefact) -> Artefact:
    """Begin the version after an agreed one, in the stage the service stands in now."""
    titles = {name: text for name, text in vars(agreed).items() if name.startswith("title_")}
    return Artefact(
        service=agreed.service,
        stage=agreed.service.stage,
        kind=agreed.kind,
        language=agreed.language,
        version=agreed.version + 1,
        replaces=agreed,
        written_at=clock.now(),
        **titles,
    )


def _held(artefact: Artefact) -> Artefact:
    """Hold the artefact and its service, the service first as everybody does."""
    service = hold(artefact.service)
    held = Artefact.objects.select_for_update(no_key=True, of=("self",)).get(pk=artefact.pk)
    held.service = service
    return held


def _log(action: str, artefact: Artefact, by: User) -> None:
    audit.record(
        action=action,
        actor=by,
        target=f"service:{artefact.service.slug}",
        detail={"artefact": artefact.pk, "kind": artefact.kind, "version": artefact.version},
    )
