"""Notes on a proposal among those who review it and those who answer it."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import require
from participation import rules, rules_reviews
from participation.models import Proposal, ReviewNote
from participation.models.review_notes import LONGEST_NOTE
from participation.queries import review_notes as queries
from participation.queries.reviews import is_announced
from participation.tasks_together import tell_of_review_note
from people.models import User

MOST_NOTES = 200


@transaction.atomic
def write_note(
    *, proposal: Proposal, author: User, text: str, parent: ReviewNote | None = None
) -> ReviewNote:
    """Say something to the others who review a proposal or answer it; ``parent`` is answered.

    The others are told. Raises:
        RuleBroken: when one neither reviews it nor organises its process, has an interest in it,
            writes it oneself, the answer is announced, it is not public any more, it says nothing
            or too much, or there are 200 notes already.

    """
    held = Proposal.objects.select_for_update(of=("self",), no_key=True)
    proposal = held.select_related("round__process").get(pk=proposal.pk)
    reviews = rules_reviews.evaluates(author) and queries.is_assigned(author, proposal)
    may = reviews or rules.organises(author, proposal.round.process)
    require(may, _("Only evaluators of this proposal and organisers read these notes."))
    require(not rules.writes(author, proposal), _("Nobody reviews what they write themselves."))
    require(proposal.is_published, _("This proposal is not open any more."))
    over = is_announced(proposal)
    require(not over, _("The organiser has answered. Reviews stay as they are."))
    require(bool(text.strip()), _("Write something first."))
    require(len(text.strip()) <= LONGEST_NOTE, _("This is too long."))
    require(proposal.review_notes.count() < MOST_NOTES, _("There are 200 notes already."))
    if parent:
        parent = queries.note_on(proposal, parent.pk)
        require(parent is not None, _("What you answer is not there any more."))
    note = ReviewNote.objects.create(
        proposal=proposal, author=author, parent=parent, text=text.strip(), written_at=clock.now()
    )
    transaction.on_commit(partial(tell_of_review_note.enqueue, pk=note.pk))
    return note
