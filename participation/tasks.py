from django_tasks import task

from participation.services.news import tell_comment


@task()
def tell_of_comment(*, pk: int) -> None:
    """Tell followers of a new comment; a second run tells nobody twice."""
    tell_comment(pk)
