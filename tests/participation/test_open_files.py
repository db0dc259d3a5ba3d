"""The tables of public processes are kept each night; what leaves the site leaves them at once."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now

from participation.models import Comment, OpenFile, Proposal, Round, RoundNote, Statement
from participation.queries import open_files as open_files_queries
from participation.queries import tables
from participation.services import open_files
from participation.services.comment_marks import edit_comment
from participation.services.comments import post_comment, remove_comment
from participation.services.open_files import keep_files
from participation.services.opinions import give_opinion
from participation.services.proposals import edit_proposal, withdraw_proposal
from participation.services.supports import give_support
from people.services.erasing import erase
from tests.factories.participation import (
    ProcessFactory,
    ProposalFactory,
    RoundFactory,
    StatementFactory,
)
from tests.factories.people import UserFactory
from tests.participation.test_data import address, fetched
from tests.races import at_once

pytestmark = pytest.mark.django_db


def of_day(process, day, name="proposals.csv"):
    return reverse("participation:table-of-day", args=[process.slug, day, name])


class Talk:
    """A process in which a proposal, a comment and a statement stand, and its kept files."""

    def __init__(self):
        self.author = UserFactory()
        self.round = RoundFactory()
        self.process = self.round.process
        asked = RoundFactory(process=self.process, kind="comments")
        self.proposal = ProposalFactory(
            round=self.round, author=self.author, title="Secret garden", text="Secret garden"
        )
        self.comment = post_comment(
            proposal=self.proposal, author=self.author, text="Secret comment", language="en"
        )
        self.statement = StatementFactory(round=asked, author=self.author, text="Secret statement")
        keep_files(process_pk=self.process.pk)

    def words(self):
        return self.process.open_files.filter(has_words=True)


def test_a_table_is_fetched_as_last_night_kept_it(client):
    talk = Talk()
    ProposalFactory(round=talk.round, title="After that")

    kept = client.get(address(talk.process, "proposals.csv"))

    assert "Secret garden" in kept.text
    assert "After that" not in kept.text
    assert kept["Last-Modified"]
    assert 'rel="describedby"' in kept["Link"]
    with time_machine.travel(now() + timedelta(days=1)):
        call_command("keep_open_data", verbosity=0)
    assert "After that" in client.get(address(talk.process, "proposals.csv")).text


LEAVING = {
    "hidden": lambda talk: Proposal.objects.filter(pk=talk.proposal.pk).update(status="hidden"),
    "withdrawn": lambda talk: withdraw_proposal(
        proposal=talk.proposal, author=talk.author, reason="No."
    ),
    "edited": lambda talk: edit_proposal(proposal=talk.proposal, author=talk.author, text="Other"),
    "removed": lambda talk: remove_comment(comment=talk.comment, author=talk.author),
    "changed": lambda talk: edit_comment(comment=talk.comment, author=talk.author, text="Other"),
    "erased": lambda talk: erase(person=talk.author, words=True),
    "statement": lambda talk: Statement.objects.filter(pk=talk.statement.pk).update(text="Other"),
    "deleted": lambda talk: Statement.objects.filter(pk=talk.statement.pk).delete(),
    "no talk": lambda talk: (
        RoundNote.objects.create(round=talk.round, text="-", written_by=talk.author),
        Round.objects.filter(pk=talk.round.pk).update(comments_mode="hidden"),
    ),
}


@pytest.mark.parametrize("how", LEAVING)
def test_what_leaves_the_site_leaves_what_is_kept_at_once(how):
    talk = Talk()
    other = Talk()
    assert talk.words().count() == 3

    LEAVING[how](talk)

    assert not talk.words().exists()
    assert other.words().count() == 3
    kept = "".join(talk.process.open_files.values_list("text", flat=True))
    assert "Secret" not in kept


def test_what_only_counts_takes_nothing_away():
    talk = Talk()
    reader = UserFactory()
    give_support(person=reader, proposal=talk.proposal)
    post_comment(proposal=talk.proposal, author=reader, text="More")
    give_opinion(statement=talk.statement, person=reader, answer=1)
    assert talk.words().count() == 3


def test_earlier_days_are_numbers_without_words_and_end(client, monkeypatch):
    monkeypatch.setattr(open_files, "MOST_DAYS", 2)
    talk = Talk()
    begun, days = now(), []
    for number in range(4):
        with time_machine.travel(begun + timedelta(days=number)):
            Proposal.objects.update(support_count=number)
            keep_files(process_pk=talk.process.pk)
            keep_files(process_pk=talk.process.pk)
            days.append(talk.process.open_files.filter(has_words=True).first().day)
    assert open_files_days(talk.process) == [days[3], days[2]]

    text = client.get(of_day(talk.process, days[2])).text
    assert ",2," in text
    for name in tables.TABLES:
        heading = OpenFile.objects.filter(has_words=False, name=name)[0].text.splitlines()[0]
        assert not tables.WORDS & set(heading.removeprefix("\ufeff").split(","))
    for nonsense in (days[0], "yesterday", "2026-13-45"):
        assert client.get(of_day(talk.process, nonsense)).status_code == 404
    page = client.get(reverse("participation:data", args=[talk.process.slug])).text
    assert of_day(talk.process, days[3]) in page


def open_files_days(process):
    kept = open_files_queries.days_of(process)
    return [day for day, names in kept if "proposals.csv" in names]


def test_a_day_on_which_nothing_was_different_is_not_kept_twice():
    talk = Talk()
    with time_machine.travel(now() + timedelta(days=1)):
        keep_files(process_pk=talk.process.pk)
    assert talk.process.open_files.filter(has_words=False).count() == 3
    assert talk.words().count() == 3


@pytest.mark.parametrize("facts", [{"access": "invitation"}, {"published_at": None}])
def test_nothing_is_kept_of_what_not_everybody_reads(client, facts):
    talk = Talk()
    day = talk.words().first().day
    type(talk.process).objects.filter(pk=talk.process.pk).update(**facts)
    assert client.get(of_day(talk.process, day)).status_code == 404
    talk.process.organisers.add(organiser := UserFactory(organiser=True))
    client.force_login(organiser)
    ProposalFactory(round=talk.round, title="After that")
    titles = [row["title"] for row in fetched(client, talk.process, "proposals.csv")]
    assert "After that" in titles
    OpenFile.objects.all().delete()
    call_command("keep_open_data", verbosity=0)
    assert not OpenFile.objects.exists()


def test_many_lines_are_kept_file_by_file(client, monkeypatch):
    monkeypatch.setattr(tables, "MOST", 2)
    process = ProcessFactory()
    made = ProposalFactory.create_batch(3, round=RoundFactory(process=process))
    keep_files(process_pk=process.pk)
    first = client.get(address(process, "proposals.csv"))
    link = first["Link"].removeprefix("<").partition(">")[0]
    assert f"after={made[1].pk}" in link
    ProposalFactory(round=made[0].round)
    assert len(client.get(link).text.splitlines()) == 2


def test_keeping_and_listing_cost_the_same_for_one_line_and_for_thirty(client):
    talk = Talk()
    costs = []
    for number in (0, 29):
        for proposal in ProposalFactory.create_batch(number, round=talk.round):
            post_comment(proposal=proposal, author=UserFactory(), text="More")
        with CaptureQueriesContext(connection) as spent:
            keep_files(process_pk=talk.process.pk)
            client.get(reverse("participation:data", args=[talk.process.slug]))
        costs.append(len(spent))
        for day in range(2, number + 2):
            OpenFile.objects.create(
                process=talk.process, name="proposals.csv", day=f"2026-01-{day:02}", text="",
                has_words=False, made_at=now(),
            )  # fmt: skip
    assert costs[0] == costs[1]


@pytest.mark.django_db(transaction=True)
def test_what_is_hidden_while_files_are_kept_is_in_none_of_them():
    talk = Talk()

    def hide():
        Comment.objects.filter(pk=talk.comment.pk).update(status="hidden")

    at_once([lambda: keep_files(process_pk=talk.process.pk), hide])

    assert not OpenFile.objects.filter(text__contains="Secret comment").exists()
