"""The editors' room: a section with its own editor, words of the house, work that waits."""

from datetime import timedelta
from functools import partial

from wagtail.models import Page

from cms.models import CountryPage, GlossaryTerm, NewsPage
from cms.services.checking import check_links
from cms.services.rights import give_languages, give_sections
from cms.services.translating import translate_page
from demo.story import Story
from demo.story.blocks import block, keyed
from demo.story.pages import write
from demo.story.say import said_in
from demo.story.texts import editing


def fill(story: Story) -> None:
    """Share out languages and a section, fill the glossary, leave a page in review. Idempotent."""
    giver = story.people["dana"]
    give_languages(giver=giver, person=story.people["rania"], translate=["ar"])
    for terms in editing.GLOSSARY:
        values = {f"term_{code}": word for code, word in terms.items()}
        GlossaryTerm.objects.get_or_create(term_fr=terms["fr"], defaults=values)
    home = Page.objects.get(depth=2, locale__language_code="fr")
    write(story, home, CountryPage(
        slug="tunisia", title=editing.SECTION, summary=editing.SECTION_SUMMARY,
        territory=story.territories["tunisia"],
        body=keyed([block("text", editing.SECTION_TEXT)], "tunisia"),
    ))  # fmt: skip
    give_sections(giver=giver, person=story.people["sami"], sections=["tunisia"])
    news = home.get_children().get(slug="news")
    _in_review(story, news)
    _scheduled(story, news)
    check_links()


def _in_review(story: Story, news: Page) -> None:
    """Leave a draft of an editor's that somebody else must approve."""
    if page := _draft(story, news, "handover", editing.IN_REVIEW, editing.IN_REVIEW_TEXT):
        page.get_workflow().start(page, story.people["marta"])


def _scheduled(story: Story, news: Page) -> None:
    """Leave a page that goes out in a week, in French and Arabic at the same moment."""
    page = _draft(story, news, "summer-school", editing.SCHEDULED, editing.SCHEDULED_TEXT)
    if page is None:
        return
    translate_page(
        page=page,
        language="ar",
        say=partial(said_in, "ar"),
        translator=story.people["rania"],
        publish=False,
    )
    page.go_live_at = story.start + timedelta(days=7)
    page.save_revision(user=story.people["marta"]).publish(user=story.people["marta"])


def _draft(story: Story, news: Page, slug: str, title: str, text: str) -> NewsPage | None:
    if news.get_children().filter(slug=slug).exists():
        return None
    page = NewsPage(
        slug=slug, title=title, summary=editing.SUMMARIES[slug], live=False,
        owner=story.people["marta"], author_name="Marta",
        body=keyed([block("text", text)], slug),
    )  # fmt: skip
    news.add_child(instance=page)
    page.save_revision(user=page.owner)
    return page
