"""What the demo says, in five languages at once."""

from html import escape
from typing import Final

LANGUAGES: Final = ("fr", "en", "es", "it", "ar")

#: What translators did: French words -> language -> the same in that language.
MEMORY: dict[str, dict[str, str]] = {}


def say(fr: str, en: str, es: str, it: str, ar: str) -> str:
    """Remember one text in five languages, and give the French one.

    Raises ValueError if the same French words were given another translation before.
    """
    said = dict(zip(LANGUAGES, (fr, en, es, it, ar), strict=True))
    if MEMORY.setdefault(fr, said) != said:
        message = f"Two translations of: {fr}"
        raise ValueError(message)
    return fr


def said_in(language: str, french: str) -> str:
    """Give a remembered text in one language. Raises KeyError if nobody said it."""
    return MEMORY[french][language]


def paragraphs(*texts: str) -> str:
    """Write texts as paragraphs of rich text."""
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in texts)


def bullets(*texts: str) -> str:
    """Write texts as a list of rich text."""
    return f"<ul>{''.join(f'<li>{escape(text, quote=False)}</li>' for text in texts)}</ul>"
