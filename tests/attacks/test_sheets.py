"""No table that leaves the site calculates anything (V1-17), whoever wrote into it."""

import csv
import re
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.test import Client

from participation.models import Round, Statement
from participation.services.opinions import draw_round_map
from people.services import audit
from tests.architecture.sources import hits, product
from tests.factories.participation import RoundFactory
from tests.factories.people import UserFactory
from tests.participation.opinions.test_rounds import answered_by_two_camps, url

FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "＝1", "\u202e=1", "x;=1", "x\n+1"]
CALCULATES = re.compile("(^|[;\t\r\n])[\\s\u200b-\u200f\u202a-\u202e]*[=+\\-@＝＋－＠]")
# Files for programs: numbers, keys and names of ours, and one line a row. Nobody's spreadsheet
# opens them by itself, and a sign too many would break the recount.
FOR_PROGRAMS = {"participation/voting/pabulib.py"}


def rows(answer):
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/csv")
    assert "attachment" in answer["Content-Disposition"]
    text = answer.content.decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))


def test_every_table_is_written_by_the_one_helper():
    assert hits(product(), re.compile(r"csv\.(Dict)?writer\(")) == FOR_PROGRAMS
    assert not hits(product(), re.compile(r"import (openpyxl|xlsxwriter|xlwt)"))


@pytest.mark.parametrize("formula", FORMULAS)
def test_the_audit_calculates_nothing(client, formula):
    audit.record(action="role.given", actor=None, target=formula, detail={"why": formula})
    client.force_login(UserFactory(administrator=True))

    _head, *told = rows(client.post("/fr/accounts/audit/file/"))

    assert not [cell for row in told for cell in row if CALCULATES.search(cell)]
    assert all(row[0].isdecimal() for row in told)


def test_statements_calculate_nothing_and_numbers_stay_numbers():
    round_ = RoundFactory(kind=Round.Kind.COMMENTS)
    answered_by_two_camps(round_)
    draw_round_map(round_=round_)
    known = list(Statement.objects.filter(round=round_))
    for one, formula in zip(known, FORMULAS, strict=False):
        Statement.objects.filter(pk=one.pk).update(text=formula)

    with time_machine.travel(round_.closes_at + timedelta(minutes=1)):
        names = ("comments.csv", "participants-votes.csv")
        files = [rows(Client().get(url(round_, "export-opinions", name=name))) for name in names]

    comments, votes = files
    assert not [row for row in comments if CALCULATES.search(row[4])]
    assert all(cell.isdecimal() for row in comments[1:] for cell in row[:4])
    assert {cell for row in votes[1:] for cell in row[5:]} <= {"", "-1", "0", "1"}
