from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation import rules
from participation.models import Action, Comment, CommentVersion, HelpfulMark
from participation.queries.people import hold
from participation.services.comments import checked
from participation.services.first_day import require_few_links
from participation.services.premoderation import require_may_change
from participation.services.voices import require_may_speak
from people.models import Mandate, User

MOST_VERSIONS = 50


@transaction.atomic
def edit_comment(*, comment: Comment, author: User, text: str) -> Comment:
    """Change one's own words; what stood before stays readable. The same text changes nothing.

    Raises:
        RuleBroken: when it is somebody else's or gone, comments are closed, it was changed 50
            times already, the text is empty or too long, somebody new puts in many links, or the
            author may not speak for the organisation any more.

    """
    comment = Comment.objects.select_for_update(of=("self",), no_key=True).get(pk=comment.pk)
    way = rules.door("participation.edit_comment", author, comment)
    if not way:
        raise RuleBroken(way.needs)
    require_may_speak(author, organisation=comment.organisation, scope=Mandate.Scope.COMMENTS)
    text = checked(text)
    if text == comment.text:
        return comment
    require_may_change(rules.round_of(Action.COMMENT, comment), Comment)
    require_few_links(author, text)
    number = comment.versions.count() + 1
    if number > MOST_VERSIONS:
        raise RuleBroken(_("You changed this comment often enough. Write another one."))
    moment = clock.now()
    CommentVersion.objects.create(comment=comment, number=number, text=comment.text, until=moment)
    comment.text, comment.edited_at = text, moment
    comment.save(update_fields=["text", "edited_at"])
    return comment


@transaction.atomic
def mark_helpful(*, comment: Comment, person: User, wanted: bool) -> None:
    """Mark a comment as helpful, or not any more; again: changes nothing.

    Raises:
        RuleBroken: when it is the person's own or gone, or comments are closed.

    """
    hold(person)
    way = rules.door("participation.mark_helpful", person, comment)
    if not way:
        raise RuleBroken(way.needs)
    marks = HelpfulMark.objects.filter(comment=comment, person=person)
    if wanted == marks.exists():
        return
    step = 1 if wanted else -1
    standing = Comment.objects.filter(pk=comment.pk, status=Comment.Status.VISIBLE)
    if not standing.update(helpful_count=F("helpful_count") + step):
        raise RuleBroken(_("It is gone already."))
    if wanted:
        HelpfulMark.objects.create(comment=comment, person=person)
    else:
        marks.delete()
