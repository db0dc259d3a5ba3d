"""Organisations whose pages somebody verified, and what one of them said."""

from datetime import timedelta

from participation.models import Comment, Proposal
from participation.services.comments import post_comment
from people.models import Mandate, Organisation
from people.services.mandates import give_mandate
from people.services.organisations import ask_for_page, check_organisation

from . import Story

NAME = "تعاونية بيت الخضرة (مثال)"
SEEN = "مثال: اطُّلع عليها في سجلّ هذا العرض التجريبي."
WORDS = "نطبخ كل خميس لأهل الحي، ويمكننا أن نعلّم من يريد. نحتاج فقط إلى مكان فيه ماء وموقد."


def fill(story: Story) -> None:
    """Verify the bodies that answer for processes, and a cooperative Amal speaks for."""
    salim, amal = story.people["salim"], story.people["amal"]
    if not Organisation.objects.filter(name=NAME).exists():
        ask_for_page(
            person=amal,
            name=NAME,
            kind=Organisation.Kind.COOPERATIVE,
            why="أنا أمينة الصندوق.",
            territory=story.territories["irbid"],
        )
    for organisation in Organisation.objects.filter(status=Organisation.Status.ASKED):
        check_organisation(organisation=organisation, checker=salim, verified=True, evidence=SEEN)
    cooperative = Organisation.objects.get(name=NAME)
    if not Mandate.objects.filter(organisation=cooperative).exists():
        give_mandate(
            giver=salim,
            person=amal,
            organisation=cooperative,
            evidence=SEEN,
            ends_at=story.start + timedelta(days=365),
        )
    if not Comment.objects.filter(organisation=cooperative).exists():
        _say(story, cooperative)


def _say(story: Story, cooperative: Organisation) -> None:
    kitchens = Proposal.objects.filter(
        round__process__slug="irbid-community-kitchens", status=Proposal.Status.PUBLISHED
    )
    post_comment(
        proposal=kitchens.earliest("pk"),
        author=story.people["amal"],
        organisation=cooperative,
        text=WORDS,
        language="ar",
        stance=Comment.Stance.FOR,
        at=story.start - timedelta(days=1, hours=4),
    )
