"""The doors of participation, read by whoever may and whoever may not."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import now
from django.utils.translation import override

from participation.services.comments import post_comment
from participation.services.proposals import publish_proposal
from participation.services.supports import give_support
from tests.factories.participation import (
    CategoryFactory,
    ProcessFactory,
    ProposalFactory,
    RoundFactory,
)
from tests.factories.people import TerritoryFactory, UserFactory

MARKER = "Xyzzymarker"
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{ 7|add:7 }}{% now 'Y' %}\u202e"
)

CARD = re.compile(r'<article\s+class="card"\s+id="proposal-(\d+)')


def address(thing, tail=""):
    return f"{thing.get_absolute_url()}{tail}"


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def round_():
    return RoundFactory()


def test_a_reader_without_account_sees_everything_public_and_gets_no_cookie(client, round_):
    proposal = ProposalFactory(round=round_, title="A school garden")
    post_comment(proposal=proposal, author=UserFactory(), text="I would help.")

    for url in (
        "/en/processes/",
        address(round_.process),
        address(round_),
        address(proposal),
        address(proposal, "versions/"),
    ):
        response = client.get(url)
        assert response.status_code == 200, url
        assert not response.cookies, url
        assert "csrfmiddlewaretoken" not in response.text, url
    assert "I would help." in client.get(address(proposal)).text


def test_a_draft_is_nowhere_but_with_its_author(client, round_):
    author, other = UserFactory(), UserFactory()
    draft = ProposalFactory(
        draft=True,
        round=round_,
        author=author,
        title=MARKER,
        text=MARKER,
        place_name=MARKER,
        search_key=MARKER.casefold(),
        language="it",
    )
    ProposalFactory(round=round_, language="en")
    organiser = UserFactory()
    round_.process.organisers.add(organiser)
    lists = [
        "/en/processes/",
        address(round_.process),
        address(round_),
        address(round_, f"?q={MARKER}"),
        address(round_, "?sort=random&seed=a"),
        address(round_, "?language=it"),
        address(round_, f"?after={draft.pk}"),
    ]
    tails = ("", "versions/", "edit/", "similar/", "preview/", "withdraw/")
    own = [address(draft, tail) for tail in tails]

    for person in (None, other, organiser):
        if person:
            client.force_login(person)
        for url in lists:
            page = client.get(url).text.replace(f"?q={MARKER}", "").replace(f'value="{MARKER}"', "")
            assert MARKER not in re.sub(r'href="[^"]*"', "", page), url
        for url in own:
            assert client.get(url).status_code in {404, 302}, url
            assert MARKER not in client.get(url, follow=True).text, url
        for tail in ("support/", "support/withdraw/", "comments/", "publish/", "note/"):
            assert client.post(address(draft, tail), {"text": "x"}).status_code in {404, 302}

    client.force_login(author)
    assert MARKER in client.get(address(round_)).text
    assert MARKER in client.get(address(draft, "edit/")).text
    assert "1 proposal" in client.get(address(round_)).text


@pytest.mark.parametrize(
    "process",
    [
        {"published_at": None},
        {"published_at": now() + timedelta(days=1)},
        {"access": "invitation"},
    ],
)
def test_a_process_that_is_not_public_is_its_organisers_only(client, process):
    round_ = RoundFactory(process=ProcessFactory(**process))
    proposal = ProposalFactory(round=round_)
    organiser = UserFactory()
    round_.process.organisers.add(organiser)
    urls = [address(round_.process), address(round_), address(proposal)]

    for url in urls:
        assert client.get(url).status_code == 404
    client.force_login(UserFactory())
    for url in urls:
        assert client.get(url).status_code == 404
    assert client.post(address(proposal, "support/")).status_code == 404
    assert client.post(address(proposal, "comments/"), {"text": "x"}).status_code == 404
    client.force_login(organiser)
    for url in urls:
        assert client.get(url).status_code == 200


@pytest.mark.parametrize("number", [1, 30])
def test_lists_cost_the_same_however_long(client, number, django_assert_num_queries):
    round_ = RoundFactory()
    category = CategoryFactory(process=round_.process)
    for _ in range(number):
        ProposalFactory(round=round_, category=category, author=UserFactory())
        RoundFactory()

    client.get(address(round_))
    with django_assert_num_queries(5):
        page = client.get(address(round_)).text
    assert len(CARD.findall(page)) == min(number, 20)
    with django_assert_num_queries(6):
        client.get(address(round_, f"?category={category.pk}&q=nurse&sort=supported"))
    with django_assert_num_queries(4):
        client.get("/en/processes/")


@pytest.mark.parametrize("number", [1, 30])
def test_a_proposal_costs_the_same_however_many_comments(client, number, django_assert_num_queries):
    proposal = ProposalFactory()
    for _ in range(number):
        top = post_comment(proposal=proposal, author=UserFactory(), text="Top")
        post_comment(proposal=proposal, author=UserFactory(), text="Answer", parent=top)

    client.get(address(proposal))
    with django_assert_num_queries(6):
        assert client.get(address(proposal)).status_code == 200
    person = UserFactory()
    client.force_login(person)
    client.get(address(proposal))
    with django_assert_num_queries(12):
        assert client.get(address(proposal)).status_code == 200


def test_hostile_text_is_shown_as_it_was_written(client, round_):
    author = UserFactory(pseudonym="Rosa")
    proposal = publish_proposal(
        round_=round_,
        author=author,
        title=HOSTILE[:120],
        text=HOSTILE,
        language="en",
        place_name=HOSTILE[:100],
        credited_to="<b>x</b>",
    )
    post_comment(proposal=proposal, author=author, text=HOSTILE, language="en")

    for url in (
        address(proposal),
        address(round_),
        address(proposal, "versions/"),
        address(round_, "?q=%3Cscript%3Ealert(1)"),
        address(round_.process),
    ):
        page = client.get(url).text
        assert "<script>alert" not in page, url
        assert "<img src=x" not in page, url
        assert "<b>x</b>" not in page, url
        assert "7|add:7" in page or "alert" not in page, url


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=" + "x" * 5000,
        "category=x",
        "category=99999999999999999999",
        "language=xx",
        "territory=-1",
        "sort=;drop",
        "sort=random&seed=<b>",
        "after=x",
        "after=-1",
        "after=99999999999999999999",
        "before=0",
        "after=1&before=1",
        "q[]=1",
        "per_page=100000",
        "category=1&category=2",
        "sort=random&seed=abc&after=5",
    ],
)
def test_nonsense_in_an_address_is_harmless(client, round_, query):
    ProposalFactory.create_batch(25, round=round_)
    for url in (address(round_), "/en/processes/", address(round_.proposals.first())):
        response = client.get(f"{url}?{query}", follow=True)
        assert response.status_code == 200
        assert len(CARD.findall(response.text)) <= 20


def test_an_impossible_key_is_not_found(client, round_):
    for key in ("0", "99999999999999999999", "1"):
        assert client.get(address(round_, f"proposals/{key}/")).status_code == 404


def test_pages_of_a_list_join_without_gap_or_overlap(client, round_):
    for number in range(45):
        ProposalFactory(round=round_, support_count=number % 3, published_at=now())
    for order in ("newest", "supported", "discussed", "random&seed=q1"):
        seen, url = [], address(round_, f"?sort={order}")
        for _page in range(4):
            page = client.get(url).text
            seen += CARD.findall(page)
            found = re.search(r'rel="next"[^>]*', page)
            link = re.search(r'href="(\?[^"]*after[^"]*)"', page) if found else None
            if not link:
                break
            url = address(round_, link[1].replace("&amp;", "&"))
        assert len(seen) == len(set(seen)) == 45, order


def test_the_random_order_is_drawn_once_and_kept_in_the_address(client, round_):
    ProposalFactory.create_batch(12, round=round_)
    first = client.get(address(round_, "?sort=random"))
    assert first.status_code == 302
    assert "seed=" in first["Location"]

    order = lambda seed: re.findall(  # noqa: E731
        r'id="proposal-(\d+)', client.get(address(round_, f"?sort=random&seed={seed}")).text
    )
    assert order("a") == order("a") != order("b")
    assert sorted(order("a")) == sorted(order("b"))


def test_filters_count_what_each_choice_would_leave(client, round_):
    themes = CategoryFactory.create_batch(2, process=round_.process)
    ProposalFactory.create_batch(3, round=round_, category=themes[0], language="fr")
    ProposalFactory.create_batch(2, round=round_, category=themes[1], language="ar")

    page = client.get(address(round_, f"?category={themes[0].pk}")).text

    assert "3 proposals" in page
    numbers = re.findall(r'facet-number"\s*>(\d+)<', page)
    assert numbers == ["3", "2"]


def test_htmx_gets_the_list_alone_and_it_is_what_the_page_holds(client, round_):
    ProposalFactory.create_batch(3, round=round_)
    url = address(round_, "?sort=supported")
    page, fragment = client.get(url), client.get(url, headers={"HX-Request": "true"})

    assert "<html" not in fragment.text
    assert fragment.text.strip() in page.text
    assert "HX-Request" in page["Vary"]


@pytest.mark.parametrize(
    ("kind", "traits", "words"),
    [
        ("proposals", {}, "Propose"),
        ("proposals", {"upcoming": True}, "This opens on"),
        ("proposals", {"closed": True}, "Read the proposals"),
        ("comments", {}, "Comment on the proposals"),
        ("vote", {}, "Vote"),
        ("vote", {"closed": True}, "See the result"),
    ],
)
def test_a_process_shows_the_one_thing_to_do_now(client, kind, traits, words):
    round_ = RoundFactory(kind=kind, **traits)
    assert words in client.get(address(round_.process)).text


def test_processes_are_listed_by_where_they_stand(client):
    for traits in ({}, {"upcoming": True}, {"closed": True}):
        RoundFactory(process__title=f"It is {next(iter(traits), 'open')}", **traits)
    ProcessFactory(title="It has no round")

    shown = lambda state: set(  # noqa: E731
        re.findall(r"It (?:is|has) [a-z ]+", client.get(f"/en/processes/?state={state}").text)
    )
    assert shown("open") == {"It is open"}
    assert shown("upcoming") == {"It is upcoming"}
    assert shown("closed") == {"It is closed", "It has no round"}
    assert len(shown("")) == len(shown("nonsense")) == 4


def test_a_process_sums_up_its_rounds(client, round_):
    proposal = ProposalFactory(round=round_)
    give_support(person=UserFactory(), proposal=proposal)
    post_comment(proposal=proposal, author=UserFactory(), text="Good")
    page = client.get(address(round_.process)).text
    assert "<b>1</b> proposal" in page
    assert "<b>1</b> support" in page
    assert "<b>1</b> comment" in page


def test_processes_are_listed_by_place_and_by_what_lies_in_it(client):
    country = TerritoryFactory(country=True, slug="atlantis", name="Atlantis")
    region = TerritoryFactory(parent=country, kind="region", slug="north-coast")
    town = TerritoryFactory(parent=region, slug="harbour", name="Harbour")
    inside = ProcessFactory(territory=town, title="Boats of the harbour")
    elsewhere = ProcessFactory(title="Trees of another place")
    RoundFactory(process=inside)

    def listed(query):
        page = client.get(f"/en/processes/{query}").text
        return [one.title in page for one in (inside, elsewhere)]

    assert listed("") == listed("?place=nowhere") == [True, True]
    assert listed("?place=atlantis") == listed("?place=harbour") == [True, False]
    assert listed("?place=harbour&state=open") == [True, False]
    assert listed("?place=harbour&state=closed") == [False, False]
    page = client.get("/en/processes/?place=harbour").text
    assert '<option value="harbour" selected>Harbour</option>' in " ".join(page.split())
    assert "place=harbour&amp;state=open" in page
