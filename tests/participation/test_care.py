from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from common.exceptions import RuleBroken
from participation.models import Appeal, Case, Comment, Decision, OpinionMap, Report, Watch
from participation.queries.opinions import unanswered
from participation.services import care
from participation.services.comments import post_comment, remove_comment
from participation.services.opinions import draw_round_map, give_opinion
from people.models import AuditEvent, Notice
from people.queries.exports import readable
from people.services.exports import export_of
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import TerritoryFactory, UserFactory
from tests.participation.opinions.test_rounds import answered_by_two_camps

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&"
STATEMENT = {
    "kind": "hide",
    "reason": "insult",
    "ground": "rules",
    "clause": "Rule 3: be kind.",
    "facts": "It calls somebody names.",
}


def moderator_of(proposal, language="en"):
    moderator = UserFactory(moderator=True)
    territory = proposal.round.process.territory
    Watch.objects.create(person=moderator, territory=territory, language=language)
    return moderator


@pytest.fixture
def proposal():
    return ProposalFactory()


@pytest.fixture
def comment(proposal):
    author = UserFactory(language="ar")
    return post_comment(
        proposal=proposal, author=author, text="You fools.", language="en", stance="against"
    )


@pytest.fixture
def moderator(proposal):
    return moderator_of(proposal)


def reported(thing, **more):
    return care.report(thing=thing, person=None, reason="insult", language="fr", **more).case


def counts(proposal):
    proposal.refresh_from_db()
    return proposal.comment_count, proposal.against_count


def test_a_guest_reports_and_gets_a_receipt_and_the_decision(client, comment, moderator):
    door = reverse("care:report", kwargs={"kind": "comment", "pk": comment.pk})
    answer = client.post(door, {"reason": "insult", "email": "guest@example.org"})

    report = Report.objects.get()
    assert answer.url == reverse("care:receipt", kwargs={"receipt": report.receipt})
    assert str(report.receipt) in client.get(answer.url).text
    assert Notice.objects.filter(person=moderator, kind="care_waiting").count() == 1

    care.decide(case=report.case, moderator=moderator, kind="keep")
    report.refresh_from_db()
    assert [one.to for one in mail.outbox] == [["guest@example.org"]]
    assert (report.email, report.case.status) == ("", "kept")


def test_a_report_without_its_words_says_so_and_keeps_what_was_typed(client, comment):
    door = reverse("care:report", kwargs={"kind": "comment", "pk": comment.pk})

    answer = client.post(door, {"reason": "other", "email": "guest@example.org"})
    assert answer.status_code == 422
    assert "guest@example.org" in answer.text
    assert client.post(door, {"reason": "spam", "website": "http://x"}).status_code == 422
    assert not Report.objects.exists()


def test_guests_report_five_times_an_hour(client, proposal, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "report_guest": "2/h/ip"}
    door = reverse("care:report", kwargs={"kind": "proposal", "pk": proposal.pk})

    codes = [client.post(door, {"reason": "spam"}).status_code for _time in range(3)]
    assert codes == [302, 302, 429]
    assert Case.objects.get().report_count == 2


def test_a_person_counts_once(comment):
    person = UserFactory()
    for _time in range(2):
        care.report(thing=comment, person=person, reason="spam", language="fr")
    assert Case.objects.get().report_count == Report.objects.count() == 1


def test_hiding_needs_every_part_of_the_statement(client, comment, moderator):
    case = reported(comment)
    for part in ("reason", "ground", "clause", "facts"):
        with pytest.raises(RuleBroken, match="reason"):
            care.decide(case=case, moderator=moderator, **{**STATEMENT, part: ""})

    client.force_login(moderator)
    answer = client.post(
        reverse("care:decide", kwargs={"pk": case.pk}), {**STATEMENT, "clause": ""}
    )
    assert answer.status_code == 422
    assert STATEMENT["facts"] in answer.text
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            case=case, kind="hide", moderator=moderator, at=timezone.now(), facts="x"
        )
    comment.refresh_from_db()
    assert comment.is_visible


def test_hiding_keeps_the_words_tells_the_author_and_counts(client, comment, moderator):
    decision = care.decide(case=reported(comment), moderator=moderator, **STATEMENT)

    comment.refresh_from_db()
    assert (comment.status, comment.text) == ("hidden", "You fools.")
    assert counts(comment.proposal) == (0, 0)
    page = client.get(comment.proposal.get_absolute_url()).text
    assert "You fools." not in page
    assert f"comment-{comment.pk}" in page

    letter = mail.outbox[-1]
    assert letter.to == [comment.author.email]
    for part in (
        "Rule 3: be kind.",
        "It calls somebody names.",
        f"/ar/care/decision/{decision.pk}/",
    ):
        assert part in letter.body
    assert 'dir="rtl"' in letter.alternatives[0][0]
    assert Notice.objects.filter(person=comment.author, kind="care_hidden").count() == 1
    assert AuditEvent.objects.filter(action="care.hide", actor=moderator).exists()


def test_a_hidden_proposal_vanishes_and_says_so_at_its_address(client, proposal, moderator):
    listed = client.get(proposal.round.get_absolute_url()).text
    assert proposal.title in listed
    care.decide(case=reported(proposal), moderator=moderator, **STATEMENT)

    assert proposal.title not in client.get(proposal.round.get_absolute_url()).text
    assert proposal.title not in client.get("/api/v1/proposals").text
    gone = client.get(proposal.get_absolute_url())
    assert (gone.status_code, proposal.title in gone.text) == (410, False)

    care.decide(case=Case.objects.get(), moderator=moderator, kind="restore")
    assert client.get(proposal.get_absolute_url()).status_code == 200


def test_a_hidden_withdrawn_proposal_comes_back_withdrawn(moderator, proposal):
    proposal.withdraw()
    proposal.withdrawn_at, proposal.withdrawal_reason = timezone.now(), "Done."
    proposal.withdrawn_for = "done"
    proposal.save()

    case = reported(proposal)
    care.decide(case=case, moderator=moderator, **STATEMENT)
    care.decide(case=case, moderator=moderator, kind="restore")
    proposal = type(proposal).objects.get(pk=proposal.pk)
    assert proposal.is_withdrawn


def test_another_moderator_decides_the_appeal(client, comment, moderator):
    decision = care.decide(case=reported(comment), moderator=moderator, **STATEMENT)
    other = moderator_of(comment.proposal)
    client.force_login(comment.author)
    door = reverse("care:decision", kwargs={"pk": decision.pk})

    assert client.post(door, {"text": ""}).status_code == 422
    assert client.post(door, {"text": "It was a joke."}).status_code == 302
    appeal = Appeal.objects.get()
    assert Notice.objects.filter(kind="care_appealed").get().person == other
    with pytest.raises(RuleBroken, match="Another moderator"):
        care.answer_appeal(appeal=appeal, moderator=moderator, outcome="upheld", answer="No.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.filter(pk=appeal.pk).update(
            decided_by=moderator, decided_at=timezone.now(), outcome="upheld", answer="No."
        )
    care.answer_appeal(appeal=appeal, moderator=other, outcome="reversed", answer="It was.")

    comment.refresh_from_db()
    assert comment.is_visible
    assert counts(comment.proposal) == (1, 1)
    assert "It was." in mail.outbox[-1].body
    assert "It was." in client.get(door).text


def test_an_author_who_appeals_a_decision_not_about_them_is_refused(comment, moderator):
    decision = care.decide(case=reported(comment), moderator=moderator, **STATEMENT)
    with pytest.raises(RuleBroken, match="author"):
        care.appeal(decision=decision, author=UserFactory(), text="No!")


def test_only_the_moderator_of_the_place_and_language_decides(client, comment, moderator):
    case = reported(comment)
    french = moderator_of(comment.proposal, language="fr")
    elsewhere = UserFactory(moderator=True)
    Watch.objects.create(person=elsewhere, territory=TerritoryFactory(), language="en")
    above = UserFactory(moderator=True)
    country = comment.proposal.round.process.territory.parent.parent
    Watch.objects.create(person=above, territory=country, language="en")
    resigned = UserFactory()
    Watch.objects.create(person=resigned, territory=country, language="en")

    for stranger in (french, elsewhere, resigned):
        with pytest.raises(RuleBroken, match="Another moderator"):
            care.decide(case=case, moderator=stranger, kind="keep")
    for person, seen in ((french, False), (elsewhere, False), (above, True), (moderator, True)):
        client.force_login(person)
        assert (f"case-{case.pk}" in client.get(reverse("care:queue")).text) is seen
    care.decide(case=case, moderator=above, kind="keep")


def test_removed_hidden_and_erased_read_differently(client, proposal, moderator):
    author = UserFactory()
    removed, hidden, erased = (
        post_comment(proposal=proposal, author=author, text=f"Word {n}.", language="en")
        for n in range(3)
    )
    remove_comment(comment=removed, author=author)
    care.decide(case=reported(hidden), moderator=moderator, **STATEMENT)
    case = reported(erased)
    with pytest.raises(RuleBroken, match="Hide it first"):
        care.decide(case=case, moderator=moderator, **{**STATEMENT, "kind": "erase"})
    care.decide(case=case, moderator=moderator, **STATEMENT)
    care.decide(case=case, moderator=moderator, **{**STATEMENT, "kind": "erase"})

    erased.refresh_from_db()
    assert (erased.status, erased.text) == ("erased", "")
    with pytest.raises(RuleBroken):
        care.decide(case=case, moderator=moderator, kind="restore")
    page = client.get(f"/en{proposal.get_absolute_url()[3:]}").text
    for words in ("author removed", "A moderator hid", "the law demands"):
        assert page.count(words) == 1
    assert counts(proposal) == (0, 0)


def test_hostile_words_stay_words(client, proposal):
    comment = post_comment(proposal=proposal, author=UserFactory(), text=HOSTILE, language="en")
    moderator = moderator_of(proposal)
    case = reported(comment, details=HOSTILE)
    client.force_login(moderator)

    for door in ("care:case", "care:queue"):
        keys = {"pk": case.pk} if door == "care:case" else None
        page = client.get(reverse(door, kwargs=keys)).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page
    decision = care.decide(case=case, moderator=moderator, **{**STATEMENT, "facts": HOSTILE})
    assert "<script>" not in mail.outbox[-1].alternatives[0][0]
    client.force_login(comment.author)
    page = client.get(reverse("care:decision", kwargs={"pk": decision.pk})).text
    assert "<script>alert" not in page


def test_the_queue_asks_as_much_for_thirty_cases_as_for_one(
    client, proposal, moderator, django_assert_max_num_queries
):
    def queries():
        with django_assert_max_num_queries(12) as asked:
            assert client.get(reverse("care:queue")).status_code == 200
        return len(asked)

    def add():
        comment = post_comment(
            proposal=proposal, author=UserFactory(), text="You fools.", language="en"
        )
        reported(comment)

    client.force_login(moderator)
    add()
    client.get(reverse("care:queue"))
    one = queries()
    for _time in range(19):
        add()
    assert queries() == one


def test_a_report_after_a_decision_opens_the_case_again(comment, moderator):
    case = reported(comment)
    care.decide(case=case, moderator=moderator, kind="keep")
    reported(comment)
    case.refresh_from_db()
    assert (case.status, case.report_count) == ("open", 2)
    care.decide(case=case, moderator=moderator, **STATEMENT)
    with pytest.raises(RuleBroken, match="already hidden"):
        reported(comment)


def test_ones_export_says_of_each_row_what_was_decided_and_by_which_law(comment, moderator):
    other = post_comment(
        proposal=comment.proposal, author=comment.author, text="Fine.", language="en"
    )
    care.decide(case=reported(comment), moderator=moderator, **STATEMENT)
    care.decide(case=comment.case, moderator=moderator, **STATEMENT | {"kind": "erase"})
    told = export_of(comment.author)
    rows = {row["id"]: row["status"] for row in told["comments"]}
    assert rows == {comment.pk: "erased", other.pk: "visible"}
    decided = told["decisions_about_me"]
    assert [(one["case__comment"], one["kind"]) for one in decided] == [
        (comment.pk, "hide"),
        (comment.pk, "erase"),
    ]
    assert decided[1]["clause"] == STATEMENT["clause"]
    shown = [dict(row) for part in readable(told) for row in part.rows]
    assert [row["number"] for row in shown if row.get("text") == "Fine."] == [other.pk]
    clauses = [row for row in shown if STATEMENT["clause"] in row.values()]
    assert [comment.pk in row.values() for row in clauses] == [True, True]
    assert not export_of(moderator)["decisions_about_me"]


def test_nobody_decides_about_their_own_words(proposal, moderator):
    own = post_comment(proposal=proposal, author=moderator, text="Mine.", language="en")
    with pytest.raises(RuleBroken, match="Another moderator"):
        care.decide(case=reported(own), moderator=moderator, **STATEMENT)


def test_a_process_by_invitation_shows_strangers_nothing_to_report(client):
    hidden = ProposalFactory(
        round=RoundFactory(process__published_at=timezone.now() + timedelta(1))
    )
    door = reverse("care:report", kwargs={"kind": "proposal", "pk": hidden.pk})
    assert client.get(door).status_code == 404
    assert Comment.objects.count() == 0


def _mapped(round_):
    """Return which statements the round's map speaks of."""
    drawn = OpinionMap.objects.get(round=round_).drawn
    groups = [one for group in drawn["groups"] for one in group["stands_for"]]
    return {one["statement"] for one in [*drawn["shared"], *groups]}


def test_a_hidden_statement_is_asked_and_mapped_no_more_until_an_appeal_succeeds(
    client, django_capture_on_commit_callbacks
):
    round_ = RoundFactory(kind="comments")
    people, asked = answered_by_two_camps(round_)
    author, newcomer = asked[0].author, UserFactory()
    page = reverse("participation:opinions", args=[round_.process.slug, round_.slug])
    named = lambda: asked[0].pk in _mapped(round_)  # noqa: E731
    with django_capture_on_commit_callbacks(execute=True):
        draw_round_map(round_=round_, anew=True)
    assert named()

    moderator, other = UserFactory.create_batch(2, moderator=True)
    for person in (moderator, other):
        Watch.objects.create(person=person, territory=round_.process.territory, language="en")
    with django_capture_on_commit_callbacks(execute=True):
        decision = care.decide(case=reported(asked[0]), moderator=moderator, **STATEMENT)
    assert not named()
    assert asked[0] not in list(unanswered(newcomer, round_))
    assert asked[0].text not in client.get(page).text
    with pytest.raises(RuleBroken):
        give_opinion(statement=asked[0], person=people[0], answer=-1)

    appeal = care.appeal(decision=decision, author=author, text="It is only an opinion.")
    with django_capture_on_commit_callbacks(execute=True):
        care.answer_appeal(appeal=appeal, moderator=other, outcome="reversed", answer="It is.")
    assert named()
    assert asked[0] in list(unanswered(newcomer, round_))
    assert asked[0].opinions.count() == len(people)
