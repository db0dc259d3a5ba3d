"""What people of Irbid write together: for a cooperative, as two, by changes, and as one."""

from datetime import timedelta

from django.core.files import File
from django.db import transaction

from participation.models import Proposal, Question, Round
from participation.services.amendments import accept_amendment, suggest_amendment
from participation.services.attachments import attach, look_into
from participation.services.coauthors import accept_invitation, invite_coauthor
from participation.services.merges import agree_to_merge, answer_merge, propose_merge
from participation.services.proposals import publish_draft, publish_proposal, save_draft
from participation.services.questions import write_question
from participation.services.supports import give_support
from people.models import Organisation

from . import Story, past
from .media import MEDIA
from .organisations import NAME
from .say import said_in
from .texts import together as words
from .texts.pictures import PICTURES

PICTURE = "kitchen"


@transaction.atomic
def fill(story: Story) -> None:
    """Let them; all of it is there or none."""
    ideas = Round.objects.get(process__slug="irbid-community-kitchens", slug="ideas")
    if ideas.questions.exists():
        return
    question = write_question(
        round_=ideas,
        organiser=story.people["nour"],
        kind=Question.Kind.CHOICE,
        is_required=False,
        options=words.OPTIONS,
        note=words.WHY_ASKED,
        **words.QUESTION,
    )
    _speak_for_the_cooperative(story, ideas, question)
    _take_over_a_change(story, ideas)
    _become_one(story, ideas)
    past.keep_open_data_on(story.start - timedelta(days=2))


def _speak_for_the_cooperative(story: Story, ideas: Round, question: Question) -> None:
    """Propose in its name, with a picture, a point and an answer; a change to it waits."""
    amal = story.people["amal"]
    draft = save_draft(
        round_=ideas,
        author=amal,
        organisation=Organisation.objects.get(name=NAME),
        category=ideas.process.categories.get(slug="place"),
        extras={question.key: question.options[0]["key"]},
        **words.PROPOSAL,
    )
    path = MEDIA / "pictures" / f"{PICTURE}.webp"
    with path.open("rb") as opened:
        sent = look_into(File(opened, name=path.name))
        attach(proposal=draft, sender=amal, sent=sent, alternative=said_in("ar", PICTURES[PICTURE]))
    draft.refresh_from_db()
    kitchen = publish_draft(proposal=draft, author=amal, at=story.start - timedelta(days=3))
    for key in ("nadia", "huda", "umm-anas", "maysa", "rosalia"):
        give_support(person=story.people[key], proposal=kitchen)
    with past.on(story.start - timedelta(hours=20)):
        suggest_amendment(proposal=kitchen, author=story.people["khaled"], **words.WAITING)


def _take_over_a_change(story: Story, ideas: Round) -> None:
    """Let Rania write Sarah's proposal along, and Sarah take over what Laith suggests."""
    sarah, rania = story.people["sarah"], story.people["rania"]
    bread = ideas.proposals.get(title=words.BREAD)
    with past.on(story.start - timedelta(days=6)):
        invitation = invite_coauthor(proposal=bread, author=sarah, person=rania)
        accept_invitation(invitation=invitation, person=rania)
    with past.on(story.start - timedelta(days=2)):
        change = suggest_amendment(proposal=bread, author=story.people["laith"], **words.ACCEPTED)
    with past.on(story.start - timedelta(days=1, hours=5)):
        accept_amendment(amendment=change, author=sarah)


def _become_one(story: Story, ideas: Round) -> None:
    """Merge Samer's proposal into Laith's: one supporter goes along, one stays, Amal is asked."""
    laith, samer = story.people["laith"], story.people["samer"]
    market: Proposal = ideas.proposals.get(title=words.MARKET)
    twin = publish_proposal(
        round_=ideas,
        author=samer,
        at=story.start - timedelta(days=5),
        category=market.category,
        **words.TWIN,
    )
    for key in ("amal", "khaled", "agata"):
        give_support(person=story.people[key], proposal=twin)
    with past.on(story.start - timedelta(days=4)):
        merge = propose_merge(sources=[twin], target=market, proposer=samer, reason=words.WHY_ONE)
    with past.on(story.start - timedelta(days=3)):
        merge = agree_to_merge(merge=merge, author=laith)
    with past.on(story.start - timedelta(days=2)):
        answer_merge(merge=merge, person=story.people["agata"], says_yes=True)
        answer_merge(merge=merge, person=story.people["khaled"], says_yes=False)
