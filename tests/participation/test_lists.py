"""Lists of proposals: what they find, the map, the lot, and what nonsense does to them."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now
from django.utils.translation import override

from common.search_fold import fold
from participation.models import Answer, Proposal, Translation
from participation.services.search_keys import fold_again
from tests.factories.participation import CategoryFactory, ProposalFactory, RoundFactory
from tests.factories.people import TerritoryFactory, UserFactory
from tests.participation.test_pages import CARD, HOSTILE, address


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def round_():
    return RoundFactory()


def cards(client, round_, asked):
    page = client.get(address(round_, asked))
    assert page.status_code == 200, asked
    return CARD.findall(page.text)


def test_words_are_found_in_translations_and_arabic_ones_with_any_article(client, round_):
    garden = ProposalFactory(round=round_, title="حديقة مشتركة", language="ar")
    ProposalFactory(round=round_, title="A kitchen")
    Translation.objects.create(
        proposal=garden,
        author=UserFactory(),
        language="it",
        title="Un giardino",
        text="Per il quartiere.",
        of_version=1,
        at=now(),
    )
    fold_again(garden.pk)

    for words in ("giardino", "GIARDINO quartiere", "الحديقة", "والحديقة", "حدِيقَة"):
        assert cards(client, round_, f"?q={quote(words)}") == [str(garden.pk)], words


def test_a_list_is_filtered_by_origin_and_by_any_language_words_came_in(client, round_):
    ours = ProposalFactory(round=round_, language="en")
    theirs = ProposalFactory(round=round_, language="ca", origin="import")

    page = client.get(address(round_)).text
    assert "català" in page
    assert cards(client, round_, "?origin=import") == [str(theirs.pk)]
    assert cards(client, round_, "?language=ca") == [str(theirs.pk)]
    assert cards(client, round_, "?origin=participant&language=en") == [str(ours.pk)]


def test_a_list_is_filtered_by_what_became_of_proposals(client, round_):
    stands = ProposalFactory(round=round_)
    answered = ProposalFactory(round=round_)
    Answer.objects.create(
        proposal=answered,
        verdict="feasible",
        reason="It is cheap.",
        language="en",
        decided_by=answered.author,
        decided_at=now(),
        announced_by=answered.author,
        announced_at=now(),
    )
    withdrawn = ProposalFactory(round=round_, withdrawn=True, title="Gone <script>back</script>")
    union = ProposalFactory(round=round_, title="The <b>union</b>")
    merged = ProposalFactory(
        round=round_, status="merged", merged_into=union, merged_at=now(), title="One part"
    )

    by_itself = {str(one.pk) for one in (stands, answered, union)}
    assert set(cards(client, round_, "")) == by_itself
    assert cards(client, round_, "?status=withdrawn") == [str(withdrawn.pk)]
    assert cards(client, round_, "?status=merged") == [str(merged.pk)]
    assert cards(client, round_, "?status=merged&q=nothing") == []
    assert set(cards(client, round_, "?verdict=none")) == by_itself - {str(answered.pk)}
    assert set(cards(client, round_, "?status=hidden")) == by_itself
    page = client.get(address(round_)).text
    assert 'href="?status=withdrawn"' in page
    assert 'href="?verdict=none"' in page
    assert "3 proposals" in page
    part = client.get(address(round_, "?status=merged")).text
    assert f'href="{address(union)}"' in part
    assert "The &lt;b&gt;union&lt;/b&gt;" in part

    Proposal.objects.filter(pk=union.pk).update(status="hidden")
    assert "union" not in client.get(address(round_, "?status=merged")).text


def test_the_map_gathers_what_lies_close_by_and_its_table_leads_there(client, round_):
    sfax = TerritoryFactory(name="Sfax", latitude=34.74, longitude=10.76)
    by_point = [
        ProposalFactory(round=round_, latitude=34.7, longitude=10.7 + n / 100, search_key="sidi")
        for n in range(3)
    ]
    by_territory = ProposalFactory(round=round_, territory=sfax)
    far = ProposalFactory(round=round_, latitude=41.4, longitude=2.17, place_name=HOSTILE[:120])
    ProposalFactory(round=round_)  # says nothing of a place: in the list, not on the map

    page = client.get(address(round_, "?view=map"))
    assert page.text.count('class="map-spot"') == 2
    assert "<script>alert" not in page.text
    rows = re.findall(r'<a href="(\?[^"]*near=[^"]*)"[^>]*>\s*([^<]*)</a>', page.text)
    assert (len(rows), rows[0][1].strip()) == (2, "Sfax")
    assert "4 proposals" in page.text
    here = cards(client, round_, rows[0][0].replace("&amp;", "&"))
    assert set(here) == {str(one.pk) for one in [*by_point, by_territory]}
    there = cards(client, round_, rows[1][0].replace("&amp;", "&"))
    assert there == [str(far.pk)]
    # Filters hold on the map, and a list without places says so.
    assert client.get(address(round_, "?view=map&q=sidi")).text.count('class="map-spot"') == 1
    none = client.get(address(round_, "?view=map&q=nowhere"))
    assert "None of these proposals has a point on the map yet." in none.text
    fragment = client.get(address(round_, "?view=map"), headers={"HX-Request": "true"})
    assert fragment.text.strip() in page.text
    Proposal.objects.filter(search_key="sidi").update(place_name="Quay")
    Proposal.objects.filter(pk=by_point[0].pk).update(place_name="Café")
    assert "Café and 1 other place" in client.get(address(round_, "?view=map&q=sidi")).text


def test_the_map_is_bounded_however_many_places_there_are(client, round_):
    for n in range(70):
        ProposalFactory(round=round_, latitude=29 + n % 10 * 1.8, longitude=n // 10 * 5 - 10)
    page = client.get(address(round_, "?view=map"))
    assert page.text.count('class="map-spot"') == 60


def test_each_visitor_draws_another_lot_and_shares_it_by_its_address(client, round_):
    ProposalFactory.create_batch(8, round=round_)
    drawn = {Client().get(address(round_, "?sort=random"))["Location"] for _ in range(6)}

    assert len(drawn) > 1
    for place in drawn:
        assert "seed=" in place
        asked = place[place.index("?") :]
        assert cards(client, round_, asked) == cards(Client(), round_, asked)


@pytest.mark.parametrize(
    "asked", ["", "?q=proposal", "?view=map", "?sort=random&seed=a", "?sort=discussed", "?origin="]
)
def test_a_list_costs_the_same_with_one_and_with_thirty(client, round_, asked):
    theme = CategoryFactory(process=round_.process)
    place = TerritoryFactory(latitude=34.0, longitude=10.0)
    costs = []
    for number in (1, 29):
        ProposalFactory.create_batch(number, round=round_, category=theme, territory=place)
        client.get(address(round_, asked))
        with CaptureQueriesContext(connection) as queries:
            assert len(cards(client, round_, asked)) == min(20, number + len(costs))
        costs.append(len(queries))
    assert costs[0] == costs[1] < 15


NONSENSE = {
    "per_page": ["1000000", "-1", "0", "x"],
    "sort": ["pg_sleep(5)", "published_at; DROP TABLE people_user", "-author__email", "newest'--"],
    "order_by": ["author__email"],
    "author__email__startswith": ["a", "zzzz"],
    "author__password__startswith": ["pbkdf2", "zzzz"],
    "round__process__access": ["invitation"],
    "category__process__organisers__email": ["a"],
    "category": ["1 OR 1=1", "99999999999999999999", "-1", "\x00", "٣"],
    "territory": ["1) OR (1=1", "99999999999999999999"],
    "language": ["xx", "fr' OR '1'='1", "\x00"],
    "origin": ["importX", "' OR ''='"],
    "verdict": ["nonsense", "\x00"],
    "progress": ["nonsense", "\x00"],
    "near": ["1_", "_", "1_2_3", "9999999_1", "a_b", "1_1' OR 1=1", "٣_٣"],
    "after": ["0", "-5", "x", "1e9", str(2**63), "9" * 400, "\x00", "1' OR '1'='1"],
    "before": ["0", "x", str(2**63 - 1), "{}"],
    "seed": ["\x00", "a'b", "x" * 10_000, "a b"],
    "view": ["../../etc/passwd", "maps"],
    "state": ["open'--", "\x00"],
    "stance": ["for' OR 1=1", "none"],
    "reply": ["x", str(2**64)],
    "page": ["99999999999999999999", "-1", "last"],
    "format": ["json", "xml"],
}


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, vs in NONSENSE.items() for v in vs])
def test_nonsense_in_an_address_shows_the_same_rows(client, round_, name, value):
    """V1-15, V1-16, V2-17: no error, no wait, nothing more, nothing less."""
    ProposalFactory.create_batch(3, round=round_)
    everything = cards(client, round_, "?sort=newest")
    asked = f"?{name}={quote(value)}"
    began = now()

    for again in (asked, f"{asked}&{asked[1:]}", f"{asked}&sort=newest"):
        assert cards(client, round_, again) == everything, again
    for page in ("/en/processes/", address(round_.process), address(round_.proposals.first())):
        assert client.get(f"{page}{asked}").status_code == 200, page
    assert now() - began < timedelta(seconds=8)


@pytest.mark.parametrize(
    "words",
    [
        "' OR 1=1 --", "%", "_", "\\", "%%%%", "\x00", "a\x00b", "\ud7ff", "\u202e", "(((((",
        "' || pg_sleep(5) ||", "a & b | !c", "a:*", "<->", "x" * 10_000, "a " * 5_000, "\u0640",
        "\u064b", " ",
    ],
)  # fmt: skip
def test_a_search_for_signs_finds_what_holds_them_and_nothing_breaks(client, round_, words):
    """V1-15, V1-18: a wildcard is a sign like any other."""
    ProposalFactory.create_batch(2, round=round_)
    found = cards(client, round_, f"?q={quote(words)}")
    folded = fold(words.replace("\x00", ""))
    ignored = "\x00" in words or len(words) > 100 or not folded
    assert len(found) == (2 if ignored else 0)


def test_keys_named_twice_and_nonsense_after_them_do_no_harm(client, round_):
    theme = CategoryFactory(process=round_.process)
    ProposalFactory.create_batch(2, round=round_, category=theme)
    other = CategoryFactory(name="Another process's")

    assert len(cards(client, round_, f"?category=x&category={theme.pk}&q=&q=")) == 2
    assert len(cards(client, round_, f"?category={other.pk}")) == 2
    assert "Another process" not in client.get(address(round_)).text
    many = "&".join(f"k{n}=v" for n in range(900))
    assert len(cards(client, round_, f"?{many}")) == 2


def test_large_numbers_are_grouped_as_readers_write_them(client):
    round_ = RoundFactory()
    proposal = ProposalFactory(round=round_, support_count=12345)
    for page in (round_.get_absolute_url(), proposal.get_absolute_url()):
        assert "12,345" in client.get(f"/en{page[3:]}").text
        assert "12\u202f345" in client.get(f"/fr{page[3:]}").text
