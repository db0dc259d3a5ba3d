"""My page, my data and going, in a real browser."""

import re

import pytest

from participation.services import comments, supports
from people.models import AuditEvent, User
from people.services import exports
from people.services.audit import record
from tests.factories.participation import ProposalFactory
from tests.factories.people import MandateFactory, UserFactory


@pytest.fixture
def active():
    """Somebody with something of everything on their page."""
    person = UserFactory(pseudonym="Amal Ben Salah")
    mine = ProposalFactory(author=person, title="Des soins à domicile", language="fr")
    ProposalFactory(author=person, draft=True, title="")
    supports.give_support(person=UserFactory(), proposal=mine)
    bench = ProposalFactory(title="مقعد في الظل قرب المدرسة", language="ar")
    comments.post_comment(proposal=bench, author=person, text="Oui, et un arbre.", language="fr")
    MandateFactory(person=person)
    export = exports.ask_for_export(person=person)
    exports.fill(pk=export.pk)
    return person


@pytest.fixture
def _always_fresh(monkeypatch):
    """Nobody is asked again who they are: that has a walk of its own."""
    monkeypatch.setattr("people.views.again.proving.is_fresh", lambda *_args: True)


@pytest.mark.slow
@pytest.mark.usefixtures("_always_fresh")
@pytest.mark.parametrize("lang", ["fr", "ar"])
@pytest.mark.parametrize("width", [390, 1280])
def test_my_pages_are_accessible_and_fit(page_for, axe, active, lang, width):
    page = page_for(active, lang=lang, width=width)
    one = f"export/{active.exports.get().pk}/"

    for path in ("", "contributions/comments/", "export/", one, "erase/", "again/", "erased/"):
        page.goto(f"/{lang}/accounts/{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        axe(page)
    page.goto(f"/{lang}/accounts/personal-data/")
    axe(page)
    page.goto(f"/{lang}/processes/{active.proposals.first().round.process.slug}/log/")
    axe(page)


@pytest.mark.slow
def test_administrators_read_the_audit(page_for, axe):
    record(action="role.given", actor=UserFactory(), target="person 7")
    page = page_for("administrator", width=1280)

    page.goto("/fr/accounts/audit/")

    axe(page)
    assert AuditEvent.objects.exists()


@pytest.mark.slow
def test_going_without_javascript(page_for, active, mailoutbox):
    page = page_for(active, js=False)
    page.goto("/fr/accounts/")
    page.get_by_role("link", name=re.compile("Effacer mon compte|Erase my account")).click()
    page.locator("button[value=send]").click()
    code = re.search(r"^\d{6}$", mailoutbox[-1].body, re.MULTILINE)[0]
    page.locator("input[name=code]").fill(code)
    page.locator("button[value=verify]").click()

    page.locator("input[name=words][value=keep]").check()
    page.locator("input[name=sure]").check()
    page.locator("form button.button[data-variant=danger], form .button").first.click()

    page.wait_for_url("**/accounts/erased/")
    assert User.objects.get(pk=active.pk).erased_at


# What a browser keeps for a site, of everything a site may ask it to keep.
LEFT = """async () => ({
  local: localStorage.length, session: sessionStorage.length,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
})"""


@pytest.mark.slow
def test_nothing_personal_is_left_in_the_browser_after_signing_out(page_for, active):
    """Not by us, and not by an outbox of ours that still waited (V14-05)."""
    page = page_for(active)
    page.goto("/fr/accounts/")
    assert page.context.cookies()
    page.evaluate("""async () => {
      localStorage.setItem("live-outbox", "Amal"); sessionStorage.setItem("x", "Amal");
      await new Promise(done => { indexedDB.open("x").onsuccess = done; });
    }""")

    page.goto("/fr/accounts/logout/")
    page.locator("main form button").first.click()
    page.wait_for_url("**/fr/")

    assert page.evaluate(LEFT) == {"local": 0, "session": 0, "databases": 0, "caches": 0}
    assert not [cookie for cookie in page.context.cookies() if "session" in cookie["name"]]
    page.goto("/fr/accounts/")
    assert "/accounts/login/" in page.url
