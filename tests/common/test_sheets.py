import csv
from io import StringIO

import pytest

from common.sheets import csv_of


@pytest.mark.parametrize(
    "cell",
    [
        *("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1"),
        *(" =1", "\u200b=1", "\u202e=1", "\ufeff@1"),
    ],
)
def test_a_text_is_never_a_formula(cell):
    ((_head, shown),) = zip(*rows_of(csv_of(["=name"], [[cell]])), strict=True)

    assert shown.startswith("'")
    assert _head == "'=name"


@pytest.mark.parametrize("cut", [";", "\t", "\n", "\r\n"])
def test_nor_is_what_follows_where_other_countries_cut_a_cell(cut):
    """A French or an Arabic spreadsheet splits our lines at semicolons."""
    (_head, (cell,)) = rows_of(csv_of(["name"], [[f"one{cut}=1+1{cut} ＠2; three-4"]]))

    assert cell == f"one{cut}'=1+1{cut}' ＠2; three-4"


def test_numbers_stay_numbers_and_words_words():
    text = csv_of(["a", "b"], [[-1, "أمل، «هدى»"], [2.5, 'a "b"\nc']])

    assert text.startswith("\ufeff")
    assert rows_of(text)[1:] == [["-1", "أمل، «هدى»"], ["2.5", 'a "b"\nc']]


def rows_of(text):
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))
