"""Texts of a process that nobody has translated say which language they are in (A-27)."""

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override

from common.translated_texts import language_said, said
from participation.models import Process
from tests.common.payloads import PAYLOADS
from tests.factories.participation import ProcessFactory, RoundFactory

WORDS = {"title": "La place", "question": "Que faire de la place ?", "summary": "Résumé."}


def in_french(**more):
    return {f"{name}_fr": words for name, words in WORDS.items()} | more


@pytest.fixture
def process():
    process = ProcessFactory()
    fields = {f"{name}_{code}": "" for name in WORDS for code in ("fr", "en", "es", "it", "ar")}
    Process.objects.filter(pk=process.pk).update(**fields | in_french())
    return Process.objects.get(pk=process.pk)


def page(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser").body


def test_the_original_says_its_language_where_it_stands_in(client, process):
    address = f"/processes/{process.slug}/"
    arabic, french = page(client, f"/ar{address}"), page(client, f"/fr{address}")

    for words in arabic.find_all(string=lambda text: text.strip() in WORDS.values()):
        assert words.find_parent(lang="fr", dir="auto"), words
    assert arabic.select_one(".hero .lang-badge[lang=fr]")
    assert not french.select_one(".hero [lang=fr], .hero .lang-badge")

    card = page(client, "/ar/processes/").select_one(".card")
    assert card.select_one(".card-title[lang=fr]")
    assert card.select_one(".card-meta .lang-badge[lang=fr]")


def test_what_is_translated_says_nothing(client, process):
    words = {"title": "ساحة القرية", "question": "ماذا نفعل بالساحة؟", "summary": "ملخّص."}
    Process.objects.filter(pk=process.pk).update(**{f"{n}_ar": w for n, w in words.items()})

    arabic = page(client, f"/ar/processes/{process.slug}/")

    assert not arabic.select(".hero .lang-badge, h1 [lang]")
    assert arabic.h1.text.strip() == words["title"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_that_stand_in_stay_words(payload):
    process = Process(title_fr=payload)
    with override("ar"):
        assert language_said(process, "title") == "fr"
        shown = BeautifulSoup(said(process, "title"), "html.parser")
        assert [tag.name for tag in shown.find_all(True)] == ["span"]
        assert shown.text == payload
    with override("fr"):
        assert said(process, "title") == payload
        assert language_said(process, "summary") == ""


def test_a_round_says_so_too(client, process):
    made = RoundFactory(process=process, kind="proposals")
    type(made).objects.filter(pk=made.pk).update(title_fr="Idées", title_ar="", title_en="")

    address = made.get_absolute_url().removeprefix("/fr")
    head = page(client, f"/ar{address}").select_one(".page-head")

    assert head.h1.select_one("span[lang=fr]")
    assert head.select_one(".lang-badge[lang=fr]")
