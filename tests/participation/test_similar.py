"""Between writing and the preview: what others proposed already."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from participation.models import Merge, Proposal, ProposalWords
from participation.queries.similar import similar_to
from participation.services.proposals import edit_proposal, publish_proposal, save_draft
from participation.services.taking import erase, hide
from participation.services.translations import translate
from tests.benchmarks import seed
from tests.factories.participation import CategoryFactory, ProcessFactory, RoundFactory
from tests.factories.people import TerritoryFactory, UserFactory
from tests.participation.test_pages import HOSTILE, address

GARDEN = {
    "title": "Un jardin partagé derrière l’école des Oliviers",
    "text": "Des parcelles pour les familles et les classes, un composteur et de l’eau de pluie.",
}
# The same wish in other words, and in Arabic.
OTHER = {
    "title": "Jardins partagés près des écoles",
    "text": "Créer un jardin partagé : des parcelles pour les familles du quartier, un composteur.",
}
ARABIC = {
    "title": "حديقة مشتركة خلف مدرسة الزياتين",
    "text": "قطع أرض صغيرة للعائلات والتلاميذ مع صندوق للسماد وخزان لمياه الأمطار.",
}
ARABIC_OTHER = {
    "title": "الحديقة المشتركة للمدرسة",
    "text": "حديقة للتلاميذ والعائلات فيها خزّان لمياه المطر وقطعُ أرضٍ صغيرة.",
}
UNLIKE = [
    ("Une navette électrique entre la gare et la médina", "Toutes les dix minutes, gratuite."),
    ("Des infirmières à domicile pour les personnes âgées", "Deux visites par semaine."),
    ("Réparer les lampadaires de la corniche", "La nuit, les familles n’y passent plus."),
    ("حافلة كهربائية بين المحطة والمدينة العتيقة", "كل عشر دقائق ومجانية للجميع."),
    ("Un atelier de réparation de vélos", "Des outils communs, et quelqu’un qui montre comment."),
]


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def round_():
    round_ = RoundFactory()
    for title, text in UNLIKE:
        publish(round_, title=title, text=text)
    return round_


def publish(round_, author=None, language="fr", **words):
    return publish_proposal(
        round_=round_, author=author or UserFactory(), language=language, **words
    )


def draft(round_, author=None, language="fr", **words):
    return save_draft(round_=round_, author=author or UserFactory(), language=language, **words)


def found(mine):
    return [proposal.title for proposal in similar_to(mine, mine.author)]


def test_the_same_wish_in_other_words_is_found_and_others_are_not(round_):
    publish(round_, **OTHER)
    publish(round_, language="ar", **ARABIC_OTHER)

    assert found(draft(round_, **GARDEN)) == [OTHER["title"]]
    assert found(draft(round_, language="ar", **ARABIC)) == [ARABIC_OTHER["title"]]
    assert found(draft(round_, title="Une piscine", text="Pour nager l’hiver.")) == []
    assert found(draft(round_)) == []


def test_it_is_found_through_a_translation_somebody_made_while_that_stands(round_):
    arabic = publish(round_, language="ar", **ARABIC_OTHER)
    mine = draft(round_, **GARDEN)
    assert found(mine) == []

    translate(original=arabic, translator=UserFactory(), language="fr", **OTHER)

    assert found(mine) == [arabic.title]


def test_the_same_theme_and_place_weigh_in(round_):
    category = CategoryFactory(process=round_.process)
    words = {"title": "Jardin", "text": "Un jardin pour le quartier."}
    far = publish(round_, **words)
    near = publish(round_, **words, category=category, territory=round_.process.territory)
    latest = publish(round_, **words)

    mine = draft(round_, **words, category=category, territory=round_.process.territory)

    assert [p.pk for p in similar_to(mine, mine.author)] == [near.pk, latest.pk, far.pk]


def test_only_what_one_may_see_is_likened(round_):
    author = UserFactory()
    draft(round_, **OTHER)
    publish(RoundFactory(), **OTHER)
    secret = RoundFactory(process=ProcessFactory(published_at=None))
    publish(secret, **OTHER)
    hidden = publish(round_, **OTHER)
    mine = draft(round_, author, **GARDEN)
    assert found(mine) == [OTHER["title"]]

    hide(hidden)
    assert found(mine) == []
    erase(Proposal.objects.get(pk=hidden.pk))
    assert not ProposalWords.objects.filter(proposal=hidden).exists()
    assert found(draft(secret, author, **GARDEN)) == []


def test_what_was_changed_is_likened_by_its_new_words(round_):
    author = UserFactory()
    other = publish(round_, author, **OTHER)
    edit_proposal(proposal=other, author=author, title="Une piscine", text="Pour l’hiver.")

    assert found(draft(round_, **GARDEN)) == []


def test_the_page_stands_between_writing_and_preview_only_when_there_is_one(client, round_):
    author = UserFactory()
    client.force_login(author)
    sent = {**GARDEN, "language": "fr", "preview": "1"}
    alone = client.post(address(round_, "propose/"), sent)
    mine = Proposal.objects.get(author=author)
    assert alone["Location"] == address(mine, "preview/")
    assert client.get(address(mine, "similar/"))["Location"] == address(mine, "preview/")

    other = publish(round_, **OTHER)
    assert client.post(address(mine, "edit/"), sent)["Location"] == address(mine, "similar/")
    page = client.get(address(mine, "similar/")).text
    assert OTHER["title"] in page
    assert f'href="{address(other)}#support"' in page
    assert f'href="{address(mine, "preview/")}"' in page
    client.post(address(mine, "publish/"))
    assert client.get(address(mine, "similar/"))["Location"] == address(mine)


def test_hostile_titles_stay_words(client, round_):
    author = UserFactory()
    client.force_login(author)
    publish(round_, title=f"Jardin {HOSTILE}"[:120], text=OTHER["text"])
    mine = draft(round_, author, title=f"Jardin {HOSTILE}"[:120], text="' | & ! :* <-> \\ Jardin")

    page = client.get(address(mine, "similar/")).text

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_draft_of_somebody_else_is_not_there(client, round_):
    publish(round_, **OTHER)
    mine = draft(round_, **GARDEN)
    assert client.get(address(mine, "similar/")).status_code == 302
    client.force_login(UserFactory())
    assert client.get(address(mine, "similar/")).status_code == 404
    client.force_login(mine.author)
    assert client.get(address(mine, "similar/")).status_code == 200


@pytest.mark.parametrize("number", [1, 30])
def test_it_costs_three_queries_however_many_there_are(round_, number):
    for _ in range(number):
        publish(round_, **OTHER)
    mine = draft(round_, **GARDEN)

    with CaptureQueriesContext(connection) as asked:
        assert similar_to(mine, mine.author)
    assert len(asked) == 3


@pytest.mark.slow
def test_among_ten_thousand_only_the_sample_is_read():
    TerritoryFactory()
    people = seed.authors()
    round_ = seed.round_with(10_000, people)
    publish(round_, **OTHER)
    mine = draft(round_, **{**GARDEN, "text": f"{GARDEN['text']} " + "market garden school " * 400})

    with CaptureQueriesContext(connection) as asked:
        assert OTHER["title"] in found(mine)
    assert len(asked) == 3


def test_other_processes_of_the_same_place_and_theme_are_likened_too(client, round_):
    town = round_.process.territory
    theme = CategoryFactory(process=round_.process, slug="green")
    titles = {"near": "green", "other theme": "roads", "elsewhere": "green", "hidden": "green"}
    for name, slug in titles.items():
        place = TerritoryFactory() if name == "elsewhere" else town
        process = ProcessFactory(territory=place, title=f"{name} <b>", unpublished=name == "hidden")
        publish_proposal(
            round_=RoundFactory(process=process),
            author=UserFactory(),
            language="fr",
            category=CategoryFactory(process=process, slug=slug),
            **OTHER,
        )
    author = UserFactory(language="en")
    mine = draft(round_, author, category=theme, **GARDEN)
    assert [one.round.process.title for one in similar_to(mine, author)] == ["near <b>"]
    assert similar_to(draft(round_, author, **GARDEN), author) == []
    client.force_login(author)
    page = client.get(mine.url("similar")).text
    assert "In another process here:" in page
    assert "near &lt;b&gt;" in page


def test_whoever_merges_is_offered_what_says_much_the_same(client, round_):
    author = UserFactory()
    mine = publish(round_, author=author, **GARDEN)
    twin = publish(round_, **OTHER)
    client.force_login(author)
    sheet = f"{mine.get_absolute_url()}merge/"

    page = client.get(sheet).text
    assert OTHER["title"] in page
    assert UNLIKE[0][0] not in page

    sent = {"into": "here", "reason": "The same."}
    assert client.post(sheet, sent).status_code == 422
    assert client.post(sheet, sent | {"alike": mine.pk}).status_code == 422
    assert client.post(sheet, sent | {"alike": twin.pk}).status_code == 302
    [merge] = Merge.objects.all()
    assert {part.proposal_id for part in merge.parts.all()} == {mine.pk, twin.pk}
