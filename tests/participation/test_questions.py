"""What a round asks of those who propose: written, answered, shown, found, frozen."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import override

from common.exceptions import RuleBroken
from participation.models import Attachment, Proposal, Question, Round, RoundNote
from participation.queries.proposals import published_in, search
from participation.services.proposals import edit_proposal, publish_draft, save_draft
from participation.services.questions import remove_question, write_question
from tests.factories.files import pdf_bytes
from tests.factories.participation import RoundFactory
from tests.factories.people import UserFactory
from tests.participation.test_attachments import media, upload  # noqa: F401
from tests.participation.test_pages import HOSTILE, address

WORDS = {"title": "A garden", "text": "Behind the school.", "language": "en"}


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def organiser(client):
    organiser = UserFactory(organiser=True)
    client.force_login(organiser)
    return organiser


@pytest.fixture
def round_(organiser):
    round_ = RoundFactory(upcoming=True)
    round_.process.organisers.add(organiser)
    return round_


def ask(round_, organiser, kind="text", **facts):
    options = facts.pop("options", {})
    texts = {"label_en": f"A {kind}?"} | facts
    required = texts.pop("is_required", False)
    return write_question(
        round_=round_,
        organiser=organiser,
        kind=kind,
        is_required=required,
        options=options,
        **texts,
    )


def opened(round_):
    Round.objects.filter(pk=round_.pk).update(opens_at=now() - timedelta(hours=1))
    return Round.objects.select_related("process").get(pk=round_.pk)


def room(name, round_, *more):
    return reverse(f"participation:{name}", args=[round_.process.slug, round_.slug, *more])


def test_an_organiser_writes_questions_in_every_language_and_nobody_else_does(
    client, round_, organiser
):
    sent = {
        "kind": "choice", "position": "1", "is_required": "on", "label_en": "For whom?",
        "label_fr": "Pour qui ?", "options_en": "Children\nEverybody\n",
        "options_fr": "Les enfants\nTout le monde",
    }  # fmt: skip
    assert client.post(room("room-questions", round_), sent).status_code == 302

    question = Question.objects.get()
    assert (question.key, question.label_fr, question.is_required) == (
        "for-whom", "Pour qui ?", True,
    )  # fmt: skip
    assert question.options == [
        {"key": "1", "fr": "Les enfants", "en": "Children"},
        {"key": "2", "fr": "Tout le monde", "en": "Everybody"},
    ]
    # One taken out, one added: the one that stays is the same for those who chose it.
    change = sent | {
        "options_en": "Everybody\nOld people",
        "options_fr": "Tout le monde\nLes aînés",
    }
    client.post(room("room-question", round_, question.pk), change)
    question.refresh_from_db()
    assert [(o["key"], o["en"]) for o in question.options] == [
        ("2", "Everybody"), ("3", "Old people"),
    ]  # fmt: skip

    uneven = client.post(room("room-questions", round_), sent | {"options_fr": "Une"})
    assert (uneven.status_code, "once in every language" in uneven.text) == (409, True)
    assert "For whom?" in uneven.text
    empty = client.post(room("room-questions", round_), sent | {"options_en": "", "options_fr": ""})
    assert (empty.status_code, "what people may choose" in empty.text) == (422, True)
    client.force_login(UserFactory())
    assert client.post(room("room-questions", round_), sent).status_code == 403
    with pytest.raises(RuleBroken):
        ask(round_, UserFactory())
    assert Question.objects.count() == 1


def test_once_open_questions_change_only_with_a_public_note(client, round_, organiser):
    question = ask(round_, organiser)
    round_ = opened(round_)
    other = {"kind": "text", "position": "0", "label_en": "And then?"}

    with transaction.atomic(), pytest.raises(IntegrityError, match="public note"):
        Question.objects.filter(pk=question.pk).update(label_en="In silence")
    with transaction.atomic(), pytest.raises(IntegrityError, match="public note"):
        question.delete()
    silent = client.post(room("room-questions", round_), other)
    assert (silent.status_code, "why the rules change" in silent.text) == (422, True)
    noted = client.post(room("room-questions", round_), other | {"note": "Many asked for it."})

    assert noted.status_code == 302
    assert RoundNote.objects.get().text == "Many asked for it."
    assert Question.objects.count() == 2
    kept = client.post(room("room-remove-question", round_, question.pk))
    assert (kept.status_code, "It stays" in kept.text) == (409, True)
    with pytest.raises(RuleBroken, match="kind stays"):
        ask(round_, organiser, "number", question=question, note="Because.")


def test_before_it_opens_a_question_can_be_taken_away(round_, organiser):
    question = ask(round_, organiser)
    with pytest.raises(RuleBroken):
        remove_question(question=question, organiser=UserFactory())
    remove_question(question=question, organiser=organiser)
    assert not Question.objects.exists()


OPTIONS = {"en": ["Children", "Everybody"], "ar": ["الأطفال", "الجميع"]}


@pytest.fixture
def asking(round_, organiser):
    ask(round_, organiser, "text", label_en="Who helps?")
    ask(round_, organiser, "choice", label_en="For whom?", options=OPTIONS, is_required=True)
    ask(round_, organiser, "choices", label_en="When?", options={"en": ["Morning", "Evening"]})
    ask(round_, organiser, "number", label_en="How many?")
    return opened(round_)


ANSWERS = {
    "extra_who-helps": "The bakers’ guild",
    "extra_for-whom": "2",
    "extra_when": ["1", "2"],
    "extra_how-many": "12.5",
}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"extra_for-whom": ""}, "This field is required."),
        ({"extra_for-whom": "9"}, "Select a valid choice"),
        ({"extra_when": ["1", "x"]}, "Select a valid choice"),
        ({"extra_how-many": "many"}, "Enter a number"),
        ({"extra_how-many": "NaN"}, "Enter a number"),
        ({"extra_who-helps": "x" * 2001}, "at most 2000"),
    ],
)
def test_a_wrong_answer_is_named_and_nothing_is_lost(client, asking, data, sentence):
    wrong = client.post(address(asking, "propose/"), WORDS | ANSWERS | data | {"preview": "1"})

    assert (wrong.status_code, sentence in wrong.text) == (422, True)
    assert WORDS["text"] in wrong.text
    assert not Proposal.objects.exclude(status="draft").exists()


def test_answers_are_shown_kept_with_versions_found_and_exported(client, asking, organiser):
    client.post(address(asking, "propose/"), WORDS | ANSWERS | {"preview": "1"})
    draft = Proposal.objects.get()
    assert draft.extras == {
        "who-helps": "The bakers’ guild", "for-whom": "2", "when": ["1", "2"], "how-many": 12.5,
    }  # fmt: skip
    assert "The bakers’ guild" in client.get(address(draft, "preview/")).text
    form = client.get(address(draft, "edit/")).context["form"]
    assert form["extra_when"].value() == ["1", "2"]

    client.post(address(draft, "publish/"))
    proposal = edit_proposal(proposal=draft, author=organiser, extras={"for-whom": "1"})
    client.logout()

    assert [v.extras for v in proposal.versions.all()] == [draft.extras, {"for-whom": "1"}]
    page = client.get(address(proposal)).text
    assert "For whom?" in page
    assert "Children" in page
    assert "الأطفال" in client.get(address(proposal).replace("/en/", "/ar/")).text
    assert "bakers" in client.get(address(proposal, "versions/")).text
    for words in ("children", "الاطفال"):
        assert list(search(published_in(asking), words)) == [proposal]
    told = client.get("/api/v1/proposals").json()["items"][0]
    assert told["extras"] == {"for-whom": "1"}
    asked = client.get("/api/v1/rounds").json()["items"][0]["questions"]
    assert [one["key"] for one in asked] == ["who-helps", "for-whom", "when", "how-many"]


@pytest.mark.parametrize(
    "extras",
    [
        {"nobody-asked": "x"},
        {"for-whom": "9"},
        {"for-whom": {"a": 1}},
        {"when": "x"},
        {"when": 5},
        {"how-many": "1e400"},
        {"how-many": "inf"},
        {"who-helps": "a\x00b"},
    ],
)
def test_the_service_takes_only_answers_of_the_kind(asking, extras):
    with pytest.raises(RuleBroken):
        save_draft(round_=asking, author=UserFactory(), extras=extras, **WORDS)


def test_nothing_is_published_while_a_question_must_be_answered(asking):
    author = UserFactory()
    draft = save_draft(round_=asking, author=author, **WORDS)
    with pytest.raises(RuleBroken, match="For whom"):
        publish_draft(proposal=draft, author=author)


def test_a_file_that_is_asked_for_comes_with_the_files(client, round_, organiser):
    ask(round_, organiser, "file", label_en="The plan", is_required=True)
    round_ = opened(round_)
    draft = save_draft(round_=round_, author=organiser, **WORDS)
    refused = client.post(address(draft, "publish/"))
    assert (refused.status_code, "The plan" in refused.text) == (409, True)

    sent = WORDS | {"attach": "1", "question": "the-plan", "file": upload("p.pdf", pdf_bytes())}
    client.post(address(draft, "edit/"), sent)

    assert Attachment.objects.get().question == "the-plan"
    assert client.post(address(draft, "publish/")).status_code == 302


def test_hostile_questions_and_answers_stay_words(client, round_, organiser):
    question = ask(round_, organiser, label_en=HOSTILE[:160], help_en=HOSTILE)
    assert "<script>alert" not in client.get(room("room-questions", round_)).text
    round_ = opened(round_)
    assert "<script>alert" not in client.get(address(round_, "propose/")).text
    draft = save_draft(round_=round_, author=organiser, extras={question.key: HOSTILE}, **WORDS)
    proposal = publish_draft(proposal=draft, author=organiser)
    for page in ("", "versions/"):
        shown = client.get(address(proposal, page)).text
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert" in shown
