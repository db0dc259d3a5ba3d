"""One person, two doors (V2-09): what a guest did goes into the account they have, once."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.apps import apps
from django.core.cache import cache
from django.test import Client
from django.utils.timezone import now

from common.exceptions import RuleBroken
from participation.models import (
    Comment,
    Opinion,
    Proposal,
    Report,
    Statement,
    Step,
    Support,
    Watch,
)
from participation.queries.counters import wrong_counts
from participation.services import care, steps
from participation.services.comment_marks import mark_helpful
from participation.services.comments import post_comment
from participation.services.guests import come_in, make_code, revoke_code
from participation.services.joining_guests import WRITTEN, bring_along
from participation.services.merges import answer_merge, propose_merge
from participation.services.opinions import add_statement, give_opinion
from participation.services.proposals import publish_proposal, save_draft
from participation.services.supports import give_support
from people.models import AuditEvent, User
from people.privacy import held
from tests.factories.participation import ProposalFactory, RoundFactory, StatementFactory
from tests.factories.people import UserFactory
from tests.participation.test_care_steps import WORDS, abusing, take
from tests.races import at_once

PERSONAL = ("CoAuthor", "Support", "Opinion", "HelpfulMark", "Report", "MergeAnswer", "Step")
KEPT = {"kind": "keep", "reason": "", **WORDS}
KEEP, BRING, SIGN_IN = "/en/guest/keep/", "/en/guest/bring/", "/en/guest/sign-in/"


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def organiser():
    return UserFactory(organiser=True)


def a_code(organiser, **more):
    round_ = RoundFactory(**more)
    round_.process.organisers.add(organiser)
    ends = now() + timedelta(hours=3)
    return make_code(round_=round_, organiser=organiser, expires_at=ends, most=10)


@pytest.fixture
def code(organiser):
    return a_code(organiser, supports_per_person=3)


def guest_of(code, name="Guest Salma"):
    return come_in(code=code, name=name, language="en")


def at(thing, tail=""):
    return f"/en{thing.get_absolute_url()[3:]}{tail}"


def test_words_come_along_and_what_was_given_twice_counts_once(code):
    guest, person, other = guest_of(code), UserFactory(), UserFactory()
    proposals = ProposalFactory.create_batch(4, round=code.round, author=other)
    give_support(person=guest, proposal=proposals[0])
    give_support(person=guest, proposal=proposals[1])
    give_support(person=guest, proposal=proposals[2])
    give_support(person=person, proposal=proposals[0])
    give_support(person=person, proposal=proposals[3])
    mine = publish_proposal(
        round_=code.round, author=guest, title="A bench", text="Shade.", language="en"
    )
    draft = save_draft(round_=code.round, author=guest, title="Half", language="en")
    said = post_comment(proposal=proposals[0], author=other, text="Where?")
    own = post_comment(proposal=proposals[0], author=person, text="Here.")
    post_comment(proposal=proposals[0], author=guest, text="There.", parent=said)
    for marked in (said, own):
        mark_helpful(comment=marked, person=guest, wanted=True)
    mark_helpful(comment=said, person=person, wanted=True)
    for who in (guest, person):
        care.report(thing=said, person=who, reason="spam", language="en")

    bring_along(guest=guest, person=person)

    assert wrong_counts() == []
    # Three are allowed: of what the guest gave beside, the earliest is kept.
    theirs = Support.objects.filter(person=person).values_list("proposal", flat=True)
    assert set(theirs) == {proposals[0].pk, proposals[3].pk, proposals[1].pk}
    assert set(Proposal.objects.filter(author=person)) == {mine, draft}
    assert Comment.objects.filter(author=person).count() == 2
    assert said.marks.get().person == person
    assert not own.marks.exists()
    assert Report.objects.get().person == person
    guest = User.objects.get(pk=guest.pk)
    assert guest.erased_at
    assert not any(model.objects.filter(**{link: guest}).exists() for model, link in WRITTEN)
    assert AuditEvent.objects.filter(action="guest.brought_along", actor=person).exists()


def test_what_moderators_decided_comes_along_and_closes_the_same_doors(code):
    person, moderator = UserFactory(), UserFactory(moderator=True)
    guest, proposal = guest_of(code), ProposalFactory(round=code.round)
    territory = code.round.process.territory
    Watch.objects.create(person=moderator, territory=territory, language="en")
    said = abusing(proposal, guest, moderator, cases=2)
    about = care.report(thing=proposal, person=guest, reason="spam", language="en")
    care.report(thing=proposal, person=person, reason="spam", language="en")
    warning, limit = take(said[0], moderator), take(said[1], moderator, "limit")
    care.decide(case=about.case, moderator=moderator, **KEPT)
    refused = take(about.case, moderator, report=about)

    bring_along(guest=guest, person=person)

    mine = Step.objects.filter(person=person)
    assert set(mine) == {warning, limit, refused}
    assert mine.get(pk=refused.pk).report.person == person
    assert User.objects.get(pk=person.pk).closed_until == limit.ends_at
    with pytest.raises(RuleBroken, match="limited what you do"):
        post_comment(proposal=proposal, author=person, text="Fools.", language="en")


def test_of_two_steps_at_a_time_the_one_that_ends_later_stays(code):
    moderator, other = UserFactory.create_batch(2, moderator=True)
    guest, person, proposal = guest_of(code), UserFactory(), ProposalFactory(round=code.round)
    territory = code.round.process.territory
    for one in (moderator, other):
        Watch.objects.create(person=one, territory=territory, language="en")
    limits = []
    for who, days in ((guest, 20), (person, 5)):
        first, second = abusing(proposal, who, moderator, cases=2)
        take(first, moderator)
        limits.append(
            steps.take_step(case=second, moderator=moderator, kind="limit", days=days, **WORDS)
        )

    bring_along(guest=guest, person=person)

    assert Step.objects.running_at(now()).get(person=person) == limits[0]
    assert User.objects.get(pk=person.pk).closed_until == limits[0].ends_at


def test_an_answer_to_a_statement_counts_once_and_the_accounts_stands(organiser):
    code = a_code(organiser, kind="comments")
    guest, person = guest_of(code), UserFactory()
    both, one = StatementFactory.create_batch(2, round=code.round)
    give_opinion(statement=both, person=guest, answer=1)
    give_opinion(statement=one, person=guest, answer=0)
    give_opinion(statement=both, person=person, answer=-1)
    own = add_statement(round_=code.round, author=guest, text="Buses at night.", language="en")

    bring_along(guest=guest, person=person)

    assert wrong_counts() == []
    assert set(Opinion.objects.values_list("statement", "person", "answer")) == {
        (both.pk, person.pk, -1),
        (one.pk, person.pk, 0),
    }
    assert Statement.objects.get(pk=own.pk).author == person


def test_only_a_guest_goes_into_an_account_and_only_while_the_round_is_open(code):
    guest, other, person = guest_of(code), guest_of(code, "Guest Badr"), UserFactory()
    for wrong in ((person, UserFactory()), (guest, other), (guest, guest)):
        with pytest.raises((RuleBroken, KeyError), match=r"left|\d"):
            bring_along(guest=wrong[0], person=wrong[1])
    with time_machine.travel(now() + timedelta(days=8)), pytest.raises(RuleBroken, match="over"):
        bring_along(guest=guest, person=person)
    assert User.objects.get(pk=guest.pk).is_guest

    bring_along(guest=guest, person=person)
    with pytest.raises(RuleBroken, match="Nothing is left"):
        bring_along(guest=guest, person=UserFactory())


def test_a_guest_signs_in_to_their_account_in_the_same_browser(client, code, sign_in):
    proposal, person = ProposalFactory(round=code.round), UserFactory(language="en")
    client.post(f"/en/guest/{code}/", {"pseudonym": "Salma at the door"})
    client.post(at(proposal, "support/"))
    assert "Sign in and take it along" in client.get(KEEP).text

    answer = client.post(SIGN_IN)
    assert "next=%2Fen%2Fguest%2Fbring%2F" in answer["Location"]
    assert "_auth_user_id" not in client.session
    assert client.get(BRING).status_code == 302
    sign_in(client, person)
    page = client.get(BRING).text
    assert "Salma at the door" in page
    assert "One person counts once" in page
    assert "Supports: 1" in page
    assert client.post(BRING)["Location"] == at(code.round)
    assert Support.objects.get().person == person

    assert client.get(BRING)["Location"].endswith("/accounts/")
    assert client.post(BRING).status_code == 302


@pytest.fixture
def sign_in():
    def through(client, person):
        """Sign in without losing what the browser holds, as the entrance does."""
        session = client.session
        session["_auth_user_id"] = str(person.pk)
        session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
        session["_auth_user_hash"] = person.get_session_auth_hash()
        session.save()

    return through


def test_nobody_else_and_nobody_later_takes_it_along(client, code, sign_in):
    client.post(f"/en/guest/{code}/", {"pseudonym": "Salma at the door"})
    guest = User.objects.get(email__endswith=User.GUEST)
    client.post(SIGN_IN)

    stranger = Client()
    stranger.force_login(UserFactory())
    assert stranger.get(BRING)["Location"].endswith("/accounts/")
    assert stranger.post(BRING, {"guest": guest.pk}).status_code == 302

    person = UserFactory(language="en")
    sign_in(client, person)
    with time_machine.travel(now() + timedelta(minutes=31)):
        assert client.post(BRING).status_code == 302
    assert User.objects.get(pk=guest.pk).is_guest
    assert client.post(BRING, {"leave": "1"}).status_code == 302
    assert client.post(BRING).status_code == 302
    assert User.objects.get(pk=guest.pk).is_guest
    # Who is no guest has nothing to leave behind.
    assert stranger.post(SIGN_IN)["Location"].endswith("/guest/")


def test_a_closed_round_is_said_in_words(client, code, sign_in):
    client.post(f"/en/guest/{code}/", {"pseudonym": "Salma at the door"})
    client.post(SIGN_IN)
    sign_in(client, UserFactory(language="en"))
    later = code.round.closes_at + timedelta(seconds=1)
    session = client.session
    session["was_guest"] |= {"until": (later + timedelta(hours=1)).timestamp()}
    session.save()
    with time_machine.travel(later):
        answer = client.post(BRING)
    assert answer.status_code == 409
    assert "stays as it was counted" in answer.text


def test_every_link_to_a_person_is_handed_over_or_none_a_guest_can_have():
    """A new table of what people do says here what becomes of a guest's part in it."""
    handed = {(model._meta.label, link) for model, link in WRITTEN} | {
        (f"participation.{name}", "person")
        for name in (
            "CoAuthor",
            "Support",
            "Opinion",
            "HelpfulMark",
            "Report",
            "MergeAnswer",
            "Step",
        )
    }
    nobodys = {
        ("participation.ProposalVersion", "created_by"),  # no version is ever rewritten
        ("participation.Guest", "person"),  # goes
        ("participation.Watch", "person"),
        ("participation.Invitation", "person"),
        ("participation.Draw", "entered_by"),
        ("participation.Decision", "moderator"),
        ("participation.Appeal", "against"),
        ("participation.Appeal", "decided_by"),
        ("participation.Step", "moderator"),
        ("participation.Step", "taken_back_by"),
        ("participation.StepAppeal", "against"),
        ("participation.StepAppeal", "decided_by"),
        ("participation.Answer", "decided_by"),
        ("participation.Answer", "announced_by"),
        ("participation.RoundNote", "written_by"),
        ("participation.Conclusions", "written_by"),
        ("participation.ProgressNote", "written_by"),
        ("participation.Endorsement", "person"),
        ("participation.Review", "evaluator"),
        ("participation.Review", "assigned_by"),
        ("participation.ReviewNote", "author"),
        ("participation.KeptRounds", "keeper"),
        ("participation.EventCode", "made_by"),
        ("participation.ImportSource", "account"),
        ("participation.Process_organisers", "user"),
    }
    there = {(one.model, link) for one in held() for link in one.links}
    there = {(model, link) for model, link in there if model.startswith("participation.")}

    assert there - handed - nobodys == set()
    assert {apps.get_model(model) for model, _link in handed}


@pytest.mark.django_db(transaction=True)
def test_bringing_along_many_times_while_the_guest_goes_on_counts_right():
    code = a_code(UserFactory(organiser=True), supports_per_person=5)
    guest, people = guest_of(code), UserFactory.create_batch(3)
    proposals = ProposalFactory.create_batch(4, round=code.round)
    for person in people:
        give_support(person=person, proposal=proposals[0])
    give_support(person=guest, proposal=proposals[0])

    bring = [partial(bring_along, guest=guest, person=person) for person in people]
    again = [
        partial(give_support, person=User.objects.get(pk=guest.pk), proposal=one)
        for one in proposals[1:]
    ]
    answers = at_once([*bring, *again])

    assert sum(not isinstance(answer, RuleBroken) for answer in answers[:3]) == 1
    assert wrong_counts() == []
    assert not Support.objects.filter(person=guest).exists()


def test_a_guest_answers_a_merge_and_agrees_to_one(client, code):
    other, guest = UserFactory(), guest_of(code)
    into, gone = ProposalFactory.create_batch(2, round=code.round, author=other)
    give_support(person=guest, proposal=gone)
    merge = propose_merge(sources=[gone], target=into, proposer=other, reason="The same.")
    client.force_login(guest, "django.contrib.auth.backends.ModelBackend")
    client.post(at(merge, "answer/"), {"says_yes": "yes"})
    client.post(at(merge, "answer/"), {"says_yes": "True"})
    assert Support.objects.get().proposal == into

    mine = ProposalFactory(round=code.round, author=guest)
    asked = propose_merge(sources=[mine], target=into, proposer=other, reason="The same.")
    client.post(at(asked, "agree/"))
    mine.refresh_from_db()
    assert mine.is_merged
    with pytest.raises(RuleBroken):
        answer_merge(merge=asked, person=guest, says_yes=True)


def test_what_takes_an_account_says_so_and_leads_to_one(client, code, organiser):
    proposal = ProposalFactory(round=code.round)
    guest = guest_of(code)
    mine = ProposalFactory(round=code.round, author=guest)
    client.force_login(guest, "django.contrib.auth.backends.ModelBackend")
    for door in (
        at(proposal, "amendments/new/"),
        at(mine, "coauthors/"),
        at(mine, "merge/"),
    ):
        for answer in (client.get(door, follow=True), client.post(door, {}, follow=True)):
            assert answer.redirect_chain == [(KEEP, 302)]
            assert "you need an account" in answer.text
    page = client.get(at(proposal, "amendments/")).text
    assert "you need an account" in page
    assert KEEP in page

    citizen = Client()
    citizen.force_login(UserFactory(language="en"), "django.contrib.auth.backends.ModelBackend")
    assert citizen.get(at(proposal, "amendments/new/")).status_code == 200
    # A revoked code leaves only the way to keep what one did.
    revoke_code(code=code, organiser=organiser)
    client.post(at(mine, "withdraw/"), {"reason": "No."})
    mine.refresh_from_db()
    assert mine.status == "published"
    assert client.get(KEEP).status_code == 200
