"""The forms of the site as a browser shows them, to be filled in with whatever one likes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils.timezone import localdate

from tests.permissions.roles import ROLES
from tests.permissions.samples import SAMPLES
from tests.permissions.table import TABLE
from tests.permissions.test_table import DOORS

OURS = ("participation.", "people.", "cms.", "workflows.")
# Forms that stand on the page of something else.
STANDS_ON = {
    **dict.fromkeys(("verifying/person/", "verifying/codes/", "verifying/census/"), "verifying/"),
    **dict.fromkeys(("verify/code/", "verify/register/"), "verify/"),
    "assist/claim/": "assist/",
}
ACCOUNTS = "/<lang>/accounts/"
# What people type, and what only programs send.
TYPED = {"text", "search", "textarea", ""}
OTHER = {"hidden", "email", "url", "number", "date", "tel", "datetime-local", "password", "time"}
WORDS = "Some ordinary words"
NEEDED = {
    "currency": "EUR",
    "title": WORDS,
    "text": WORDS,
    "reason": WORDS,
    "body": WORDS,
    "urls": "https://example.org/",
    "cover-title": WORDS,
    "head-name": WORDS,
    "head-situation": WORDS,
    "rows-0-text": WORDS,
    "rows-0-name": WORDS,
}
# Numbers that go together.
ENOUGH = {"target": "9", "budget": "1000", "new_cost": "100"}


@dataclass
class Form:
    """One form: where it goes, what it would send as it is, and which fields take what."""

    path: str
    said: dict[str, Any] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    most: dict[str, int] = field(default_factory=dict)

    def cut(self, name: str, words: str) -> str:
        """Shorten words to what the browser would let somebody type."""
        return words[: self.most.get(name, 10_000)]


@dataclass
class Sender:
    """A form before somebody who may send it."""

    route: str
    browser: Client
    form: Form
    values: Mapping[str, Any]

    def send(self, **words: str) -> Any:
        return self.browser.post(self.form.path, {**self.form.said, **words})


def senders(world: Any, client_of: Any) -> Iterator[Sender]:
    """Bring somebody who may before each form of ours that the permission table knows."""
    for row in TABLE:
        roles = who_send(row)
        if not roles or row.module or not DOORS[row.route].module.startswith(OURS):
            continue
        values = SAMPLES[row.sample](world) if row.sample else {}
        path = DOORS[row.route].address(values)
        for browser in map(client_of, roles):
            form = form_at(browser, path, shown_at(row, path))
            if form.typed or form.other:
                break
        if "person" in form.said:
            form.said["person"] = world["facilitator"].pseudonym
        for name, value in row.data.items():
            form.said[name] = str(value).format(**values)
        known = {*form.typed, *form.other}
        form.typed += [name for name in row.data if name not in known and words_in(row, name)]
        if form.typed or form.other:
            yield Sender(row.route, browser, form, values)


def who_send(row: Any) -> list[str]:
    """Name some roles whose form would be looked at, somebody who is signed in first."""
    answers = row.answers("POST") if "POST" in row.methods else {}
    may = [role for role in ROLES if set(answers.get(role, "").split("|")) & {"200", "302", "422"}]
    return sorted(may, key=lambda role: role == "anonymous")[:2]


def words_in(row: Any, name: str) -> bool:
    """Tell whether a row sends words of its own under a name, not the key of something."""
    return " " in row.data[name]


def shown_at(row: Any, path: str) -> str:
    """Find the page on which a form stands: its own address as a rule."""
    page = STANDS_ON.get(row.route.removeprefix(ACCOUNTS))
    if page:
        return f"/fr/accounts/{page}"
    return path if "GET" in row.methods else ""


def form_at(browser: Client, path: str, page: str) -> Form:
    """Read the form that leads to a path from a page; nothing is in it when there is none."""
    if page:
        soup = BeautifulSoup(browser.get(page).content, "html.parser")
        for tag in soup.select("form[method=post]"):
            if urlsplit(tag.get("action") or page).path == path:
                return read(tag, path)
    return Form(path)


def read(tag: Tag, path: str) -> Form:
    """Fill a form in as somebody does who changes nothing and leaves nothing out."""
    form = Form(path)
    for control in tag.select("input[name], textarea[name], select[name], button[name]"):
        name = control["name"]
        if name == "csrfmiddlewaretoken":
            continue
        kind = control.get("type", "") if control.name == "input" else control.name
        if "maxlength" in control.attrs:
            form.most[name] = int(control["maxlength"])
        if control.get("tabindex") == "-1":
            continue  # a trap for machines
        if kind in TYPED and "inputmode" not in control.attrs:
            form.typed.append(name)
            form.said[name] = control.get("value") or control.text.strip() or words_for(control)
        elif kind in TYPED or kind in OTHER:
            form.other.append(name)
            form.said[name] = control.get("value") or example(kind, control)
        elif (value := chosen(control, kind)) is not None:
            form.said.setdefault(name, []).append(value)
    return form


def words_for(control: Tag) -> str:
    """Write what must be there: ordinary words, or what the field is for."""
    name = control["name"]
    if "required" not in control.attrs and control["name"] not in NEEDED:
        return ""
    return NEEDED.get(name, WORDS[: int(control.get("maxlength", 100))])


def example(kind: str, control: Tag) -> str:
    examples = {
        "email": "somebody@example.org",
        "url": "https://example.org/",
        "number": ENOUGH.get(control["name"]) or control.get("min") or "1",
        "date": (localdate() + timedelta(days=30)).isoformat(),
    }
    return examples.get(kind, ENOUGH.get(control["name"], ""))


def chosen(control: Tag, kind: str) -> str | None:
    """Choose in a list, among buttons, or in a box: what is chosen already, else the first."""
    if kind == "select":
        options = control.select("option[value]:not([value=''])")
        picked = [one for one in options if "selected" in one.attrs] or options
        return str(picked[0]["value"]) if picked else None
    if kind == "radio" or (kind == "checkbox" and "required" in control.attrs):
        # Of several, the last that is sent counts.
        return str(control.get("value", "on"))
    return str(control.get("value", "on")) if "checked" in control.attrs else None
