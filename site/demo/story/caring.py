"""First care in Palermo: one case waits, one is decided, one author has appealed."""

from datetime import timedelta

from django.db import transaction

from participation.models import Case, Comment, Decision, Round, Watch
from participation.services.care import appeal, decide, report
from participation.services.comments import post_comment
from participation.services.watches import give_watch

from . import Story, past
from .texts import caring as words

#: moderator, where, language
WATCHES = [
    ("paolo", "palermo", "it"),
    ("paolo", "torino", "it"),
    ("bruno", "palermo", "it"),
]


@transaction.atomic
def fill(story: Story) -> None:
    """Share out who looks after what, and let it be reported; all of it is there or none."""
    if Watch.objects.exists():
        return
    for key, town, language in WATCHES:
        give_watch(
            giver=story.people["dana"],
            person=story.people[key],
            territory=story.territories[town],
            language=language,
        )
    with past.on(story.start - timedelta(days=3, hours=7)):
        decided, appealed = _reported(story, words.DECIDED), _reported(story, words.APPEALED)
    with past.on(story.start - timedelta(days=2, hours=5)):
        _hide(story, decided, "paolo", words.WHY_DECIDED)
        # Paolo answers the appeal: not he took the first decision.
        hidden = _hide(story, appealed, "bruno", words.WHY_APPEALED)
    with past.on(story.start - timedelta(days=1, hours=9)):
        appeal(decision=hidden, author=story.people[words.APPEALED[0]], text=words.APPEAL)
    with past.on(story.start - timedelta(hours=6)):
        _reported(story, words.WAITING)


def _reported(story: Story, said: tuple[str, str, str]) -> Case:
    """Let somebody say something, and others report it."""
    who, title, text = said
    ideas = Round.objects.get(process__slug="palermo-time-bank", slug="ideas")
    comment: Comment = post_comment(
        proposal=ideas.proposals.get(title=title),
        author=story.people[who],
        text=text,
        language="it",
    )
    for key, reason, details in words.REPORTS[said]:
        report(
            thing=comment,
            person=story.people[key],
            reason=reason,
            details=details,
            language="it",
        )
    return Case.objects.get(comment=comment)


def _hide(story: Story, case: Case, moderator: str, facts: str) -> Decision:
    return decide(
        case=case,
        moderator=story.people[moderator],
        kind=Decision.Kind.HIDE,
        reason="insult",
        ground=Decision.Ground.RULES,
        clause=words.CLAUSE,
        facts=facts,
    )
