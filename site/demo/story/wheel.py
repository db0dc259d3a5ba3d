"""A page of blocks that show the wheel: one idea of Sfax, from its card to its service."""

from typing import Any

from cms.models import HomePage, LabPage, StandardPage
from demo.story import Story
from demo.story.blocks import Block, block, keyed
from demo.story.lab import SFAX
from demo.story.pages import translate, write
from demo.story.texts import wheel as words

SLUG = "from-idea-to-service"


def fill(story: Story) -> None:
    """Write the page, and lead to it from the lab's page. Idempotent."""
    home = HomePage.objects.get(locale__language_code="fr")
    page = write(story, home, StandardPage(
        slug=SLUG, title=words.TITLE, summary=words.SUMMARY, body=keyed(_body(story), SLUG),
    ))  # fmt: skip
    lab = LabPage.objects.get(locale__language_code="fr")
    body: Any = lab.body.get_prep_value()
    if any(part["type"] == "action" for part in body):
        return
    button = {"label": words.SEE_HOW, "page": page.pk, "address": ""}
    lab.body = [*body, *keyed([block("action", button)], "lab/action")]
    lab.save_revision(user=story.people.get("marta")).publish()
    translate(story, lab)


def _body(story: Story) -> list[Block]:
    service = story.things[SFAX]
    return [
        block("text", words.BEGINNING),
        block("proposal", {"heading": words.THE_IDEA, "proposal": service.proposal_id}),
        block("round_result", {"heading": words.THE_CHOICE, "round": story.things["sfax_vote"].pk}),
        block("service_thread", {"heading": words.THE_WAY, "service": service.pk, "count": 8}),
        block("services", {"heading": words.THE_OTHERS, "count": 6}),
        block("next_sessions", {"heading": words.THE_NEXT, "count": 1}),
        block("open_rounds", {"heading": words.YOUR_TURN, "count": 3, "kind": ""}),
    ]
