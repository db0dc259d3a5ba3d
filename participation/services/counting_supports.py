"""What supports count: nothing until a person gave as many as the round asks for, then one each.

A proposal's number holds those that count. Whoever moves it holds the person first, then the rules
of the round, then the proposals in the order of their numbers; so nobody waits in a circle.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from common.exceptions import require
from participation.models import Proposal, Round, Support
from people.models import User


def hold_numbers(*, person: User, round_: Round, also: Iterable[int] = ()) -> dict[int, Proposal]:
    """Lock what may be counted anew when a person gives or takes: proposals by their keys.

    These are ``also`` and, where a person must give several before any counts, all of theirs in
    the round: as many as one may give at most. One query.
    """
    pks = set(also)
    if round_.supports_minimum > 1:
        given = Support.objects.filter(person=person, round=round_)
        pks |= set(given.values_list("proposal_id", flat=True))
    rows = Proposal.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk")
    return {row.pk: row for row in rows}


def settle(*, person: User, round_: Round) -> bool:
    """Let what a person gave in a round count, all of it or nothing; return whether it does.

    Two queries when nothing changes, five at most. The caller holds person, rules and numbers.

    Raises:
        RuleBroken: when one of the proposals has meanwhile as many supports as it can have.

    """
    given = Support.objects.filter(person=person, round=round_)
    counts = given.count() >= round_.supports_minimum
    changing = given.filter(is_temporary=counts)
    proposals = list(changing.values_list("proposal_id", flat=True))
    if proposals:
        count(proposals, 1 if counts else -1, round_)
        changing.update(is_temporary=not counts)
    return counts


def drop(supports: QuerySet[Support]) -> None:
    """Take a person's supports away, and their numbers with them. Four queries."""
    given = list(supports)
    counted = [one.proposal_id for one in given if not one.is_temporary]
    rows = Proposal.objects.select_for_update(no_key=True).filter(pk__in=counted).order_by("pk")
    list(rows.values_list("pk", flat=True))
    Support.objects.filter(pk__in=[one.pk for one in given]).delete()
    Proposal.objects.filter(pk__in=counted).update(support_count=F("support_count") - 1)


def count(proposals: Iterable[int], step: int, round_: Round) -> None:
    """Move the numbers of locked proposals of a round, as far as it lets them go."""
    rows = Proposal.objects.filter(pk__in=list(proposals))
    if step > 0 and round_.supports_capped:
        full = rows.filter(support_count__gte=round_.supports_needed).first()
        words = _("“%(title)s” has as many supports as it can have. Take yours back there first.")
        require(full is None, words % {"title": full.title if full else ""})
    rows.update(support_count=F("support_count") + step)


def settle_all(*, round_: Round) -> None:
    """Judge all supports of a round anew, when it asks people for another number.

    What was given before counts even where a proposal would take no more. Four statements,
    whatever the number of supports; the caller holds the rules, so nobody gives or takes meanwhile.
    """
    rows = Proposal.objects.filter(round=round_).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk", flat=True))
    given = Support.objects.filter(round=round_)
    each = given.order_by().values("person").annotate(many=Count("pk"))
    enough = Q(person__in=each.filter(many__gte=round_.supports_minimum).values("person"))
    given.filter(enough, is_temporary=True).update(is_temporary=False)
    given.filter(~enough, is_temporary=False).update(is_temporary=True)
    counted = given.filter(is_temporary=False, proposal=OuterRef("pk")).order_by()
    number = counted.values("proposal").annotate(many=Count("pk")).values("many")
    rows.order_by().update(support_count=Coalesce(Subquery(number), 0))
