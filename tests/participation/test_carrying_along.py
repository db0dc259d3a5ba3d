"""What goes along into the next round: files, answers, languages; and what may go at all."""

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from common.exceptions import RuleBroken
from participation.models import Attachment, Proposal, Question, RoundNote, Translation
from participation.queries.carrying import left_behind
from participation.queries.proposals import published_in, search
from participation.services import care
from participation.services.attachments import attach as take_in
from participation.services.attachments import look_into
from participation.services.carrying import carry_proposals
from participation.services.proposals import edit_proposal, publish_draft
from participation.services.supports import give_support
from participation.services.translations import translate
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.participation.test_attachments import picture, upload
from tests.participation.test_care import STATEMENT, moderator_of

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def organiser():
    return UserFactory(organiser=True, language="en")


@pytest.fixture
def ideas(organiser):
    round_ = RoundFactory(position=1, supports_per_person=5)
    round_.process.organisers.add(organiser)
    return round_


@pytest.fixture
def second(ideas):
    return RoundFactory(process=ideas.process, position=2, upcoming=True)


def door(name, round_):
    with override("en"):
        return reverse(f"participation:{name}", args=[round_.process.slug, round_.slug])


def ask(round_, key, kind="text", options=(), **more):
    """Ask a question of a round; once it is open, with the note that thaws its rules."""
    if round_.state == "open":
        RoundNote.objects.create(
            round=round_, text="Asked.", language="en", written_by=UserFactory()
        )
    facts = {"label": key, "options": list(options), **more}
    return Question.objects.create(round=round_, key=key, kind=kind, **facts)


def carried(original, into, organiser, **more):
    carry_proposals(
        source=original.round, into=into, organiser=organiser, proposals=[original.pk], **more
    )
    return Proposal.objects.filter(carried_from=original, round=into).first()


@pytest.mark.django_db(transaction=True)
def test_files_are_the_carried_proposals_own_and_outlive_the_first(client):
    organiser = UserFactory(organiser=True)
    ideas = RoundFactory(position=1)
    ideas.process.organisers.add(organiser)
    second = RoundFactory(process=ideas.process, position=2, upcoming=True)
    draft = ProposalFactory(round=ideas, draft=True)
    take_in(
        proposal=draft,
        sender=draft.author,
        sent=look_into(upload("a.jpg", picture())),
        alternative="A <b>bench</b>",
    )
    original = publish_draft(proposal=draft, author=draft.author)

    new = carried(original, second, organiser)

    [file] = new.attachments.all()
    assert new.attached == [file.key] != original.attached
    assert new.versions.get().attached == [file.key]
    address = reverse(
        "participation:attachment", args=[second.process.slug, second.slug, new.pk, file.key]
    )
    assert client.get(address).status_code == 200
    assert "&lt;b&gt;bench" in client.get(new.get_absolute_url()).text
    stored = file.file.name

    moderator = moderator_of(original)
    case = care.report(thing=original, person=None, reason="illegal", language="en").case
    for kind in ("hide", "erase"):
        care.decide(case=case, moderator=moderator, **{**STATEMENT, "kind": kind})
    assert not Attachment.objects.filter(proposal=original).exists()
    assert default_storage.exists(stored)
    assert client.get(address).status_code == 200

    case = care.report(thing=new, person=None, reason="illegal", language="en").case
    for kind in ("hide", "erase"):
        care.decide(case=case, moderator=moderator, **{**STATEMENT, "kind": kind})
    assert not default_storage.exists(stored)


def test_answers_go_along_where_the_same_is_asked_and_the_others_are_named(
    client, ideas, second, organiser
):
    ask(ideas, "who", label=f"Who? {HOSTILE}")
    ask(ideas, "when", "number")
    ask(ideas, "where", "choice", [{"key": "1", "en": "North"}, {"key": "2", "en": "South"}])
    ask(ideas, "how", "choices", [{"key": "1", "en": "Bus"}, {"key": "2", "en": "Boat"}])
    # The same key with another kind is another question; the same word may have another number.
    ask(second, "when", "text")
    ask(second, "where", "choice", [{"key": "7", "en": "South"}, {"key": "1", "en": "East"}])
    ask(second, "how", "choices", [{"key": "1", "en": "Bus"}])
    answers = {"who": "Marwordker", "when": 4, "where": "2", "how": ["1", "2"]}
    original = ProposalFactory(round=ideas, extras=answers)

    assert dict(left_behind(ideas, second, [original.pk])) == {
        f"Who? {HOSTILE}": 1,
        "when": 1,
        "how": 1,
    }
    client.force_login(organiser)
    page = client.get(door("room-carry", ideas)).text
    assert "does not ask: Who?" in page
    assert HOSTILE not in page
    asked = {"into": second.pk, "which": "chosen", "proposals": [original.pk]}
    told = client.post(door("room-carry", ideas), asked, follow=True).text
    assert "Answers that did not come along" in told
    assert HOSTILE not in told

    new = Proposal.objects.get(carried_from=original)
    assert new.extras == {"where": "7", "how": ["1"]}
    assert original.extras == answers
    assert list(search(published_in(second), "south")) == [new]


def test_translations_go_along_and_onto_the_ballot(ideas, second, organiser):
    vote = RoundFactory(process=ideas.process, position=3, upcoming=True, kind="vote")
    original = ProposalFactory(round=ideas, language="fr", title="Un jardin", estimated_cost=3)
    translator = UserFactory()
    words = {"translator": translator, "text": "For all."}
    translate(original=original, language="en", title="A giardworden", **words)
    behind = translate(original=original, language="es", title="Un huerto", **words)
    Translation.objects.filter(pk=behind.pk).update(of_version=0)
    gone = translate(original=original, language="it", title="Un giardino", **words)
    Translation.objects.filter(pk=gone.pk).update(status="hidden")

    new = carried(original, second, organiser)

    said = {one.language: (one.title, one.author, one.is_behind) for one in new.translations.all()}
    assert said == {
        "en": ("A giardworden", translator, False),
        "es": ("Un huerto", translator, True),
    }
    assert list(search(published_in(second), "giardworden")) == [new]

    carried(original, vote, organiser, budget=1000)
    [option] = vote.vote.options.all()
    titles = {language: text["title"] for language, text in option.texts.items()}
    assert titles == {"fr": "Un jardin", "en": "A giardworden"}


def test_carrying_many_costs_a_few_queries_each(ideas, second, organiser):
    costs = []
    for _time in range(2):
        many = ProposalFactory.create_batch(3 if costs else 1, round=ideas)
        with CaptureQueriesContext(connection) as queries:
            carry_proposals(
                source=ideas, into=second, organiser=organiser, proposals=[p.pk for p in many]
            )
        costs.append(len(queries))
    assert (costs[1] - costs[0]) / 2 < 10


def test_without_the_supports_a_round_asks_for_nothing_goes_on(client, organiser):
    ideas = RoundFactory(position=1, supports_needed=2, supports_per_person=5)
    ideas.process.organisers.add(organiser)
    second = RoundFactory(process=ideas.process, position=2, upcoming=True)
    enough, fewer = ProposalFactory(round=ideas), ProposalFactory(round=ideas)
    for proposal, times in ((enough, 3), (fewer, 1)):
        for _time in range(times):
            give_support(person=UserFactory(), proposal=proposal)
    with pytest.raises(RuleBroken, match="No proposal is chosen"):
        carry_proposals(source=ideas, into=second, organiser=organiser, proposals=[fewer.pk])
    client.force_login(organiser)
    with override("en"):
        page = client.get(door("room-carry", ideas)).text
    assert "All that have 2 supports" in page
    assert f'value="{fewer.pk}"' not in page
    sent = client.post(door("room-carry", ideas), {"into": second.pk, "which": "reached"})
    assert sent.status_code == 302
    assert [one.carried_from for one in second.proposals.all()] == [enough]

    client.logout()
    with override("en"):
        pages = [client.get(one.get_absolute_url()).text for one in (enough, fewer)]
        listed = client.get(ideas.get_absolute_url()).text
    assert 'value="2" max="2"' in pages[0]
    assert "It has enough" in pages[0]
    assert 'value="1" max="2"' in pages[1]
    assert "needs 2 supports to go on" in listed


@pytest.mark.parametrize("mode", ["sealed", "hidden"])
def test_what_is_counted_in_silence_shows_no_progress(client, mode):
    round_ = RoundFactory(supports_needed=2, supports_mode=mode)
    page = client.get(ProposalFactory(round=round_).get_absolute_url()).text
    assert 'max="2"' not in page


def test_an_organiser_says_how_many_supports_it_takes_before_the_round_opens(client, organiser):
    round_ = RoundFactory(upcoming=True)
    round_.process.organisers.add(organiser)
    client.force_login(organiser)
    address = door("room-edit-round", round_)
    page = client.get(address)
    form = page.context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    sent |= {name: sent[name].strftime("%Y-%m-%dT%H:%M") for name in ("opens_at", "closes_at")}
    for wrong in ("0", "-1", "many"):
        assert client.post(address, sent | {"supports_needed": wrong}).status_code == 422
    nobody = sent | {"supports_needed": "3", "supports_per_person": "0"}
    assert client.post(address, nobody).status_code == 422
    assert client.post(address, sent | {"supports_needed": "3"}).status_code == 302
    round_.refresh_from_db()
    assert round_.supports_needed == 3
    client.force_login(UserFactory())
    assert client.post(address, sent | {"supports_needed": "9"}).status_code == 403


def test_a_change_of_a_carried_proposal_keeps_its_files(ideas, organiser):
    second = RoundFactory(process=ideas.process, position=2)
    draft = ProposalFactory(round=ideas, draft=True)
    take_in(
        proposal=draft,
        sender=draft.author,
        sent=look_into(upload("a.jpg", picture())),
        alternative="A bench",
    )
    original = publish_draft(proposal=draft, author=draft.author)
    new = carried(original, second, organiser)
    edit_proposal(proposal=new, author=new.author, text="Other words.", attached=new.attached)
    new.refresh_from_db()
    assert (new.version, new.attachments.count()) == (2, 1)
