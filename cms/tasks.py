"""Slow work on files, away from whoever waits for a page."""

from django_tasks import task

from cms.services.pictures import draw_in_avif as draw
from cms.services.reading import read_document as read


@task()
def read_document(document_id: int) -> None:
    """Read a file's words and draw its first page; twice is as once."""
    read(document_id=document_id)


@task()
def draw_in_avif(image_id: int) -> None:
    """Draw a picture in the smaller format newer browsers take; twice is as once."""
    draw(image_id=image_id)
