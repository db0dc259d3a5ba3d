"""What moderators see and hear: what waits and appeals, of places that are theirs, and no more."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import override

from common.exceptions import RuleBroken
from participation.models import Case, Comment, Process, Watch
from participation.services import care
from participation.services.comment_marks import edit_comment
from participation.services.comments import post_comment, remove_comment
from participation.services.invitations import invite
from participation.services.proposals import edit_proposal, publish_proposal
from people.models import Notice
from tests.factories.participation import ProcessFactory, ProposalFactory, RoundFactory
from tests.factories.people import UserFactory

STATEMENT = {
    "kind": "hide",
    "reason": "insult",
    "ground": "rules",
    "clause": "Rule 3: be kind.",
    "facts": "It calls somebody names.",
}


def moderator_of(process, **more):
    moderator = UserFactory(moderator=True, language="en", **more)
    Watch.objects.create(person=moderator, territory=process.territory, language="en")
    return moderator


def reported(thing):
    return care.report(thing=thing, person=None, reason="insult", language="en").case


def queue(client, person, tail=""):
    client.force_login(person)
    with override("en"):
        return client.get(f"{reverse('care:queue')}{tail}").text


def test_the_queue_begins_with_all_that_waits_and_says_what_it_is(client):
    round_ = RoundFactory(premoderated=["comments"])
    first, second = moderator_of(round_.process), moderator_of(round_.process)
    proposal, author = ProposalFactory(round=round_), UserFactory()
    held = post_comment(proposal=proposal, author=author, text="Held.", language="en").case
    open_ = reported(proposal)
    other = ProposalFactory(round=round_, author=author)
    decision = care.decide(case=reported(other), moderator=first, **STATEMENT)
    hidden = reported(ProposalFactory(round=round_))
    care.decide(case=hidden, moderator=first, **STATEMENT)
    care.appeal(decision=decision, author=author, text="It was a joke.")

    page = queue(client, second)
    for case, word in ((held, "to be let in"), (open_, "waiting"), (decision.case, "appealed")):
        assert f"case-{case.pk}" in page
        assert word in page
    assert f"case-{hidden.pk}" not in page
    alone = queue(client, second, "?status=appealed")
    assert f"case-{decision.case_id}" in alone
    assert f"case-{open_.pk}" not in alone
    assert f"case-{open_.pk}" in queue(client, second, "?status=nonsense&about=nonsense")
    talk = queue(client, second, "?about=comment")
    assert (f"case-{held.pk}" in talk, f"case-{open_.pk}" in talk) == (True, False)
    assert "about=comment&amp;status=appealed" in talk


def test_the_queue_is_kept_to_one_process_and_tells_of_no_other(client):
    first, second = RoundFactory(), RoundFactory()
    moderator = moderator_of(first.process)
    Watch.objects.create(person=moderator, territory=second.process.territory, language="en")
    closed = ProcessFactory(access=Process.Access.INVITATION, territory=first.process.territory)
    cases = [reported(ProposalFactory(round=round_)) for round_ in (first, second)]
    unseen = reported(ProposalFactory(round=RoundFactory(process=closed)))
    alone = queue(client, moderator, f"?process={first.process.slug}")
    assert [f"case-{case.pk}" in alone for case in [*cases, unseen]] == [True, False, False]
    assert second.process.title in alone
    assert closed.slug not in queue(client, moderator)
    for other in (closed.slug, "no-such-process"):
        shown = queue(client, moderator, f"?process={other}")
        assert [f"case-{case.pk}" in shown for case in [*cases, unseen]] == [True, True, False]


def test_a_moderator_reads_what_stood_when_it_was_reported(client):
    round_ = RoundFactory()
    moderator, author = moderator_of(round_.process), UserFactory()
    proposal = publish_proposal(
        round_=round_, author=author, title="T", text="First words.", language="en"
    )
    said = post_comment(proposal=proposal, author=author, text="You fools.", language="en")
    cases = [reported(proposal), reported(said)]
    client.force_login(moderator)
    pages = [reverse("care:case", kwargs={"pk": case.pk}) for case in cases]
    assert not any("when it was reported" in client.get(page).text for page in pages)
    with time_machine.travel(now() + timedelta(minutes=1)):
        edit_proposal(proposal=proposal, author=author, text="Harmless words.")
        edit_comment(comment=said, author=author, text="You friends.")
    shown = [client.get(page).text for page in pages]
    for page, then, since in zip(
        shown, ("First words.", "You fools."), ("Harmless words.", "You friends."), strict=True
    ):
        assert page.index(since) < page.index("when it was reported") < page.index(then)


def test_a_closed_process_is_looked_after_by_moderators_who_are_invited(client):
    organiser = UserFactory(organiser=True)
    process = ProcessFactory(access=Process.Access.INVITATION, published_at=now() - timedelta(1))
    process.organisers.add(organiser)
    stranger, invited = moderator_of(process), moderator_of(process)
    reported(ProposalFactory(round=RoundFactory(process=process)))
    told = Notice.objects.values_list("person", "kind")
    assert list(told) == [(organiser.pk, "care_nobody")]
    invite(process=process, organiser=organiser, people=[invited])
    proposal = ProposalFactory(round=RoundFactory(process=process), title="Behind the door")
    case = reported(proposal)

    told = Notice.objects.filter(kind="care_waiting").values_list("person", flat=True)
    assert list(told) == [invited.pk]
    assert "Behind the door" not in queue(client, stranger)
    assert client.get(reverse("care:case", kwargs={"pk": case.pk})).status_code == 404
    with pytest.raises(RuleBroken, match="Another moderator"):
        care.decide(case=case, moderator=stranger, kind="keep")

    assert "Behind the door" in queue(client, invited)
    care.decide(case=case, moderator=invited, kind="keep")


def test_a_moderator_sees_no_address_of_anybody_and_judges_nothing_of_their_own(client):
    proposal = ProposalFactory(author=UserFactory(email="zqx-author@example.org"))
    moderator = moderator_of(proposal.round.process, email="zqx-moderator@example.org")
    case = reported(proposal)
    care.report(
        thing=proposal,
        person=None,
        reason="spam",
        email="zqx-guest@example.org",
        language="en",
    )
    person = UserFactory(email="zqx-reporter@example.org")
    care.report(thing=proposal, person=person, reason="spam", language="en")

    pages = queue(client, moderator)
    pages += client.get(reverse("care:case", kwargs={"pk": case.pk})).text
    assert proposal.title in pages
    assert "zqx-" not in pages

    own = post_comment(proposal=proposal, author=moderator, text="Mine.", language="en")
    mine = reported(own)
    door = reverse("care:decide", kwargs={"pk": mine.pk})
    assert client.post(door, STATEMENT).status_code == 409
    own.refresh_from_db()
    assert own.is_visible
    for room in ("care:watches", "people:people"):
        assert client.get(reverse(room)).status_code == 403
    client.force_login(moderator_of(proposal.round.process))
    assert client.post(door, STATEMENT).status_code == 302


def test_however_many_notices_they_hide_nothing_and_the_author_is_told_of_decisions_only(client):
    """Brigading (V2-15): fifty people report, and all that comes of it is a moderator's look."""
    proposal = ProposalFactory()
    moderator = moderator_of(proposal.round.process)
    for person in UserFactory.create_batch(50):
        care.report(thing=proposal, person=person, reason="spam", language="en")

    proposal.refresh_from_db()
    assert proposal.status == "published"
    assert proposal.title in client.get(proposal.get_absolute_url()).text
    assert Notice.objects.filter(kind="care_waiting").count() == 1
    assert not Notice.objects.filter(person=proposal.author).exists()

    case = proposal.case
    assert case.report_count == 50
    care.decide(case=case, moderator=moderator, kind="keep")
    assert Notice.objects.filter(kind="care_decided").count() == 50
    proposal.refresh_from_db()
    assert proposal.status == "published"


KINDS = {"hide", "keep", "restore", "erase", "admit", "refuse"}
OFFERED = {
    "open": {"hide", "keep"},
    "kept": {"hide"},
    "hidden": {"restore", "erase"},
    "held": {"admit", "refuse"},
    "erased": set(),
}


def said():
    return post_comment(
        proposal=ProposalFactory(), author=UserFactory(), text="You fools.", language="en"
    )


def offered(client, case):
    page = client.get(reverse("care:case", kwargs={"pk": case.pk}))
    return set(re.findall(r'name="kind"\s+value="(\w+)"', page.text))


@pytest.mark.parametrize("status", OFFERED)
def test_a_case_offers_what_leads_on_and_takes_nothing_else(client, status):
    comment = said()
    moderator = moderator_of(comment.proposal.round.process)
    case = care.report(thing=comment, person=None, reason="insult", language="en").case
    if status == "held":
        Case.objects.filter(pk=case.pk).update(status="held")
        Comment.objects.filter(pk=comment.pk).update(status="waiting")
    for kind in {"kept": ["keep"], "hidden": ["hide"], "erased": ["hide", "erase"]}.get(status, []):
        care.decide(case=case, moderator=moderator, **STATEMENT | {"kind": kind})
    client.force_login(moderator)

    assert offered(client, case) == OFFERED[status]

    door = reverse("care:decide", kwargs={"pk": case.pk})
    for kind in KINDS - OFFERED[status]:
        answer = client.post(door, STATEMENT | {"kind": kind})
        assert answer.status_code == 409, kind
        case.refresh_from_db()
        assert case.status == status
        if OFFERED[status]:
            assert STATEMENT["facts"] in answer.text


def test_what_its_author_removed_cannot_be_hidden_but_seen(client):
    comment = said()
    moderator = moderator_of(comment.proposal.round.process)
    case = care.report(thing=comment, person=None, reason="insult", language="en").case
    client.force_login(moderator)
    assert offered(client, case) == {"hide", "keep"}

    remove_comment(comment=comment, author=comment.author)

    assert offered(client, case) == {"keep"}


def test_who_decided_first_is_told_that_another_answers_the_appeal(client):
    comment = said()
    first, second = (moderator_of(comment.proposal.round.process) for _time in range(2))
    case = care.report(thing=comment, person=None, reason="insult", language="en").case
    decision = care.decide(case=case, moderator=first, **STATEMENT)
    care.appeal(decision=decision, author=comment.author, text="It was a joke.")
    page = reverse("care:case", kwargs={"pk": case.pk})

    client.force_login(second)
    assert 'name="outcome"' in client.get(page).text
    client.force_login(first)
    assert 'name="outcome"' not in client.get(page).text
