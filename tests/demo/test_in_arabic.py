"""Every page a stranger reaches in Arabic is Arabic: words of another language say so (A-27)."""

import re
from collections import deque

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as of_the_site
from django.utils.translation import trans_real

from demo.services.filling import fill

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

MOST_PAGES = 200
#: Two words of Latin letters after one another; a single one may be a name or a sign.
LATIN = re.compile(r"[A-Za-zÀ-ÿ]{2,}(?:[\s,’'–-]+[A-Za-zÀ-ÿ]{2,})+")
#: What is no language: addresses, code, and names as their owners write them.
SILENT = ["script", "style", "code", "pre", "bdi", "svg", "template", "kbd"]
#: Names of things, the same in every language.
NAMES = re.compile(
    r"Creative Commons|CC BY(-SA)?|Open Database License|Interreg|BibTeX|CSL[- ]JSON|Noria",
)


@pytest.fixture
def translations(settings):
    """Speak as on a real site; other tests read the words of the code."""
    settings.LOCALE_PATHS = [of_the_site.BASE_DIR / "locale"]
    forget()
    yield
    forget()


def forget():
    trans_real._translations.clear()
    trans_real._default = None


def test_nothing_reaches_readers_of_arabic_in_another_language_unsaid(
    client, translations, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    settings.NORIA_STAFF_SECOND_FACTOR = False  # as in the demo's own settings
    fill()

    leaks, seen, waiting = {}, {"/ar/"}, deque(["/ar/"])
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.popleft()
        answer = client.get(address)
        if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
            continue
        page = BeautifulSoup(answer.content, "html.parser")
        for words in latin_in(page):
            leaks.setdefault(words, address)
        for link in page.select("a[href^='/ar/']"):
            there = link["href"].split("#")[0]
            if "?" not in there and there not in seen:
                seen.add(there)
                waiting.append(there)

    assert len(seen) > 60
    assert not leaks, "\n".join(f"{where}: {words}" for words, where in leaks.items())


def latin_in(page):
    """Find runs of Latin words where the page claims to speak Arabic."""
    for node in page.find_all(string=LATIN):
        around = [node.parent, *node.parent.parents]
        if any(each.name in SILENT for each in around):
            continue
        language = next((each["lang"] for each in around if each.get("lang")), "")
        if language == "ar":
            for found in LATIN.finditer(NAMES.sub("", node)):
                yield found.group()
