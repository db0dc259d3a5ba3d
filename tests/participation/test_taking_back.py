"""What waits for a moderator is its author's to take back; organisers hear where nobody would read.

Suggested changes and translations wait as what they belong to does.
"""

from functools import partial

import pytest
from django.urls import reverse
from django.utils.translation import override

from common.exceptions import RuleBroken
from participation.models import Case, Comment, Proposal, Watch
from participation.queries.care import unwatched, waiting_of
from participation.queries.counters import wrong_counts
from participation.services import care, checklist
from participation.services.amendments import accept_amendment
from participation.services.proposals import discard_draft, publish_draft
from participation.services.taking_back import take_back
from participation.services.translations import remove_translation, translate
from people.models import AuditEvent, Notice
from people.services.erasing import erase
from tests.factories.participation import CommentFactory, ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.participation.test_guests import a_code, a_round, at, enter
from tests.participation.test_premoderation import (
    EVERYTHING,
    KINDS,
    WORDS,
    moderator_of,
    page_of,
    stage,
    stands,
    written,
)
from tests.participation.test_written_with_help import begin
from tests.races import at_once


@pytest.fixture
def round_():
    return RoundFactory(premoderated=EVERYTHING)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def statements():
    return RoundFactory(kind="comments", premoderated=["statements"])


def door_of(kind, thing):
    with override("en"):
        return reverse("care:take-back", kwargs={"kind": kind, "pk": thing.pk})


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_its_author_and_nobody_else_takes_it_back_while_it_waits(client, kind):
    round_ = stage(kind)
    author, moderator = UserFactory(language="en"), moderator_of(round_)
    thing = written(kind, round_, author)
    case, door = Case.objects.get(), door_of(kind, thing)
    assert "login" in client.post(door)["Location"]
    for stranger in (UserFactory(), moderator):
        client.force_login(stranger)
        assert client.post(door).status_code == 404
        with pytest.raises(RuleBroken, match="Only the author"):
            take_back(thing=thing, author=stranger)
    client.force_login(author)
    with override("en"):
        assert door in client.get(page_of(thing)).text

    assert client.get(door).status_code == 405
    assert client.post(door).status_code == 302

    case.refresh_from_db()
    assert case.status == "taken"
    assert waiting_of(author) == []
    assert AuditEvent.objects.filter(action="care.taken_back", target=str(case)).exists()
    with pytest.raises(RuleBroken, match="taken it back"):
        care.decide(case=case, moderator=moderator, kind="admit")
    assert wrong_counts() == []
    client.force_login(moderator)
    with override("en"):
        seen = client.get(reverse("care:case", kwargs={"pk": case.pk}))
        queue = client.get(f"{reverse('care:queue')}?status=held").text
    assert "For the school" not in seen.text
    assert f"case-{case.pk}" not in queue
    take_back(thing=thing, author=author)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_moderator_decided_is_not_taken_back(client, kind):
    round_ = stage(kind)
    author, moderator = UserFactory(language="en"), moderator_of(round_)
    thing = written(kind, round_, author)
    care.decide(case=Case.objects.get(), moderator=moderator, kind="admit")
    client.force_login(author)
    late = client.post(door_of(kind, thing))
    assert (late.status_code, "decided about it already" in late.text) == (409, True)
    assert stands(thing) in {"published", "visible"}


@pytest.mark.django_db
def test_what_is_taken_back_can_be_written_anew(round_, statements):
    author = UserFactory()
    proposal = written("proposal", round_, author)
    take_back(thing=proposal, author=author)
    proposal.refresh_from_db()
    assert (proposal.status, proposal.text) == ("draft", WORDS["text"])
    publish_draft(proposal=proposal, author=author)
    translation = written("translation", round_, author)
    take_back(thing=translation, author=author)
    words = {"title": "Garden", "text": "Better words.", "language": "en"}
    translate(original=translation.original, translator=author, **words)
    statement = written("statement", statements, author)
    take_back(thing=statement, author=author)
    written("statement", statements, author)
    assert stands(statement) == "taken"
    assert sorted(Case.objects.values_list("status", flat=True)) == ["held"] * 3 + ["taken"]


@pytest.mark.django_db
@pytest.mark.django_db
@pytest.mark.parametrize("way", ["discard", "erase"])
def test_a_draft_that_waited_once_can_be_thrown_away(round_, way):
    author = UserFactory()
    proposal = written("proposal", round_, author)
    take_back(thing=proposal, author=author)

    if way == "discard":
        discard_draft(proposal=proposal, author=author)
    else:
        erase(person=author, words=False)

    assert not Proposal.objects.exists()
    assert not Case.objects.exists()


def test_an_amendment_reaches_the_authors_when_it_is_let_in(client, round_, committed):
    suggester, moderator = UserFactory(), moderator_of(round_)
    with committed(execute=True):
        amendment = written("amendment", round_, suggester)
    author = amendment.proposal.author
    assert not Notice.objects.filter(person=author).exists()
    client.force_login(author)
    assert client.get(page_of(amendment)).status_code == 404
    assert "More shade" not in client.get(amendment.proposal.url("amendments")).text
    with pytest.raises(RuleBroken, match="does not wait"):
        accept_amendment(amendment=amendment, author=author)
    with committed(execute=True):
        care.decide(case=Case.objects.get(), moderator=moderator, kind="admit")
    assert Notice.objects.filter(person=author, kind="amendment_suggested").count() == 1
    # A moderator has read these words: they may become the proposal's. Others may not.
    with pytest.raises(RuleBroken, match="let it in as it is"):
        accept_amendment(amendment=amendment, author=author, title="Buy", text="Me", seen=1)
    accept_amendment(amendment=amendment, author=author)
    amendment.proposal.refresh_from_db()
    assert amendment.proposal.title == "A better garden"


@pytest.mark.django_db
def test_a_waiting_translation_is_shown_and_found_nowhere(client, round_):
    translator, moderator = UserFactory(language="en"), moderator_of(round_)
    translation = written("translation", round_, translator)
    place = translation.original.get_absolute_url()
    with override("en"):
        for visitor in (None, UserFactory(), translation.original.author):
            if visitor:
                client.force_login(visitor)
            for door in (place, page_of(translation), f"{reverse('search')}?q=garden"):
                assert (
                    "A garden for all"
                    not in client.get(door, headers={"accept-language": "en"}).text
                )
        client.force_login(translator)
        own = client.get(page_of(translation)).text
    assert "Waiting for a moderator" in own
    with pytest.raises(RuleBroken, match="is reading it"):
        translate(original=translation.original, translator=translator, **WORDS)
    care.decide(case=Case.objects.get(), moderator=moderator, kind="admit")
    with pytest.raises(RuleBroken, match="let it in as it is"):
        translate(original=translation.original, translator=translator, **WORDS)
    translation.refresh_from_db()
    remove_translation(translation=translation, translator=translator)
    translate(original=translation.original, translator=translator, **WORDS)
    assert stands(translation) == "waiting"


@pytest.mark.django_db
def test_translations_of_comments_wait_where_comments_do():
    round_ = RoundFactory(premoderated=["comments"])
    author = UserFactory()
    comment = CommentFactory(proposal=ProposalFactory(round=round_), language="fr")
    made = translate(original=comment, translator=author, language="en", text="Fine.")
    assert made.is_waiting
    free = ProposalFactory(round=round_, language="fr")
    assert translate(original=free, translator=author, **WORDS).is_visible


@pytest.mark.django_db(transaction=True)
def test_an_author_and_a_moderator_at_once_do_one_thing():
    round_ = stage("comment")
    author, moderator = UserFactory(), moderator_of(round_)
    comment = written("comment", round_, author)
    done = at_once(
        [
            partial(take_back, thing=comment, author=author),
            partial(care.decide, case=Case.objects.get(), moderator=moderator, kind="admit"),
        ]
    )
    assert sum(isinstance(one, RuleBroken) for one in done) == 1
    assert (stands(comment), Case.objects.get().status) in {("taken", "taken"), ("visible", "kept")}
    assert wrong_counts() == []


@pytest.mark.django_db
def test_organisers_and_administrators_hear_where_nobody_would_read(client, round_):
    process = round_.process
    process.languages = ["en", "ar"]
    process.save()
    assert [one.languages for one in unwatched([round_])] == [["en", "ar"]]
    moderator_of(round_)
    stranger = UserFactory()
    Watch.objects.create(person=stranger, territory=process.territory, language="ar")
    # Who watches without holding the role decides nothing.
    assert [one.languages for one in unwatched([round_])] == [["ar"]]

    [missing] = [one for one in checklist.missing(process) if "reads first" in one.words]
    assert (missing.blocks, "العربيّة" in missing.words) == (False, True)
    organiser, administrator = UserFactory(organiser=True), UserFactory(administrator=True)
    process.organisers.add(organiser)
    with override("en"):
        rooms = {
            organiser: reverse("participation:room-round", args=[process.slug, round_.slug]),
            administrator: reverse("people:me"),
        }
        for person, door in rooms.items():
            client.force_login(person)
            assert "nobody looks after" in client.get(door).text
        assert "nobody looks after" in client.get(reverse("care:watches")).text
        client.force_login(UserFactory(language="en"))
        assert "nobody looks after" not in client.get(reverse("people:me")).text

    with_role = UserFactory(moderator=True)
    Watch.objects.create(person=with_role, territory=process.territory, language="ar")
    assert unwatched([round_]) == []


@pytest.mark.django_db
def test_nobody_is_warned_of_rounds_that_are_over_or_read_nothing_first(django_assert_num_queries):
    over = RoundFactory(closed=True, premoderated=["proposals"])
    with django_assert_num_queries(0):
        assert unwatched([over, RoundFactory.build()]) == []


@pytest.mark.django_db
def test_guests_and_people_who_are_helped_take_back_too(client):
    organiser = UserFactory(organiser=True)
    round_ = a_round(organiser, premoderated=EVERYTHING)
    proposal = ProposalFactory(round=round_)
    enter(client, a_code(round_, organiser).code)
    client.post(at(proposal, "comments/"), {"text": "Yes.", "stance": "for", "language": "en"})
    said = Comment.objects.get()
    assert client.post(door_of("comment", said)).status_code == 302
    assert stands(said) == "taken"

    client.logout()
    client.force_login(UserFactory(verifier=True, language="en"))
    begin(client, round_.process.territory)
    client.post(at(proposal, "comments/"), {"text": "No.", "stance": "for", "language": "en"})
    said = Comment.objects.latest("pk")
    assert client.post(door_of("comment", said)).status_code == 302
    assert stands(said) == "taken"
