"""Warn, limit, suspend: who may, what closes and for how long, and how one objects (DSA-07)."""

from datetime import timedelta
from itertools import count

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import override

from common.exceptions import RuleBroken
from participation import rules_vote
from participation.models import Report, Step, StepAppeal, Watch
from participation.rules import CONDITIONS, door
from participation.services import care, opinions, steps, supports
from participation.services.comments import post_comment, remove_comment
from participation.services.proposals import publish_proposal
from participation.services.retaining import forget_steps
from people.models import AuditEvent, Notice, User
from people.services.erasing import erase
from people.services.exports import export_of
from tests.factories.participation import ProposalFactory, RoundFactory, StatementFactory
from tests.factories.people import UserFactory
from tests.races import at_once

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&"
WORDS = {"ground": "rules", "clause": "Rule 3: be kind.", "facts": "Calls people names, again."}
HIDE = {"kind": "hide", "reason": "insult", **WORDS}
number = count()


@pytest.fixture
def proposal():
    return ProposalFactory(round__closes_at=now() + timedelta(days=30))


@pytest.fixture
def person():
    return UserFactory(language="en")


def moderator_of(proposal):
    moderator = UserFactory(moderator=True)
    territory = proposal.round.process.territory
    Watch.objects.create(person=moderator, territory=territory, language="en")
    return moderator


@pytest.fixture
def moderator(proposal):
    return moderator_of(proposal)


def hidden(proposal, person, moderator):
    """Hide a new comment of a person's; return its case."""
    said = f"You fools {next(number)}."
    comment = post_comment(proposal=proposal, author=person, text=said, language="en")
    report = care.report(thing=comment, person=None, reason="insult", language="en")
    care.decide(case=report.case, moderator=moderator, **HIDE)
    report.case.refresh_from_db()
    return report.case


def abusing(proposal, person, moderator, cases=3):
    return [hidden(proposal, person, moderator) for _time in range(cases)]


def take(case, moderator, kind="warning", **more):
    days = None if kind == "warning" else 7
    return steps.take_step(case=case, moderator=moderator, kind=kind, days=days, **WORDS | more)


def fresh(person):
    return User.objects.get(pk=person.pk)


def page_of(client, name, *keys):
    with override("en"):
        return client.get(reverse(f"care:{name}", args=keys))


def test_the_ladder_goes_warning_limit_suspension_and_ends_by_itself(proposal, person, moderator):
    first, second, third = abusing(proposal, person, moderator)
    for kind, words in (("limit", "takes a warning"), ("suspension", "takes a limit")):
        with pytest.raises(RuleBroken, match=words):
            take(first, moderator, kind)
    warning = take(first, moderator)
    assert (warning.ends_at, warning.is_running) == (None, False)
    assert door("participation.comment_on_proposal", fresh(person), proposal)
    with pytest.raises(RuleBroken, match="already"):
        take(first, moderator)

    with time_machine.travel(now() + timedelta(days=1)):
        limit = take(second, moderator, "limit")
        write = door("participation.comment_on_proposal", fresh(person), proposal)
        assert "You may write again on " in write.needs
        assert write.way.url == reverse("care:my-step", args=[limit.pk])
        assert door("participation.support_proposal", fresh(person), proposal)
    with time_machine.travel(now() + timedelta(days=2)):
        take(third, moderator, "suspension")
        limit.refresh_from_db()
        assert not limit.is_running
        way = door("participation.support_proposal", fresh(person), proposal)
        assert "You may take part again on " in way.needs
    with time_machine.travel(now() + timedelta(days=10)):
        assert door("participation.support_proposal", fresh(person), proposal)
        assert door("participation.comment_on_proposal", fresh(person), proposal)
        assert post_comment(proposal=proposal, author=person, text="Sorry.", language="en")
    others = AuditEvent.objects.filter(target=f"person {person.pk}")
    taken = ["care.warned", "care.limited", "care.suspended"]
    assert list(others.order_by("at").values_list("action", flat=True)) == taken


def test_a_year_later_the_ladder_begins_anew_and_the_old_step_is_forgotten(
    proposal, person, moderator
):
    first, second, _third = abusing(proposal, person, moderator)
    take(first, moderator)
    with time_machine.travel(now() + timedelta(days=364)):
        assert forget_steps() == 0
    with time_machine.travel(now() + timedelta(days=366)):
        with pytest.raises(RuleBroken, match="takes a warning"):
            take(second, moderator, "limit")
        assert forget_steps() == 1
    assert not Step.objects.exists()


def running(person, case, moderator, kind):
    """Put a step into the table that began a moment ago."""
    begun = now() - timedelta(minutes=1)
    facts = {"at": begun, "ends_at": begun + timedelta(days=7), **WORDS}
    User.objects.filter(pk=person.pk).update(closed_until=facts["ends_at"])
    return Step.objects.create(person=person, case=case, moderator=moderator, kind=kind, **facts)


@pytest.mark.parametrize("kind", ["limit", "suspension"])
def test_services_refuse_what_a_step_closes_and_let_the_rest_through(
    proposal, person, moderator, kind
):
    own = post_comment(proposal=proposal, author=person, text="Mine.", language="en")
    talk = RoundFactory(kind="comments", process=proposal.round.process)
    asked = StatementFactory(round=talk)
    step = running(person, hidden(proposal, person, moderator), moderator, kind)
    words = {"author": person, "language": "en"}
    writes = {
        "comment": lambda: post_comment(proposal=proposal, text="More.", **words),
        "proposal": lambda: publish_proposal(
            round_=proposal.round, title="Trees", text="More trees.", **words
        ),
        "statement": lambda: opinions.add_statement(round_=talk, text="We need trees.", **words),
    }
    answers = {
        "support": lambda: supports.give_support(person=person, proposal=proposal),
        "opinion": lambda: opinions.give_opinion(statement=asked, person=person, answer=1),
        "report": lambda: care.report(
            thing=proposal, person=fresh(person), reason="spam", language="en"
        ),
    }
    closed = writes if kind == "limit" else writes | answers
    for act in closed.values():
        with pytest.raises(RuleBroken, match="again on"):
            act()
    assert rules_vote.door("participation.vote", person, talk)
    remove_comment(comment=own, author=person)

    step.ends_at = now()
    step.save()
    for name, act in (writes | answers).items():
        assert act(), name


def test_every_door_to_write_names_the_time_and_a_vote_stays_open(proposal, person, moderator):
    running(person, hidden(proposal, person, moderator), moderator, "suspension")
    person = fresh(person)
    left_open = {
        "participation.vote",
        "participation.edit_draft",
        "participation.withdraw_proposal",
        "participation.remove_comment",
        "participation.take_back",
    }
    closed = {
        name
        for name, conditions in CONDITIONS.items()
        if any("again on" in one.needs(person, proposal) for one in conditions if one.tells)
    }
    assert closed == set(CONDITIONS) - left_open


def test_only_another_moderator_of_the_place_takes_a_step_and_never_about_staff(
    client, proposal, person, moderator
):
    case = hidden(proposal, person, moderator)
    stranger, colleague = UserFactory(moderator=True), moderator_of(proposal)
    for somebody in (stranger, person, UserFactory()):
        with pytest.raises(RuleBroken, match="Another moderator"):
            take(case, somebody)
    own = hidden(proposal, colleague, moderator)
    with pytest.raises(RuleBroken, match="Another moderator"):
        take(own, colleague)
    with pytest.raises(RuleBroken, match="administrator"):
        take(own, moderator)
    shown = care.report(thing=proposal, person=None, reason="spam", language="en").case
    with pytest.raises(RuleBroken, match="Only what is hidden"):
        take(shown, moderator)
    with pytest.raises(RuleBroken, match="facts"):
        take(case, moderator, facts=" ")
    whole = {"moderator": moderator, "kind": "warning", "at": now(), **WORDS}
    for values in ({"moderator": person}, {"facts": " "}, {"kind": "limit", "ends_at": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Step.objects.create(case=case, person=person, **whole | values)
    assert not Step.objects.exists()

    client.force_login(stranger)
    assert page_of(client, "take-step", case.pk).status_code == 404
    client.force_login(moderator)
    with override("en"):
        address = reverse("care:take-step", args=[case.pk])
    refused = client.post(address, {"kind": "warning", **WORDS, "clause": ""})
    assert (refused.status_code, WORDS["facts"] in refused.text) == (422, True)
    assert client.post(address, {"kind": "suspension", "days": 7, **WORDS}).status_code == 409
    assert client.post(address, {"kind": "warning", **WORDS}).status_code == 302
    assert Step.objects.get().person == person


def test_who_sends_a_refused_report_is_warned_and_stays_unnamed(
    client, proposal, person, moderator
):
    report = care.report(thing=proposal, person=person, reason="spam", language="en")
    with pytest.raises(RuleBroken, match="refused"):
        take(report.case, moderator, report=report)
    care.decide(case=report.case, moderator=moderator, kind="keep")
    client.force_login(moderator)
    assert page_of(client, "take-step", report.case_id, report.pk).status_code == 200
    step = take(report.case, moderator, report=report)
    assert step.person == person
    for name, key in (("step", [step.pk]), ("steps", []), ("case", [report.case_id])):
        shown = page_of(client, name, *key)
        assert (shown.status_code, person.pseudonym in shown.text) == (200, False)
    client.force_login(person)
    assert "a report you sent" in page_of(client, "my-step", step.pk).text
    assert Report.objects.count() == 1


def test_the_person_alone_reads_the_whole_statement_and_another_moderator_decides(
    client, proposal, moderator
):
    person = UserFactory(language="ar")
    other = moderator_of(proposal)
    step = take(hidden(proposal, person, moderator), moderator)
    letter = mail.outbox[-1]
    for part in (WORDS["clause"], WORDS["facts"], f"/ar/care/about-me/{step.pk}/"):
        assert part in letter.body
    assert 'dir="rtl"' in letter.alternatives[0][0]
    assert Notice.objects.filter(person=person, kind="care_warned").count() == 1
    for stranger in (UserFactory(), moderator):
        client.force_login(stranger)
        assert page_of(client, "my-step", step.pk).status_code == 404

    client.force_login(person)
    shown = page_of(client, "my-step", step.pk).text
    for part in (WORDS["facts"], WORDS["clause"], "no program took part", "to a court"):
        assert part in shown
    address = reverse("care:my-step", args=[step.pk])
    assert client.post(address, {"text": ""}).status_code == 422
    for _time in range(2):
        assert client.post(address, {"text": "It was a joke."}).status_code == 302
    appeal = StepAppeal.objects.get()
    assert Notice.objects.get(kind="care_step_appealed").person == other
    with pytest.raises(RuleBroken, match="answer the appeal"):
        steps.take_back_step(step=step, moderator=moderator, why="No.")
    with pytest.raises(RuleBroken, match="Another moderator"):
        steps.answer_step_appeal(appeal=appeal, moderator=moderator, outcome="upheld", answer="No.")
    client.force_login(other)
    answer = reverse("care:answer-step", args=[step.pk])
    assert client.post(answer, {"outcome": "reversed", "answer": "It was one."}).status_code == 302
    step.refresh_from_db()
    assert (step.taken_back_by, step.taken_back_for) == (other, "It was one.")
    assert "It was one." in mail.outbox[-1].body


def test_a_step_falls_when_the_words_are_shown_again_or_a_moderator_takes_it_back(
    proposal, person, moderator
):
    first, second, _third = abusing(proposal, person, moderator)
    warning = take(first, moderator)
    limit = take(second, moderator, "limit")
    with pytest.raises(RuleBroken, match="Say why"):
        steps.take_back_step(step=limit, moderator=moderator, why=" ")
    with pytest.raises(RuleBroken, match="Another moderator"):
        steps.take_back_step(step=limit, moderator=UserFactory(moderator=True), why="No.")
    assert not door("participation.comment_on_proposal", fresh(person), proposal)
    steps.take_back_step(step=limit, moderator=moderator, why="A mistake.")
    assert door("participation.comment_on_proposal", fresh(person), proposal)

    care.decide(case=first, moderator=moderator, kind="restore")
    warning.refresh_from_db()
    assert warning.taken_back_at
    assert Notice.objects.filter(person=person, kind="care_step_back").count() == 2
    with pytest.raises(RuleBroken, match="takes a warning"):
        take(second, moderator, "limit")


def test_nobody_else_sees_a_step_and_it_is_told_and_forgotten_with_the_person(
    client, proposal, person, moderator
):
    case = hidden(proposal, person, moderator)
    step = running(person, case, moderator, "suspension")
    seen = post_comment(proposal=proposal, author=UserFactory(), text="Fine.", language="en")
    client.force_login(seen.author)
    with override("en"):
        for address in (proposal.get_absolute_url(), f"/api/v1/proposals/{proposal.pk}"):
            assert WORDS["facts"] not in client.get(address).text
    [told] = export_of(person)["steps_about_me"]
    assert (told["kind"], told["facts"]) == ("suspension", WORDS["facts"])
    assert not export_of(moderator)["steps_about_me"]
    client.force_login(person)
    with override("en"):
        door_shown = client.get(proposal.get_absolute_url()).text
        report = client.get(reverse("care:report", args=["proposal", proposal.pk])).text
    for shown in (door_shown, report):
        assert "You may take part again on " in shown
        assert f"/care/about-me/{step.pk}/" in shown
    erase(person=person, words=False)
    assert not Step.objects.exists()


def test_hostile_words_of_a_step_stay_words(client, proposal, person, moderator):
    words = {"facts": HOSTILE, "clause": HOSTILE}
    step = take(hidden(proposal, person, moderator), moderator, **words)
    steps.appeal_step(step=step, person=person, text=HOSTILE)
    assert "<script>" not in mail.outbox[-1].alternatives[0][0]
    for reader, name in ((moderator, "step"), (person, "my-step")):
        client.force_login(reader)
        page = page_of(client, name, step.pk).text
        assert ("<script>alert" in page, "&lt;script&gt;alert" in page) == (False, True)


@pytest.mark.django_db(transaction=True)
def test_two_moderators_at_once_take_one_step():
    proposal, person = ProposalFactory(), UserFactory()
    moderators = [moderator_of(proposal) for _one in range(2)]
    first, *cases = abusing(proposal, person, moderators[0])
    take(first, moderators[0])
    acts = [
        lambda case=case, moderator=moderator: take(case, moderator, "limit")
        for case, moderator in zip(cases, moderators, strict=True)
    ]
    given = at_once(acts)
    assert sorted(type(one).__name__ for one in given) == ["RuleBroken", "Step"]
    with pytest.raises(IntegrityError), transaction.atomic():
        running(person, next(c for c in cases if not c.steps.exists()), moderators[0], "suspension")
