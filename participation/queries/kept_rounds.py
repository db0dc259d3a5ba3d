"""Which templates of rounds an organiser may lay out in a process, and which are theirs."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from common.translated_texts import in_readers
from participation.models import KeptRounds, Process
from participation.round_templates import TEMPLATES, Step, Template
from people.models import User


def usable_in(process: Process, organiser: User) -> QuerySet[KeptRounds]:
    """List what an organiser keeps, and what is shared where the process is. One query."""
    here = Q(territory__path__in=process.territory.paths_above)
    found = KeptRounds.objects.filter(Q(keeper=organiser) | here)
    return found.select_related("keeper", "territory")


def changeable_in(process: Process, organiser: User) -> QuerySet[KeptRounds]:
    """List those of them an organiser may rename and take away: their own, and nobody's."""
    return usable_in(process, organiser).filter(Q(keeper=organiser) | Q(keeper=None))


def templates_in(process: Process, organiser: User) -> dict[str, Template]:
    """Return by key what may be laid out in a process: ready made first, then kept. One query."""
    kept = {f"kept-{one.pk}": as_template(one) for one in usable_in(process, organiser)}
    return TEMPLATES | kept


def as_template(kept: KeptRounds) -> Template:
    """Read kept rounds as a template; it is described by the titles of its rounds. No query."""
    titles = [in_readers(step["title"]) for step in kept.steps]
    steps = tuple(Step.kept(step) for step in kept.steps)
    return Template(kept.name, " · ".join(titles), steps, themes=kept.themes)
