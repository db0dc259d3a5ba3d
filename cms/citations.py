"""Write a work down as reference managers read it: BibTeX and CSL-JSON. Pure functions."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

#: What BibTeX takes for itself, and how it is said instead.
SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
TAKEN = str.maketrans(SPECIAL)
# In an address only these end a field or begin a command; there they are written in hexadecimal.
IN_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20", '"': "%22"})
REPORTS = {"report", "brief", "study"}
#: Our kinds of works in CSL 1.0.2.
CSL_TYPES = {"video": "motion_picture", "training": "document", "toolkit": "document"}


@dataclass(frozen=True)
class Work:
    """What a citation says. `authors` are "Family, Given" for people, plain else."""

    key: str
    kind: str
    title: str
    authors: tuple[str, ...]
    published_on: date
    publisher: str
    language: str
    address: str
    doi: str = ""
    version: str = ""
    kind_name: str = ""


def bibtex(work: Work) -> str:
    """Write one BibTeX entry in UTF-8, which BibLaTeX and all reference managers read.

    No text ends its field early or runs as a TeX command, whatever is in it.
    """
    is_report = work.kind in REPORTS
    fields = {
        "title": f"{{{_tex(work.title)}}}",
        "author": " and ".join(_tex_name(name) for name in work.authors),
        "year": f"{work.published_on:%Y}",
        "month": str(work.published_on.month),
        "institution" if is_report else "publisher": _tex(work.publisher),
        "type" if is_report else "howpublished": _tex(work.kind_name),
        "edition": _tex(work.version),
        "doi": work.doi.translate(IN_ADDRESS),
        "url": work.address.translate(IN_ADDRESS),
        "language": work.language,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    kind = "techreport" if is_report else "misc"
    return f"@{kind}{{{_key(work.key)},\n" + ",\n".join(lines) + "\n}\n"


def csl(work: Work) -> dict[str, Any]:
    """Describe a work as an item of CSL-JSON (schema 1.0.2); what is not known is left out."""
    day = work.published_on
    item = {
        "id": _key(work.key),
        "type": "report" if work.kind in REPORTS else CSL_TYPES.get(work.kind, "document"),
        "title": _line(work.title),
        "author": [_csl_name(name) for name in work.authors],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "publisher": _line(work.publisher),
        "genre": work.kind_name,
        "version": work.version,
        "DOI": work.doi,
        "URL": work.address,
        "language": work.language,
    }
    return {name: value for name, value in item.items() if value}


def authors_of(text: str) -> tuple[str, ...]:
    """Split what an editor typed: names stand apart by semicolons, Latin or Arabic."""
    return tuple(name for part in re.split("[;؛]", text) if (name := _line(part)))


def as_read(name: str) -> str:
    """Turn a name round as readers say it: “Soler, Marta” is Marta Soler."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() else name


def _line(text: str) -> str:
    return " ".join(text.split())


def _tex(text: str) -> str:
    return _line(text).translate(TAKEN)


def _tex_name(name: str) -> str:
    # Braces keep an organisation's name whole; BibTeX would look for a family name in it.
    family, comma, given = name.partition(",")
    return f"{_tex(family)}, {_tex(given)}" if comma and given.strip() else f"{{{_tex(name)}}}"


def _csl_name(name: str) -> dict[str, str]:
    family, comma, given = name.partition(",")
    if comma and given.strip():
        return {"family": family.strip(), "given": given.strip()}
    return {"literal": name}


def _key(key: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]", "", key) or "work"
