from django_tasks import task

from participation.models import Process, Round
from participation.services import invitations, opinions
from participation.services.news import (
    tell_comment,
    tell_concluded,
    tell_reviews,
    tell_round_changed,
)
from participation.services.news_of_proposals import (
    tell_answer,
    tell_carried,
    tell_edit,
    tell_progress,
    tell_withdrawal,
)


@task()
def tell_of_comment(*, pk: int) -> None:
    """Tell followers of a new comment; a second run tells nobody twice."""
    tell_comment(pk)


@task()
def tell_of_answer(*, pk: int) -> None:
    """Tell of an announced answer; a second run tells nobody twice."""
    tell_answer(pk)


@task()
def tell_of_progress(*, pk: int) -> None:
    """Tell of a word on how far a proposal is; a second run tells nobody twice."""
    tell_progress(pk)


@task()
def tell_of_withdrawal(*, pk: int) -> None:
    """Tell supporters and followers that a proposal was withdrawn; each once."""
    tell_withdrawal(pk)


@task()
def tell_of_carrying(*, pk: int, into: int) -> None:
    """Tell authors, supporters and followers that a proposal goes on in another round; once."""
    tell_carried(pk, into)


@task()
def tell_the_invited(*, pk: int) -> None:
    """Tell whoever is invited to an open process and does not know yet; each once."""
    invitations.tell_the_invited(Process.objects.get(pk=pk))


@task()
def tell_of_round_change(*, pk: int, moment: str) -> None:
    """Tell followers that dates or rules of a round changed at a moment; each once."""
    tell_round_changed(pk, moment)


@task()
def tell_of_conclusions(*, pk: int) -> None:
    """Tell followers what a discussion came to; each once."""
    tell_concluded(pk)


@task()
def tell_of_edit(*, pk: int, editor: int, version: int) -> None:
    """Tell the other authors of a change; each once a version."""
    tell_edit(pk, editor=editor, version=version)


@task()
def draw_round_map(*, pk: int) -> None:
    """Draw the opinion map of a round; within the pause after the last one, nothing changes."""
    opinions.draw_round_map(round_=Round.objects.get(pk=pk))


@task()
def draw_round_map_anew(*, pk: int) -> None:
    """Draw the map of a round without waiting: a statement was hidden, or is shown again."""
    opinions.draw_round_map(round_=Round.objects.get(pk=pk), anew=True)


@task()
def tell_of_reviews(*, round_pk: int, person_pk: int, moment: str) -> None:
    """Tell an evaluator that proposals of a round wait for them; once for each assignment."""
    tell_reviews(round_pk, person_pk, moment)
