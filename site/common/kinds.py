"""Look into a file: is it what its name says, and does it do no harm. Pure functions on files."""

import zipfile
from pathlib import PurePath, PurePosixPath
from typing import BinaryIO

#: Bytes an office document may unpack to, and how many times its own size that may be.
UNPACKED = 64 * 1024 * 1024
RATIO = 200
#: How a file of each kind begins, and where.
HEADS = {
    "mp4": (4, b"ftyp"),
    "webm": (0, b"\x1a\x45\xdf\xa3"),
    "vtt": (0, b"WEBVTT"),
}
#: What must be in an archive for it to be an office document.
PARTS = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
    "odt": "content.xml",
    "ods": "content.xml",
    "odp": "content.xml",
    "zip": "",
}
MACROS = ("vbaproject.bin", "basic/script-lc.xml")
HEAD = 1024
# PDF readers look for the mark a little way into the file, and so do we.
PDF = b"%PDF-"


def is_honest(name: str, file: BinaryIO) -> bool:
    """Say whether a file holds what the end of its name promises, and nothing that runs by itself.

    Archives must not unpack to much, hold macros, or reach out of their folder. The file is read
    from its beginning and left there. Kinds nobody knows are not honest.
    """
    kind = PurePath(name).suffix.removeprefix(".").lower()
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if kind in PARTS:
        honest = _is_honest_archive(kind, file)
        file.seek(0)
        return honest
    if kind in HEADS:
        start, mark = HEADS[kind]
        return head.removeprefix(b"\xef\xbb\xbf")[start:].startswith(mark)
    if kind == "pdf":
        return PDF in head
    return kind in {"txt", "csv"} and b"\0" not in head


def _is_honest_archive(kind: str, file: BinaryIO) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    names = {part.filename for part in parts}
    packed = sum(part.compress_size for part in parts)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > UNPACKED or unpacked > RATIO * max(packed, 1):
        return False
    if any(name.lower().endswith(MACROS) or _slips_out(name) for name in names):
        return False
    return not PARTS[kind] or PARTS[kind] in names


def _slips_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts
