"""Merging proposals: agreed by authors, asked of supporters, no support lost, none doubled."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from common.exceptions import RuleBroken
from participation.models import Merge, MergePart, Proposal, Support, Watch
from participation.queries.merges import stay_with_earlier
from participation.queries.proposals import published_in, search, supports_left
from participation.queries.searchable import describe_proposals
from participation.services import care
from participation.services.answers import announce_answers, decide_answer
from participation.services.comments import post_comment
from participation.services.merges import (
    agree_to_merge,
    answer_merge,
    propose_merge,
    put_into_effect,
    refuse_merge,
)
from participation.services.proposals import edit_proposal, ref
from participation.services.supports import give_support, withdraw_support
from people.models import AuditEvent, Notice
from people.services.exports import export_of
from people.services.notices import follow
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from thread.queries import links_around

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&"
STATEMENT = {"reason": "insult", "ground": "rules", "clause": "Rule 3", "facts": "It insults."}


@pytest.fixture
def round_():
    return RoundFactory(supports_per_person=2)


@pytest.fixture
def garden(round_):
    return ProposalFactory(round=round_, title="A school garden")


@pytest.fixture
def orchard(round_):
    return ProposalFactory(round=round_, title="An orchard", text="Marwordker trees.")


def page(thing, tail=""):
    return f"{thing.get_absolute_url()}{tail}".replace("/fr/", "/en/", 1)


def proposed(sources, target, proposer=None, **more):
    proposer = proposer or (target or sources[0]).author
    facts = {"reason": "They say the same.", **more}
    return propose_merge(sources=sources, target=target, proposer=proposer, **facts)


def merged_into(target, *sources, **more):
    merge = proposed(sources, target, **more)
    for source in sources:
        agree_to_merge(merge=merge, author=source.author)
    merge.refresh_from_db()
    return merge


def supporter(*proposals):
    person = UserFactory()
    for proposal in proposals:
        give_support(person=person, proposal=proposal)
    return person


def counted_right():
    return all(
        one.support_count == Support.objects.filter(proposal=one).count()
        for one in Proposal.objects.all()
    )


def test_two_authors_agree_and_supporters_are_asked(
    client, garden, orchard, django_capture_on_commit_callbacks
):
    ana, ben = supporter(orchard), supporter(orchard, garden)
    follower = UserFactory()
    follow(person=follower, thing=f"proposal:{orchard.pk}")
    post_comment(proposal=orchard, author=ana, text="I would water it.")
    client.force_login(garden.author)
    sent = {"others": page(orchard), "into": "here", "reason": f"The same. {HOSTILE}"}
    with django_capture_on_commit_callbacks(execute=True):
        asked = client.post(page(garden, "merge/"), sent)
    merge = Merge.objects.get()
    assert asked["Location"].endswith(f"/merges/{merge.pk}/")
    assert Notice.objects.get(kind="merge_proposed").person == orchard.author
    assert "<script>alert(1)" not in client.get(page(merge)).text
    client.force_login(UserFactory())
    assert client.get(page(merge)).status_code == 404

    client.force_login(orchard.author)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(page(merge, "agree/"))
    orchard.refresh_from_db()
    assert (orchard.status, orchard.merged_into) == ("merged", garden)
    told = Notice.objects.filter(kind="merge_asks").values_list("person", flat=True)
    assert sorted(told) == sorted([ana.pk, ben.pk])
    heard = Notice.objects.filter(kind="proposal_merged").values_list("person", flat=True)
    assert sorted(heard) == sorted([garden.author_id, orchard.author_id, follower.pk])
    assert (orchard.support_count, Support.objects.count()) == (2, 3)

    client.logout()
    earlier = client.get(page(orchard)).text
    assert "was merged on" in earlier
    assert "I would water it." in earlier
    assert "1 support stays with the earlier" in client.get(page(garden)).text
    assert "An orchard" not in client.get(page(orchard.round)).text
    # Authors who agreed write it together now.
    edit_proposal(proposal=garden, author=orchard.author, text="A garden with trees.")


def test_yes_moves_the_support_and_the_union_counts_once(client, garden, orchard, round_):
    ana, ben, carl = supporter(orchard), supporter(orchard, garden), supporter(orchard)
    merge = merged_into(garden, orchard)
    assert supports_left(ben, round_) == 0
    client.force_login(ana)
    assert "do you support the merged" in client.get(page(orchard)).text
    assert client.post(page(merge, "answer/"), {"says_yes": "perhaps"}).status_code == 422
    assert client.post(page(merge, "answer/"), {"says_yes": "yes"}).status_code == 302
    answer_merge(merge=merge, person=ben, says_yes=True)
    answer_merge(merge=merge, person=ben, says_yes=True)
    # Whoever supported both frees one.
    assert supports_left(ben, round_) == 1
    answer_merge(merge=merge, person=carl, says_yes=False)
    garden.refresh_from_db()
    orchard.refresh_from_db()
    assert (garden.support_count, orchard.support_count) == (2, 1)
    assert stay_with_earlier(garden) == 1
    assert counted_right()
    assert "Your support has moved" in client.get(page(merge)).text

    with pytest.raises(RuleBroken, match="has moved"):
        answer_merge(merge=merge, person=ana, says_yes=False)
    with pytest.raises(RuleBroken, match="those who supported"):
        answer_merge(merge=merge, person=UserFactory(), says_yes=True)
    answer_merge(merge=merge, person=carl, says_yes=True)
    assert stay_with_earlier(garden) == 0
    assert "says_yes" in str(export_of(carl)["merge_answers"])


def test_a_person_of_several_earlier_ones_counts_once(garden, orchard, round_):
    well = ProposalFactory(round=round_)
    ana = supporter(orchard, well)
    merge = merged_into(garden, orchard, well)
    assert stay_with_earlier(garden) == 1
    answer_merge(merge=merge, person=ana, says_yes=True)
    garden.refresh_from_db()
    assert garden.support_count == Support.objects.count() == 1
    assert counted_right()


def test_what_was_merged_is_closed_and_a_stayed_support_may_be_freed(client, garden, orchard):
    ana = supporter(orchard)
    merge = merged_into(garden, orchard)
    with pytest.raises(RuleBroken):
        give_support(person=UserFactory(), proposal=orchard)
    with pytest.raises(RuleBroken):
        post_comment(proposal=orchard, author=ana, text="More.")
    with pytest.raises(RuleBroken):
        edit_proposal(proposal=orchard, author=orchard.author, text="More.")
    client.force_login(UserFactory())
    for door in ("support/", "comments/", "withdraw/", "answer/"):
        answer = client.post(page(orchard, door), {"text": "x"})
        assert answer.status_code in {403, 409, 422}, door
    assert client.get(page(orchard)).status_code == 200
    withdraw_support(person=ana, proposal=orchard)
    assert counted_right()
    with pytest.raises(RuleBroken, match="those who supported"):
        answer_merge(merge=merge, person=ana, says_yes=True)


def test_a_new_text_becomes_a_proposal_of_those_who_agreed():
    # What is merged frees its place: one proposal a person is enough.
    round_ = RoundFactory(proposals_per_person=1, supports_per_person=2)
    garden, orchard = ProposalFactory.create_batch(2, round=round_)
    ana = supporter(garden, orchard)
    words = {"title": "A green yard", "text": "Trees and beds."}
    merge = proposed([garden, orchard], None, **words)
    assert merge.is_asked
    merge = agree_to_merge(merge=merge, author=orchard.author)
    made = merge.target
    assert (made.title, made.author, made.is_published) == ("A green yard", garden.author, True)
    assert made.writer_ids == {garden.author_id, orchard.author_id}
    assert {p.status for p in Proposal.objects.exclude(pk=made.pk)} == {"merged"}
    answer_merge(merge=merge, person=ana, says_yes=True)
    made.refresh_from_db()
    assert made.support_count == 1
    assert counted_right()
    links = {(link.source, link.target, link.relation) for link in links_around(ref(made))}
    assert {(ref(one), ref(made), "merged") for one in (garden, orchard)} <= links


def test_only_authors_and_the_organiser_propose_agree_and_end(client, garden, orchard):
    stranger, organiser = UserFactory(), UserFactory()
    garden.round.process.organisers.add(organiser)
    with pytest.raises(RuleBroken, match="authors"):
        proposed([orchard], garden, stranger)
    client.force_login(stranger)
    assert client.get(page(garden, "merge/")).status_code == 403
    merge = proposed([orchard], garden)
    for act in ("agree/", "refuse/", "effect/", "answer/"):
        assert client.post(page(merge, act)).status_code == 404
    for verb in (
        lambda: agree_to_merge(merge=merge, author=stranger),
        lambda: refuse_merge(merge=merge, person=stranger),
        lambda: put_into_effect(merge=merge, organiser=organiser),
        lambda: put_into_effect(merge=merge, organiser=stranger),
        lambda: agree_to_merge(merge=merge, author=organiser),
    ):
        with pytest.raises(RuleBroken):
            verb()
    client.force_login(organiser)
    for act in ("agree/", "refuse/"):
        assert client.post(page(merge, act)).status_code == 403
    assert refuse_merge(merge=merge, person=orchard.author).status == "ended"
    with pytest.raises(RuleBroken, match="not proposed"):
        agree_to_merge(merge=merge, author=orchard.author)
    assert not Proposal.objects.filter(status="merged").exists()
    assert proposed([orchard], garden).is_asked


def test_the_organiser_puts_into_effect_after_a_week_of_silence(garden, orchard):
    organiser = UserFactory()
    garden.round.process.organisers.add(organiser)
    merge = proposed([orchard], garden, organiser)
    with pytest.raises(RuleBroken, match="week"):
        put_into_effect(merge=merge, organiser=organiser)
    Merge.objects.update(proposed_at=now() - timedelta(days=8))
    assert put_into_effect(merge=merge, organiser=organiser).is_done
    # Nobody agreed: nobody was made to write it.
    assert Proposal.objects.get(pk=garden.pk).writer_ids == {garden.author_id}
    actions = set(AuditEvent.objects.values_list("action", flat=True))
    assert {"merge.proposed", "merge.done"} <= actions


def test_what_stands_against_a_merge(garden, orchard, round_):
    organiser = UserFactory()
    round_.process.organisers.add(organiser)
    elsewhere = ProposalFactory()
    for sources, match in (
        ([], "at least one"),
        ([elsewhere], "one round"),
        ([ProposalFactory(round=round_, withdrawn=True)], "not open"),
        ([ProposalFactory(round=round_, draft=True)], "not open"),
        (ProposalFactory.create_batch(6, round=round_), "at most five"),
    ):
        with pytest.raises(RuleBroken, match=match):
            proposed(sources, garden)
    with pytest.raises(RuleBroken, match="title and a text"):
        proposed([garden, orchard], None, title="Only this")
    decide_answer(
        proposal=orchard, organiser=organiser, verdict="feasible", reason="Yes.", language="en"
    )
    announce_answers(round_=round_, organiser=organiser)
    with pytest.raises(RuleBroken, match="answered"):
        proposed([orchard], garden)
    merge = proposed([well := ProposalFactory(round=round_)], garden)
    with pytest.raises(RuleBroken, match="waits already"):
        proposed([well], ProposalFactory(round=round_))
    Proposal.objects.filter(pk=well.pk).update(
        status="withdrawn", withdrawn_at=now(), withdrawn_for="other", withdrawal_reason="No."
    )
    with pytest.raises(RuleBroken, match="not open"):
        agree_to_merge(merge=merge, author=well.author)
    assert Merge.objects.get().is_asked


def test_bad_input_is_told_at_the_field_and_stays(client, garden, orchard):
    client.force_login(garden.author)
    good = {"others": str(orchard.pk), "into": "here", "reason": "Kept words"}
    for wrong, status in (
        ({"others": "nothing"}, 422),
        ({"others": "/proposals/99999999/"}, 422),
        ({"others": str(garden.pk)}, 422),
        ({"others": "9" * 30}, 422),
        ({"into": "elsewhere"}, 422),
        ({"into": "new", "title": "", "text": ""}, 422),
        ({"form_key": "x"}, 422),
        ({"others": HOSTILE}, 422),
    ):
        answer = client.post(page(garden, "merge/"), {**good, **wrong})
        assert answer.status_code == status, wrong
        assert "Kept words" in answer.text
        assert "<script>alert(1)" not in answer.text
    assert not Merge.objects.exists()
    sent = {**good, "form_key": uuid4(), "status": "done", "by_organiser": "1"}
    client.post(page(garden, "merge/"), sent)
    client.post(page(garden, "merge/"), sent)
    merge = Merge.objects.get()
    assert merge.is_asked
    assert not merge.by_organiser


def test_the_time_to_answer_ends(garden, orchard):
    ana = supporter(orchard)
    merge = merged_into(garden, orchard)
    assert merge.answers_until >= now() + timedelta(days=13)
    Merge.objects.update(answers_until=now() - timedelta(minutes=1))
    merge.refresh_from_db()
    with pytest.raises(RuleBroken, match="over"):
        answer_merge(merge=merge, person=ana, says_yes=True)


def test_search_lists_and_the_open_data_know_it(client, garden, orchard, round_):
    merged_into(garden, orchard)
    assert list(search(published_in(round_), "marwordker")) == [garden]
    found = {one.title: one.text for one in describe_proposals([str(garden.pk), str(orchard.pk)])}
    assert "Marwordker" in found["A school garden"]
    assert "An orchard" in found
    rows = {row["id"]: row for row in client.get("/api/v1/proposals").json()["items"]}
    assert rows[orchard.pk]["merged_into"] == garden.pk
    assert rows[orchard.pk]["status"] == "merged"
    assert rows[garden.pk]["merged_into"] is None


def test_first_care_hides_a_merged_one_and_gives_it_back_where_it_stood(client, garden, orchard):
    merged_into(garden, orchard)
    moderator = UserFactory(roles=["moderator"])
    place = orchard.round.process.territory
    Watch.objects.create(person=moderator, territory=place, language="en")
    orchard.refresh_from_db()
    care.report(thing=orchard, person=None, reason="insult", language="en")
    case = care.Case.objects.get()
    care.decide(case=case, moderator=moderator, kind="hide", **STATEMENT)
    assert client.get(page(orchard)).status_code == 410
    assert "An orchard" not in client.get(page(Merge.objects.get())).text
    assert "An orchard" not in client.get(page(garden)).text
    assert not search(published_in(garden.round), "marwordker").exists()
    care.decide(case=case, moderator=moderator, kind="restore")
    assert Proposal.objects.get(pk=orchard.pk).status == "merged"
    care.decide(case=case, moderator=moderator, kind="hide", **STATEMENT)
    care.decide(case=case, moderator=moderator, kind="erase", **STATEMENT)
    assert client.get(page(orchard)).status_code == 410


def test_the_tables_refuse_half_a_merge(garden, orchard):
    merge = proposed([orchard], garden)
    for rows, wrong in (
        (Proposal.objects.filter(pk=orchard.pk), {"status": "merged"}),
        (Proposal.objects.filter(pk=orchard.pk), {"merged_into": garden}),
        (Merge.objects.filter(pk=merge.pk), {"status": "done"}),
        (Merge.objects.filter(pk=merge.pk), {"target": None}),
        (Merge.objects.filter(pk=merge.pk), {"title": "T"}),
        (MergePart.objects.filter(merge=merge), {"is_target": True}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)
    merged_into(ProposalFactory(round=garden.round), well := ProposalFactory(round=garden.round))
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=well.pk).update(merged_into=well)


def test_a_merge_of_many_costs_no_more_queries_than_of_two(client, garden, orchard, round_):
    two = merged_into(garden, orchard)
    six = merged_into(ProposalFactory(round=round_), *ProposalFactory.create_batch(5, round=round_))
    addresses = [page(two), page(six)]
    client.get(addresses[0])
    costs = []
    for address in addresses:
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        costs.append(len(seen))
    assert costs[0] == costs[1]
