"""Making a process: a draft of its organisers first, open to others when nothing is missing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation import rules, signals
from participation.models import Category, Process
from participation.queries import room
from participation.services import checklist
from people.models import User
from people.services import audit

TEXTS = ("title", "question", "summary")
FACTS = ("territory", "organisation", "languages", "currency", "access", "licence")
# People take part under these; they stay as they were when the process opened.
FIXED = ("territory", "currency", "access", "licence")
MOST_THEMES = 40


@transaction.atomic
def make_process(*, organiser: User, **facts: Any) -> Process:
    """Begin a process as a draft that only its organisers see; whoever makes it is the first.

    ``facts`` are fields of ``FACTS`` and texts by language (``title_fr``).

    Raises:
        RuleBroken: when the person does not hold the role of organiser, or nothing is asked.

    """
    if not rules.makes_processes(organiser):
        raise RuleBroken(_("Only people with the role of organiser make a process."))
    process = Process()
    _write(process, facts)
    process.slug = room.free_process_slug(_first_title(process))
    process.save()
    process.organisers.add(organiser)
    audit.record(action="process.made", actor=organiser, target=target_of(process))
    return process


@transaction.atomic
def change_process(
    *, process: Process, organiser: User, organisers: Sequence[User] | None = None, **facts: Any
) -> Process:
    """Change a process and who answers for it.

    Raises:
        RuleBroken: when the person does not organise it, nobody would, somebody named lacks the
            role, a language people may have written in would go, or what is fixed since the
            opening would change.

    """
    process = held(process, organiser)
    before = {name: getattr(process, name) for name in FACTS}
    _write(process, facts)
    if not process.is_draft:
        _require_kept(process, before)
    process.save()
    if organisers is not None:
        _set_organisers(process, organisers)
    changed = sorted(name for name in facts if name in FACTS and before[name] != facts[name])
    audit.record(
        action="process.changed",
        actor=organiser,
        target=target_of(process),
        detail={"changed": changed},
    )
    return process


@transaction.atomic
def open_process(*, process: Process, organiser: User) -> Process:
    """Open a process to the people it is for; opening it again changes nothing.

    Raises:
        RuleBroken: when the person does not organise it, or something is missing: it says what.

    """
    process = held(process, organiser)
    if not process.is_draft:
        return process
    if missing := [item.words for item in checklist.missing(process) if item.blocks]:
        raise RuleBroken(" ".join(missing))
    process.published_at = clock.now()
    process.save(update_fields=["published_at"])
    audit.record(action="process.opened", actor=organiser, target=target_of(process))
    transaction.on_commit(partial(signals.process_opened.send, sender=Process, process=process))
    return process


@transaction.atomic
def discard_draft(*, process: Process, organiser: User) -> None:
    """Take away a process that never opened, with its themes, rounds and invitations.

    Raises:
        RuleBroken: when the person does not organise it, it was open, or people wrote in it.

    """
    process = held(process, organiser)
    if not process.is_draft:
        raise RuleBroken(_("This process was opened. It stays."))
    try:
        with transaction.atomic():
            process.rounds.all().delete()
            process.delete()
    except ProtectedError as used:
        raise RuleBroken(_("Something hangs on this process already. It stays.")) from used
    audit.record(action="process.discarded", actor=organiser, target=f"process:{process.slug}")


@transaction.atomic
def write_theme(
    *, process: Process, organiser: User, theme: Category | None = None, **names: str
) -> Category:
    """Add a theme to a process, or give one other names; ``names`` by language (``name_fr``).

    Raises:
        RuleBroken: when the person does not organise it, it has no name, or there are 40 already.

    """
    process = held(process, organiser)
    if theme is None:
        if process.categories.count() >= MOST_THEMES:
            raise RuleBroken(_("A process has 40 themes at most."))
        theme = Category(process=process, position=process.categories.count())
    for name, words in names.items():
        setattr(theme, name, words.strip())
    given = next((words for words in names.values() if words.strip()), "")
    if not given:
        raise RuleBroken(_("Give the theme a name."))
    theme.slug = theme.slug or room.free_category_slug(process, given)
    theme.save()
    return theme


@transaction.atomic
def remove_theme(*, theme: Category, organiser: User) -> None:
    """Take a theme away from a process.

    Raises:
        RuleBroken: when the person does not organise it, or proposals stand under it.

    """
    held(theme.process, organiser)
    try:
        with transaction.atomic():
            theme.delete()
    except ProtectedError as used:
        raise RuleBroken(_("Proposals stand under this theme. It stays.")) from used


def held(process: Process, organiser: User) -> Process:
    """Read a process afresh, for one organiser at a time. Raises ``RuleBroken`` for others."""
    if not rules.organises(organiser, process):
        raise RuleBroken(_("Only the organiser can do this."))
    return Process.objects.select_for_update(no_key=True).get(pk=process.pk)


def target_of(process: Process) -> str:
    """Name a process as the audit does."""
    return f"process:{process.pk}"


def _write(process: Process, facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        if name not in FACTS and name.rpartition("_")[0] not in TEXTS:
            raise TypeError(f"Not of a process: {name}")
        setattr(process, name, value)
    if not _first_title(process):
        raise RuleBroken(_("Give the process a title."))


def _first_title(process: Process) -> str:
    titles = (getattr(process, f"title_{code}") for code, _name in settings.LANGUAGES)
    return next((str(title) for title in titles if title), "")


def _require_kept(process: Process, before: dict[str, Any]) -> None:
    if any(getattr(process, name) != before[name] for name in FIXED):
        raise RuleBroken(_("Place, currency and access stay as they were at the opening."))
    if set(before["languages"]) - set(process.languages):
        raise RuleBroken(_("People may have written in these languages. None can go any more."))


def _set_organisers(process: Process, people: Sequence[User]) -> None:
    if not people:
        raise RuleBroken(_("Somebody must answer for a process."))
    allowed = set(room.may_organise().filter(pk__in=[one.pk for one in people]))
    already = set(process.organisers.all())
    for person in people:
        if person not in allowed | already:
            words = _("%(name)s does not hold the role of organiser.")
            raise RuleBroken(words % {"name": person.pseudonym})
    process.organisers.set(people)
