"""After signing out nothing personal is left in the browser (V14-05)."""

import pytest

from tests.factories.participation import RoundFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.slow

MARK = "zqx my own words"
KEEP = """
    async (words) => {
        localStorage.setItem("live-1", words);
        sessionStorage.setItem("typed", words);
        await new Promise((done, failed) => {
            const asked = indexedDB.open("kept", 1);
            asked.onupgradeneeded = () => asked.result.createObjectStore("words").put(words, 1);
            asked.onsuccess = () => { asked.result.close(); done(); };
            asked.onerror = failed;
        });
        await (await caches.open("kept")).put("/kept", new Response(words));
    }
"""
LEFT = """
    async () => [
        ...Object.keys(localStorage),
        ...Object.keys(sessionStorage),
        ...(await indexedDB.databases()).map(one => one.name),
        ...await caches.keys(),
    ]
"""


def test_nothing_personal_is_left_in_the_browser_after_signing_out(page_for):
    round_, person = RoundFactory(), UserFactory()
    page = page_for(person)
    page.goto(f"{round_.get_absolute_url()}propose/")
    page.locator("[name=title]").fill(MARK)
    page.locator("[name=text]").fill(MARK)
    page.wait_for_timeout(3_000)
    # What the pages keep by themselves lies on the server; the rest a room might have kept.
    assert page.evaluate(LEFT) == []
    page.evaluate(KEEP, MARK)
    assert len(page.evaluate(LEFT)) == 4

    page.goto("/fr/accounts/logout/")
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    assert page.evaluate(LEFT) == []
    page.go_back()
    page.wait_for_load_state()
    assert MARK not in page.content()
    page.goto(f"{round_.get_absolute_url()}propose/")
    assert "/accounts/login/" in page.url
    assert MARK not in page.content()
