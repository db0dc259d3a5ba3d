"""Slow work on files, away from whoever waits for a page."""

from django_tasks import task

from cms.services.reading import read_document as read


@task()
def read_document(document_id: int) -> None:
    """Read a file's words and draw its first page; twice is as once."""
    read(document_id=document_id)
