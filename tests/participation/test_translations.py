"""Translations people make: who may, what readers are shown, search, care and what is lost."""

import re

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from common import searchable
from common.exceptions import RuleBroken
from participation.models import Comment, Proposal, Round, Statement, Translation
from participation.queries import proposals as listing
from participation.services import care
from participation.services.comment_marks import edit_comment
from participation.services.comments import post_comment, remove_comment
from participation.services.proposals import edit_proposal
from participation.services.translations import remove_translation, translate
from tests.factories.participation import ProposalFactory, RoundFactory, StatementFactory
from tests.factories.people import UserFactory
from tests.participation.test_care import STATEMENT, moderator_of, reported
from tests.races import at_once

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&"


@pytest.fixture
def proposal():
    return ProposalFactory(language="en", title="A garden", text="For the school.")


def door(thing, name="all"):
    keys = {"kind": type(thing).__name__.lower(), "pk": thing.pk}
    return reverse(f"translations:{name}", kwargs=keys)


def in_spanish(proposal, **more):
    words = {"title": "Un huerto", "text": "Para la escuela."} | more
    translator = words.pop("translator", None) or UserFactory()
    return translate(original=proposal, translator=translator, language="es", **words)


def read_in(client, language, thing):
    return client.get(f"/{language}{thing.get_absolute_url()[3:]}").text


def test_readers_are_shown_the_translation_and_the_original_beside_it(client, proposal):
    made = in_spanish(proposal)

    page = read_in(client, "es", proposal)
    assert re.search(r'<h1\s+lang="es"', page)
    assert page.index("Para la escuela.") < page.index("For the school.")
    assert made.author.pseudonym in page
    assert '<div class="original-words" lang="en" dir="auto">' in page
    assert "Para la escuela." not in read_in(client, "fr", proposal)
    assert "Un huerto" in client.get(f"/es{proposal.round.get_absolute_url()[3:]}").text


def test_the_authors_own_is_shown_before_others_and_else_the_latest(client, proposal):
    in_spanish(proposal, text="Primera.")
    in_spanish(proposal, text="Segunda.")
    assert "Segunda." in read_in(client, "es", proposal)

    in_spanish(proposal, text="Del autor.", translator=proposal.author)
    in_spanish(proposal, text="Última.")
    page = read_in(client, "es", proposal)
    assert "Del autor." in page
    assert "Última." not in page
    assert all(words in client.get(door(proposal)).text for words in ("Primera.", "Última."))


def test_it_is_found_by_its_words_while_it_stands(proposal):
    made = in_spanish(proposal)
    found = lambda: list(listing.search(Proposal.objects.all(), "escuela"))  # noqa: E731
    languages = lambda: {  # noqa: E731
        one.language for one in searchable.described("proposal", [str(proposal.pk)])
    }
    assert (found(), languages()) == ([proposal], {"en", "es"})
    edit_proposal(proposal=proposal, author=proposal.author, text="For the whole school.")
    assert found() == [proposal]

    remove_translation(translation=made, translator=made.author)
    assert (found(), languages()) == ([], {"en"})


def test_sent_again_it_changes_ones_own_and_what_is_behind_says_so(client, proposal):
    person = UserFactory()
    for text in ("Para.", "Para la escuela."):
        made = in_spanish(proposal, text=text, translator=person)
    assert Translation.objects.get().text == "Para la escuela."

    assert "changed since" not in client.get(f"/en{door(proposal)[3:]}").text
    # The first change of a proposal of the factory writes its first version.
    for text in ("For two schools.", "For three schools."):
        edit_proposal(proposal=proposal, author=proposal.author, text=text)
    assert "changed since" in client.get(f"/en{door(proposal)[3:]}").text
    comment = post_comment(proposal=proposal, author=person, text="Yes.", language="en")
    made = translate(original=comment, translator=person, language="ar", text="نعم")
    assert not made.is_behind
    edit_comment(comment=comment, author=person, text="Yes, please.")
    made = Translation.objects.get(pk=made.pk)
    assert made.is_behind


def test_the_form_keeps_what_was_typed_and_says_what_is_wrong(client, proposal):
    add = door(proposal, "add")
    assert client.get(add).url.startswith("/fr/accounts/")
    client.force_login(UserFactory())
    typed = {"language": "es", "title": "", "text": HOSTILE}

    answer = client.post(add, typed)
    assert (answer.status_code, Translation.objects.count()) == (422, 0)
    assert "&lt;script&gt;alert(1)" in answer.text
    assert "<script>alert(1)" not in answer.text
    for wrong in ({"language": "en"}, {"language": "xx"}, {"text": "x" * 10_001}):
        assert client.post(add, typed | {"title": "A", **wrong}).status_code == 422
    sent = client.post(add, typed | {"title": HOSTILE, "author": 1, "status": "hidden"})
    assert sent.status_code == 302
    made = Translation.objects.get()
    assert made.is_visible
    for page in (client.get(sent.url), client.get(f"/es{proposal.get_absolute_url()[3:]}")):
        assert "<script>alert(1)" not in page.text
        assert "&lt;script&gt;alert(1)" in page.text


def test_what_nobody_may_read_nobody_translates(client, proposal):
    draft = ProposalFactory(draft=True, author=UserFactory(), language="en")
    comment = post_comment(proposal=proposal, author=UserFactory(), text="Yes.", language="en")
    hidden = StatementFactory(status=Statement.Status.HIDDEN)
    remove_comment(comment=comment, author=comment.author)
    closed = ProposalFactory(round__process__access="invitation")
    client.force_login(draft.author)

    for thing in (draft, comment, hidden, closed):
        assert client.get(door(thing)).status_code == 404
        assert client.post(door(thing, "add"), {"language": "es"}).status_code == 404
    for thing in (draft, comment, hidden):
        with pytest.raises(RuleBroken, match=r"gone|déjà"):
            translate(original=thing, translator=draft.author, language="es", text="a", title="a")
    unknown = reverse("translations:all", kwargs={"kind": "translation", "pk": 1})
    assert client.get(unknown).status_code == 404


def test_a_moderator_hides_a_translation_and_the_original_stays(client, proposal):
    made, moderator = in_spanish(proposal), moderator_of(proposal, "es")
    case = reported(made)
    assert (case.language, case.territory) == ("es", proposal.round.process.territory)
    decision = care.decide(case=case, moderator=moderator, **STATEMENT)

    page = read_in(client, "es", proposal)
    assert "Para la escuela." not in page
    assert "For the school." in page
    assert not list(listing.search(Proposal.objects.all(), "escuela"))
    with pytest.raises(RuleBroken, match=r"moderator|mod"):
        in_spanish(proposal, translator=made.author)
    client.force_login(made.author)
    seen = client.get(reverse("care:decision", kwargs={"pk": decision.pk}))
    assert "Para la escuela." in seen.text

    care.decide(case=case, moderator=moderator, kind="restore")
    assert "Para la escuela." in read_in(client, "es", proposal)
    care.decide(case=case, moderator=moderator, **STATEMENT)
    care.decide(case=case, moderator=moderator, **{**STATEMENT, "kind": "erase"})
    made.refresh_from_db()
    assert (made.status, made.text, made.title) == ("erased", "", "")


def test_words_that_are_erased_are_gone_in_every_language(client, proposal):
    author, moderator = UserFactory(), moderator_of(proposal)
    comment = post_comment(proposal=proposal, author=author, text="Marker.", language="en")
    translate(original=comment, translator=author, language="es", text="Marca.")
    in_spanish(proposal)
    remove_comment(comment=comment, author=author)
    edit_proposal(proposal=proposal, author=proposal.author, text="For nobody.")
    case = reported(proposal)
    care.decide(case=case, moderator=moderator, **STATEMENT)
    care.decide(case=case, moderator=moderator, **{**STATEMENT, "kind": "erase"})

    proposal = Proposal.objects.get()
    left = [proposal.title, proposal.text, proposal.search_key, *proposal.versions.all()]
    assert left == ["", "", ""]
    assert set(Translation.objects.values_list("status", "title", "text")) == {("erased", "", "")}
    answer = client.get(f"/en{proposal.get_absolute_url()[3:]}")
    assert answer.status_code == 410
    assert "The law demanded it" in answer.text
    assert "a moderator hid this" not in answer.text.lower()


def test_only_whoever_made_it_takes_it_back(client, proposal):
    made = in_spanish(proposal)
    remove = reverse("translations:remove", kwargs={"pk": made.pk})
    client.force_login(proposal.author)
    assert client.post(remove).status_code == 403
    with pytest.raises(RuleBroken):
        remove_translation(translation=made, translator=proposal.author)
    client.force_login(made.author)
    assert client.post(remove).status_code == 302
    assert client.post(remove).status_code == 404


def test_the_database_holds_one_per_person_and_language_of_one_thing(proposal):
    made = in_spanish(proposal)
    same = {"author": made.author, "language": "es", "text": "x", "at": made.at}
    for wrong in ({"proposal": proposal}, {}, {"proposal": proposal, "statement_id": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Translation.objects.create(**same, **wrong)


@pytest.mark.django_db(transaction=True)
def test_translating_and_removing_at_once_leaves_no_words_behind():
    proposal = ProposalFactory(language="en")
    person = UserFactory()
    comment = post_comment(proposal=proposal, author=person, text="Yes.", language="en")
    others = UserFactory.create_batch(4)
    at_once(
        [lambda: remove_comment(comment=comment, author=person)]
        + [
            lambda p=p: translate(original=comment, translator=p, language="es", text="Sí.")
            for p in others
        ]
    )
    assert not Translation.objects.exclude(text="").exists()
    assert Comment.objects.get().is_removed


def test_thirty_translated_comments_cost_as_many_queries_as_one(client, proposal):
    person, reader = UserFactory(), f"/es{proposal.get_absolute_url()[3:]}"

    def said():
        comment = post_comment(proposal=proposal, author=person, text="Yes.", language="en")
        translate(original=comment, translator=person, language="es", text="Sí.")

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(reader)
        return len(queries)

    said()
    one = asked()
    for _time in range(19):
        said()
    assert asked() == one <= 12


def test_statements_are_read_in_ones_own_language(client):
    round_ = RoundFactory(kind=Round.Kind.COMMENTS)
    statement = StatementFactory(round=round_, language="ar", text="يجب أن يفتح السوق")
    translate(original=statement, translator=UserFactory(), language="fr", text="Le marché ouvre.")
    client.force_login(UserFactory())
    keys = {"process": round_.process.slug, "round": round_.slug}
    page = client.get(reverse("participation:answer-statement", kwargs=keys)).text
    assert "Le marché ouvre." in page
    assert statement.text in page
    with pytest.raises(RuleBroken):
        translate(original=statement, translator=UserFactory(), language="fr", text="x" * 281)
