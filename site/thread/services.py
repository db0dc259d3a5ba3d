"""Writing the thread. A link stays: nothing of it is changed but, once, by whom it was made."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken

from .models import Link
from .refs import Ref


@transaction.atomic
def record(*, source: Ref, target: Ref, relation: str, by: str = "") -> Link:
    """Record that ``source`` became, or led to, ``target``; a second time changes nothing.

    ``by`` is the public name of who did it. Writers of links wait for one another (the
    database looks for circles), so record links last in a transaction. Raises ``RuleBroken``
    when the link would make something its own ancestor, or uses a word the thread lacks.
    """
    try:
        link, _created = Link.objects.get_or_create(
            source_kind=source.kind,
            source_id=source.pk,
            target_kind=target.kind,
            target_id=target.pk,
            relation=str(relation),
            defaults={"by": by[:120]},
        )
    except IntegrityError as refused:
        raise RuleBroken(_("This link cannot stand on the thread.")) from refused
    return link


@transaction.atomic
def record_many(*, links: Iterable[tuple[Ref, Ref, str]], by: str = "") -> None:
    """Record many links (source, target, relation) in one statement; known ones are left alone.

    Raises ``RuleBroken`` as ``record`` does, and then records none of them.
    """
    rows = [
        Link(
            source_kind=source.kind,
            source_id=source.pk,
            target_kind=target.kind,
            target_id=target.pk,
            relation=str(relation),
            by=by[:120],
        )
        for source, target, relation in links
    ]
    try:
        with transaction.atomic():
            Link.objects.bulk_create(rows, ignore_conflicts=True)
    except IntegrityError as refused:
        raise RuleBroken(_("This link cannot stand on the thread.")) from refused


def forget_who(*, name: str) -> int:
    """Leave open by whom links were recorded that say this name; return how many."""
    return Link.objects.filter(by=name).update(by="")
