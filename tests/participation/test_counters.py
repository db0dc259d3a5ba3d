"""Five hundred things people do, in any order: each counter stays what a recount finds."""

from collections import Counter
from itertools import count
from random import Random

import pytest

from common.exceptions import RuleBroken
from participation.models import (
    Appeal,
    Case,
    Comment,
    Decision,
    Opinion,
    Proposal,
    Round,
    Statement,
    Watch,
)
from participation.queries.counters import wrong_counts
from participation.queries.things import thing_for
from participation.services import care
from participation.services.comment_marks import edit_comment, mark_helpful
from participation.services.comments import post_comment, remove_comment
from participation.services.endorsements import endorse, take_back_endorsement
from participation.services.opinions import add_statement, give_opinion
from participation.services.proposals import edit_proposal, publish_proposal, withdraw_proposal
from participation.services.supports import give_support, withdraw_support
from participation.services.taking_back import take_back
from people.services import erasing
from tests.factories.participation import (
    CommentFactory,
    ProposalFactory,
    RoundFactory,
    StatementFactory,
)
from tests.factories.people import UserFactory
from tests.races import at_once

ACTIONS = 500
STATEMENT = {"reason": "insult", "ground": "law", "clause": "Article 3", "facts": "Names."}


class Crowd:
    """Some people and two moderators, who do things to what is there; ``draws`` decides what.

    Half of the rounds show what people write at once; in the others a moderator reads it first, and
    proposals take no more supports than they need.
    """

    def __init__(self, draws):
        self.draws = draws
        limits = {"supports_per_person": 30, "proposals_per_person": 40, "supports_minimum": 2}
        self.round = RoundFactory(**limits)
        process, talk = self.round.process, Round.Kind.COMMENTS
        read_first = {"process": process, "premoderated": Round.Premoderated.values}
        capped = {"supports_needed": 3, "supports_capped": True}
        self.rounds = [self.round, RoundFactory(**limits, **capped, **read_first)]
        self.asked = [RoundFactory(kind=talk, **how) for how in ({"process": process}, read_first)]
        for round_ in self.asked:
            StatementFactory(round=round_)
        self.people = UserFactory.create_batch(5)
        self.moderators = UserFactory.create_batch(2, moderator=True)
        for one in self.moderators:
            Watch.objects.create(person=one, territory=process.territory, language="en")
        self.numbers = count()
        self.done = Counter()

    def act(self):
        """Let somebody do one thing; a broken rule is an answer like any other."""
        name = self.draws.choice(ACTS)
        try:
            getattr(self, name)(self.draws.choice(self.people))
        except RuleBroken:
            self.done[f"{name} refused"] += 1
        else:
            self.done[name] += 1

    def any_of(self, things):
        """Draw one, gone or not; where there is none yet, nobody can do a thing to it."""
        keys = list(things.order_by("pk").values_list("pk", flat=True))
        if not keys:
            raise RuleBroken("There is none yet.")
        return things.get(pk=self.draws.choice(keys))

    @property
    def proposals(self):
        return Proposal.objects.filter(round__in=self.rounds)

    @property
    def comments(self):
        return Comment.objects.filter(proposal__round__in=self.rounds)

    @property
    def statements(self):
        return Statement.objects.filter(round__in=self.asked)

    def cases(self, *fitting):
        """Those where a decision leads from, mostly; sometimes any."""
        found = Case.objects.all()
        return found.filter(status__in=fitting) if self.draws.random() < 0.8 else found

    def thing(self):
        return self.any_of(
            self.draws.choices([self.comments, self.proposals, self.statements], [6, 2, 2])[0]
        )

    def publish(self, person):
        number = next(self.numbers)
        publish_proposal(
            round_=self.draws.choice(self.rounds),
            author=person,
            title=f"T{number}",
            text="Text.",
            language="en",
        )

    def edit(self, _person):
        proposal = self.any_of(self.proposals)
        words = f"Another text {next(self.numbers)}."
        edit_proposal(proposal=proposal, author=proposal.author, text=words)

    def withdraw(self, _person):
        # Rarely, or nothing is left to do things to.
        if self.draws.random() < 0.7:
            return
        proposal = self.any_of(self.proposals)
        withdraw_proposal(proposal=proposal, author=proposal.author, reason="Enough.")

    def support(self, person):
        give_support(person=person, proposal=self.any_of(self.proposals))

    def take_support_back(self, person):
        withdraw_support(person=person, proposal=self.any_of(self.proposals))

    def endorse(self, person):
        endorse(person=person, proposal=self.any_of(self.proposals))

    def take_name_away(self, person):
        take_back_endorsement(person=person, proposal=self.any_of(self.proposals))

    def comment(self, person):
        self._say(person, self.any_of(self.proposals))

    def answer(self, person):
        parent = self.any_of(self.comments)
        self._say(person, parent.proposal, parent)

    def _say(self, person, proposal, parent=None):
        post_comment(
            proposal=proposal,
            author=person,
            text=f"Words {next(self.numbers)}.",
            language="en",
            stance=self.draws.choice(Comment.Stance.values),
            parent=parent,
        )

    def change_words(self, _person):
        comment = self.any_of(self.comments)
        edit_comment(comment=comment, author=comment.author, text=f"No {next(self.numbers)}.")

    def remove(self, _person):
        comment = self.any_of(self.comments)
        remove_comment(comment=comment, author=comment.author)

    def mark(self, person):
        wanted = self.draws.random() < 0.7
        mark_helpful(comment=self.any_of(self.comments), person=person, wanted=wanted)

    def opine(self, person):
        answer = self.draws.choice(Opinion.Answer.values)
        give_opinion(statement=self.any_of(self.statements), person=person, answer=answer)

    def state(self, person):
        round_ = self.draws.choice(self.asked)
        words = " ".join("".join(self.draws.choices(LETTERS, k=7)) for _ in range(6))
        add_statement(round_=round_, author=person, text=words, language="en")

    def take_back(self, person):
        thing = self.any_of(self.cases(Case.Status.HELD)).thing
        take_back(thing=thing, author=thing.author or person)

    def report(self, person):
        who = person if self.draws.random() < 0.8 else None
        thing = self.thing()
        # The door lets nobody report what they do not see.
        if thing_for(type(thing).__name__.lower(), thing.pk, person) is None:
            raise RuleBroken("It is not there.")
        care.report(thing=thing, person=who, reason="insult", language="en")

    def keep(self, _person):
        self._decide("keep", Case.Status.OPEN)

    def hide(self, _person):
        self._decide("hide", Case.Status.OPEN, Case.Status.KEPT)

    def restore(self, _person):
        self._decide("restore", Case.Status.HIDDEN)

    def erase(self, _person):
        self._decide("erase", Case.Status.HIDDEN)

    def let_in(self, _person):
        self._decide("admit", Case.Status.HELD)

    def refuse(self, _person):
        self._decide("refuse", Case.Status.HELD)

    def _decide(self, kind, *fitting):
        words = STATEMENT if kind in Decision.RESTRICTS else {}
        care.decide(
            case=self.any_of(self.cases(*fitting)),
            moderator=self.draws.choice(self.moderators),
            kind=kind,
            **words,
        )

    def appeal(self, person):
        decision = self.any_of(self.cases(Case.Status.HIDDEN)).decisions.first()
        if decision is None:
            raise RuleBroken("Nobody has decided yet.")
        author = decision.case.thing.author or person
        care.appeal(decision=decision, author=author, text="It is not.")

    def answer_appeal(self, _person):
        appeal = self.any_of(Appeal.objects.all())
        outcome = self.draws.choice(Appeal.Outcome.values)
        other = next(one for one in self.moderators if one.pk != appeal.against_id)
        care.answer_appeal(appeal=appeal, moderator=other, outcome=outcome, answer="Because.")

    def leave(self, person):
        """Somebody erases their account, with or without their words; somebody else comes."""
        if self.draws.random() < 0.7:
            return
        erasing.erase(person=person, words=self.draws.random() < 0.5)
        self.people[self.people.index(person)] = UserFactory()


LETTERS = "abcdefghijklmnopqrstuvwxyz"
ACTS = [
    "publish", "publish", "edit", "edit", "withdraw", "support", "support", "support",
    "take_support_back", "endorse", "take_name_away", "comment", "comment", "comment", "answer",
    "answer", "change_words", "change_words", "remove", "mark", "mark", "state", "opine", "opine",
    "take_back", "report", "report", "report", "keep", "keep", "hide", "hide", "restore", "erase",
    "let_in", "let_in", "refuse", "appeal", "answer_appeal", "leave",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 7))
def test_five_hundred_actions_in_any_order_keep_every_counter(seed):
    """V2-06, V2-19."""
    crowd = Crowd(Random(seed))

    for number in range(ACTIONS):
        crowd.act()
        if number % 50 == 0:
            assert wrong_counts() == [], (seed, number)

    assert wrong_counts() == []
    assert not [act for act in ACTS if not crowd.done[act]], crowd.done


def test_a_recount_names_each_counter_that_drifted():
    assert wrong_counts() == []
    proposal, statement = ProposalFactory(), StatementFactory()
    comment = CommentFactory(proposal=proposal)
    Proposal.objects.update(support_count=3)
    Comment.objects.update(helpful_count=2, reply_count=1)
    Statement.objects.update(pass_count=1)

    said = wrong_counts()

    # The comment was never counted either, as such and as a neutral one.
    assert len(said) == 6
    for thing, column in (
        (proposal, "support_count"),
        (proposal, "neutral_count"),
        (comment, "helpful_count"),
        (comment, "reply_count"),
        (statement, "pass_count"),
    ):
        assert [line for line in said if f" {thing.pk}: {column} is" in line], (column, said)


@pytest.mark.django_db(transaction=True)
def test_everybody_at_once_on_every_counter_of_one_proposal():
    round_ = RoundFactory(kind=Round.Kind.COMMENTS)
    proposal = ProposalFactory(round__process=round_.process)
    comment = post_comment(proposal=proposal, author=proposal.author, text="One.", language="en")
    reply = post_comment(proposal=proposal, author=proposal.author, text="Two.", parent=comment)
    statement, people = StatementFactory(round=round_), UserFactory.create_batch(4)
    acts = [
        act
        for n, p in enumerate(people)
        for act in (
            lambda p=p: give_support(person=p, proposal=proposal),
            lambda p=p: withdraw_support(person=p, proposal=proposal),
            lambda p=p: post_comment(proposal=proposal, author=p, text="A", parent=comment),
            lambda p=p: post_comment(proposal=proposal, author=p, text="B", parent=reply),
            lambda p=p: mark_helpful(comment=comment, person=p, wanted=True),
            lambda p=p: care.report(thing=comment, person=p, reason="spam", language="en"),
            lambda p=p, n=n: give_opinion(statement=statement, person=p, answer=n % 3 - 1),
            lambda p=p, n=n: give_opinion(statement=statement, person=p, answer=1 - n % 3),
        )
    ]

    at_once([*acts, lambda: remove_comment(comment=reply, author=proposal.author)])

    assert wrong_counts() == []
    assert Comment.objects.get(pk=comment.pk).reply_count >= 5
    assert Case.objects.get().report_count == 4
