"""The process that reads one file: bytes come in, a line of JSON goes out.

``python -m cms.reading pdf < file`` answers ``{"text": …, "pages": …, "preview": …}``, the preview
in base64. It stops with an error when the file is broken or costs more than the limits allow.
"""

import json
import resource
import sys
from base64 import b64encode
from typing import Any

from .limits import MEMORY, SECONDS


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    # Neither a file nor a core dump leaves this process.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(kind: str, content: bytes) -> dict[str, Any]:
    # After the limits: the libraries themselves count.
    from . import first_page, words  # noqa: PLC0415

    if kind == "pdf":
        text, pages = words.of_pdf(content)
        return {
            "text": text,
            "pages": pages,
            "preview": b64encode(first_page.draw(content)).decode(),
        }
    read = {"docx": words.of_docx, "vtt": words.of_captions, "txt": words.of_plain}[kind]
    return {"text": read(content), "pages": None, "preview": ""}


if __name__ == "__main__":
    _limit()
    json.dump(_read(sys.argv[1], sys.stdin.buffer.read()), sys.stdout)
