"""Which proposals say much the same as a draft.

The measure is simple enough to explain: of the draft's own rare words, weighed by how rare they
are among the proposals likened (inverse document frequency; Spärck Jones, 1972), how much
does the other one hold too, in its own language or in a translation people made of it? Words of
the draft's title weigh double, long texts count a little less because they hold more of
everything, and the same theme or place adds a little. A word nobody used yet weighs as the
others do on average: however many said the same already, the next is still likened to them.
"""

from __future__ import annotations

from collections import Counter
from functools import reduce
from math import log
from operator import or_
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Case, F, FloatField, Func, Q, QuerySet, Value, When
from django.db.models.functions import Greatest, Sqrt

from common.search_fold import words
from participation.models import Proposal, ProposalWords
from participation.queries.proposals import listed, visible_to
from people.models import User

#: What is shown at most, and how much of the draft's weight it must hold.
SHOWN = 4
ENOUGH = 0.35
#: How rare a word is, is learnt from so many of the latest proposals.
SAMPLE = 300
#: So many words of the draft are looked for: those others use too, and those nobody used yet.
KNOWN, UNKNOWN = 20, 12
#: A text of so many different words is not long.
LENGTH = 60
BONUS = 0.05


def similar_to(draft: Proposal, reader: User) -> list[Proposal]:
    """Return the public proposals that say what a draft says, the closest first.

    Those of its process, and those under the same theme in other processes of the same place.
    Only what the reader may see, in the language of the draft or translated into it. At most
    three queries, bounded at any number of proposals: the
    sample, a search by at most 32 words, and the lines of what is shown.
    """
    others = _others(draft, reader)
    weights = _weights(draft, others)
    if not weights:
        return []
    scored = _scored(others, draft, weights).order_by("-score", "-pk").values_list("pk", "score")
    keys = [key for key, score in scored[:SHOWN] if score >= ENOUGH]
    shown = listed(Proposal.objects.filter(pk__in=keys)).in_bulk() if keys else {}
    return [shown[key] for key in keys]


def _others(draft: Proposal, reader: User) -> QuerySet[ProposalWords]:
    process = draft.round.process
    near = Q(round__process_id=process.pk)
    if draft.category:
        elsewhere = Q(round__process__territory_id=process.territory_id)
        near |= elsewhere & Q(category__slug=draft.category.slug)
    seen = visible_to(reader).filter(near, status=Proposal.Status.PUBLISHED)
    # Only a subquery is made of it: nothing needs to come along.
    keys = seen.exclude(pk=draft.pk).order_by().values("pk")
    return ProposalWords.objects.filter(proposal__in=keys)


def _weights(draft: Proposal, others: QuerySet[ProposalWords]) -> dict[str, float]:
    """Say how much each word of a draft tells, for the words that tell most."""
    title = {word.key for word in words(draft.title)}
    said = title | {word.key for word in words(draft.text)}
    sample = others.order_by("-pk").values_list("words", flat=True)[:SAMPLE]
    used, number = Counter[str](), 0
    for text in sample:
        number += 1
        used.update(said.intersection(text.split()))
    rare = {word: log((number + 1) / (times + 0.5)) for word, times in used.items()}
    double = {word: 2 if word in title else 1 for word in said if len(word) > 1}
    known = sorted(rare.keys() & double.keys(), key=lambda w: (-rare[w] * double[w], w))[:KNOWN]
    if not known:
        return {}
    unknown = sorted(double.keys() - rare.keys(), key=lambda w: (-double[w], w))[:UNKNOWN]
    usual = sum(rare[word] for word in known) / len(known)
    return {word: rare.get(word, usual) * double[word] for word in [*known, *unknown]}


def _scored(
    others: QuerySet[ProposalWords], draft: Proposal, weights: dict[str, float]
) -> QuerySet[Any]:
    # Words are runs of letters and digits: nothing in them means anything to PostgreSQL's parser.
    asked = {word: SearchQuery(word, config="simple", search_type="raw") for word in weights}
    held = sum(
        (_if(weight, vector=asked[word]) for word, weight in weights.items()), start=Value(0.0)
    )
    different = Func(F("vector"), function="length", output_field=FloatField())
    damped = Sqrt(Greatest(different / Value(float(LENGTH)), Value(1.0)))
    score: Any = held / (Value(sum(weights.values())) * damped)
    if draft.category:
        score += _if(BONUS, proposal__category__slug=draft.category.slug)
    if draft.territory_id:
        score += _if(BONUS, proposal__territory_id=draft.territory_id)
    return others.filter(vector=reduce(or_, asked.values())).annotate(score=score)


def _if(weight: float, **holds: Any) -> Any:
    return Case(When(**holds, then=Value(weight)), default=Value(0.0), output_field=FloatField())
