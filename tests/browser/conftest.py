"""A real browser before the real site.

`page_for` opens pages: ``page_for("organiser")``, ``page_for(user, lang="ar", width=1280)``,
``page_for(js=False)``. Addresses are relative (``page.goto("/fr/")``). Whatever the browser
complains about (console errors, refused scripts, missing files, requests to other hosts) fails the
test at its end, unless the page was opened with ``complaints_fail=False``. `axe` checks a page's
accessibility.
"""

import re
from http import HTTPStatus
from shutil import rmtree

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from playwright.sync_api import sync_playwright

from demo.services.filling import fill
from tests import pristine
from tests.browser.server import Server
from tests.factories.people import UserFactory
from tests.needs import tool

# No sandbox: CI runs as root in a container. No background talk: the network is closed.
CHROMIUM = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
]
AXE_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# What a page is made of, beside what it is told on purpose that there is not.
PARTS = {"font", "image", "media", "script", "stylesheet", "texttrack"}
HEIGHTS = {390: 844, 1280: 800}


def pytest_collection_modifyitems(items):
    for item in items:
        if "/tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.needs_chromium)
            item.add_marker(pytest.mark.django_db(transaction=True))


# A module, not the session: while playwright's loop runs, no asynchronous test can.
@pytest.fixture(scope="module")
def chromium():
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=tool("chromium"), args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def _the_log_knows_nobody(caplog):
    """Whatever is walked through, no line of the log holds an address or a code of a mail."""
    yield
    lines = [line for when in ("setup", "call") for line in caplog.get_records(when)]
    said = " ".join(line.getMessage() for line in lines).casefold()
    told = {address for letter in mail.outbox for address in letter.to}
    for letter in mail.outbox:
        told |= set(re.findall(r"^\d{6}$", letter.body, re.MULTILINE))
    assert not [mark for mark in told if mark.casefold() in said]
    assert not re.search(r"person-\d+@example\.org", said)


@pytest.fixture(scope="session")
def _server():
    server = Server()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def site(_server, transactional_db):
    """Return the address of the running site (``http://127.0.0.1:…``)."""
    return _server.address


@pytest.fixture
def story(transactional_db, settings, request):
    """Fill the demo's whole story in, once a database: it takes most of a minute.

    Its files lie on a disk, as a real site's do: Wagtail answers no others by their path.
    """
    settings.MEDIA_ROOT = request.config.cache.mkdir("story") / connection.settings_dict["NAME"]
    on_disk = {"BACKEND": "common.storage.CarefulStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": on_disk}
    settings.NORIA_STAFF_SECOND_FACTOR = False  # as in the demo's own settings
    if pristine.is_kept("story") and settings.MEDIA_ROOT.exists():
        pristine.restore("story")
        cache.clear()
    else:
        rmtree(settings.MEDIA_ROOT, ignore_errors=True)
        pristine.forget("story")
        fill()
        pristine.keep("story")


@pytest.fixture
def page_for(chromium, site):
    """Open a page as nobody (None), as a role (``"editor"``), or as a given user."""
    contexts, complaints = [], []

    def open_page(who=None, *, lang="fr", width=390, js=True, complaints_fail=True, **options):
        context = chromium.new_context(
            base_url=site,
            locale=lang,
            viewport={"width": width, "height": HEIGHTS.get(width, 800)},
            java_script_enabled=js,
            has_touch=width < 768,
            **options,
        )
        contexts.append(context)
        if who is not None:
            context.add_cookies([_session_of(who, site)])
        page = context.new_page()
        page.set_default_timeout(10_000)
        if complaints_fail:
            _listen(page, site, complaints)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints, "The browser complained:\n" + "\n".join(complaints)


SETTLED = "!document.getAnimations().some(one => one instanceof CSSTransition)"


@pytest.fixture
def axe():
    """Return a check that fails with axe's own words when a page has an accessibility fault."""

    def check(page, *, without=()):
        page.wait_for_load_state()  # a page whose style sheet is still on its way has small targets
        page.wait_for_function(SETTLED)  # a colour on its way to another is no colour of ours
        options = {**AXE_RULES, "rules": {rule: {"enabled": False} for rule in without}}
        found = Axe().run(page, options=options)
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"

    return check


def _session_of(who, site):
    user = UserFactory(**_role(who)) if isinstance(who, str) else who
    browser = Client()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": browser.cookies[name].value, "url": site}


def _role(name):
    return {} if name == "citizen" else {name: True}


def _listen(page, site, complaints):
    def console(message):
        # A page that answers 4xx on purpose is the test's business; the browser logs an error.
        if message.type == "error" and not re.search(r"status of 4\d\d", message.text):
            complaints.append(f"{page.url}: {message.text}")

    def request(made):
        if not made.url.startswith((site, "data:", "blob:", "about:")):
            complaints.append(f"{page.url}: asks {made.url}")

    def response(answer):
        if answer.status == HTTPStatus.NOT_FOUND and answer.request.resource_type in PARTS:
            complaints.append(f"{page.url}: there is no {answer.url}")

    page.on("console", console)
    page.on("response", response)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("request", request)
