"""Who may translate what, and who may publish it, at every door of the translators (V8-08)."""

from io import BytesIO
from itertools import product

import pytest
from django.conf import settings
from django.utils.translation import override
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from cms.models import NewsPage
from cms.queries.rights import languages_of
from cms.services.rights import give_languages
from common.exceptions import RuleBroken
from people.services.roles import give_roles
from tests.cms.conftest import publish
from tests.factories import cms as made
from tests.factories.people import UserFactory
from tests.laid_out import Layout


def sign_in(client, person):
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[1])


OTHERS = ("en", "es", "it", "ar")


@pytest.fixture(autouse=True)
def _wagtails_screens_ask_as_they_like(settings):
    settings.ZEAL_ALLOWLIST = [{"model": "*"}]


def _translated_news(doors, translated):
    news = publish(made.NewsFactory(parent=doors["news"], title="Une infirmière"))
    translated(news, *OTHERS)


NEWS = Layout(_translated_news)


@pytest.fixture
def news(doors, translated):
    NEWS(doors, translated)
    return NewsPage.objects.get(locale=Locale.get_default())


@pytest.fixture
def people():
    """One of each kind: translators of French and Arabic, one who also publishes, and others."""
    administrator = UserFactory(administrator=True)
    chosen = {"translator of fr": ("fr", ()), "translator of ar": ("ar", ()),
              "publisher of ar": ("ar", ("ar",))}  # fmt: skip
    made_people = {"administrator": administrator}
    for name, (language, publishes) in chosen.items():
        person = made_people[name] = UserFactory(translator=True)
        give_languages(giver=administrator, person=person, translate=[language], publish=publishes)
    return made_people | {
        "translator of nothing": UserFactory(translator=True),
        "editor": UserFactory(editor=True),
        "section editor": UserFactory(section_editor=True),
        "moderator": UserFactory(moderator=True),
        "citizen": UserFactory(),
    }


#: Who may change the words of the Arabic page; nobody else may, in any language but their own.
MAY_EDIT = {
    "administrator": set(OTHERS),
    "editor": set(OTHERS),
    "translator of fr": set(),
    "translator of ar": {"ar"},
    "publisher of ar": {"ar"},
    "translator of nothing": set(),
    "section editor": set(),
    "moderator": set(),
    "citizen": set(),
}
MAY_PUBLISH = {**MAY_EDIT, "translator of ar": set()}


def target_of(news, language):
    return Translation.objects.get(
        source__object_id=news.translation_key, target_locale__language_code=language
    )


def test_a_sentence_is_kept_only_in_ones_own_languages(client, news, people):
    segment = StringSegment.objects.filter(source__object_id=news.translation_key)[0]

    for who, may in MAY_EDIT.items():
        sign_in(client, people[who])
        assert _keeps(client, news, segment) == may, who


def _keeps(client, news, segment):
    kept = set()
    for language in OTHERS:
        door = f"/cms/localize/translate/{target_of(news, language).pk}/strings/{segment.pk}/edit/"
        answer = client.put(door, "value=forged", content_type="application/x-www-form-urlencoded")
        if answer.status_code in {200, 201}:
            kept.add(language)
        else:
            assert answer.status_code in {302, 403}

    forged = StringTranslation.objects.filter(data="forged")
    assert set(forged.values_list("locale__language_code", flat=True)) == kept
    forged.update(data="as before")
    return kept


def test_a_translation_is_published_only_where_one_may(client, news, people):
    for who, may in MAY_PUBLISH.items():
        sign_in(client, people[who])
        done = {language for language in OTHERS if _publishes(client, news, language)}
        assert done == may, who


def _publishes(client, news, language):
    page = target_of(news, language).get_target_instance()
    before = page.revisions.count()
    answer = client.post(f"/cms/pages/{page.pk}/edit/", {"action": "publish"})
    written = page.revisions.count() > before
    assert answer.status_code in {302, 403}
    return written


# Wagtail sends whoever it refuses to its home; who is let through goes on to here.
AFTERWARDS = "/cms/account/"
DOORS = ["pofile/download/", "preview/", "pofile/upload/", "disable/"]


def test_the_other_doors_of_a_translation_ask_the_same(client, news, people):
    for who, door in product(MAY_EDIT, DOORS):
        sign_in(client, people[who])
        _ask(client, news, who, door)


def _ask(client, news, who, door):
    # Cutting a page loose from its original is for editors.
    may = set() if door == "disable/" and who == "publisher of ar" else MAY_EDIT[who]
    may = may & MAY_PUBLISH[who] if door == "disable/" else may
    for language in OTHERS:
        translation = target_of(news, language)
        address = f"/cms/localize/translate/{translation.pk}/{door}"
        sent = {"next": AFTERWARDS, **({"file": _po(translation)} if "upload" in door else {})}
        answer = client.get(address) if door in DOORS[:2] else client.post(address, sent)
        allowed = answer.status_code == 200 or answer.headers.get("Location") == AFTERWARDS
        assert allowed == (language in may), (who, door, language, answer.status_code)


def _po(translation):
    file = BytesIO(str(translation.export_po()).encode())
    file.name = "words.po"
    return file


MAY_BEGIN = {**MAY_EDIT, "publisher of ar": {"ar"}}


def test_a_translation_is_begun_only_where_one_may(client, doors, people):
    news = publish(made.NewsFactory(parent=doors["news"]))
    begun = Translation.objects.filter(source__object_id=news.translation_key)
    locales = Locale.objects.filter(language_code__in=OTHERS)

    for who in sorted(MAY_BEGIN, key=lambda one: len(MAY_BEGIN[one])):
        before = set(begun.values_list("target_locale__language_code", flat=True))
        sign_in(client, people[who])
        for locale in locales:
            client.post(f"/cms/localize/submit/page/{news.pk}/", {"locales": [locale.pk]})
        after = set(begun.values_list("target_locale__language_code", flat=True))
        assert after == before | MAY_BEGIN[who], who


def test_nobody_makes_an_original_of_a_translation(client, news, people):
    sign_in(client, people["editor"])
    arabic = target_of(news, "ar").get_target_instance()
    english = Locale.objects.get(language_code="en")

    client.post(f"/cms/localize/submit/page/{arabic.pk}/", {"locales": [english.pk]})

    assert TranslationSource.objects.get(object_id=news.translation_key).locale_id == news.locale_id


def test_a_translator_neither_deletes_nor_closes_nor_copies(client, news, people):
    arabic = target_of(news, "ar").get_target_instance()
    sign_in(client, people["publisher of ar"])

    for door in ("delete/", "copy/", "privacy/", "move/"):
        answer = client.post(f"/cms/pages/{arabic.pk}/{door}", {"restriction_type": "login"})
        assert answer.status_code in {302, 403}, door
    client.post(f"/cms/localize/page/{arabic.pk}/convert_to_alias/")

    assert Page.objects.filter(pk=arabic.pk, alias_of=None).exists()
    assert not PageViewRestriction.objects.exists()
    assert Page.objects.filter(translation_key=news.translation_key).count() == 5


def test_a_translator_leaves_originals_alone_in_their_own_language(client, doors, people):
    home = Page.objects.get(depth=2, locale__language_code="ar")
    original = made.StandardPageFactory(parent=home, locale=home.locale, slug="asl")
    for who, may in (("publisher of ar", False), ("editor", True)):
        rights = Page.objects.get(pk=original.pk).permissions_for_user(people[who])
        assert (rights.can_edit(), rights.can_publish()) == (may, may), who


def test_nobody_deletes_or_adds_a_language(client, home, people):
    before = set(Locale.objects.values_list("language_code", flat=True))

    for who in MAY_EDIT:
        sign_in(client, people[who])
        for locale in Locale.objects.all():
            client.post(f"/cms/locales/delete/{locale.pk}/")
            client.post(f"/cms/locales/edit/{locale.pk}/", {"language_code": "de"})
        client.post("/cms/locales/new/", {"language_code": "de"})

    assert set(Locale.objects.values_list("language_code", flat=True)) == before


def test_a_translation_waits_for_its_original(doors, translated, people, client):
    draft = made.NewsFactory(parent=doors["news"], slug="soon", live=False)
    draft.save_revision()
    sign_in(client, people["editor"])
    arabic = Locale.objects.get(language_code="ar")
    client.post(f"/cms/localize/submit/page/{draft.pk}/", {"locales": [arabic.pk]})
    page = Page.objects.get(translation_key=draft.translation_key, locale=arabic)

    may = page.permissions_for_user(people["publisher of ar"])
    assert (may.can_edit(), may.can_publish()) == (True, False)
    client.post(f"/cms/pages/{page.pk}/edit/", {"action": "publish"})
    assert not Page.objects.get(pk=page.pk).live
    publish(draft)
    may = Page.objects.get(pk=page.pk).permissions_for_user(people["publisher of ar"])
    assert may.can_publish()


def test_languages_go_with_the_role(home, people):
    administrator, translator = people["administrator"], people["publisher of ar"]
    assert languages_of(translator) == {"ar": True}

    give_roles(giver=administrator, person=translator, roles=["editor"])

    assert languages_of(translator) == {}


def test_languages_are_given_by_administrators_and_not_to_oneself(home, people):
    for giver, person in [
        (people["editor"], people["translator of ar"]),
        (people["administrator"], people["administrator"]),
        (people["administrator"], people["citizen"]),
    ]:
        with pytest.raises(RuleBroken):
            give_languages(giver=giver, person=person, translate=["it"])
        assert "it" not in languages_of(person)


def test_days_of_translations_are_written_in_no_language(doors, translated):
    translated(publish(made.NewsFactory(parent=doors["news"])), "ar")
    said = StringTranslation.objects.filter(locale__language_code="ar").first()
    with override("ar"):
        assert f"{said.updated_at:%d/%m/%Y}" in said.get_comment()


def test_a_translation_that_has_begun_is_opened_and_not_begun_again(client, doors, translated):
    page = translated(publish(made.NewsFactory(parent=doors["news"])), "ar")
    arabic = Page.objects.get(translation_key=page.translation_key, locale__language_code="ar")
    begin = f"/cms/localize/submit/page/{page.pk}/"
    sign_in(client, UserFactory(editor=True))

    opened = client.get(f"{begin}?select_locale=ar")
    assert opened.headers["Location"] == f"/cms/pages/{arabic.pk}/edit/"
    assert client.get(f"{begin}?select_locale=it").status_code == 200
    assert client.get(begin).status_code == 200

    translated(page, "en", "es", "it")
    assert client.get(begin).headers["Location"] == f"/cms/pages/{page.pk}/"
