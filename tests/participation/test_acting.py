"""Writing, publishing, supporting, commenting through the pages, and what each refuses."""

import re
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils.translation import override

from participation.models import Comment, Proposal, Support
from participation.services.comments import post_comment
from participation.services.supports import give_support
from tests.factories.participation import CategoryFactory, ProposalFactory, RoundFactory
from tests.factories.people import UserFactory

FILLED = {
    "title": "A nurse who comes by",
    "text": "Twice a week, on foot, always the same person.",
    "language": "ar",
    "place_name": "Sakiet",
    "estimated_cost": "",
    "latitude": "",
    "longitude": "",
}


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def round_():
    return RoundFactory()


@pytest.fixture
def person(client):
    person = UserFactory(language="en")
    client.force_login(person)
    return person


def at(thing, tail=""):
    return f"{thing.get_absolute_url()}{tail}"


def propose(client, round_, **data):
    filled = {**FILLED, "form_key": uuid4(), "preview": "1", **data}
    return client.post(at(round_, "propose/"), filled)


def test_a_proposal_is_written_looked_at_and_published(client, person, round_):
    category = CategoryFactory(process=round_.process)

    written = propose(client, round_, category=category.pk, estimated_cost="1500.50")
    draft = Proposal.objects.get()
    assert written["Location"] == at(draft, "preview/")
    assert (draft.status, draft.author, draft.category) == ("draft", person, category)
    preview = client.get(at(draft, "preview/")).text
    assert FILLED["text"] in preview
    assert "Nothing is public yet" in preview

    published = client.post(at(draft, "publish/"), follow=True)
    assert "published" in published.text
    proposal = Proposal.objects.get()
    assert (proposal.status, proposal.estimated_cost) == ("published", Decimal("1500.50"))
    client.logout()
    assert FILLED["title"] in client.get(at(round_)).text


@pytest.mark.usefixtures("person")
def test_the_same_form_sent_twice_makes_one_proposal(client, round_):
    key = uuid4()
    first = propose(client, round_, form_key=key)
    second = propose(client, round_, form_key=key)
    assert first["Location"] == second["Location"]

    draft = Proposal.objects.get()
    client.post(at(draft, "publish/"))
    again = client.post(at(draft, "publish/"))
    late = propose(client, round_, form_key=key, title="Sent again from an old page")
    assert again["Location"] == late["Location"] == at(draft)
    assert Proposal.objects.get().title == FILLED["title"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"title": ""}, "Give your proposal a title."),
        ({"title": "   "}, "Give your proposal a title."),
        ({"text": ""}, "Write what you propose."),
        ({"title": "x" * 121}, "at most 120 characters"),
        ({"text": "x" * 10_001}, "at most 10000 characters"),
        ({"title": "a\x00b"}, "Null characters are not allowed."),
        ({"language": "xx"}, "Select a valid choice"),
        ({"category": "999999"}, "Select a valid choice"),
        ({"estimated_cost": "much"}, "Enter a number"),
        ({"estimated_cost": "-5"}, "A cost cannot be negative."),
        ({"estimated_cost": "NaN"}, "Enter a number"),
        ({"estimated_cost": "1e400"}, "digits"),
        ({"latitude": "34.7"}, "both latitude and longitude"),
        ({"latitude": "91", "longitude": "10"}, "less than or equal to 90"),
        ({"form_key": "not-a-key"}, "valid UUID"),
    ],
)
@pytest.mark.usefixtures("person")
def test_a_mistake_is_named_and_nothing_typed_is_lost(client, round_, data, sentence):
    CategoryFactory(process=round_.process)

    response = propose(client, round_, **data)

    assert response.status_code == 422
    assert sentence in response.text
    assert 'role="alert"' in response.text
    for name in ("title", "text", "place_name"):
        if name not in data:
            assert FILLED[name] in response.text
    assert not Proposal.objects.exclude(status="draft").exists()


@pytest.mark.usefixtures("person")
def test_what_is_missing_for_the_preview_is_kept_as_a_draft(client, round_):
    response = propose(client, round_, title="")

    draft = Proposal.objects.get()
    assert draft.text == FILLED["text"]
    assert f'action="{at(draft, "edit/")}"' in response.text
    fixed = client.post(at(draft, "edit/"), {**FILLED, "preview": "1"})
    assert fixed["Location"] == at(draft, "preview/")


@pytest.mark.usefixtures("person")
def test_a_draft_can_be_kept_half_written(client, round_):
    response = client.post(
        at(round_, "propose/"), {"title": "Half", "form_key": uuid4(), "keep": "1"}
    )
    draft = Proposal.objects.get()
    assert response["Location"] == at(draft, "edit/")
    assert (draft.title, draft.text, draft.language) == ("Half", "", "en")


def test_fields_nobody_may_send_are_ignored(client, person, round_):
    other = UserFactory()
    extra = {
        "author": other.pk,
        "author_id": other.pk,
        "status": "published",
        "origin": "official",
        "credited_to": "The mayor",
        "support_count": 999,
        "is_staff": "1",
        "round": RoundFactory().pk,
        "organiser_note": "We will do it",
        "published_at": "2020-01-01",
        "version": 7,
    }
    propose(client, round_, **extra)
    draft = Proposal.objects.get()
    client.post(at(draft, "publish/"), extra)
    client.post(at(draft, "edit/"), {**FILLED, **extra, "title": "Changed"})
    client.post(at(draft, "support/"), {"person": other.pk, "weight": 50})
    client.post(at(draft, "comments/"), {"text": "Hi", "stance": "for", "language": "en", **extra})

    draft.refresh_from_db()
    comment, support = Comment.objects.get(), Support.objects.get()
    assert (draft.author, draft.origin, draft.credited_to) == (person, "participant", "")
    assert (draft.support_count, draft.organiser_note, draft.version) == (1, "", 2)
    assert (draft.round, draft.published_at.year != 2020) == (round_, True)
    assert (comment.author, comment.status, support.person) == (person, "visible", person)
    person.refresh_from_db()
    assert not person.is_staff


@pytest.mark.usefixtures("person")
def test_editing_makes_a_version_people_can_compare(client, round_):
    propose(client, round_)
    proposal = Proposal.objects.get()
    client.post(at(proposal, "publish/"))

    assert client.post(at(proposal, "edit/"), {**FILLED, "text": ""}).status_code == 422
    client.post(at(proposal, "edit/"), {**FILLED, "text": "Three times a week."})

    page = client.get(at(proposal, "versions/")).text
    assert FILLED["text"] in page
    assert "Three times a week." in page


def test_only_the_author_sees_the_doors_of_the_author(client, round_):
    proposal = ProposalFactory(round=round_)
    for person, answers in ((UserFactory(), (403, 403)), (proposal.author, (200, 200))):
        client.force_login(person)
        got = tuple(client.get(at(proposal, tail)).status_code for tail in ("edit/", "withdraw/"))
        assert got == answers
    client.force_login(UserFactory())
    for tail, data in (
        ("edit/", FILLED),
        ("withdraw/", {"reason": "x"}),
        ("note/", {"text": "Mine now"}),
    ):
        assert client.post(at(proposal, tail), data).status_code == 403
    client.post(at(proposal, "publish/"))
    proposal.refresh_from_db()
    assert (proposal.version, proposal.is_published, proposal.organiser_note) == (1, True, "")


def test_withdrawing_asks_for_a_reason(client, round_):
    proposal = ProposalFactory(round=round_)
    client.force_login(proposal.author)
    why = {"withdrawn_for": "duplicated", "reason": "Another one says it better."}
    for name, wrong in (("reason", " "), ("withdrawn_for", ""), ("withdrawn_for", "mood")):
        page = client.post(at(proposal, "withdraw/"), why | {name: wrong})
        assert (page.status_code, list(page.context["form"].errors)) == (422, [name])
    client.post(at(proposal, "withdraw/"), why)

    client.logout()
    page = client.get(at(proposal)).text
    assert "Another one says it better." in page
    assert "another proposal says the same" in page
    assert proposal.title not in client.get(at(round_)).text


def test_the_organiser_writes_a_note_everybody_reads(client, round_):
    proposal, organiser = ProposalFactory(round=round_), UserFactory()
    round_.process.organisers.add(organiser)
    client.force_login(organiser)
    client.post(at(proposal, "note/"), {"text": "The room is ours."})
    client.logout()
    assert "The room is ours." in client.get(at(proposal)).text


@pytest.mark.parametrize("traits", [{"upcoming": True}, {"closed": True}])
def test_outside_the_dates_every_action_is_refused_with_a_sentence(client, person, traits):
    round_ = RoundFactory(**traits)
    proposal = ProposalFactory(round=round_, author=person)
    draft = ProposalFactory(draft=True, round=round_, author=person)
    for response in (
        client.get(at(round_, "propose/")),
        propose(client, RoundFactory(closed=True)),
        client.post(at(draft, "publish/")),
        client.post(at(proposal, "support/")),
        client.post(at(proposal, "support/withdraw/")),
        client.post(at(proposal, "comments/"), {"text": "Hi", "stance": "for", "language": "en"}),
        client.post(at(proposal, "edit/"), {**FILLED, "title": "New"}),
        client.post(at(proposal, "withdraw/"), {"withdrawn_for": "done", "reason": "Late"}),
    ):
        assert response.status_code == 409, response.request["PATH_INFO"]
        assert re.search(r"opens on|not open|closed", response.text, re.IGNORECASE)


@pytest.mark.usefixtures("person")
def test_a_support_is_given_and_taken_back_on_the_page(client, round_):
    proposal = ProposalFactory(round=round_)
    given = client.post(at(proposal, "support/"), follow=True).text
    assert "You support this." in given
    assert "You have 9 supports left" in given
    fragment = client.post(at(proposal, "support/withdraw/"), headers={"HX-Request": "true"})
    assert "<html" not in fragment.text
    assert "You have 10 supports left" in fragment.text
    assert 'id="support-button"' in fragment.text


def test_who_has_none_left_reads_why(client, person):
    round_ = RoundFactory(supports_per_person=1)
    first, second = ProposalFactory.create_batch(2, round=round_)
    give_support(person=person, proposal=first)
    response = client.post(at(second, "support/"))
    assert response.status_code == 409
    assert "no supports left" in response.text


def test_whoever_is_not_signed_in_sees_the_button_and_what_it_takes(client, round_):
    proposal = ProposalFactory(round=round_)
    page = client.get(at(proposal)).text
    assert "Sign in first" in page
    assert "next=" in page
    for tail in ("support/", "comments/", "edit/", "preview/", "withdraw/"):
        response = client.post(at(proposal, tail)) if "s/" in tail or "t/" in tail[-3:] else None
        if response is not None and response.status_code != 405:
            assert response.status_code == 302
            assert "next=" in response["Location"]
    htmx = client.post(at(proposal, "support/"), headers={"HX-Request": "true"})
    assert "HX-Redirect" in htmx.headers


def test_a_resident_may_and_others_read_what_it_takes(client):
    round_ = RoundFactory(residents_only=True)
    client.force_login(UserFactory(territory=round_.process.territory))
    assert client.get(at(round_, "propose/")).status_code == 200
    client.force_login(UserFactory())
    refused = client.get(at(round_, "propose/"))
    assert refused.status_code == 409
    assert "who live in" in refused.text


@pytest.mark.usefixtures("person")
def test_a_comment_and_its_answer(client, round_):
    proposal = ProposalFactory(round=round_)
    key = uuid4()
    data = {"text": "I would help.", "stance": "for", "language": "en", "form_key": key}
    client.post(at(proposal, "comments/"), data)
    client.post(at(proposal, "comments/"), data)
    comment = Comment.objects.get()

    form = client.get(f"{at(proposal)}?reply={comment.pk}").text
    assert f'name="parent" value="{comment.pk}"' in form
    answer = {**data, "text": "Me too.", "parent": comment.pk, "form_key": uuid4()}
    posted = client.post(at(proposal, "comments/"), answer, follow=True)
    assert "Me too." in posted.text
    assert Comment.objects.get(depth=1).parent == comment


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"text": ""}, "This field is required."),
        ({"text": "x" * 2001}, "at most 2000 characters"),
        ({"stance": "angry"}, "Select a valid choice"),
        ({"language": "xx"}, "Select a valid choice"),
        ({"text": "a\x00"}, "Null characters"),
        ({"parent": "elsewhere"}, "your words then stand alone"),
    ],
)
@pytest.mark.usefixtures("person")
def test_a_wrong_comment_is_named_and_kept(client, round_, data, sentence):
    proposal = ProposalFactory(round=round_)
    filled = {"text": "My words stay", "stance": "for", "language": "en", **data}
    response = client.post(at(proposal, "comments/"), filled)
    assert response.status_code == 422
    assert sentence in response.text
    if "text" not in data:
        assert "My words stay" in response.text
    assert not Comment.objects.exists()


def test_nobody_answers_or_removes_what_stands_elsewhere(client, person, round_):
    proposal, other = ProposalFactory.create_batch(2, round=round_)
    mine = post_comment(proposal=other, author=person, text="Over there")
    theirs = post_comment(proposal=proposal, author=UserFactory(), text="Theirs")
    data = {"text": "Hi", "stance": "for", "language": "en", "parent": mine.pk}

    assert client.post(at(proposal, "comments/"), data).status_code == 422
    assert client.post(at(proposal, f"comments/{mine.pk}/remove/")).status_code == 404
    assert client.post(at(proposal, f"comments/{theirs.pk}/remove/")).status_code == 403
    assert client.get(at(proposal, f"comments/{mine.pk}/")).status_code == 404
    assert client.post(at(other, f"comments/{mine.pk}/remove/")).status_code == 302
    assert "The author removed this comment." in client.get(at(other)).text
    assert "Over there" not in client.get(at(other)).text


def test_a_comment_has_an_address_of_its_own(client, round_):
    proposal = ProposalFactory(round=round_)
    first = post_comment(proposal=proposal, author=UserFactory(), text="The first one")
    post_comment(proposal=proposal, author=UserFactory(), text="Something else")
    answer = post_comment(proposal=proposal, author=UserFactory(), text="An answer", parent=first)
    page = client.get(answer.get_absolute_url()).text
    assert "The first one" in page
    assert "An answer" in page
    assert "Something else" not in page
