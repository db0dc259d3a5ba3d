"""Proposals and comments of other sites: in through the services, once, and never half."""

import json
import os
import re
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from participation.models import Category, Comment, ImportedProposal, Proposal, Support
from participation.services.comments import remove_comment
from participation.services.importing_files import LONGEST_LINE
from people.models import Notice, User
from tests.common.payloads import PAYLOADS
from tests.factories.participation import RoundFactory
from tests.factories.people import UserFactory
from tests.races import at_once

CIVIC = Path(__file__).parents[1] / "fixtures" / "civic"
BARCELONA = CIVIC / "barcelona_proposals.jsonl"
TALK = CIVIC / "barcelona_comments.jsonl"
MADRID = CIVIC / "madrid_proposals.csv"
FILES, TABLES = [(BARCELONA, TALK)], [MADRID]
# Too large to be carried along: there for who has the data.
if "NORIA_DATA" in os.environ:
    WHOLE = Path(os.environ["NORIA_DATA"]) / "civic"
    FILES.append(
        (WHOLE / "barcelona_pam2016_proposals.jsonl", WHOLE / "barcelona_pam2016_comments.jsonl")
    )
    TABLES.append(WHOLE / "madrid_2024_proposals.csv")


def day(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.fixture
def round_():
    return RoundFactory(opens_at=day(2016, 1, 1), closes_at=day(2016, 12, 31))


def run(round_, file, layout="barcelona", language="ca", **options):
    """Import a file; return what was said and what was left out, with a broken end as its last."""
    said, left_out = StringIO(), StringIO()
    try:
        call_command(
            "import_proposals",
            str(file),
            process=round_.process.slug,
            round=round_.slug,
            layout=layout,
            language=language,
            source=options.pop("source", "decidim.example 2016"),
            licence="CC BY 4.0",
            stdout=said,
            stderr=left_out,
            **options,
        )
    except CommandError as end:
        left_out.write(str(end))
    return said.getvalue(), left_out.getvalue()


def written(tmp_path, *rows, name="rows.jsonl"):
    file = tmp_path / name
    lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    file.write_bytes(b"\n".join(lines) + b"\n")
    return file


def row(key=1, **changes):
    return {
        "id": key, "title": "A bench", "summary": "In the shade.", "created": "01/03/2016",
        "votes": 7, **changes,
    }  # fmt: skip


def remark(key, above=None, **changes):
    return {
        "id": key, "proposal": 1, "ancestry": above, "alignment": 0, "body": f"<p>Word {key}</p>",
        "created": "02/03/2016 10:00:00", **changes,
    }  # fmt: skip


def test_real_proposals_come_with_their_dates_and_trees_and_twice_changes_nothing(round_, client):
    said, left_out = run(round_, BARCELONA, comments=TALK)
    assert (left_out, "0 left out" in said) == ("", True)

    rows = [json.loads(line) for line in BARCELONA.read_text().splitlines()]
    proposals = Proposal.objects.filter(round=round_)
    assert proposals.count() == len(rows)
    assert {(p.status, p.origin, p.language) for p in proposals} == {("published", "import", "ca")}
    first = proposals.get(imported__external_id=str(rows[0]["id"]))
    assert f"{first.published_at:%d/%m/%Y}" == rows[0]["created"] or first.published_at.hour == 23
    assert first.imported.supports_elsewhere == rows[0]["votes"]
    assert first.imported.outcome == rows[0]["status"]
    # What others counted is shown as theirs; no person is invented, nothing is added to ours.
    assert not Support.objects.exists()
    assert set(proposals.values_list("support_count", flat=True)) == {0}
    account = User.objects.get(pk=first.author_id)
    assert (account.is_active, account.has_usable_password()) == (False, False)
    assert account.email.endswith(".invalid")
    assert not Notice.objects.exists()

    talk = [json.loads(line) for line in TALK.read_text().splitlines()]
    assert Comment.objects.count() == len(talk)
    assert max(Comment.objects.values_list("depth", flat=True)) == 3
    for proposal in proposals:
        stances = list(proposal.comments.values_list("stance", flat=True))
        assert proposal.for_count == stances.count("for")
        assert proposal.comment_count == len(stances)

    before = list(Proposal.objects.order_by("pk").values()), Comment.objects.count()
    said, _left = run(round_, BARCELONA, comments=TALK)
    assert f"0 new, {len(rows)} known" in said
    assert (list(Proposal.objects.order_by("pk").values()), Comment.objects.count()) == before
    assert Category.objects.filter(process=round_.process).count() > 1

    page = client.get(first.get_absolute_url())
    assert page.status_code == 200
    for words in ("decidim.example 2016", "CC BY 4.0", str(rows[0]["votes"])):
        assert words in page.text
    assert client.get(round_.get_absolute_url()).status_code == 200


def test_madrid_keeps_lists_as_lines_and_what_was_withdrawn_withdrawn(round_):
    round_ = RoundFactory(opens_at=day(2023, 12, 1), closes_at=day(2026, 1, 1))
    said, left_out = run(round_, MADRID, layout="madrid", language="es")

    assert (left_out, "11 new" in said) == ("", True)
    kept = Proposal.objects.all()
    assert kept.filter(status="withdrawn").count() == 2
    assert not any("<" in proposal.text for proposal in kept)
    assert any("\n• " in proposal.text for proposal in kept)


def test_the_round_must_have_been_open_and_the_rest_still_comes(tmp_path, round_):
    file = written(tmp_path, row(1), row(2, created="01/03/2017"), row(3))

    said, left_out = run(round_, file)

    assert "2 new, 0 known, 1 left out" in said
    assert "rows.jsonl, line 2: This round is closed." in left_out
    assert "1 rows were left out" in left_out


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (b'{"id": 2, "id": 3}', "“id” is there twice"),
        (b'{"id": 2, "title": ', "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[1]", "not a JSON object"),
        (b'{"id": 2, "title": NaN}', "NaN is no number"),
        (json.dumps(row(2)).encode().replace(b"bench", b"b\xff"), "not UTF-8"),
        (json.dumps(row(2, title="\ud800")).encode(), "not UTF-8"),
        (row(2, title="a\x00b"), "not UTF-8"),
        (b'{"id": 2}', "is missing"),
        (row(2, votes=-1), "“votes” is negative"),
        (row(2, votes=10**400), "“votes” is too large"),
        (row(2, votes="٣"), "“votes” is not a whole number"),
        (row(2, votes=True), "“votes” is not a whole number"),
        (row(2, votes=1.5), "“votes” is not a whole number"),
        (row(2, title="<b></b> "), "no title"),
        (row(2, title=["a"]), "“title” is not text"),
        (row(2, summary="x" * 10_001), "longer than 10,000"),
        (row(2, created="31/02/2016"), "“created” is not a date"),
        (row(2, created=None), "“created” is not a date"),
        (row({}), "“id” is not a key"),
        (row(1, title="Another"), "Its key is that of line 1"),
        (b"x" * (LONGEST_LINE * 2), "longer than"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_stores_nothing(tmp_path, round_, bad, words):
    said, left_out = run(round_, written(tmp_path, row(1), bad, row(9)))

    assert "line 2: " in left_out
    assert words in left_out
    assert "2 new" in said
    assert set(ImportedProposal.objects.values_list("external_id", flat=True)) == {"1", "9"}


def test_trees_with_loops_and_answers_to_nobody(tmp_path, round_):
    file = written(tmp_path, row(1))
    talk = written(
        tmp_path,
        remark(1),
        remark(2, "1"),
        remark(3, "1/2"),
        remark(4, "1/2/3"),
        remark(5, "1/2/3/4"),  # deeper than ours go
        remark(6, "999"),  # its parent was hidden there
        remark(7, "7"),
        remark(8, "9"),
        remark(9, "8"),
        remark(10, proposal=77),
        remark(11, alignment=2),
        remark(12, body="<p> </p>"),
        name="talk.jsonl",
    )

    _said, left_out = run(round_, file, comments=talk)

    depths = dict(Comment.objects.values_list("imported__external_id", "depth"))
    assert depths == {"1": 0, "2": 1, "3": 2, "4": 3, "5": 3, "6": 0, "9": 0}
    assert "line 7: It answers itself" in left_out
    assert "line 8: It answers the comment of line 9" in left_out
    assert "line 10: Its proposal 77 was not imported" in left_out
    assert "line 11: “alignment” is none of" in left_out
    assert "line 12: It says nothing" in left_out
    assert Proposal.objects.get().comment_count == 7


def test_after_a_stop_it_goes_on_and_leaves_what_happened_here_alone(tmp_path, round_):
    file, talk = (
        written(tmp_path, *map(row, range(1, 6))),
        written(tmp_path, remark(1), remark(2), name="talk.jsonl"),
    )
    run(round_, file, comments=talk, most=1)
    comment = Comment.objects.get()
    remove_comment(comment=comment, author=comment.author)

    said, _left = run(round_, file, comments=talk)

    assert "4 new, 1 known" in said
    assert "1 new, 1 known" in said
    comment.refresh_from_db()
    assert comment.is_removed
    assert Comment.objects.count() == 2


def test_hostile_text_is_words_and_long_titles_are_kept_whole(tmp_path, round_, client):
    rows = [row(n, title=f"T {n}", summary=text) for n, text in enumerate(PAYLOADS[::4], 1)]
    long = "A very long title " * 10
    run(round_, written(tmp_path, *rows, row("long", title=long)))

    assert Proposal.objects.count() == len(rows) + 1
    for proposal in Proposal.objects.all():
        page = client.get(proposal.get_absolute_url()).text
        boom = re.findall(r"<[^<>]*boom\(\)|>\s*boom\(\)", page)
        assert not [found for found in boom if not found.startswith(">") or "script" in found]
    kept = Proposal.objects.get(imported__external_id="long")
    assert kept.title.endswith("…")
    assert kept.text.startswith(long.strip())


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"id,title\n1,x\n", "has no column"),
        ("a.csv", b"", "has no column"),
        ("a.csv", b'id,"title\n', "not CSV"),
        ("a.txt", b"", "only .jsonl and .csv"),
        ("none.csv", None, "cannot be opened"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path, round_, name, content, words):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert words in run(round_, tmp_path / name, layout="madrid")[1]


def test_rows_of_a_table_that_do_not_fit_are_named(tmp_path):
    round_ = RoundFactory(opens_at=day(2023, 12, 1), closes_at=day(2026, 1, 1))
    head = MADRID.read_bytes().splitlines()[0]
    good = b'1,"Two\nlines",x,3,01/01/2024,'
    rows = [head, good, b"2,x", b"3,x,\xff,1,01/01/2024,", b"4,x,y,-1,01/01/2024,"]
    file = tmp_path / "a.csv"
    file.write_bytes(b"\n".join(rows))

    said, left_out = run(round_, file, layout="madrid")

    assert "1 new" in said
    assert "line 4: There are 2 cells for 6 columns" in left_out
    assert "line 5: “description” is not UTF-8" in left_out
    assert "line 6: “cached_votes_up” is negative" in left_out


def test_the_name_of_the_source_can_be_nobody_elses(tmp_path, round_):
    UserFactory(pseudonym="Decidim Example 2016")
    assert "a name like that" in run(round_, written(tmp_path, row()))[1]
    with override("en"):
        assert "is kept for" in run(round_, written(tmp_path, row()), source="Noria Admin")[1]


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_bring_everything_once():
    round_ = RoundFactory(opens_at=day(2016, 1, 1), closes_at=day(2016, 12, 31))
    at_once([lambda: run(round_, BARCELONA, comments=TALK)] * 2)

    assert Proposal.objects.count() == ImportedProposal.objects.count()
    assert Proposal.objects.count() == len(BARCELONA.read_text().splitlines())
    assert Comment.objects.count() == len(TALK.read_text().splitlines())


@pytest.mark.slow
@pytest.mark.parametrize(("proposals", "talk"), FILES)
def test_whole_files_come_in(round_, proposals, talk):
    said, left_out = run(round_, proposals, comments=talk)

    assert not left_out
    for file in (proposals, talk):
        assert f"{file.name}: {len(file.read_text().splitlines())} new" in said


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.name)
def test_the_whole_table_of_madrid_comes_in(table):
    round_ = RoundFactory(opens_at=day(2010, 1, 1), closes_at=day(2025, 12, 31))
    said, left_out = run(round_, table, layout="madrid", language="es")

    assert not left_out
    assert f"{table.name}: {Proposal.objects.filter(round=round_).count()} new" in said
