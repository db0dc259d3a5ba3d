"""My page: what waits for me, what I contributed, and where each is now."""

import pytest
from django.urls import reverse
from django.utils import timezone

from participation.models import Answer, Proposal
from participation.services import comments, supports
from participation.services.care import decide, report
from people.models import Notice
from tests.factories.lab import ServiceFactory
from tests.factories.live import SessionFactory
from tests.factories.participation import (
    CommentFactory,
    ProposalFactory,
    RoundFactory,
    StatementFactory,
)
from tests.factories.people import MandateFactory, OrganisationFactory, UserFactory
from thread.refs import Ref
from thread.services import record
from workflows.live.services.doors import join

HOSTILE = '"><script>alert(1)</script>'


def test_each_contribution_says_where_it_is_now(client):
    person, other = UserFactory(), UserFactory()
    proposal = ProposalFactory(author=person, title="Care at home")
    draft = ProposalFactory(author=person, draft=True, title="")
    supports.give_support(person=other, proposal=proposal)
    bench = ProposalFactory(title="A bench")
    said = comments.post_comment(proposal=bench, author=person, text="Yes")
    comments.post_comment(proposal=said.proposal, author=other, text="No", parent=said)
    Answer.objects.create(
        proposal=proposal, verdict="feasible", reason="We can", language="en", decided_by=other,
        decided_at=timezone.now(), announced_by=other, announced_at=timezone.now(),
    )  # fmt: skip
    service = ServiceFactory(title="Nurses", published_at=timezone.now())
    here, there = Ref("proposal", proposal.pk), Ref("service", service.pk)
    record(source=here, target=there, relation="led_to")
    StatementFactory(author=person, text="More trees", agree_count=3)
    supports.give_support(person=person, proposal=ProposalFactory(title="A fountain"))
    join(session=SessionFactory(title="Evening"), name="", language="fr", user=person)
    client.force_login(person)

    page = client.get(reverse("people:me")).text

    for words in (
        "Care at home", "supported by 1", "answered: feasible", "led to Nurses", "A bench",
        "1 answer", "3 agree", "A fountain", "Evening", "live now", "not published yet",
        draft.get_absolute_url(), "Without a title yet",
    ):  # fmt: skip
        assert words in page, words


def test_what_waits_for_me_stands_on_top(client):
    person, moderator = UserFactory(), UserFactory(moderator=True)
    comment = comments.post_comment(
        proposal=ProposalFactory(), author=person, text="Bah", language="en"
    )
    moderator.watches.create(territory=comment.proposal.round.process.territory, language="en")
    case = report(thing=comment, person=moderator, reason="insult", language="en").case
    client.force_login(moderator)
    assert "1 report or appeal waits for you" in client.get(reverse("people:me")).text

    decide(
        case=case, moderator=moderator, kind="hide", reason="insult", ground="rules", clause="2",
        facts="An insult.",
    )  # fmt: skip
    client.force_login(person)
    page = client.get(reverse("people:me")).text

    assert "read why, and appeal" in page
    assert page.index('id="needs"') < page.index('id="contributions"')
    assert "not read" in page
    Notice.objects.update(read_at=timezone.now())
    client.force_login(UserFactory())
    assert 'id="needs"' not in client.get(reverse("people:me")).text


def test_for_whom_i_may_speak_is_shown(client):
    mandate = MandateFactory(organisation=OrganisationFactory(name="Les Mains"))
    MandateFactory(person=mandate.person, revoked_at=timezone.now(), organisation__name="Gone")
    client.force_login(mandate.person)

    page = client.get(reverse("people:me")).text

    assert "Les Mains" in page
    assert "Gone" not in page


@pytest.mark.parametrize("count", [1, 30])
def test_my_page_costs_the_same_with_one_and_with_thirty(client, count, django_assert_num_queries):
    person, round_ = UserFactory(), RoundFactory()
    for number in range(count):
        proposal = ProposalFactory(author=person, round=round_, title=f"Garden {number}")
        CommentFactory(author=person, proposal=proposal)
    client.force_login(person)

    with django_assert_num_queries(22):
        page = client.get(reverse("people:me"))

    assert page.text.count("Garden ") >= min(count, 5)


def test_all_of_a_kind_come_in_pages_of_thirty(client, django_assert_num_queries):
    person, round_ = UserFactory(), RoundFactory()
    for number in range(31):
        ProposalFactory(author=person, round=round_, title=f"Garden {number}")
    ProposalFactory(title="Somebody else's")
    client.force_login(person)
    url = reverse("people:contributions", args=["proposals"])

    first = client.get(url)
    with django_assert_num_queries(5):
        second = client.get(url, {"before": first.context["kind"].more})

    assert first.text.count("Garden ") == 30
    assert second.text.count("Garden ") == 1
    assert "Somebody" not in first.text + second.text
    assert client.get(url, {"before": "x"}).status_code == 200
    assert client.get(reverse("people:contributions", args=["nonsense"])).status_code == 404


def test_hostile_words_stay_words(client):
    person = UserFactory()
    proposal = ProposalFactory(author=person, title=HOSTILE)
    CommentFactory(author=person, text=HOSTILE, proposal=proposal)
    client.force_login(person)

    page = client.get(reverse("people:me")).text

    assert "<script>alert" not in page
    assert Proposal.objects.get().title == HOSTILE
