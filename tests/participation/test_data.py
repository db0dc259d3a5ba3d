"""What was said in a process leaves as tables: complete, explained, without people or secrets."""

import csv
import io

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from participation.models import Answer, Comment, OpinionMap, Proposal
from participation.queries import tables
from participation.services.comments import post_comment
from participation.services.proposals import withdraw_proposal
from tests.factories.participation import (
    CommentFactory,
    ProcessFactory,
    ProposalFactory,
    RoundFactory,
    StatementFactory,
)
from tests.factories.people import UserFactory


def address(process, name):
    return reverse("participation:table", args=[process.slug, name])


def fetched(client, process, name):
    """Fetch a table and read it as a spreadsheet does."""
    response = client.get(address(process, name))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.text.removeprefix("\ufeff"))))


def test_proposals_leave_with_their_announced_answers_and_without_people(client):
    round_ = RoundFactory(process__currency="TND")
    proposal = ProposalFactory(round=round_, title="A garden", estimated_cost=120, language="en")
    organiser = UserFactory(organiser=True)
    answer = Answer.objects.create(
        proposal=proposal, verdict="feasible", reason="Soon.", language="en", decided_by=organiser,
        decided_at=timezone.now(),
    )  # fmt: skip
    ProposalFactory(round=round_, draft=True, title="Still mine")
    ProposalFactory(round=round_, title="Gone", status=Proposal.Status.HIDDEN)

    [line] = fetched(client, round_.process, "proposals.csv")
    assert (line["title"], line["currency"]) == ("A garden", "TND")
    assert (line["answer"], line["answer_reason"]) == ("", "")
    assert proposal.author.pseudonym not in str(line)

    Answer.objects.filter(pk=answer.pk).update(announced_at=timezone.now(), announced_by=organiser)
    [line] = fetched(client, round_.process, "proposals.csv")
    assert (line["answer"], line["answer_reason"]) == ("feasible", "Soon.")
    assert (line["withdrawn_at"], line["withdrawn_for"], line["withdrawal_reason"]) == ("", "", "")


def test_what_was_withdrawn_leaves_with_the_reason(client):
    proposal = ProposalFactory()
    withdraw_proposal(
        proposal=proposal, author=proposal.author, withdrawn_for="started", reason="They dig."
    )

    [line] = fetched(client, proposal.round.process, "proposals.csv")
    assert (line["withdrawn_for"], line["withdrawal_reason"]) == ("started", "They dig.")
    assert line["withdrawn_at"]


@pytest.mark.parametrize(
    ("mode", "number"), [("on", "3"), ("sealed", ""), ("blocked", "3"), ("hidden", "")]
)
def test_numbers_nobody_is_shown_are_in_no_table(client, mode, number):
    proposal = ProposalFactory(round__supports_mode=mode, support_count=3)

    [line] = fetched(client, proposal.round.process, "proposals.csv")

    assert line["supports"] == number


def test_comments_leave_as_far_as_everybody_reads_them(client):
    proposal = ProposalFactory()
    seen = post_comment(proposal=proposal, author=UserFactory(), text="Yes, please", stance="for")
    hidden = post_comment(proposal=proposal, author=UserFactory(), text="Rude")
    Comment.objects.filter(pk=hidden.pk).update(status=Comment.Status.HIDDEN)

    [line] = fetched(client, proposal.round.process, "comments.csv")

    assert (line["id"], line["text"], line["stance"]) == (str(seen.pk), "Yes, please", "for")
    assert line["address"].endswith(seen.get_absolute_url())
    kept = CommentFactory(proposal__round__comments_mode="hidden")
    assert fetched(client, kept.proposal.round.process, "comments.csv") == []


def test_nobody_fetches_the_tables_of_a_process_they_may_not_see(client):
    process = ProcessFactory(access="invitation")
    RoundFactory(process=process)

    assert client.get(address(process, "proposals.csv")).status_code == 404
    assert client.get(reverse("participation:data", args=[process.slug])).status_code == 404
    process.organisers.add(organiser := UserFactory(organiser=True))
    client.force_login(organiser)
    assert client.get(address(process, "proposals.csv")).status_code == 200
    assert client.get(address(process, "people.csv")).status_code == 404


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(1)", " =1"])
def test_no_cell_is_a_formula(client, words):
    proposal = ProposalFactory(title=words[:100], text=words)

    [line] = fetched(client, proposal.round.process, "proposals.csv")

    assert line["text"].startswith("'")


def test_however_much_was_said_a_file_has_an_end_and_the_next_begins_there(client, monkeypatch):
    monkeypatch.setattr(tables, "MOST", 2)
    process = ProcessFactory()
    made = ProposalFactory.create_batch(3, round=RoundFactory(process=process))

    first = client.get(address(process, "proposals.csv"))

    link = first["Link"].removeprefix("<").partition(">")[0]
    assert f"after={made[1].pk}" in link
    rest = client.get(link)
    assert 'rel="next"' not in rest["Link"]
    assert len(list(csv.reader(io.StringIO(rest.text)))) == 2


def test_a_table_costs_the_same_for_one_line_and_for_thirty(client):
    def queries(process):
        with CaptureQueriesContext(connection) as caught:
            for name in tables.TABLES:
                client.get(address(process, name))
        return len(caught)

    round_ = RoundFactory()
    post_comment(proposal=ProposalFactory(round=round_), author=UserFactory(), text="One")
    client.get(address(round_.process, "proposals.csv"))
    one = queries(round_.process)
    for proposal in ProposalFactory.create_batch(29, round=round_):
        post_comment(proposal=proposal, author=UserFactory(), text="More")

    assert queries(round_.process) == one


def test_the_page_explains_every_column_of_every_table(client):
    process = ProcessFactory()

    page = client.get(reverse("participation:data", args=[process.slug])).text

    for name, table in tables.TABLES.items():
        assert address(process, name) in page
        for column in table.columns:
            assert f">{column.name}</code>" in page
            assert str(column.about)


def test_each_file_names_its_licence_and_the_package_explains_it(client):
    process = ProcessFactory(licence="CC0-1.0")
    RoundFactory(process=process)
    package = client.get(address(process, "datapackage.json")).json()
    assert package["licenses"][0]["name"] == "CC0-1.0"
    assert package["licenses"][0]["path"].startswith("https://creativecommons.org/publicdomain/")
    for resource in package["resources"]:
        table = tables.TABLES[f"{resource['name']}.csv"]
        named = [field["name"] for field in resource["schema"]["fields"]]
        assert named == [column.name for column in table.columns]
        answer = client.get(resource["path"])
        assert 'publicdomain/zero/1.0/>; rel="license"' in answer["Link"]
        assert 'datapackage.json>; rel="describedby"' in answer["Link"]
    page = client.get(reverse("participation:data", args=[process.slug])).text
    assert "publicdomain/zero" in page


def test_no_licence_is_claimed_where_none_was_named(client):
    process = ProcessFactory(licence="")
    RoundFactory(process=process)
    assert "licenses" not in client.get(address(process, "datapackage.json")).json()
    assert 'rel="license"' not in client.get(address(process, "proposals.csv"))["Link"]
    page = client.get(f"/en{reverse('participation:data', args=[process.slug])[3:]}").text
    assert "None was named" in page
    closed = ProcessFactory(access="invitation")
    assert client.get(address(closed, "datapackage.json")).status_code == 404


def test_a_new_process_is_open_data_and_people_know_before_they_publish(client):
    assert ProcessFactory().licence == "CC-BY-4.0"
    draft = ProposalFactory(draft=True)
    client.force_login(draft.author)
    assert "creativecommons.org/licenses/by/4.0" in client.get(draft.url("preview")).text


def test_statements_leave_while_people_answer_and_their_sums_when_it_is_over(client):
    round_ = RoundFactory(kind="comments")
    shown = StatementFactory(round=round_, text="A garden first.", agree_count=3)
    StatementFactory(round=round_, text="Gone.", status="hidden")
    later = RoundFactory(process=round_.process, kind="comments", upcoming=True)
    StatementFactory(round=later, text="Not yet.")
    OpinionMap.objects.create(round=round_, drawn={"people": 20}, drawn_at=timezone.now())

    [line] = fetched(client, round_.process, "statements.csv")
    assert (line["text"], line["agree"], line["pass"]) == ("A garden first.", "", "")
    assert shown.author.pseudonym not in str(line)

    with time_machine.travel(round_.closes_at):
        line, *_later = fetched(client, round_.process, "statements.csv")
        assert (line["agree"], line["disagree"], line["pass"]) == ("3", "0", "0")
        OpinionMap.objects.update(drawn={"people": 19})
        assert fetched(client, round_.process, "statements.csv")[0]["agree"] == ""


def test_statements_of_a_hidden_discussion_do_not_leave(client):
    round_ = RoundFactory(kind="comments", comments_mode="hidden")
    StatementFactory(round=round_)

    assert fetched(client, round_.process, "statements.csv") == []
