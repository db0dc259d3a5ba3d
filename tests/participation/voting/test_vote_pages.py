import logging
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from participation.logs import forget_casting
from participation.models import BallotOutbox, Credential, VoteDesign, VoteOption
from participation.voting.receipts import grouped, is_receipt, normalised
from tests.factories.participation import ProcessFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.factories.voting import VoteFactory, filled, paper, time_is_over
from tests.participation.voting.pages import ask, code_on, finished, form_key, soup, url

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'


def test_the_round_shows_options_and_the_way_to_vote_without_a_cookie(client):
    vote = VoteFactory()

    response = client.get(url(vote))

    page = soup(response)
    assert response.status_code == 200
    assert [h.text for h in page.select(".ballot-option h3")] == ["Bench", "Clinic", "Garden"]
    assert "€600" in page.select_one(".ballot").text
    assert page.select_one("main .action a")["href"] == (
        f"/en/accounts/login/?next={url(vote, 'vote/').replace('/', '%2F')}"
    )
    assert not client.cookies


def test_a_vote_to_come_has_a_page_before_its_ballot_is_laid_out(client):
    coming = RoundFactory(kind="vote", upcoming=True)

    response = client.get(coming.get_absolute_url())

    assert response.status_code == 200
    assert "Nothing is on the ballot yet" in response.text


def test_options_are_in_the_readers_language_and_say_which(client):
    vote = VoteFactory()

    titles = soup(client.get(url(vote, lang="ar"))).select(".ballot-option h3")

    assert {(h.text, h["lang"]) for h in titles} == {("خيار", "ar")}
    titles = soup(client.get(url(vote, lang="it"))).select(".ballot-option h3")
    assert {h["lang"] for h in titles} == {"en"}


def test_a_person_votes_from_asking_to_the_receipt(client):
    vote = VoteFactory()
    client.force_login(UserFactory())

    paper_page = ask(client, vote)
    code = code_on(paper_page)
    choices = {"code": code, "choices": ["bench", "garden"]}
    review = client.post(url(vote, "cast/"), {**choices, "step": "review"})
    assert not BallotOutbox.objects.exists()
    assert "€600" in soup(review).select_one(".ballot-sum").text
    receipt_page = client.post(url(vote, "cast/"), {**choices, "step": "cast"})

    assert [r.status_code for r in (paper_page, review, receipt_page)] == [200, 200, 200]
    assert is_receipt(normalised(code_on(receipt_page)))
    assert BallotOutbox.objects.get().content == ["bench", "garden"]
    for response in (paper_page, review, receipt_page):
        assert "no-store" in response["Cache-Control"]
    assert code not in str(dict(client.session))
    assert normalised(code) not in str(dict(client.session))


def test_whoever_is_not_signed_in_gets_no_paper_and_whoever_is_does(client):
    vote = VoteFactory()

    refused = client.post(url(vote, "vote/"), {"form_key": "x" * 32})
    client.force_login(UserFactory())
    given = ask(client, vote)

    assert refused.status_code == 302
    assert "/accounts/login/" in refused["Location"]
    assert given.status_code == 200
    assert Credential.objects.count() == 1


def test_asking_twice_with_one_form_shows_the_same_code_and_with_another_none(client):
    vote = VoteFactory()
    client.force_login(UserFactory())
    key = form_key(client, vote)

    codes = {code_on(ask(client, vote, key)) for _ in range(2)}
    again = client.post(url(vote, "vote/"), {"form_key": "y" * 32})

    assert len(codes) == 1
    assert again.status_code == 409
    assert "You have had your ballot paper" in again.text
    assert not soup(again).find("code", {"data-code": True})


def test_people_from_elsewhere_are_told_why_they_get_no_paper(client):
    vote = VoteFactory(round__residents_only=True)
    client.force_login(UserFactory())
    assert "people who live in" in client.get(url(vote, "vote/")).text
    assert client.post(url(vote, "vote/"), {"form_key": "z" * 32}).status_code == 409

    client.force_login(UserFactory(territory=vote.round.process.territory))
    assert ask(client, vote).status_code == 200


def test_casting_looks_at_no_session_and_no_person(client):
    vote = VoteFactory()
    code = paper(vote)
    client.force_login(UserFactory())

    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.post(
            url(vote, "cast/"), {"code": code, "choices": ["bench"], "step": "cast"}
        )

    assert response.status_code == 200
    assert "sessionid" not in response.cookies
    assert client.get("/en/accounts/").status_code == 200
    asked = " ".join(query["sql"] for query in captured)
    assert not re.search("session|people_user|messages|audit", asked)
    assert BallotOutbox.objects.count() == 1


def test_casting_works_for_whoever_holds_a_code_signed_in_or_not(client):
    vote = VoteFactory()
    code = paper(vote)

    assert client.get(url(vote, "cast/")).status_code == 200
    done = client.post(url(vote, "cast/"), {"code": code, "choices": ["bench"], "step": "cast"})

    assert done.status_code == 200
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize("step", ["review", "cast"])
@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        ([], "Choose at least 1 option."),
        (["bench", "clinic", "garden"], "You chose 3: choose at most 2."),
        (["bench", "nothing"], "One of your choices is not on this ballot."),
        (["bench", "bench"], "An option is chosen twice."),
        (["NaN"], "One of your choices is not on this ballot."),
        (["٣", "1e400", "-1"], "One of your choices is not on this ballot."),
        (["\x00"], "One of your choices is not on this ballot."),
    ],
)
def test_bad_choices_get_a_sentence_and_nothing_typed_is_lost(client, step, choices, sentence):
    vote = VoteFactory()
    code = paper(vote)

    response = client.post(url(vote, "cast/"), {"code": code, "choices": choices, "step": step})

    page = soup(response)
    assert response.status_code == 422
    assert sentence in page.select_one(".errorlist").text
    assert page.find("input", {"name": "code"})["value"] == code
    kept = {box["value"] for box in page.select("input[name=choices][checked]")}
    assert kept == set(choices) & {"bench", "clinic", "garden"}
    assert not BallotOutbox.objects.exists()


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("", "This field is required."),
        ("ABC", "this one has 3"),
        ("0" * 20, "This is not a code of this vote."),
        (HOSTILE, "A code has 20 letters and digits"),
    ],
)
@pytest.mark.parametrize("step", ["review", "cast", "look"])
def test_a_wrong_code_is_refused_at_its_field_and_the_choices_stay(client, step, code, sentence):
    vote = VoteFactory()
    paper(vote)

    response = client.post(url(vote, "cast/"), {"code": code, "choices": ["clinic"], "step": step})

    page = soup(response)
    assert response.status_code == 422
    assert sentence in page.select_one(".ballot-code .errorlist").text
    assert page.select_one("input[value=clinic]").has_attr("checked")
    assert "<script>alert" not in response.text


def test_a_box_that_is_shut_shows_no_ballot_to_fill_in(client):
    vote = VoteFactory()
    assert soup(client.get(url(vote, "cast/"))).select("form.ballot")

    time_is_over(vote)
    page = soup(client.get(url(vote, "cast/")))

    assert not page.select("form.ballot")
    assert "This round is closed." in page.text
    assert page.select(f'main a[href="{url(vote)}"]')


def test_half_a_form_for_the_paper_is_told(client):
    vote = VoteFactory()
    client.force_login(UserFactory())

    answer = client.post(url(vote, "vote/"), {})

    assert answer.status_code == 422
    assert "Press the button once more." in answer.text


def test_a_late_ballot_is_refused_in_words_and_the_choices_stay(client):
    vote = VoteFactory()
    code = paper(vote)
    time_is_over(vote)

    for step in ("review", "cast", "look"):
        response = client.post(
            url(vote, "cast/"), {"code": code, "choices": ["clinic"], "step": step}
        )

        assert response.status_code == 409
        assert "This vote is closed." in response.text
        assert soup(response).select_one("input[value=clinic]").has_attr("checked")
    assert not BallotOutbox.objects.exists()


def test_an_early_ballot_is_refused_in_words(client):
    vote = VoteFactory(round__upcoming=True)
    client.force_login(UserFactory())

    cast = client.post(
        url(vote, "cast/"), {"code": "0" * 20, "choices": ["clinic"], "step": "cast"}
    )
    asked = client.post(url(vote, "vote/"), {"form_key": "x" * 32})

    assert (cast.status_code, asked.status_code) == (409, 409)
    assert "has not opened yet" in cast.text
    assert VoteDesign.objects.get().state == "draft"


def test_the_code_shows_and_changes_what_was_cast(client):
    vote = VoteFactory()
    code = paper(vote)
    nothing = client.post(url(vote, "cast/"), {"code": code, "step": "look"})
    client.post(url(vote, "cast/"), {"code": code, "choices": ["bench"], "step": "cast"})

    shown = client.post(url(vote, "cast/"), {"code": code, "step": "look"})
    review = client.post(
        url(vote, "cast/"), {"code": code, "choices": ["clinic"], "step": "review"}
    )
    client.post(url(vote, "cast/"), {"code": code, "choices": ["clinic"], "step": "cast"})

    assert "Nothing was cast with this code yet." in nothing.text
    assert [box["value"] for box in soup(shown).select("input[checked]")] == ["bench"]
    assert "replaces the one you cast before" in review.text
    assert BallotOutbox.objects.get().content == ["clinic"]


def test_going_back_from_the_review_keeps_everything(client):
    vote = VoteFactory()
    typed = {"code": grouped(paper(vote), 5), "choices": ["clinic", "bench"]}

    page = soup(client.post(url(vote, "cast/"), {**typed, "step": "change"}))

    assert page.find("input", {"name": "code"})["value"] == typed["code"]
    assert {box["value"] for box in page.select("input[checked]")} == {"clinic", "bench"}


def test_the_order_of_options_depends_on_the_code_and_stays(client):
    vote = VoteFactory(options={f"o{number}": 1 for number in range(9)})

    def order(code):
        page = soup(client.post(url(vote, "cast/"), {"code": code, "step": "review"}))
        return [box["value"] for box in page.select("input[name=choices]")]

    first, other = paper(vote, "one"), paper(vote, "two")
    assert order(first) == order(grouped(first.lower(), 5))
    assert order(first) != order(other)


def test_hostile_words_in_options_stay_words(client):
    vote = VoteFactory()
    texts = {"en": {"title": HOSTILE, "text": HOSTILE}}
    VoteOption.objects.filter(vote=vote).update(texts=texts)
    code = paper(vote)
    pages = [client.get(url(vote)), client.get(url(vote, "cast/"))]
    typed = {"code": code, "choices": ["bench"]}
    pages.append(client.post(url(vote, "cast/"), {**typed, "step": "review"}))
    client.post(url(vote, "cast/"), {**typed, "step": "cast"})
    time_is_over(vote)
    pages.append(client.get(url(vote, "result/")))

    for page in pages:
        assert page.status_code == 200
        assert "&lt;script&gt;alert" in page.text
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text


def test_a_vote_of_a_hidden_process_is_not_there(client):
    hidden = VoteFactory(round__process=ProcessFactory(unpublished=True))

    for tail in ("", "vote/", "cast/", "result/", "result/ballots.pb"):
        client.force_login(UserFactory())
        assert client.get(url(hidden, tail)).status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_pages_cost_the_same_with_few_and_many_options(client, django_assert_num_queries, number):
    options = {f"o{n}": 10 for n in range(number)}
    vote = VoteFactory(options=options)
    filled(vote, ["o0"])
    done = finished(VoteFactory(options=options), ["o0"])

    with django_assert_num_queries(6):
        assert client.get(url(vote)).status_code == 200
    with django_assert_num_queries(1):
        assert client.get(url(vote, "cast/")).status_code == 200
    with django_assert_num_queries(1):
        assert client.get(url(done, "result/")).status_code == 200


def test_the_access_log_does_not_know_who_cast(caplog):
    forget_casting()
    forget_casting()
    log = logging.getLogger("uvicorn.access")

    with caplog.at_level(logging.INFO, logger="uvicorn.access"):
        for path in ("/fr/processes/a/b/cast/?x=1", "/fr/processes/a/b/"):
            log.info('%s - "%s %s HTTP/%s" %d', "192.0.2.7:1", "POST", path, "1.1", 200)

    assert [record.args[2] for record in caplog.records] == ["/fr/processes/a/b/"]


def test_receipts_and_codes_are_never_written_to_a_log(client, caplog):
    vote = VoteFactory()
    code = paper(vote)

    with caplog.at_level(logging.DEBUG):
        done = client.post(url(vote, "cast/"), {"code": code, "choices": ["bench"], "step": "cast"})
        client.post(url(vote, "cast/"), {"code": "0" * 20, "choices": ["bench"], "step": "cast"})

    ours = [r for r in caplog.records if not r.name.startswith("django.db")]
    text = " ".join(record.getMessage() for record in ours)
    assert code not in text
    assert normalised(code_on(done)) not in text
    assert "bench" not in text
