from django_tasks import task

from participation.models import Round
from participation.services import opinions
from participation.services.news import tell_comment


@task()
def tell_of_comment(*, pk: int) -> None:
    """Tell followers of a new comment; a second run tells nobody twice."""
    tell_comment(pk)


@task()
def draw_round_map(*, pk: int) -> None:
    """Draw the opinion map of a round; within the pause after the last one, nothing changes."""
    opinions.draw_round_map(round_=Round.objects.get(pk=pk))


@task()
def draw_round_map_anew(*, pk: int) -> None:
    """Draw the map of a round without waiting: a statement was hidden, or is shown again."""
    opinions.draw_round_map(round_=Round.objects.get(pk=pk), anew=True)
