"""Read what came in, for search and for the picture of its first page."""

import json
import logging
import subprocess
import sys
from base64 import b64decode
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from cms import reading
from cms.models import SiteDocument
from cms.reading.limits import PATIENCE

logger = logging.getLogger(__name__)

#: Kinds of files whose words are searched.
READABLE = frozenset({"pdf", "docx", "vtt", "txt"})
ROOT = Path(reading.__file__).resolve().parents[2]


def read_document(*, document_id: int) -> None:
    """Keep the words of a file, its number of pages and its first page. Idempotent.

    A file that cannot be read (broken, locked, a bomb) keeps no words; it stays as it is otherwise.
    A file that has been deleted or replaced since is left alone.
    """
    document = SiteDocument.objects.filter(pk=document_id).first()
    if document is None or document.read_from == document.file.name:
        return
    found = _found_in(document)
    document.text = found.get("text", "")
    document.page_count = found.get("pages")
    document.read_from = document.file.name or ""
    _keep_first_page(document, b64decode(found.get("preview", "")))
    document.save(update_fields=["text", "page_count", "read_from", "first_page"])


def _found_in(document: SiteDocument) -> dict[str, Any]:
    kind = document.file_extension.lower()
    if kind not in READABLE:
        return {}
    with document.open_file() as file:
        content = file.read()
    try:
        return read_apart(kind, content)
    except (subprocess.SubprocessError, ValueError) as refused:
        logger.warning("File %s cannot be read: %s", document.pk, type(refused).__name__)
        return {}


def read_apart(kind: str, content: bytes) -> dict[str, Any]:
    """Read a file in a process with limits on memory, time and files.

    Raises CalledProcessError if the file is refused or is too much, TimeoutExpired after 40 s.
    """
    done = subprocess.run(  # noqa: S603 -- our own module, and a kind out of four
        [sys.executable, "-m", "cms.reading", kind],
        input=content,
        capture_output=True,
        check=True,
        timeout=PATIENCE,
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'site'}", "LANG": "C.UTF-8"},
    )
    return json.loads(done.stdout)


def _keep_first_page(document: SiteDocument, drawn: bytes) -> None:
    old = document.first_page.name
    if drawn:
        document.first_page.save("first-page.webp", ContentFile(drawn), save=False)
    else:
        document.first_page = ""
    if old:
        document.first_page.storage.delete(old)
