"""Reasons, receipts and what is kept how long (DSA-01, DSA-02, DSA-05)."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import override

from participation.models import Case, Report, Watch
from participation.services import care
from participation.services.comments import post_comment, remove_comment
from participation.services.retaining import erase_hidden
from people.models import AuditEvent
from people.services.erasing import erase
from tests.factories.participation import ProposalFactory
from tests.factories.people import UserFactory

STATEMENT = {
    "kind": "hide",
    "reason": "insult",
    "ground": "rules",
    "clause": "Rule 3: be kind.",
    "facts": "It calls somebody names.",
}
# Kind and extent, why, facts, ground with its clause, automated means, ways to complain.
PARTS = (
    "hidden from everybody",
    "insult or harassment",
    "It calls somebody names.",
    "the rules of this site: ",
    "Rule 3: be kind.",
    "A person decided; no program took part.",
    "Appeal here, free of charge",
    "out-of-court",
    "to a court",
)


def moderator_of(thing):
    moderator = UserFactory(moderator=True)
    territory = thing.round.process.territory
    Watch.objects.create(person=moderator, territory=territory, language="en")
    return moderator


def reported(thing):
    return care.report(thing=thing, person=None, reason="insult", language="en").case


def test_the_statement_of_reasons_has_all_its_parts_by_mail_and_on_the_site(client):
    proposal = ProposalFactory(author=UserFactory(language="en"))
    case, moderator = reported(proposal), moderator_of(proposal)
    decision = care.decide(case=case, moderator=moderator, **STATEMENT)

    client.force_login(proposal.author)
    with override("en"):
        page = client.get(reverse("care:decision", kwargs={"pk": decision.pk})).text
    [letter] = mail.outbox
    words = " ".join(letter.body.split())
    for part in PARTS:
        assert part in words, part
        assert part.strip(": ") in " ".join(page.replace("<bdi>", "").split()), part
    client.force_login(UserFactory())
    with override("en"):
        assert client.get(reverse("care:decision", kwargs={"pk": decision.pk})).status_code == 404


def test_anybody_gives_notice_without_an_account_and_reads_what_became_of_it(client):
    proposal = ProposalFactory()
    with override("en"):
        door = reverse("care:report", kwargs={"kind": "proposal", "pk": proposal.pk})
        sent = client.post(door, {"reason": "illegal", "details": "It names my child."})
    report = Report.objects.get()
    assert str(report.receipt) in sent["Location"]
    assert not report.person
    waiting = client.get(sent["Location"]).text
    care.decide(case=report.case, moderator=moderator_of(proposal), **STATEMENT)
    assert client.get(sent["Location"]).text != waiting
    assert "It names my child." not in client.get(sent["Location"]).text


@pytest.mark.parametrize("kind", ["proposal", "comment"])
def test_hidden_words_are_kept_for_an_appeal_and_erased_a_year_later(kind):
    proposal = ProposalFactory(text="Zqx words.")
    thing = proposal
    if kind == "comment":
        thing = post_comment(
            proposal=proposal, author=UserFactory(), text="Zqx words.", language="en"
        )
    moderator, second = moderator_of(proposal), moderator_of(proposal)
    decision = care.decide(case=reported(thing), moderator=moderator, **STATEMENT)

    with time_machine.travel(now() + timedelta(days=364)):
        assert erase_hidden() == 0
        thing.refresh_from_db()
        assert thing.text == "Zqx words."
        appeal = care.appeal(decision=decision, author=thing.author, text="It was a joke.")
    with time_machine.travel(now() + timedelta(days=500)):
        # Whoever waits for an answer loses nothing meanwhile.
        assert erase_hidden() == 0
        care.answer_appeal(appeal=appeal, moderator=second, outcome="upheld", answer="No.")
    with time_machine.travel(now() + timedelta(days=864)):
        assert erase_hidden() == 0
    with time_machine.travel(now() + timedelta(days=866)):
        assert erase_hidden() == 1
        assert erase_hidden() == 0
    thing.refresh_from_db()
    assert (thing.status, thing.text) == ("erased", "")
    case = Case.objects.get()
    assert case.status == "erased"
    assert AuditEvent.objects.filter(action="care.kept_long_enough", target=str(case)).exists()


def test_what_was_shown_again_stays_however_long():
    proposal = ProposalFactory()
    moderator = moderator_of(proposal)
    care.decide(case=reported(proposal), moderator=moderator, **STATEMENT)
    care.decide(case=Case.objects.get(), moderator=moderator, kind="restore")

    with time_machine.travel(now() + timedelta(days=900)):
        assert erase_hidden() == 0
    proposal.refresh_from_db()
    assert proposal.text


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ("removed", "The author removed this comment."),
        ("hidden", "Its author was told why. Reason: insult or harassment."),
        ("expired", "A moderator hid this comment; after a year its words were erased."),
        ("erased", "This comment was erased, as the law demands."),
    ],
)
def test_each_way_a_comment_goes_reads_differently(client, ends, words):
    author = UserFactory(language="en")
    comment = post_comment(proposal=ProposalFactory(), author=author, text="Fool!", language="en")
    if ends == "removed":
        remove_comment(comment=comment, author=author)
    else:
        case, moderator = reported(comment), moderator_of(comment.proposal)
        care.decide(case=case, moderator=moderator, **STATEMENT)
    if ends == "erased":
        care.decide(case=case, moderator=moderator, **{**STATEMENT, "kind": "erase"})
    if ends == "expired":
        with time_machine.travel(now() + timedelta(days=366)):
            assert erase_hidden() == 1
    with override("en"):
        page = " ".join(client.get(comment.proposal.get_absolute_url()).text.split())
    assert (words in page, page.count('class="comment-gone"'), "Fool!" in page) == (True, 1, False)


@pytest.mark.parametrize(("erased", "words"), [(True, "law demanded"), (False, "for a year.")])
def test_an_erased_proposal_says_what_erased_it(client, erased, words):
    proposal = ProposalFactory()
    case, moderator = reported(proposal), moderator_of(proposal)
    care.decide(case=case, moderator=moderator, **STATEMENT)
    if erased:
        care.decide(case=case, moderator=moderator, **{**STATEMENT, "kind": "erase"})
    else:
        with time_machine.travel(now() + timedelta(days=366)):
            erase_hidden()
    with override("en"):
        page = client.get(proposal.get_absolute_url())
    assert (page.status_code, words in page.text) == (410, True)


def test_a_proposal_whose_author_left_with_their_words_blames_no_moderator(client):
    proposal = ProposalFactory(text="Zqx words.")
    erase(person=proposal.author, words=True)
    with override("en"):
        page = client.get(proposal.get_absolute_url())
    assert page.status_code == 410
    assert "Its author left and took their words along." in page.text
    assert ("moderator" in page.text, "Zqx" in page.text) == (False, False)
