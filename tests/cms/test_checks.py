"""What editors are told before they publish: reading level, headings, pictures, links."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Page

from cms.checks import findings as checks
from cms.checks.contrast import contrast_in
from cms.checks.findings import findings
from cms.checks.parts import Parts, parts_of
from cms.checks.reading import reading_of
from cms.models import BrokenLink, GlossaryTerm, PublishedWarnings
from cms.services.checking import check, check_links
from tests.cms.conftest import publish
from tests.factories import cms as made

EASY = {
    "fr": "La nuit tombe. Une infirmière vient chez Salha. Elle reste une heure.",
    "en": "Night falls. A nurse comes to see Salha. She stays for an hour.",
    "es": "Cae la noche. Una enfermera visita a Salha. Se queda una hora.",
    "it": "Scende la notte. Un'infermiera va da Salha. Resta un'ora.",
    "ar": "يَحِلُّ الليلُ. تأتي الممرّضةُ إلى سلوى. تبقى ساعةً واحدة.",
}
HARD = {
    "fr": "L'institutionnalisation des mécanismes participatifs de coproduction territoriale ",
    "en": "The institutionalisation of participatory territorial co-production mechanisms ",
    "es": "La institucionalización de mecanismos participativos de coproducción territorial ",
    "it": "L'istituzionalizzazione dei meccanismi partecipativi di coproduzione territoriale ",
    "ar": "إنّ المأسسة التشاركية للاستراتيجيات الاقتصادية والاجتماعية والمؤسساتية ",
}


@pytest.mark.parametrize("language", EASY)
def test_easy_words_pass_and_hard_ones_do_not(language):
    easy = reading_of(" ".join([EASY[language]] * 4), language)
    hard = reading_of(HARD[language] * 6 + ".", language)

    assert not easy.sentences_are_long
    assert not easy.words_are_long
    assert hard.sentences_are_long
    assert hard.words_are_long


def test_vowel_signs_and_tatweel_are_no_letters():
    assert reading_of("مُمَرِّضَة", "ar") == reading_of("ممرضة", "ar")
    assert reading_of("ســـــــــــلام", "ar").long_share == 0


@pytest.mark.parametrize("text", ["", " ", "…", "12 345", "؟!"])
def test_a_text_without_words_is_not_hard(text):
    assert reading_of(text, "fr").words == 0


def test_headings_pictures_and_links_are_looked_at():
    picture = made.SiteImageFactory.build(description_fr="photo.JPG", description_ar="")
    parts = Parts(
        headings=[(2, "Un"), (4, "Deux"), (2, " ")], pictures=[picture], links=["ici", "la charte"]
    )

    assert [found.message for found in findings(parts, "fr", "")] == [
        checks.NO_SUMMARY,
        checks.ALT_IS_A_FILE,
        checks.HEADING_JUMPS,
        checks.HEADING_EMPTY,
        checks.LINK_SAYS_NOTHING,
    ]
    assert checks.ALT_MISSING in [found.message for found in findings(parts, "ar", "كلمة")]


def test_a_page_is_counted_as_it_is_published(home):
    body = [
        ("text", '<h4>Trop bas</h4><p>Cliquez <a href="https://example.org">ici</a>.</p>'),
        ("quote", {"text": "<b>Un</b> mot", "source": ""}),
    ]
    page = publish(made.StandardPageFactory(parent=home, body=body, summary=""))

    kept = PublishedWarnings.objects.get(page=page)
    assert kept.count == 3
    assert "<b>Un</b> mot" in parts_of(page).texts

    page.body = [("text", "<p>La charte dit tout.</p>")]
    page.summary = "Une phrase."
    publish(page)
    kept.refresh_from_db()
    assert (kept.count, check(page)) == (0, [])


def test_links_that_lead_nowhere_are_kept_until_they_are_mended(home):
    target = publish(made.StandardPageFactory(parent=home, slug="target"))
    words = f'<p><a linktype="page" id="{target.pk}">La charte</a></p>'
    page = publish(made.StandardPageFactory(parent=home, body=[("text", words)]))
    assert check_links() == 0

    target.unpublish()
    assert check_links() == check_links() == 1
    dead = BrokenLink.objects.get()
    assert (dead.page_id, dead.reason) == (page.pk, BrokenLink.Reason.DRAFT)

    Page.objects.get(pk=target.pk).delete()
    check_links()
    assert BrokenLink.objects.get().reason == BrokenLink.Reason.GONE

    page.body = [("text", "<p>La charte n'est plus là.</p>")]
    publish(page)
    assert check_links() == 0


def test_a_term_is_in_the_glossary_once():
    GlossaryTerm.objects.create(term_fr="noria")
    with pytest.raises(ValidationError, match="already in the glossary"):
        GlossaryTerm(term_fr="noria", term="noria").full_clean()


def drawn(ink, ground):
    """Draw a poster: a word's worth of ink on a ground."""
    poster = Image.new("RGB", (300, 200), ground)
    poster.paste(ink, (40, 80, 160, 100))
    kept = BytesIO()
    poster.save(kept, "PNG")
    return ContentFile(kept.getvalue(), "poster.png")


@pytest.mark.parametrize(
    ("ink", "ground", "is_faint"),
    [
        ("black", "white", False),
        ("#17233a", "#fbf7f0", False),
        ("#999999", "#ffffff", True),
        # As light as one another, however different their colours.
        ("#d00000", "#007000", True),
    ],
)
def test_words_in_a_picture_stand_out_from_their_ground(home, ink, ground, is_faint):
    poster = made.SiteImageFactory(file=drawn(ink, ground), holds_words=True)
    page = publish(made.StandardPageFactory(parent=home, body=[("picture", {"image": poster})]))

    kept = PublishedWarnings.objects.get(page=page)
    faint = [found["what"] for found in kept.findings if found["message"] == checks.WORDS_ARE_FAINT]
    assert bool(faint) == is_faint
    assert all(" : 1)" in what for what in faint)


def test_only_pictures_that_hold_words_are_measured_and_only_where_the_words_are():
    faint = {"file": drawn("#999999", "#ffffff"), "description_fr": "Une affiche"}
    poster = made.SiteImageFactory(**faint, holds_words=True)
    photograph = made.SiteImageFactory(**faint)
    gone = made.SiteImageFactory(**faint, holds_words=True)
    gone.file.storage.delete(gone.file.name)
    where = {"focal_point_x": 250, "focal_point_y": 30, "focal_point_width": 40}
    elsewhere = made.SiteImageFactory(
        file=drawn("black", "white"), holds_words=True, focal_point_height=40, **where
    )

    assert contrast_in(poster) == pytest.approx(2.85, abs=0.01)
    assert contrast_in(elsewhere) == 1
    gone = type(gone).objects.get(pk=gone.pk)
    found = findings(Parts(pictures=[poster, photograph, gone]), "fr", "Une phrase.")
    assert [each.message for each in found] == [checks.WORDS_ARE_FAINT]


def test_a_page_begins_in_short():
    assert findings(Parts(), "fr", "Un. Deux. Trois.") == []
    assert [each.message for each in findings(Parts(), "ar", "كلمة. كلمة. كلمة؟ كلمة!")] == [
        checks.SUMMARY_IS_LONG
    ]


def test_a_decorative_picture_owes_no_words():
    picture = made.SiteImageFactory.build(is_decorative=True, description_fr="")

    assert findings(Parts(pictures=[picture]), "fr", "Une phrase.") == []
