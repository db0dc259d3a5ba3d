from django_tasks import task

from participation.services.news_of_merges import tell_merge, tell_merge_proposed
from participation.services.news_of_reviews import tell_review_note


@task()
def tell_of_merge_proposed(*, pk: int) -> None:
    """Ask the authors whether their proposals shall become one; each once."""
    tell_merge_proposed(pk)


@task()
def tell_of_merge(*, pk: int) -> None:
    """Ask supporters and tell authors and followers of a merge; each once."""
    tell_merge(pk)


@task()
def tell_of_review_note(*, pk: int) -> None:
    """Tell those who review or answer a proposal of a note among them; each once."""
    tell_review_note(pk)
