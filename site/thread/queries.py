"""Reading the thread: everything one thing came from and led to, as one story."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import pairwise

from .models import Link
from .refs import SIDEWAYS, Kind, Ref, Relation, Shown
from .registry import Reader, resolve

MAX_DEPTH = 24
MAX_LINKS = 200

ICONS = {
    Kind.SESSION: "users",
    Kind.CARD: "sticky-note",
    Kind.PROPOSAL: "pen-line",
    Kind.AMENDMENT: "pencil",
    Kind.ROUND: "vote",
    Kind.SERVICE: "heart-handshake",
    Kind.GATE: "signpost",
    Kind.ARTEFACT: "file-text",
    Kind.PAGE: "newspaper",
}

# Up to the ancestors and down to the offspring, never up and down again: what else grew from
# the same session is another thread. Rows are made level by level, so the limit keeps the nearest.
WALK = """
WITH RECURSIVE walk (kind, id, way, depth, link) AS (
    SELECT %(kind)s::text, %(pk)s::text, 'start'::text, 0, NULL::bigint
  UNION
    SELECT step.kind, step.id, step.way, walk.depth + 1, step.link
      FROM walk CROSS JOIN LATERAL (
        SELECT source_kind::text AS kind, source_id::text AS id, 'up' AS way, id AS link
          FROM thread_link
         WHERE target_kind = walk.kind AND target_id = walk.id
           AND (walk.way = 'start' OR (walk.way = 'up' AND NOT relation = ANY(%(sideways)s)))
        UNION ALL
        SELECT target_kind::text, target_id::text,
               CASE WHEN relation = ANY(%(sideways)s) THEN 'aside' ELSE 'down' END, id
          FROM thread_link
         WHERE source_kind = walk.kind AND source_id = walk.id
           AND (walk.way IN ('start', 'down')
                OR (walk.way = 'up' AND relation = ANY(%(sideways)s)))
      ) AS step
     WHERE walk.depth < %(max_depth)s
)
SELECT thread_link.*
  FROM thread_link
  JOIN (SELECT link, MIN(depth) AS depth
          FROM (SELECT link, depth FROM walk WHERE link IS NOT NULL LIMIT %(max_rows)s) AS near
         GROUP BY link) AS near ON near.link = thread_link.id
 ORDER BY near.depth, thread_link.id
 LIMIT %(max_links)s
"""


@dataclass(frozen=True)
class Node:
    """One thing on the thread, as its reader may see it."""

    ref: Ref
    shown: Shown
    at: datetime | None
    is_here: bool = False
    came_from: Ref | None = None
    relation: str = ""
    by: str = ""
    follows: bool = False

    @property
    def kind(self) -> str:
        return self.ref.kind

    @property
    def kind_label(self) -> str:
        return str(Kind(self.ref.kind).label)

    @property
    def icon(self) -> str:
        return ICONS[Kind(self.ref.kind)]

    @property
    def relation_label(self) -> str:
        """What the node before this one did to lead here; empty when it came from elsewhere."""
        return str(Relation(self.relation).label) if self.follows else ""


@dataclass(frozen=True)
class Thread:
    """The visible nodes, oldest first; ``is_cut`` when the thread is longer than shown."""

    nodes: tuple[Node, ...]
    is_cut: bool = False

    def __len__(self) -> int:
        return len(self.nodes)

    @cached_property
    def next_node(self) -> Node | None:
        """Return the node that says what comes next: the one asked about, else the latest."""
        knowing = [node for node in self.nodes if node.shown.next_step]
        here = next((node for node in knowing if node.is_here), None)
        return here or (knowing[-1] if knowing else None)


def links_around(ref: Ref, *, limit: int = MAX_LINKS) -> list[Link]:
    """List the links of the thread through ``ref``, nearest first. One recursive query.

    At most ``limit`` links and ``MAX_DEPTH`` steps away from ``ref``.
    """
    parameters = {
        "kind": ref.kind,
        "pk": ref.pk,
        "sideways": [str(relation) for relation in SIDEWAYS],
        "max_depth": MAX_DEPTH,
        "max_rows": limit * 4,
        "max_links": limit,
    }
    return list(Link.objects.raw(WALK, parameters))


def thread_of(ref: Ref, user: Reader, *, alone: bool = True) -> Thread:
    """Tell the story of one thing as ``user`` may read it, oldest first.

    What nothing is linked to is a story of one, or, unless it may be told ``alone``, of none.

    Costs one recursive query and one query for each kind on it. What the reader may not see,
    and what nobody knows how to show, is left out without a trace.
    """
    links = links_around(ref, limit=MAX_LINKS + 1)
    if not links and not alone:
        return Thread(())
    kept = links[:MAX_LINKS]
    shown = _shown({ref} | {end for link in kept for end in (link.source, link.target)}, user)
    arrivals: dict[Ref, Link] = {}
    for link in kept:
        if link.source in shown:
            arrivals.setdefault(link.target, link)
    nodes = sorted(
        (_node(each, shown[each], arrivals.get(each), here=ref) for each in shown), key=_place
    )
    return Thread(tuple(_chained(nodes)), is_cut=len(links) > MAX_LINKS)


def _chained(nodes: list[Node]) -> Iterator[Node]:
    """Mark the nodes that came straight from the one told before them."""
    yield from nodes[:1]
    for before, node in pairwise(nodes):
        yield replace(node, follows=node.came_from == before.ref)


def _shown(refs: set[Ref], user: Reader) -> dict[Ref, Shown]:
    """Ask each floor once for its things; a set has no order, the sort keeps queries stable."""
    keys: dict[str, list[str]] = {}
    for ref in sorted(refs, key=str):
        keys.setdefault(ref.kind, []).append(ref.pk)
    return {
        Ref(kind, pk): shown
        for kind, pks in keys.items()
        for pk, shown in resolve(kind, pks, user).items()
    }


def _node(ref: Ref, shown: Shown, arrival: Link | None, *, here: Ref) -> Node:
    return Node(
        ref=ref,
        shown=shown,
        at=shown.happened_at or (arrival.at if arrival else None),
        is_here=ref == here,
        came_from=arrival.source if arrival else None,
        relation=arrival.relation if arrival else "",
        by=arrival.by if arrival else "",
    )


def _place(node: Node) -> tuple[bool, float, int]:
    """Order by time; what has none comes last, and at the same moment kinds keep their order."""
    moment = node.at.timestamp() if node.at else 0.0
    return (node.at is None, moment, Kind.values.index(node.kind))


def on_a_thread(kind: str, keys: list[str]) -> set[str]:
    """Say which of these things stand on any thread. Two queries."""
    sources = Link.objects.filter(source_kind=kind, source_id__in=keys)
    targets = Link.objects.filter(target_kind=kind, target_id__in=keys)
    return {
        *sources.order_by().values_list("source_id", flat=True),
        *targets.order_by().values_list("target_id", flat=True),
    }


def ends_of(kind: str) -> list[str]:
    """List the keys of all things of a kind that stand on any thread. Two queries."""
    sources = Link.objects.filter(source_kind=kind).order_by().values_list("source_id", flat=True)
    targets = Link.objects.filter(target_kind=kind).order_by().values_list("target_id", flat=True)
    return list({*sources, *targets})


def last_steps(kind: str, keys: list[str], user: Reader) -> dict[str, str]:
    """Say of things in a few words what they led to last, as ``user`` may know it.

    "became Care at home · pilot". One query, and one for each kind of thing they led to.
    """
    links = Link.objects.filter(source_kind=kind, source_id__in=keys).order_by("at", "pk")
    found = list(links)
    shown = _shown({link.target for link in found}, user)
    return {
        link.source_id: _step(link, shown[link.target]) for link in found if link.target in shown
    }


def _step(link: Link, shown: Shown) -> str:
    words = f"{Relation(link.relation).label} {shown.title}"
    return f"{words} · {shown.state}" if shown.state else words
