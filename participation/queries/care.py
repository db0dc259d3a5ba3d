"""What moderators have to look at, and what authors and reporters are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import get_language_info, pgettext
from django.utils.translation import gettext as _

from common import clock
from participation.models import (
    Case,
    CoAuthor,
    Comment,
    Decision,
    Process,
    Proposal,
    Report,
    Round,
    Watch,
)
from participation.models.care import KINDS, Thing
from participation.queries.keyset import Order, Page, page_of
from participation.queries.processes import audience, visible_to
from participation.queries.things import process_of
from people import roles
from people.models import User
from people.rules import Visitor

PAGE = 20
MOST = 200
REPORTS_SHOWN = 30
OLDEST_FIRST = Order("opened_at", descending=False)
ALONG = (
    "territory",
    "proposal__author",
    "proposal__round__process",
    "comment__author",
    "comment__proposal__round__process",
    "statement__author",
    "statement__round__process",
    "amendment__author",
    "amendment__proposal__round__process",
    "translation__author",
    "translation__proposal__round__process",
    "translation__comment__proposal__round__process",
    "translation__statement__round__process",
)


# What a moderator has to decide.
WAITING = (Case.Status.OPEN, Case.Status.HELD, Case.Status.APPEALED)
PROCESS = tuple(name for name in ALONG if name.endswith("__process"))


def erased_by(proposal: Proposal) -> str:
    """Tell what erased a proposal: the law, the time after it was hidden, or its author. One query.

    Whoever erases their account may take their words along.
    """
    decided = Decision.objects.filter(case__proposal=proposal).order_by("pk")
    kinds = list(decided.exclude(appeal__outcome="reversed").values_list("kind", flat=True))
    if Decision.Kind.ERASE in kinds:
        return "law"
    return "time" if kinds[-1:] == [Decision.Kind.HIDE] else "author"


def cases_of(moderator: User) -> QuerySet[Case]:
    """Return the cases a moderator looks after, by territory and language. Three queries.

    Those of a process by invitation only if they are invited to it.
    """
    watches = list(Watch.objects.filter(person=moderator).select_related("territory"))
    if not watches:
        return Case.objects.none()
    reach = [Q(territory__path__startswith=w.territory.path, language=w.language) for w in watches]
    cases = Case.objects.filter(reduce(or_, reach)).select_related(*ALONG)
    closed = Process.objects.filter(access=Process.Access.INVITATION)
    closed_to_them = list(closed.exclude(pk__in=visible_to(moderator)).values_list("pk", flat=True))
    for process in PROCESS if closed_to_them else ():
        cases = cases.exclude(**{f"{process}__in": closed_to_them})
    return cases


def queue(  # noqa: PLR0913 -- whose, and by what it is asked
    moderator: User,
    *,
    statuses: Iterable[str],
    about: str = "",
    process: Process | None = None,
    after: int | None = None,
    before: int | None = None,
) -> Page[Case]:
    """Return a page of a moderator's cases in some statuses, the longest waiting first.

    ``about`` keeps those about one kind of words, ``process`` those of one process.
    """
    among = cases_of(moderator)
    if process:
        among = among.filter(reduce(or_, (Q(**{path: process}) for path in PROCESS)))
    if about:
        among = among.filter(**{f"{about}__isnull": False})
    rows = among.filter(status__in=list(statuses))
    return page_of(rows, order=OLDEST_FIRST, size=PAGE, after=after, before=before, among=among)


def processes_of(moderator: User) -> list[Process]:
    """List the processes a moderator has cases of, by title; one query more than the cases."""
    cases = cases_of(moderator).order_by()
    among = reduce(or_, (Q(pk__in=cases.values(path)) for path in PROCESS))
    return list(Process.objects.filter(among).order_by("title", "pk")[:MOST])


@dataclass(frozen=True)
class Words:
    """What somebody said, as it once stood."""

    title: str
    text: str
    language: str


@dataclass(frozen=True)
class Unwatched:
    """A round that has words read first in languages nobody looks after where it is."""

    round: Round
    languages: list[str]

    def __str__(self) -> str:
        """Say it in a sentence."""
        words = _(
            "In “%(round)s” a moderator reads first, but nobody looks after %(place)s in: "
            "%(languages)s. What people write there would wait for ever."
        )
        names = [get_language_info(code)["name_local"] for code in self.languages]
        place = self.round.process.territory
        comma = pgettext("list of names", ", ")
        return words % {"round": self.round, "place": place, "languages": comma.join(names)}


def unwatched(rounds: Iterable[Round]) -> list[Unwatched]:
    """Name the rounds, with their process and its place, whose words would wait for nobody.

    Those that are not over count. One query, however many rounds; none when no round reads first.
    """
    reading = [one for one in rounds if one.premoderated and one.state != Round.State.CLOSED]
    if not reading:
        return []
    minding = Watch.objects.filter(person__is_active=True, person__groups__name=roles.MODERATOR)
    watched = set(minding.values_list("territory__path", "language"))
    known = dict(settings.LANGUAGES)
    found = []
    for round_ in reading:
        above = round_.process.territory.paths_above
        spoken = [code for code in round_.process.languages if code in known]
        left = [code for code in spoken if watched.isdisjoint((path, code) for path in above)]
        if left:
            found.append(Unwatched(round_, left))
    return found


def unwatched_anywhere() -> list[Unwatched]:
    """Name such rounds of all processes people know, for whoever says who looks after what."""
    rounds = Round.objects.filter(
        closes_at__gt=clock.now(), process__published_at__isnull=False
    ).exclude(premoderated=[])
    return unwatched(rounds.select_related("process__territory").order_by("opens_at")[:MOST])


def waiting_of(author: User) -> list[Thing]:
    """List what somebody has written and no moderator has read yet, the newest first. One query."""
    mine = reduce(or_, (Q(**{f"{kind}__author": author}) for kind in KINDS))
    held = Case.objects.filter(mine, status=Case.Status.HELD).select_related(*ALONG)
    return [case.thing for case in held.order_by("-pk")[:PAGE]]


def case_for(moderator: User, pk: int) -> Case | None:
    """Return a case with its first 30 reports and its decisions, if the moderator minds it."""
    told = Prefetch("reports", Report.objects.order_by("pk")[:REPORTS_SHOWN], to_attr="told")
    decided = Decision.objects.select_related("moderator", "appeal__decided_by")
    found = cases_of(moderator).prefetch_related(told, Prefetch("decisions", decided))
    return found.filter(pk=pk).first()


def as_reported(case: Case) -> Words | None:
    """Return what stood when somebody first reported it, if it stands so no more. Two queries."""
    moment = case.reports.order_by("pk").values_list("at", flat=True).first()
    thing = case.thing
    if moment is None:
        return None
    if isinstance(thing, Comment):
        then = thing.versions.filter(until__gt=moment).order_by("number").first()
        return Words("", then.text, thing.language) if then else None
    if isinstance(thing, Proposal):
        old = thing.versions.filter(created_at__lte=moment).order_by("-number").first()
        if old and old.number < thing.version:
            return Words(old.title, old.text, old.language)
    return None


def decision_for(author: Visitor, pk: int) -> Decision | None:
    """Return a decision on a person's own words, with the appeal if there is one. One query."""
    if not author.is_authenticated:
        return None
    mine = reduce(or_, (Q(**{f"case__{kind}__author": author}) for kind in KINDS))
    along = CoAuthor.objects.filter(
        proposal=OuterRef("case__proposal"), person=author, joined_at__isnull=False
    )
    mine |= Q(Exists(along))
    found = Decision.objects.filter(mine, kind__in=Decision.RESTRICTS, pk=pk)
    return found.select_related(*(f"case__{name}" for name in ALONG), "appeal").first()


def moderators_of(case: Case) -> QuerySet[User]:
    """Return who watches a case's territory and language, and may see its process. One query."""
    found = User.objects.filter(
        is_active=True,
        watches__language=case.language,
        watches__territory__path__in=case.territory.paths_above,
    )
    among = audience(process_of(case.thing))
    return (found if among is None else found.filter(pk__in=among.values("pk"))).distinct()
