"""Blocks that show the wheel on any page: what strangers may see of it, and nothing else."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.blocks.common import PageBody
from cms.blocks.events import Thing
from cms.blocks.wheel import OneProposal, RoundResult, ServiceThread, around_here
from cms.choosers import OpenProposal, OpenRound, OpenService
from cms.queries.outcomes import things_shown
from cms.queries.wheel import next_sessions
from demo.story.blocks import block, keyed
from participation.models import Proposal
from participation.services.voting import close_round, publish_result
from tests.cms.conftest import publish
from tests.factories import cms as made
from tests.factories.lab import ServiceFactory
from tests.factories.live import SessionFactory
from tests.factories.participation import ProcessFactory, ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.factories.voting import VoteFactory, filled, time_is_over
from thread.queries import Node, thread_of
from thread.refs import Ref, Shown
from thread.services import record

PAYLOAD = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 }}'
CLOSED_TO_STRANGERS = ({"published_at": None}, {"access": "invitation"})


def page_with(home, *body):
    return publish(
        made.StandardPageFactory(parent=home, slug="roue", body=keyed(list(body), "roue"))
    )


def shown(client, language="fr"):
    answer = client.get(f"/{language}/roue/")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").main


def headed(type_, /, **values):
    return block(type_, {"heading": "Titre", **values})


def counted(vote, *ballots):
    filled(vote, *ballots)
    time_is_over(vote)
    close_round(round_=vote.round)
    publish_result(round_=vote.round)
    return vote.round


def test_lists_show_what_strangers_may_see(client, home):
    open_round, vote = RoundFactory(title="Idées"), RoundFactory(title="Choix", kind="vote")
    meeting, service = SessionFactory(upcoming=True), ServiceFactory()
    hidden = [
        *(RoundFactory(process=ProcessFactory(**facts)) for facts in CLOSED_TO_STRANGERS),
        RoundFactory(closed=True),
        SessionFactory(upcoming=True, access="code"),
        SessionFactory(ended=True),
        ServiceFactory(unpublished=True),
    ]
    page_with(
        home,
        headed("open_rounds", count=12, kind=""),
        headed("next_sessions", count=6),
        headed("services", count=24),
        headed("open_rounds", count=12, kind="vote"),
    )

    parts = [
        {link["href"] for link in part.select("a[href]")}
        for part in shown(client).select("section.section")
    ]

    links = set().union(*parts)
    assert {t.get_absolute_url() for t in (open_round, vote, meeting, service)} <= links
    assert not {thing.get_absolute_url() for thing in hidden} & links
    assert parts[-1] == {vote.get_absolute_url()}


def test_a_public_session_of_a_closed_process_is_not_listed():
    free = SessionFactory(upcoming=True, round=None, process=None, territory=None)
    listed = SessionFactory(upcoming=True)
    for facts in CLOSED_TO_STRANGERS:
        process = ProcessFactory(**facts)
        SessionFactory(upcoming=True, round=RoundFactory(process=process))

    assert set(next_sessions(9)) == {free, listed}


def test_nothing_to_show_says_what_to_do_next(client, home):
    round_ = RoundFactory(upcoming=True)
    vote = RoundFactory(kind="vote", process=round_.process)
    gone = ServiceFactory(unpublished=True)
    page_with(
        home,
        headed("open_rounds", count=3, kind="comments"),
        headed("next_sessions", count=1),
        headed("services", count=6),
        headed("round_result", round=vote.pk),
        headed("service_thread", service=gone.pk, count=8),
    )

    empty = shown(client).select(".empty")

    assert len(empty) == 5
    assert [part.a["href"] for part in (empty[0], empty[1], empty[3])] == [
        "/fr/processes/", "/fr/events/", vote.get_absolute_url(),
    ]  # fmt: skip


def test_one_proposal_is_shown_as_long_as_it_stands(client, home):
    proposal = ProposalFactory(title="Un banc")
    page_with(home, headed("proposal", proposal=proposal.pk))

    def is_shown():
        main = shown(client)
        assert bool(main.select_one(".empty")) != ("Un banc" in main.text)
        return "Un banc" in main.text

    assert is_shown()
    for change, back in (
        ({"status": "withdrawn", "withdrawn_at": timezone.now(), "withdrawal_reason": "x",
          "withdrawn_for": "other"},
         {"status": "published", "withdrawn_at": None, "withdrawal_reason": ""}),
        ({"status": "hidden"}, {"status": "published"}),
    ):  # fmt: skip
        Proposal.objects.filter(pk=proposal.pk).update(**change)
        assert not is_shown()
        Proposal.objects.filter(pk=proposal.pk).update(**back)
    for facts in CLOSED_TO_STRANGERS:
        type(proposal.round.process).objects.filter(pk=proposal.round.process_id).update(**facts)
        assert not is_shown()


def test_a_result_is_what_its_own_page_says(client, home):
    round_ = counted(VoteFactory(), ["bench"], ["bench", "garden"], ["clinic"])
    talk = RoundFactory(kind="proposals", closed=True, process=round_.process)
    ProposalFactory(round=talk)
    ProposalFactory(round=talk, withdrawn=True)
    page_with(home, headed("round_result", round=round_.pk), headed("round_result", round=talk.pk))

    main = shown(client)

    winners = [line.bdi.text for line in main.select(".winners li")]
    own = BeautifulSoup(client.get(f"{round_.get_absolute_url()}result/").content, "html.parser")
    assert winners == [line.bdi.text for line in own.select(".winners li")] != []
    assert main.find("a", href=f"{round_.get_absolute_url()}result/")
    assert main.select_one(".figures b").text == "1"


def test_a_thread_is_cut_around_the_service_it_is_about(client, home):
    proposal, service = ProposalFactory(title="La carte"), ServiceFactory(started_at=timezone.now())
    record(
        source=Ref("proposal", proposal.pk), target=Ref("service", service.pk), relation="led_to"
    )
    page_with(home, headed("service_thread", service=service.pk, count=3))

    main = shown(client)

    assert [title.text.strip() for title in main.select(".thread-title")] == [
        "La carte", service.title,
    ]  # fmt: skip
    assert main.find("a", href=f"{service.get_absolute_url()}thread/")
    nodes = [
        Node(Ref("card", number), Shown(str(number)), None, is_here=number == 5)
        for number in range(9)
    ]
    assert [node.ref.pk for node in around_here(nodes, 4)] == ["3", "4", "5", "6"]
    assert [node.ref.pk for node in around_here(nodes[4:], 4)] == ["4", "5", "6", "7"]
    assert len(around_here(nodes, 30)) == len(nodes)
    assert not main.select("[aria-current]")
    assert len(thread_of(Ref("service", service.pk), AnonymousUser())) == 2


def test_editors_choose_among_what_strangers_may_see(client, home):
    proposal, vote, service = ProposalFactory(title="Un banc"), RoundFactory(), ServiceFactory()
    closed = RoundFactory(process=ProcessFactory(access="invitation", title="Secret"))
    hidden = [
        ProposalFactory(round=closed, title="Secret"),
        ProposalFactory(withdrawn=True, title="Secret"),
        ProposalFactory(draft=True, title="Secret"),
    ]
    client.force_login(UserFactory(editor=True))

    for kind, thing, others in (
        ("proposal", proposal, hidden),
        ("round", vote, [closed]),
        ("service", service, [ServiceFactory(unpublished=True, title="Secret")]),
    ):
        room = f"/cms/noria/choose/{kind}/"
        listed = client.get(room).json()["html"]
        assert thing.title in listed
        assert "Secret" not in listed
        found = client.get(f"{room}results/", {"q": thing.title}).text
        assert thing.title in found
        assert thing.title not in client.get(f"{room}results/", {"q": "%'\"<script>"}).text
        assert client.get(f"{room}chosen/{thing.pk}/").json()["result"]["id"] == str(thing.pk)
        several = client.get(
            f"{room}chosen-multiple/", {"id": [thing.pk, others[0].pk, "x", "9" * 30]}
        )
        assert [one["id"] for one in several.json()["result"]] == [str(thing.pk)]
        for other in (*(each.pk for each in others), "x", 0, "9" * 30):
            assert client.get(f"{room}chosen/{other}/").status_code in (302, 404)

    for block_, things in (
        (OpenProposal(), hidden),
        (OpenRound(), [closed]),
        (OpenService(), [ServiceFactory(unpublished=True)]),
    ):
        for thing in things:
            with pytest.raises(ValidationError):
                block_.clean(thing)
    assert OpenProposal().clean(proposal).for_everybody


def test_what_an_editor_sends_is_what_is_kept():
    for block_, name, thing in (
        (OneProposal(), "proposal", ProposalFactory()),
        (RoundResult(), "round", RoundFactory()),
        (ServiceThread(), "service", ServiceFactory()),
    ):

        def sent(key, block_=block_, name=name):
            typed = {"b-heading": "Titre", f"b-{name}": key, "b-count": "8"}
            return block_.value_from_datadict(typed, {}, "b")[name]

        assert sent(str(thing.pk)) == thing
        assert sent(str(thing.pk)).for_everybody
        for forged in ("", "x", "-1", "0", "9" * 30, "1 OR 1=1"):
            assert sent(forged) is None


def test_an_editor_keeps_what_is_closed_for_now(home):
    """It comes back by itself when it is open again; only choosing it anew is refused."""
    proposal = ProposalFactory(withdrawn=True)
    page = page_with(home, headed("proposal", proposal=proposal.pk))

    page.save_revision().publish()
    page.refresh_from_db()

    assert page.body[0].value["proposal"] == proposal
    assert page.body.get_prep_value()[0]["value"]["proposal"] == proposal.pk


def test_translators_say_the_heading_and_nothing_else(client, home, translated):
    proposal = ProposalFactory(title="Un banc")
    page = page_with(home, headed("proposal", proposal=proposal.pk))

    translated(page, "ar")

    main = shown(client, "ar")
    assert main.h2.text == "Titre (ar)"
    assert "Un banc" in main.text


def test_hostile_words_of_others_stay_words(client, home):
    vote = VoteFactory(round__title=PAYLOAD, round__process__title=PAYLOAD)
    vote.options.update(texts={"fr": {"title": PAYLOAD, "text": PAYLOAD}})
    counted(vote, ["bench"])
    proposal = ProposalFactory(title=PAYLOAD, text=PAYLOAD, credited_to=PAYLOAD)
    service = ServiceFactory(title=PAYLOAD, summary=PAYLOAD)
    record(
        source=Ref("proposal", proposal.pk), target=Ref("service", service.pk), relation="led_to"
    )
    SessionFactory(upcoming=True, title=PAYLOAD, summary=PAYLOAD, round=proposal.round)
    page_with(
        home,
        headed("open_rounds", count=3, kind=""),
        headed("proposal", proposal=proposal.pk),
        headed("round_result", round=vote.round.pk),
        headed("next_sessions", count=3),
        headed("services", count=3),
        headed("service_thread", service=service.pk, count=8),
    )

    for language in ("fr", "ar"):
        main = shown(client, language)
        assert main.text.count("<script>alert(1)</script>") >= 8
        assert not main.find_all("script")
        assert not main.find_all("img", src="x")
        assert not [tag for tag in main.find_all(True) for name in tag.attrs if name[:2] == "on"]


def test_thirty_of_each_cost_what_one_costs(client, home):
    """Also with several blocks of a kind: what they show is loaded at once."""
    process = ProcessFactory()
    service = ServiceFactory()
    talk = [RoundFactory(process=process, closed=True) for _ in range(4)]
    first = [ProposalFactory(round=talk[0]) for _ in range(4)]

    def body(many):
        return [
            headed("open_rounds", count=12, kind=""),
            *(headed("proposal", proposal=one.pk) for one in first[:many]),
            *(headed("round_result", round=one.pk) for one in talk[:many]),
            headed("next_sessions", count=6),
            headed("services", count=24),
            headed("service_thread", service=service.pk, count=24),
        ]

    def grow(number):
        for _ in range(number):
            # One place for all: to make one is half the work.
            RoundFactory(process=process)
            SessionFactory(upcoming=True, round=None, process=process)
            ServiceFactory(lab=service.lab, owner=False)
            proposal = ProposalFactory(round=talk[0], author=first[0].author)
            link = Ref("proposal", proposal.pk), Ref("service", service.pk)
            record(source=link[0], target=link[1], relation="led_to")

    def cost(many):
        page.body = keyed(body(many), "roue")
        page.save_revision().publish()
        client.get("/fr/roue/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/fr/roue/").status_code == 200
        return len(queries)

    page = page_with(home)
    grow(1)
    one = cost(1)
    grow(29)

    assert cost(4) == one
    assert one <= 20


def test_a_page_has_one_thread_and_the_events_outcomes_stand():
    service = ServiceFactory()
    twice = [headed("service_thread", service=service.pk, count=8)] * 2
    stream = PageBody()
    with pytest.raises(ValidationError):
        stream.clean(stream.to_python(keyed(twice, "twice")))

    stood, gone = ProposalFactory(), ProposalFactory(withdrawn=True)
    keys = [f"proposal-{stood.pk}", f"proposal-{gone.pk}", f"service-{service.pk}"]
    assert set(things_shown(keys)) == {keys[0], keys[2]}
    with pytest.raises(ValidationError):
        Thing().clean(gone.get_absolute_url())
    assert Thing().clean(stood.get_absolute_url()) == keys[0]


def test_a_block_of_rounds_closes_with_its_rounds(client, home):
    """What is open is read by the dates alone."""
    round_ = RoundFactory(closes_at=timezone.now() + timedelta(hours=12))
    page_with(home, headed("open_rounds", count=3, kind=""))
    assert shown(client).find("a", href=round_.get_absolute_url())

    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert not shown(client).find("a", href=round_.get_absolute_url())
