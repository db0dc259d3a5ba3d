"""Lists of the site: who reads each where, and how one more row comes into it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.timezone import now

from participation.models import (
    CoAuthor,
    CommentVersion,
    Criterion,
    ProposalVersion,
    Question,
    Report,
    Step,
    Watch,
)
from participation.services import care
from people.models import (
    AuditEvent,
    Census,
    CensusConflict,
    CensusEntry,
    Notice,
    Verification,
)
from tests.factories.lab import ArtefactFactory, IndicatorFactory, ServiceFactory
from tests.factories.live import SessionFactory
from tests.factories.participation import (
    CategoryFactory,
    CommentFactory,
    ProcessFactory,
    ProposalFactory,
    RoundFactory,
    SupportFactory,
)
from tests.factories.people import (
    MandateFactory,
    OrganisationFactory,
    TerritoryFactory,
    UserFactory,
    VerificationFactory,
)
from tests.factories.voting import VoteFactory

LISTS = {}
#: Their cost is shown where the rest of them is: this many rows will do here.
FEW = {
    "notices": 3,
    "people": 3,
    "organisations": 3,
    "processes": 3,
    "proposals": 3,
    "proposals_to_answer": 3,
    "comments_of_mine": 3,
    "cases": 3,
    "live_sessions": 3,
    "services": 3,
    "what_a_service_left_behind": 3,
}


@dataclass
class Shown:
    """A list: who reads it where, and how one more row comes into it."""

    reader: Any
    address: str
    add: Any


def a_list(build):
    LISTS[build.__name__] = build
    return build


def address(name, *args):
    return reverse(name, args=args)


def organised(**round_facts):
    """Give an organiser and a round of theirs."""
    organiser = UserFactory(organiser=True)
    round_ = RoundFactory(**round_facts)
    round_.process.organisers.add(organiser)
    return organiser, round_


def room(name, round_):
    return address(f"participation:room-{name}", round_.process.slug, round_.slug)


@a_list
def verifications():
    person = UserFactory()
    return Shown(
        person,
        address("people:verify"),
        lambda _n: VerificationFactory(
            person=person, kind="in-person", by=UserFactory(), territory=TerritoryFactory()
        ),
    )


@a_list
def notices():
    person = UserFactory()
    facts = {"person": person, "kind": "mandate_given", "url": "/", "names": {"name": "Us"}}
    return Shown(
        person,
        address("people:notices"),
        lambda n: Notice.objects.create(key=n, thing=f"organisation:{n}", **facts),
    )


@a_list
def the_audit():
    reader = UserFactory(administrator=True)
    return Shown(
        reader,
        address("people:audit"),
        lambda n: AuditEvent.objects.create(
            action="rounds.added", actor=UserFactory(), target=f"process:{n}"
        ),
    )


@a_list
def people():
    reader = UserFactory(administrator=True)
    return Shown(reader, address("people:people"), lambda _n: UserFactory(translator=True))


@a_list
def organisations():
    where = address("organisations:organisations")
    return Shown(None, where, lambda _n: OrganisationFactory(verified=True))


@a_list
def organisations_that_wait():
    reader = UserFactory(verifier=True)
    return Shown(
        reader,
        address("organisations:waiting"),
        lambda _n: OrganisationFactory(asked_by=UserFactory()),
    )


@a_list
def mandates_of_an_organisation():
    reader, ours = UserFactory(verifier=True), OrganisationFactory(verified=True)
    return Shown(
        reader,
        address("organisations:mandates", ours.pk),
        lambda _n: MandateFactory(organisation=ours, given_by=UserFactory()),
    )


@a_list
def comments_of_mine():
    person, round_ = UserFactory(), RoundFactory()
    return Shown(
        person,
        address("people:contributions", "comments"),
        lambda _n: CommentFactory(author=person, proposal=ProposalFactory(round=round_)),
    )


@a_list
def what_i_support():
    person = UserFactory()
    return Shown(
        person,
        address("people:contributions", "supports"),
        lambda _n: SupportFactory(person=person),
    )


@a_list
def processes():
    return Shown(None, address("participation:processes"), lambda _n: RoundFactory())


@a_list
def rounds_of_a_process():
    process = ProcessFactory()
    return Shown(None, process.get_absolute_url(), lambda _n: RoundFactory(process=process))


@a_list
def proposals():
    round_ = RoundFactory()
    return Shown(
        None,
        f"{round_.get_absolute_url()}?sort=newest",
        lambda _n: ProposalFactory(round=round_, category=CategoryFactory(process=round_.process)),
    )


@a_list
def questions_of_a_round():
    organiser, round_ = organised(upcoming=True)
    return Shown(
        organiser,
        room("questions", round_),
        lambda n: Question.objects.create(round=round_, key=f"q{n}", label_fr=f"Question {n}"),
    )


@a_list
def criteria_of_a_round():
    organiser, round_ = organised(upcoming=True)
    return Shown(
        organiser,
        room("criteria", round_),
        lambda n: Criterion.objects.create(round=round_, name_fr=f"Criterion {n}"),
    )


@a_list
def who_may_where():
    organiser, round_ = organised(upcoming=True)
    return Shown(organiser, room("who-may", round_), lambda _n: TerritoryFactory(country=True))


@a_list
def proposals_to_carry():
    organiser, round_ = organised()
    RoundFactory(process=round_.process, upcoming=True)
    return Shown(organiser, room("carry", round_), lambda _n: ProposalFactory(round=round_))


@a_list
def options_of_a_ballot():
    organiser, round_ = organised(kind="vote", upcoming=True)
    vote = VoteFactory(round=round_)
    return Shown(
        organiser,
        room("vote", round_),
        lambda n: vote.options.create(
            key=f"o{n}", cost=100, position=10 + n, texts={"fr": {"title": f"O{n}", "text": ""}}
        ),
    )


@a_list
def proposals_to_answer():
    organiser, round_ = organised()
    return Shown(
        organiser,
        address("participation:answers", round_.process.slug, round_.slug),
        lambda _n: ProposalFactory(round=round_),
    )


@a_list
def versions_of_a_proposal():
    proposal = ProposalFactory()
    facts = {"proposal": proposal, "language": "en", "created_at": now()}
    return Shown(
        None,
        proposal.url("versions"),
        lambda n: ProposalVersion.objects.create(
            number=n, title=f"T{n}", text=f"Words {n}", created_by=UserFactory(), **facts
        ),
    )


@a_list
def versions_of_a_comment():
    comment = CommentFactory()
    keys = (comment.proposal.round.process.slug, comment.proposal.round.slug, comment.proposal_id)
    return Shown(
        None,
        address("participation:comment-versions", *keys, comment.pk),
        lambda n: CommentVersion.objects.create(
            comment=comment, number=n, text=f"Words {n}", until=now()
        ),
    )


@a_list
def authors_of_a_proposal():
    proposal = ProposalFactory()
    return Shown(
        proposal.author,
        proposal.url("coauthors"),
        lambda _n: CoAuthor.objects.create(
            proposal=proposal, person=UserFactory(), invited_at=now(), joined_at=now()
        ),
    )


def reported(round_):
    comment = CommentFactory(proposal__round=round_)
    return care.report(thing=comment, person=None, reason="insult", language="fr").case


def watching(round_):
    moderator = UserFactory(moderator=True)
    Watch.objects.create(person=moderator, territory=round_.process.territory, language="en")
    return moderator


@a_list
def cases():
    round_ = RoundFactory()
    return Shown(watching(round_), address("care:queue"), lambda _n: reported(round_))


@a_list
def conflicts_about_registers():
    made = {"territory": TerritoryFactory(), "kind": "census"}
    census = Census.objects.create(territory=made["territory"], name="2026", salt="x")

    def one_more(n):
        held = Verification.objects.create(person=UserFactory(), **made)
        entry = CensusEntry.objects.create(census=census, digest=str(n), claimed_at=now())
        CensusConflict.objects.create(person=UserFactory(), entry=entry, held=held)

    return Shown(UserFactory(verifier=True), address("people:conflicts"), one_more)


@a_list
def steps_about_people():
    round_ = RoundFactory()
    moderator = watching(round_)
    return Shown(
        moderator,
        address("care:steps"),
        lambda _n: Step.objects.create(
            case=reported(round_),
            person=UserFactory(),
            moderator=moderator,
            kind="warning",
            ground="rules",
            clause="Rule 3.",
            facts="Names.",
            at=now(),
        ),
    )


@a_list
def reports_of_a_case():
    round_ = RoundFactory()
    case = reported(round_)
    return Shown(
        watching(round_),
        address("care:case", case.pk),
        lambda _n: Report.objects.create(
            case=case, person=UserFactory(), reason="spam", language="fr", at=now()
        ),
    )


@a_list
def watches():
    reader, moderator = UserFactory(administrator=True), UserFactory(moderator=True)
    facts = {"person": moderator, "language": "en"}
    return Shown(
        reader,
        address("care:watches"),
        lambda _n: Watch.objects.create(territory=TerritoryFactory(), **facts),
    )


@a_list
def live_sessions():
    round_ = RoundFactory()
    return Shown(
        None, address("live:sessions"), lambda _n: SessionFactory(round=round_, upcoming=True)
    )


@a_list
def services():
    return Shown(None, address("lab:services"), lambda _n: ServiceFactory())


@a_list
def what_a_service_left_behind():
    service = ServiceFactory()

    def add(_number):
        ArtefactFactory(service=service)
        IndicatorFactory(service=service)

    return Shown(None, address("lab:service", service.slug), add)
