"""The index holds what everybody may see, and nothing else (V8-02, V8-09, V8-12, V8-16, V8-18)."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms.models import SearchEntry, SearchWord
from cms.queries.search import matching
from participation.models import Process, Proposal
from participation.services.proposals import edit_proposal, publish_draft, withdraw_proposal
from tests.cms.conftest import publish
from tests.factories import cms as made
from tests.factories.lab import ServiceFactory
from tests.factories.participation import ProcessFactory, ProposalFactory, RoundFactory
from tests.factories.people import UserFactory

# The index looks again after a commit.
pytestmark = pytest.mark.django_db(transaction=True)

MARK = "zanzibarine"


def found(words=MARK):
    return set(matching(words).values_list("kind", "language"))


def in_public(**changes):
    """A news page whose body holds the marker word."""
    return {"body": [("text", f"<p>Un mot: <b>{MARK}</b>.</p>")], **changes}


def test_a_page_is_found_once_it_is_published_and_no_longer_than_that(doors):
    page = made.NewsFactory(parent=doors["news"], live=False, **in_public())
    page.save_revision()
    assert not found()

    publish(page)
    assert found() == {("news", "fr")}

    page.unpublish()
    assert not found()


def test_a_draft_of_a_published_page_is_not_found(doors):
    page = publish(made.NewsFactory(parent=doors["news"]))

    page.title = f"{MARK} x"
    page.save_revision()

    assert not found()


def test_a_page_that_is_deleted_is_gone_with_all_below(home):
    parent = publish(made.StandardPageFactory(parent=home, slug="above"))
    publish(made.StandardPageFactory(parent=parent, slug="below", title=f"Page {MARK}"))
    assert found()

    parent.refresh_from_db()
    parent.delete()

    assert not found()


def test_a_key_anywhere_above_hides_a_page(home, translated):
    above = publish(made.StandardPageFactory(parent=home, slug="above"))
    page = publish(made.StandardPageFactory(parent=above, slug="below", **in_public()))
    translated(above, "ar")
    translated(page, "ar")
    assert found() == {("page", "fr"), ("page", "ar")}

    # Closed in one language it is closed in all, and so it is opened.
    closed = PageViewRestriction.objects.create(page=above, restriction_type="login")
    assert not found()

    closed.delete()
    assert found() == {("page", "fr"), ("page", "ar")}


def test_stand_ins_are_not_found_beside_what_they_stand_for(doors):
    publish(made.NewsFactory(parent=doors["news"], **in_public()))

    assert found() == {("news", "fr")}


def test_a_page_that_moves_behind_a_key_is_gone(home):
    closed = publish(made.StandardPageFactory(parent=home, slug="closed"))
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    page = publish(made.StandardPageFactory(parent=home, slug="free", title=MARK))
    assert found()

    page.move(closed, pos="last-child")

    assert not found()


def test_a_new_address_is_the_one_that_is_found(home):
    page = publish(made.StandardPageFactory(parent=home, slug="old", title=MARK))

    page.slug = "new"
    publish(page)

    assert matching(MARK).get().url == "/fr/new/"


def test_a_file_is_found_with_a_published_page_that_holds_it(doors):
    document = made.SiteDocumentFactory(title=f"Rapport {MARK}")
    assert not found()

    item = made.LibraryItemFactory(
        parent=doors["library"],
        live=False,
        files=[("file", {"language": "es", "document": document})],
    )
    item.save_revision()
    assert not found()

    publish(item)
    assert found() == {("document", "es")}

    item.unpublish()
    assert not found()


def test_a_file_in_a_private_collection_is_not_found(doors):
    above = Collection.get_first_root_node().add_child(name="Above")
    below = above.add_child(name="Below")
    document = made.SiteDocumentFactory(title=MARK, collection=below)
    publish(
        made.LibraryItemFactory(
            parent=doors["library"], files=[("file", {"language": "fr", "document": document})]
        )
    )
    assert found()

    restriction = CollectionViewRestriction.objects.create(
        collection=above, restriction_type="login"
    )
    assert not found()

    restriction.delete()
    assert found() == {("document", "fr")}

    document.delete()
    assert not found()


def test_a_proposal_is_found_from_publishing_to_withdrawing():
    author = UserFactory()
    draft = ProposalFactory(draft=True, author=author, title=f"Un jardin {MARK}")
    assert not found()

    proposal = publish_draft(proposal=draft, author=author)
    assert found() == {("proposal", "en")}

    proposal = edit_proposal(proposal=proposal, author=author, title="Un jardin")
    assert not found()

    proposal = edit_proposal(proposal=proposal, author=author, title=MARK)
    withdraw_proposal(proposal=proposal, author=author, reason="Done.")
    assert not found()


def test_a_hidden_proposal_is_gone_and_so_is_its_count():
    proposal = ProposalFactory(title=MARK)
    assert found()

    Proposal.objects.filter(pk=proposal.pk).update(status=Proposal.Status.HIDDEN)
    Proposal.objects.get(pk=proposal.pk).save()

    assert not found()


def test_a_process_takes_its_proposals_with_it():
    process = ProcessFactory(title_fr=MARK, title_ar="حديقة", question_fr="Où?")
    ProposalFactory(round=RoundFactory(process=process), title=f"{MARK} bis")
    assert found() == {("process", "fr"), ("proposal", "en")}

    process.access = Process.Access.INVITATION
    process.save()
    assert not found()
    assert not found("حديقة")

    process.access = Process.Access.PUBLIC
    process.save()
    assert found() == {("process", "fr"), ("proposal", "en")}


def test_services_are_found_when_they_are_published():
    service = ServiceFactory(title_fr=MARK)
    assert found() == {("service", "fr")}

    service.published_at = None
    service.save()

    assert not found()


def test_making_the_index_anew_changes_nothing_and_heals_everything(doors):
    page = publish(made.NewsFactory(parent=doors["news"], **in_public()))
    proposal = ProposalFactory(title=f"Un jardin {MARK}")
    before = set(SearchEntry.objects.values_list("owner", "thing", "language", "words"))

    call_command("reindex", stdout=StringIO())
    assert before == set(SearchEntry.objects.values_list("owner", "thing", "language", "words"))

    # Behind everybody's back.
    Proposal.objects.filter(pk=proposal.pk).update(status=Proposal.Status.HIDDEN)
    SearchEntry.objects.filter(owner=f"page:{page.pk}").delete()
    SearchEntry.objects.create(owner="page:0", thing="page:0", kind="page", title=MARK, words=MARK)
    call_command("reindex", stdout=StringIO())

    assert found() == {("news", "fr")}


def test_words_of_things_that_are_gone_are_forgotten():
    proposal = ProposalFactory(title=f"Un jardin {MARK}")
    ProposalFactory(title="Un jardin")
    assert SearchWord.objects.filter(key=MARK).exists()

    Proposal.objects.filter(pk=proposal.pk).update(status=Proposal.Status.HIDDEN)
    call_command("reindex", stdout=StringIO())

    assert not SearchWord.objects.filter(key=MARK).exists()
    assert SearchWord.objects.filter(key="jardin").exists()


@pytest.mark.parametrize(
    ("language", "written", "asked"),
    [
        ("fr", "Des comités de bénéficiaires", "comite bénéficiaire"),
        ("es", "Acción para los niños", "acciones niño"),
        ("it", "Giardini della città", "giardino citta"),
        ("en", "Schools and cities", "school city"),
        ("ar", "المدارس والبلديات في صفاقس: مَدْرَسَةٌ جديدة", "المدرسه بلدية"),
        ("ar", "ميزانية ٢٠٢٦", "2026"),
        ("fr", "L’œuvre d’été", "oeuvre ete"),
    ],
)
def test_stems_and_spellings_are_found(language, written, asked):
    ProposalFactory(title=written, language=language)

    assert matching(asked).count() == 1
    assert not matching(f"{asked} {MARK}").exists()
