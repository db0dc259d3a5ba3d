"""Action x verification x territory x role x state of the round: door, service and words agree."""

from dataclasses import dataclass, field
from itertools import product

import pytest

from common.exceptions import RuleBroken
from participation import rules, rules_vote  # noqa: F401 -- rules_vote adds the door of votes
from participation.services.comments import post_comment
from participation.services.opinions import give_opinion
from participation.services.proposals import publish_proposal
from participation.services.supports import give_support
from participation.services.voting import issue_credential
from people import roles
from tests.factories.participation import (
    ProcessFactory,
    ProposalFactory,
    RoundFactory,
    StatementFactory,
)
from tests.factories.people import (
    MandateFactory,
    TerritoryFactory,
    UserFactory,
    VerificationFactory,
)
from tests.factories.voting import VoteFactory, VoteRoundFactory

pytestmark = pytest.mark.django_db
WORDS = {"title": "A garden", "text": "For the school.", "language": "en"}
STATES = {"upcoming": {"upcoming": True}, "open": {}, "closed": {"closed": True}}
KINDS = {"opine": "comments", "vote": "vote"}
PERMISSIONS = {
    "propose": "participation.propose",
    "support": "participation.support_proposal",
    "comment": "participation.comment_on_proposal",
    "opine": "participation.give_opinion",
    "vote": "participation.vote",
}
SCOPES = {
    "propose": {"everything", "proposals"},
    "support": {"everything", "proposals"},
    "comment": {"everything", "comments"},
    "opine": {"everything", "comments"},
    "vote": {"everything"},
}


@dataclass
class Somebody:
    """A person as the test knows them, beside the one in the database."""

    lives: object = None
    verified: dict = field(default_factory=dict)
    scopes: set = field(default_factory=set)
    role: str = ""

    def born(self):
        self.user = UserFactory(territory=self.lives, roles=[self.role] if self.role else [])
        for kind, place in self.verified.items():
            by = UserFactory() if kind == "in-person" else None
            VerificationFactory(person=self.user, kind=kind, territory=place, by=by)
        for scope in self.scopes:
            MandateFactory(person=self.user, scope=scope, organisation__verified=True)
        return self

    def is_admitted(self, action, asked, places):
        """Say by hand whom an action is for."""
        kinds = set(asked["verified_by"]) & set(self.verified)
        if asked["verified_by"] and not kinds:
            return False
        if asked["where"] != "anywhere":
            homes = [self.verified[kind] or self.lives for kind in kinds] or [self.lives]
            if not any(home and place.contains(home) for home in homes for place in places):
                return False
        if asked["role"] == "mandate":
            return bool(self.scopes & SCOPES[action])
        return asked["role"] in {"", self.role}


@pytest.fixture
def town():
    return TerritoryFactory()


@pytest.fixture
def other():
    return TerritoryFactory()


@pytest.fixture
def people(town, other):
    everything = {"everything"}
    cast = [
        Somebody(),
        Somebody(lives=town),
        Somebody(lives=town, verified={"census": town}, role=roles.EVALUATOR),
        # Says to have moved, but the register of the other town knows them.
        Somebody(lives=town, verified={"census": other}, scopes=everything),
        Somebody(lives=town, verified={"in-person": None}, scopes=everything),
        Somebody(lives=other, verified={"census": other}, scopes={"proposals"}),
        Somebody(lives=other, scopes={"comments", "lab"}, role=roles.EVALUATOR),
    ]
    return [one.born() for one in cast]


def stage(action, town, asked, state):
    """Set up a round that asks for something; returns what the door takes, and the act."""
    admissions = {} if asked == NOTHING else {action: asked}
    factory = VoteRoundFactory if action == "vote" else RoundFactory
    more = {} if action == "vote" else {"kind": KINDS.get(action, "proposals")}
    process = ProcessFactory(territory=town)
    round_ = factory(process=process, admissions=admissions, **more, **STATES[state])
    if action == "propose":
        return round_, lambda who: publish_proposal(round_=round_, author=who, **WORDS)
    if action == "opine":
        said = StatementFactory(round=round_)
        return round_, lambda who: give_opinion(statement=said, person=who, answer=1)
    if action == "vote":
        VoteFactory(round=round_)
        return round_, lambda who: issue_credential(round_=round_, user=who)
    proposal = ProposalFactory(round=round_)
    if action == "support":
        return proposal, lambda who: give_support(person=who, proposal=proposal)
    return proposal, lambda who: post_comment(proposal=proposal, author=who, text="I would help.")


NOTHING = {"verified_by": [], "where": "anywhere", "places": [], "role": ""}


def asked_for(town, other):
    places = {"anywhere": [], "here": [town], "chosen": [other]}
    verified = [[], ["census"], ["census", "in-person"]]
    for kinds, where, role in product(verified, places, ["", "mandate", roles.EVALUATOR]):
        chosen = places[where] if where == "chosen" else []
        asked = {"verified_by": kinds, "where": where, "places": chosen, "role": role}
        yield asked, places[where]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("action", PERMISSIONS)
def test_door_and_service_agree_in_every_cell(action, state, people, town, other):
    seen = set()
    for asked, places in asked_for(town, other):
        thing, act = stage(action, town, asked, state)
        for one in people if state == "open" else people[1:3]:
            expected = state == "open" and one.is_admitted(action, asked, places)
            door = rules.door(PERMISSIONS[action], one.user, thing)
            assert bool(door) == expected, (asked, one)
            assert one.user.has_perm(PERMISSIONS[action], thing) == expected
            assert door.is_open or door.needs
            if expected:
                assert act(one.user)
            else:
                with pytest.raises(RuleBroken) as broken:
                    act(one.user)
                assert state != "open" or str(broken.value) == door.needs
            seen.add(expected)
    assert seen == ({True, False} if state == "open" else {False})
