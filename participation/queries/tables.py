"""What was said in a process as tables for everybody: what each holds, column by column.

Never a person: authors stay on the site. A column is described where it is read, so that no table
has one nobody explains. Which ones hold words of people, and where these live, stands there too:
what is kept of a day goes without them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from common import clock
from common.sheets import csv_of
from participation.models import Comment, Process, Proposal, Round, Statement
from participation.models.proposals import READABLE
from participation.queries.endorsements import with_names
from participation.queries.opinion_pages import may_be_exported

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

#: So many lines a file: however much was said, nobody waits long and nothing fills the memory.
MOST = 10_000
#: Columns that hold what somebody wrote, in whose name, or where it is.
WORDS = {"title", "text", "organisation", "answer_reason", "answer_period"} | {
    "place",
    "latitude",
    "longitude",
}


@dataclass(frozen=True)
class Column:
    """One column: its heading, what it means, and how it is read off a row."""

    name: str
    about: StrPromise
    read: Callable[[Any], Any]


@dataclass(frozen=True)
class Table:
    """One file of a process."""

    about: StrPromise
    columns: tuple[Column, ...]
    rows: Callable[[Process], QuerySet[Any]]

    @property
    def numbers(self) -> tuple[Column, ...]:
        """The columns without people's words."""
        return tuple(column for column in self.columns if column.name not in WORDS)

    def read(self, process: Process, after: int = 0) -> tuple[list[Any], int | None]:
        """Read up to ``MOST`` rows after a key, and the key to go on after, if there are more.

        Two queries at most, whatever the number of rows.
        """
        found = list(self.rows(process).filter(pk__gt=after).order_by("pk")[: MOST + 1])
        shown = found[:MOST]
        return shown, shown[-1].pk if len(found) > MOST else None


def sheet_of(columns: Sequence[Column], rows: Iterable[Any]) -> str:
    """Write rows as a file."""
    lines = ([column.read(row) for column in columns] for row in rows)
    return csv_of([column.name for column in columns], lines)


def _proposals(process: Process) -> QuerySet[Any]:
    found = Proposal.objects.filter(round__process=process, status__in=READABLE)
    return with_names(found).select_related(
        "round__process", "organisation", "category", "territory", "decided_answer"
    )


def _comments(process: Process) -> QuerySet[Any]:
    found = Comment.objects.filter(
        proposal__round__in=_rounds_that_talk(process),
        proposal__status__in=READABLE,
        status=Comment.Status.VISIBLE,
    )
    return found.select_related("organisation", "proposal__round__process")


def _rounds_that_talk(process: Process) -> list[int]:
    """List the rounds whose proposals' discussions are shown; see ``rules.shows_talk``."""
    rounds = list(process.rounds.all())
    talked_over = any(
        one.kind == Round.Kind.COMMENTS and one.shows_comments and one.state != Round.State.UPCOMING
        for one in rounds
    )
    return [one.pk for one in rounds if talked_over or one.shows_comments]


def _statements(process: Process) -> QuerySet[Any]:
    begun = Round.objects.filter(process=process, opens_at__lte=clock.now())
    hidden = {"comments_mode": Round.Comments.HIDDEN}
    shown = begun.filter(kind=Round.Kind.COMMENTS).exclude(**hidden).order_by()
    found = Statement.objects.filter(round__in=shown, status=Statement.Status.VISIBLE)
    return found.select_related("organisation", "round__process", "round__opinion_map")


def _sum(name: str) -> Callable[[Any], Any]:
    """Read how many said something, once that tells of no single person any more."""
    return lambda one: (
        getattr(one, name)
        if may_be_exported(one.round, getattr(one.round, "opinion_map", None))
        else ""
    )


def _address(thing: Any) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{thing.get_absolute_url()}"


def _moment(moment: Any) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


def _answered(name: str) -> Callable[[Any], Any]:
    """Read something off the announced answer of a proposal, nothing before."""
    return lambda proposal: getattr(proposal.answer, name, "")


def _shown(name: str, switch: str) -> Callable[[Any], Any]:
    """Read a number, unless the round keeps it from everybody now."""
    return lambda one: getattr(one, name) if getattr(one.round, switch) else ""


def _organisations(proposal: Any) -> str:
    return "; ".join(one["name"] for one in proposal.organisations_behind)


PROPOSALS = Table(
    about=_("Proposals that are published, were merged or withdrawn, with their answers."),
    rows=_proposals,
    columns=(
        Column("id", _("Its number, the same for good"), lambda one: one.pk),
        Column("round", _("The round, as its address names it"), lambda one: one.round.slug),
        Column("title", _("Title"), lambda one: one.title),
        Column("text", _("Text"), lambda one: one.text),
        Column("language", _("Language of title and text"), lambda one: one.language),
        Column("origin", _("How it came: by a participant, a session, …"), lambda one: one.origin),
        Column("repeats", _("The address of what it does again"), lambda one: one.repeats),
        Column("organisation", _("In whose name, if not one’s own"), lambda one: one.organisation),
        Column("category", _("Theme"), lambda one: one.category),
        Column("territory", _("Where"), lambda one: one.territory),
        Column("place", _("Name of the place"), lambda one: one.place_name),
        Column("latitude", _("Latitude"), lambda one: one.latitude),
        Column("longitude", _("Longitude"), lambda one: one.longitude),
        Column("estimated_cost", _("What its author thinks it costs"), lambda o: o.estimated_cost),
        Column("currency", _("Currency of all amounts"), lambda one: one.round.process.currency),
        Column("version", _("How often it was published anew"), lambda one: one.version),
        Column("merged_into", _("The proposal it became, by its id"), lambda o: o.merged_into_id),
        Column("published_at", _("When"), lambda one: _moment(one.published_at)),
        Column("withdrawn_at", _("When its author withdrew it"), lambda o: _moment(o.withdrawn_at)),
        Column("withdrawn_for", _("Why, as one of five"), lambda one: one.withdrawn_for),
        Column("withdrawal_reason", _("Why, in words"), lambda one: one.withdrawal_reason),
        Column("supports", _("Supports"), _shown("support_count", "shows_supports")),
        Column("organisations_behind", _("Organisations that stand by it"), _organisations),
        Column("people_behind", _("How many people do"), lambda one: one.people_behind),
        Column("comments", _("Comments"), _shown("comment_count", "shows_comments")),
        Column("answer", _("The organiser's answer"), _answered("verdict")),
        Column("answer_reason", _("Why"), _answered("reason")),
        Column("answer_cost", _("What it will cost"), _answered("cost")),
        Column("answer_period", _("When it will be done"), _answered("period")),
        Column("progress", _("How far it is, as the organiser says"), lambda one: one.progress),
        Column("address", _("Where it can be read"), _address),
    ),
)
COMMENTS = Table(
    about=_("Comments on these proposals that everybody can read."),
    rows=_comments,
    columns=(
        Column("id", _("Its number, the same for good"), lambda one: one.pk),
        Column("proposal", _("The proposal, by its id"), lambda one: one.proposal_id),
        Column("parent", _("The comment it answers, by its id"), lambda one: one.parent_id),
        Column("stance", _("For, against or neutral"), lambda one: one.stance),
        Column("text", _("Text"), lambda one: one.text),
        Column("language", _("Language"), lambda one: one.language),
        Column("organisation", _("In whose name, if not one’s own"), lambda one: one.organisation),
        Column("helpful", _("How many found it helpful"), lambda one: one.helpful_count),
        Column("written_at", _("When"), lambda one: _moment(one.created_at)),
        Column("address", _("Where it can be read"), _address),
    ),
)
STATEMENTS = Table(
    about=_(
        "Statements people answer with agree, disagree or pass. How many did stands there when the "
        "round is closed and twenty people took part."
    ),
    rows=_statements,
    columns=(
        Column("id", _("Its number, the same for good"), lambda one: one.pk),
        Column("round", _("The round, as its address names it"), lambda one: one.round.slug),
        Column("text", _("Text"), lambda one: one.text),
        Column("language", _("Language"), lambda one: one.language),
        Column("organisation", _("In whose name, if not one’s own"), lambda one: one.organisation),
        Column("seed", _("Put forward by the organisers"), lambda one: one.is_seed),
        Column("agree", _("How many agree"), _sum("agree_count")),
        Column("disagree", _("How many disagree"), _sum("disagree_count")),
        Column("pass", _("How many pass"), _sum("pass_count")),
        Column("address", _("Where it can be read"), _address),
    ),
)
TABLES = {"proposals.csv": PROPOSALS, "comments.csv": COMMENTS, "statements.csv": STATEMENTS}
# What each column means and under which licence it all is, for programs: the tables' label.
PACKAGE = "datapackage.json"


def package_of(process: Process, address: Callable[[str], str]) -> dict[str, Any]:
    """Describe the tables of a process as a Frictionless data package. No query.

    ``address`` tells where a table is fetched.
    """
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": process.slug,
        "title": process.title,
        "description": process.question,
        "homepage": _address(process),
        "resources": [
            {
                "name": name.removesuffix(".csv"),
                "path": address(name),
                "description": str(table.about),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": [
                        {"name": column.name, "description": str(column.about)}
                        for column in table.columns
                    ],
                    "primaryKey": "id",
                },
            }
            for name, table in TABLES.items()
        ],
    }
    if process.licence:
        said = {"name": process.licence, "path": process.licence_url}
        package["licenses"] = [said | {"title": str(process.get_licence_display())}]
    return package
