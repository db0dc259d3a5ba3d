"""Hostile words sent through every form, then read wherever they are shown (V1-01, -02, -04, -11).

The forms are filled in by whoever may, past what a browser would check; what they refuse comes
back on the page and is judged there. What they take is then looked for on every page and file.
"""

import csv
from io import StringIO
from itertools import cycle

import pytest
from bs4 import BeautifulSoup

from tests.attacks.forms import senders
from tests.attacks.judge import alive
from tests.attacks.payloads import PAYLOADS
from tests.attacks.test_sheets import CALCULATES
from tests.factories.lab import LabFactory
from tests.permissions.crawling import addresses, pages

# A walk through every form and every page: CI takes it.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

# Who reads, and where.
READERS = {"citizen": "", "administrator": "", "organiser": "/room/", "moderator": "/care/"}
# Texts that must have been taken, or nothing is proved.
TAKEN = {
    "propose/": "title text",
    "edit/": "title text",
    "comments/": "text",
    "statements/add/": "text",
    "amendments/new/": "title text reason",
    "translations/<slug:kind>/<int:pk>/add/": "title text",
    "withdraw/": "reason",
    "note/": "text",
    "answer/": "reason",
    "care/report/<slug:kind>/<int:pk>/": "details",
    "organisations/ask/": "name asked_why",
    "organisations/<int:pk>/check/": "evidence",
    "organisations/<int:pk>/mandates/": "evidence",
    "accounts/assist/": "reason",
    "contact/": "name subject text",
    "events/<page:slug>/register/": "name",
    "processes/new/": "title_fr question_fr",
    "services/<slug:slug>/gate/": "reason body",
}


@pytest.fixture
def sent(world, client_of, settings, monkeypatch):
    """Send hostile words through every form; return who sent what, and what was answered."""
    monkeypatch.setattr("cms.forms.contact.QUICKEST", 0)
    settings.NORIA_STAFF_SECOND_FACTOR = False
    LabFactory(territory=world.town)
    words, done = cycle(PAYLOADS), []
    for sender in senders(world, client_of):
        names = sender.form.typed
        while names:
            together = {name: sender.form.cut(name, next(words)) for name in names}
            answer = sender.send(**together)
            done.append((sender, names, answer))
            names = [name for name in names if name not in refused(answer)]
            if answer.status_code < 400 or names == done[-1][1]:
                break
    return done


def refused(answer):
    """Name the fields that a page which came back finds wrong."""
    page = BeautifulSoup(answer.content, "html.parser")
    return {control.get("name") for control in page.select("[aria-invalid=true]")}


def taken(sent):
    """List which field of which form took hostile words."""
    took = [(sender.route, names) for sender, names, a in sent if a.status_code in {200, 302}]
    return {(route, name) for route, names in took for name in names}


def test_hostile_words_sent_through_every_form_stay_words(sent, world, client_of, mailoutbox):
    for sender, names, answer in sent:
        assert answer.status_code < 500, (sender.route, names)
        assert not list(alive(answer.text)), (sender.route, names)
    known = taken(sent)
    missing = [
        f"{route} {name}"
        for route, names in TAKEN.items()
        for name in names.split()
        if not any(r.endswith(route) and n == name for r, n in known)
    ]
    assert not missing, "\n".join(missing)

    shown = set()
    paths = addresses(
        [one.values for one, _, a in sent if a.status_code < 400], without=("/cms/", "/media/")
    )
    for role, part in READERS.items():
        found = [path for path in paths if part in path]
        for path, answer, said in pages(client_of(role), found):
            if "boom" in said:
                judge(path, answer, said)
                shown.add(path)
    assert len(shown) > 60
    judge_mails(mailoutbox)


def judge(path, answer, said):
    """See that a page has nothing alive in it, and that what is no page is not taken for one."""
    kind = answer["Content-Type"]
    if "html" in kind:
        assert not list(alive(said)), path
    elif "csv" in kind:
        assert not list(formulas(said)), path
    else:
        assert kind.startswith(("application/json", "application/atom+xml", "text/calendar")), path
        assert answer["X-Content-Type-Options"] == "nosniff"


def formulas(said):
    for row in csv.reader(StringIO(said.removeprefix("\ufeff"))):
        yield from (cell for cell in row if "boom" in cell and CALCULATES.search(cell))


def judge_mails(letters):
    said = 0
    for letter in letters:
        html = letter.alternatives[0].content
        assert "\n" not in letter.subject
        assert not list(alive(html)), letter.subject
        said += "boom" in html
    assert said
