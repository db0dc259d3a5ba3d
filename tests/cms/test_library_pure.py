"""Citations and players: nothing that somebody typed gets out of its place."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.citations import Work, as_read, authors_of, bibtex, csl
from cms.players import player_of

WORK = Work(
    key="brief-1-fr", kind="brief", title="S’allier & servir", publisher="MedRiSSE",
    authors=("MedRiSSE", "Ben Ali, Salma"), published_on=date(2026, 3, 9), language="fr",
    address="https://noria.example/fr/library/brief-1/", doi="10.1234/a_b", version="2",
    kind_name="Note de politique",
)  # fmt: skip


def test_a_report_in_bibtex():
    assert bibtex(WORK) == (
        "@techreport{brief-1-fr,\n"
        "  title = {{S’allier \\& servir}},\n"
        "  author = {{MedRiSSE} and Ben Ali, Salma},\n"
        "  year = {2026},\n"
        "  month = {3},\n"
        "  institution = {MedRiSSE},\n"
        "  type = {Note de politique},\n"
        "  edition = {2},\n"
        "  doi = {10.1234/a_b},\n"
        "  url = {https://noria.example/fr/library/brief-1/},\n"
        "  language = {fr}\n"
        "}\n"
    )


def test_a_report_in_csl():
    assert csl(WORK) == {
        "id": "brief-1-fr", "type": "report", "title": "S’allier & servir",
        "author": [{"literal": "MedRiSSE"}, {"family": "Ben Ali", "given": "Salma"}],
        "issued": {"date-parts": [[2026, 3, 9]]}, "publisher": "MedRiSSE",
        "genre": "Note de politique", "version": "2", "DOI": "10.1234/a_b",
        "URL": "https://noria.example/fr/library/brief-1/", "language": "fr",
    }  # fmt: skip


def test_what_is_not_known_is_left_out():
    bare = replace(WORK, kind="video", authors=(), doi="", version="", kind_name="")

    assert bibtex(bare).startswith("@misc{")
    assert {"author", "doi", "edition", "howpublished"}.isdisjoint(bibtex(bare).split())
    assert {"author", "DOI", "version", "genre"}.isdisjoint(csl(bare))
    assert csl(bare)["type"] == "motion_picture"


def test_arabic_stays_arabic():
    arabic = replace(WORK, title="نتحالف لنخدم", authors=authors_of("بلدية صفاقس؛ بن علي, سلمى"))

    assert "title = {{نتحالف لنخدم}}" in bibtex(arabic)
    assert "author = {{بلدية صفاقس} and بن علي, سلمى}" in bibtex(arabic)
    assert csl(arabic)["author"][1] == {"family": "بن علي", "given": "سلمى"}
    assert "نتحالف" in json.dumps(csl(arabic), ensure_ascii=False)


def test_an_editor_names_authors_one_after_another():
    assert authors_of(" Ana;  ;Ben Ali,  Salma؛ بلدية") == ("Ana", "Ben Ali, Salma", "بلدية")


def test_readers_see_names_as_they_are_said():
    assert as_read("Soler, Marta") == "Marta Soler"
    assert as_read("MedRiSSE") == "MedRiSSE"
    assert as_read("Ben Salah,") == "Ben Salah,"


def test_a_title_runs_no_command_and_ends_no_field():
    hostile = replace(WORK, title="}, note={x}} \\input{/etc/passwd}\n@misc{a, $x_1^2$ 50% #1 ~")

    written = bibtex(hostile)

    assert written.splitlines()[1] == (
        r"  title = {{\}, note=\{x\}\} \textbackslash{}input\{/etc/passwd\} @misc\{a, "
        r"\$x\_1\textasciicircum{}2\$ 50\% \#1 \textasciitilde{}}},"
    )


@given(st.text(), st.text(), st.text())
def test_braces_always_close_and_lines_never_multiply(title, author, publisher):
    work = replace(WORK, title=title, authors=authors_of(author), publisher=publisher, key=title)
    written = bibtex(work)
    commands = written
    for command in (r"\textbackslash{}", r"\{", r"\}", r"\textasciitilde{}", r"\textasciicircum{}"):
        commands = commands.replace(command, "")

    depth = 0
    for sign in commands:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
    assert json.loads(json.dumps(csl(work)))["id"]


KEY, FILM = "dQw4w9WgXcQ", "9f8e7d6c-1234-4abc-8def-0123456789ab"
OURS = ("films.example",)


@pytest.mark.parametrize(
    ("address", "frame"),
    [
        (
            f"https://www.youtube.com/watch?v={KEY}&t=5",
            f"https://www.youtube-nocookie.com/embed/{KEY}",
        ),
        (f"https://youtu.be/{KEY}?si=x", f"https://www.youtube-nocookie.com/embed/{KEY}"),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        (
            "https://player.vimeo.com/video/76979871",
            "https://player.vimeo.com/video/76979871?dnt=1",
        ),
        (
            f"https://films.example/videos/watch/{FILM}",
            f"https://films.example/videos/embed/{FILM}",
        ),
        (f"https://films.example/w/{'a' * 22}", f"https://films.example/videos/embed/{'a' * 22}"),
    ],
)
def test_a_film_of_a_host_we_trust_has_a_player(address, frame):
    assert player_of(address, peertube=OURS).address == frame


HOSTILE = [
    "javascript:alert(1)//www.youtube.com/embed/dQw4w9WgXcQ",
    "data:text/html,<script>alert(1)</script>",
    f"http://www.youtube.com/embed/{KEY}",
    f"//www.youtube.com/embed/{KEY}",
    f"https://www.youtube.com.evil.example/embed/{KEY}",
    f"https://evil.example/www.youtube.com/embed/{KEY}",
    f"https://www.youtube.com@evil.example/embed/{KEY}",
    f"https://me:x@www.youtube.com/embed/{KEY}",
    f"https://evil.example#www.youtube.com/embed/{KEY}",
    f"https://evil.example\\@www.youtube.com/embed/{KEY}",
    f"https://www.youtube.com:8443/embed/{KEY}",
    f"https://www.уoutube.com/embed/{KEY}",
    f"https://xwww.youtube.com/embed/{KEY}",
    f"https://www.youtube.com/embed/{KEY}/../../redirect?q=https://evil.example",
    "https://www.youtube.com/redirect?q=https://evil.example",
    'https://www.youtube.com/watch?v="><script>alert(1)</script>',
    f"https://www.youtube.com/watch?v={KEY}&v={KEY}",
    f"https://www.youtube.com/embed/{KEY}\n",
    f" https://www.youtube.com/embed/{KEY}",
    "https://vimeo.com/76979871%22onload=alert(1)",
    "https://vimeo.com/٧٦٩٧٩٨٧١",
    f"https://other.example/videos/embed/{FILM}",
    "https://films.example/videos/embed/../../login",
    "https://[::1/embed/x",
    "https://www.youtube.com:x/embed/x",
    "",
]


@pytest.mark.parametrize("address", HOSTILE)
def test_a_hostile_address_has_no_player(address):
    assert player_of(address, peertube=OURS) is None


@given(st.text())
def test_no_text_breaks_the_search_for_a_player(text):
    assert player_of(f"https://{text}", peertube=OURS) is None or text
