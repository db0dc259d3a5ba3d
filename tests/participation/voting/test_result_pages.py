from participation.models import Result
from people.models import AuditEvent
from tests.factories.people import UserFactory
from tests.factories.voting import VoteFactory, filled, paper, time_is_over
from tests.participation.voting.pages import code_on, finished, soup, url

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'


def test_partial_results_are_for_nobody(client):
    vote = VoteFactory()
    organiser = UserFactory(organiser=True)
    vote.round.process.organisers.add(organiser)
    filled(vote, *[["clinic"]] * 3)
    client.force_login(organiser)

    assert client.get(url(vote, "result/"))["Location"] == url(vote)
    assert client.get(url(vote, "result/ballots.pb")).status_code == 404
    page = client.get(url(vote)).text
    assert "ballots by yesterday" not in page
    assert "3 ballots" not in page


def test_whoever_looks_first_after_closing_has_it_counted(client):
    vote = VoteFactory()
    filled(vote, ["clinic", "garden"], ["clinic"], ["garden"], ["bench"])
    time_is_over(vote)

    assert client.get(url(vote))["Location"] == url(vote, "result/")
    response = client.get(url(vote, "result/"))

    page = soup(response)
    assert page.h1.text.strip() == "2 options are chosen"
    assert [li.span.text for li in page.select(".winners li")] == ["Garden", "Clinic"]
    rows = [[cell.get_text(" ", strip=True) for cell in tr("td")] for tr in page.select("tbody tr")]
    assert rows == [
        ["2", "€400", "chosen"],
        ["2", "€600", "chosen"],
        ["1", "€200", "does not fit the money left"],
    ]
    assert "4 ballots, 100 % of the roll" in page.text
    assert "It does not fit: only €0 is left." in page.text
    assert not client.cookies


def test_a_receipt_is_found_whatever_hands_do_to_it_and_shows_no_choice(client):
    vote = VoteFactory()
    code = paper(vote)
    cast = client.post(url(vote, "cast/"), {"code": code, "choices": ["bench"], "step": "cast"})
    receipt = code_on(cast)
    vote = finished(vote, ["clinic"])

    def asked(text):
        return client.get(url(vote, "result/"), {"receipt": text}).text

    assert "the ballot was counted" in asked(receipt)
    assert "the ballot was counted" in asked(receipt.lower().replace("-", " "))
    wrong = receipt[:-1] + ("0" if receipt[-1] != "0" else "1")
    assert "This is not a receipt" in asked(wrong)
    assert "This is not a receipt" in asked(HOSTILE)
    assert "<script>alert" not in asked(HOSTILE)
    assert "was not counted" in asked("000000000000" + "0")


def test_the_files_are_the_same_bytes_for_everybody_and_agree(client):
    vote = finished(VoteFactory(), *[["clinic"], ["bench"]] * 15)

    names = [a.text.strip() for a in soup(client.get(url(vote, "result/"))).select(".files a")]
    first = {name: client.get(url(vote, f"result/{name}")) for name in names}

    assert set(names) == {
        "ballots.pb",
        "receipts.txt",
        "events.jsonl",
        "design.json",
        "result.json",
        "recount.py",
        "SHA256SUMS",
    }
    for name, response in first.items():
        assert response.status_code == 200
        assert response.content == client.get(url(vote, f"result/{name}")).content
        assert f'filename="{name}"' in response["Content-Disposition"]
    assert client.get(url(vote, "result/other.txt")).status_code == 404


def test_few_ballots_are_for_those_who_look_after_the_vote_only(client):
    vote = finished(VoteFactory(), ["clinic"], ["bench"])
    organiser = UserFactory(organiser=True)
    vote.round.process.organisers.add(organiser)

    assert client.get(url(vote, "result/ballots.pb")).status_code == 404
    assert client.get(url(vote, "result/receipts.txt")).status_code == 404
    assert client.get(url(vote, "result/result.json")).status_code == 200
    client.force_login(UserFactory(organiser=True))
    assert client.get(url(vote, "result/ballots.pb")).status_code == 404
    client.force_login(organiser)
    assert client.get(url(vote, "result/ballots.pb")).status_code == 200
    client.force_login(UserFactory(administrator=True))
    assert client.get(url(vote, "result/ballots.pb")).status_code == 200


def test_two_who_look_after_a_vote_enter_a_draw_and_nobody_else_can(client):
    vote = VoteFactory(budget=40_000, options={"one": 40_000, "two": 40_000})
    filled(vote, ["one", "two"])
    time_is_over(vote)
    organiser = UserFactory(organiser=True)
    vote.round.process.organisers.add(organiser)
    draw = url(vote, "result/draw/")

    waiting = client.get(url(vote, "result/"))
    assert "A public draw decides" in waiting.text
    assert not soup(waiting).find("input", {"name": "seed"})
    assert "/accounts/login/" in client.post(draw, {"seed": "9 1 5"})["Location"]
    client.force_login(UserFactory(organiser=True))
    assert client.post(draw, {"seed": "9 1 5"}).status_code == 403

    client.force_login(organiser)
    bad = client.post(draw, {"seed": "4"})
    assert bad.status_code == 422
    assert soup(bad).find("input", {"name": "seed"})["value"] == "4"
    assert client.post(draw, {"seed": "9 1 5"})["Location"] == url(vote, "result/")
    # One person alone publishes nothing, however often they enter it.
    assert client.post(draw, {"seed": "9 1 5"})["Location"] == url(vote, "result/")
    alone = client.get(url(vote, "result/")).text
    assert "You entered what was drawn" in alone
    assert not Result.objects.exists()

    second = UserFactory(organiser=True)
    vote.round.process.organisers.add(second)
    client.force_login(second)
    asked = client.get(url(vote, "result/")).text
    assert f"<bdi>{organiser.pseudonym}</bdi> entered" in asked
    assert "9 1 5" not in asked
    client.post(draw, {"seed": "9 1 6"})
    assert not Result.objects.exists()
    client.force_login(organiser)
    client.post(draw, {"seed": "9 1 5"})
    client.force_login(second)
    client.post(draw, {"seed": " 9  1 5 "})
    assert "9 1 5" in client.get(url(vote, "result/")).text
    entered = AuditEvent.objects.filter(action__startswith="vote.draw_").order_by("pk")
    assert list(entered.values_list("action", "actor"))[-2:] == [
        ("vote.draw_entered", organiser.pk),
        ("vote.draw_confirmed", second.pk),
    ]
    assert client.post(draw, {"seed": "9 8 7 9"}).status_code == 302
    assert "9 8 7 9" not in client.get(url(vote, "result/")).text
