"""The stylesheet as one file: the layers stay apart in the source, readers fetch them at once."""

import re
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

ENTRY = "css/site.css"
IMPORT = re.compile(r'@import url\("([^"]+)"\) layer\((\w+)\);')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def stylesheet() -> tuple[str, str]:
    """Return the whole stylesheet and its digest; read again in DEBUG, else once a process."""
    return _read() if settings.DEBUG else _read_once()


def flatten(entry: Path) -> str:
    """Put the files that ``entry`` imports in its place, each inside the layer it is imported to.

    Comments and blank space go. Only one level is followed: imported files import nothing.
    Raises FileNotFoundError for a file that is missing.
    """

    def inline(found: re.Match[str]) -> str:
        name, layer = found.groups()
        return f"@layer {layer}{{{(entry.parent / name).read_text(encoding='utf-8')}}}"

    return squeeze(IMPORT.sub(inline, entry.read_text(encoding="utf-8")))


def squeeze(css: str) -> str:
    """Drop comments and the blank space that only people need."""
    css = COMMENT.sub("", css)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r"\s*([{};,])\s*", r"\1", css).replace(";}", "}").strip()


def _read() -> tuple[str, str]:
    css = flatten(Path(str(finders.find(ENTRY))))
    return css, blake2b(css.encode(), digest_size=6).hexdigest()


_read_once = lru_cache(maxsize=1)(_read)
