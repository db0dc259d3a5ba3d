"""HTML that people wrote, made harmless. Nothing else in the project may call a value safe."""

import re
from html import unescape

import bleach  # type: ignore[import-untyped]
import nh3
from django.utils.safestring import SafeString, mark_safe

MAX_LENGTH = 10_000
TAGS = frozenset(
    {
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "code",
        "em",
        "h3",
        "h4",
        "hr",
        "i",
        "li",
        "ol",
        "p",
        "pre",
        "s",
        "strong",
        "sub",
        "sup",
        "u",
        "ul",
    }
)
ATTRIBUTES = {
    "a": {"href", "hreflang", "lang"},
    "abbr": {"title"},
    "p": {"lang", "dir"},
    "blockquote": {"lang", "dir"},
}
SCHEMES = frozenset({"http", "https", "mailto"})
LINK_REL = "nofollow ugc noopener"
NO_WORDS = {"script", "style", "template", "noscript", "iframe", "svg", "math"}
ENDS_A_LINE = re.compile(
    r"<(?:br|hr|/(?:p|div|li|ul|ol|h[1-6]|tr|blockquote))\b[^<>]{0,200}>", re.IGNORECASE
)
BEGINS_AN_ITEM = re.compile(r"<li\b[^<>]{0,200}>", re.IGNORECASE)
LEADS_SOMEWHERE = re.compile(r"https?://|mailto:|/(?!/)", re.IGNORECASE)
LOOKS_LIKE_A_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


def clean_html(html: str) -> SafeString:
    """Return what a person wrote as HTML that can be shown to anybody.

    Three steps, in this order: cut at 10,000 characters (before anything, since cleaning costs
    time by length); let bleach make links of bare addresses, only if there may be one; let nh3
    seal the result. Safety rests on nh3 alone. Links lead to http, https, mailto or a page of this
    site, and carry ``rel="nofollow ugc noopener"``; ids, names, classes and styles never survive,
    so nothing a person writes can take the place of a part of the page. Cleaning twice changes
    nothing.
    """
    text = str(html)[:MAX_LENGTH].replace("\x00", "")
    if LOOKS_LIKE_A_LINK.search(text):
        text = bleach.linkify(_seal(text), callbacks=[], skip_tags={"pre", "code"})
    return mark_safe(_seal(text))  # noqa: S308 -- sealed by nh3: this is the one door


def plain_text(html: str) -> str:
    """Return the words of some HTML: paragraphs as lines, items with a bullet, no tag left.

    What it returns is text, to be escaped like any other.
    """
    lines = BEGINS_AN_ITEM.sub("• ", ENDS_A_LINE.sub("\n", html))
    words = unescape(nh3.clean(lines, tags=set(), clean_content_tags=NO_WORDS))
    kept = (" ".join(line.split()) for line in words.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _seal(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        attribute_filter=_only_real_links,
        link_rel=LINK_REL,
        strip_comments=True,
        clean_content_tags=NO_WORDS,
    )


def _only_real_links(_tag: str, name: str, value: str) -> str | None:
    """Drop addresses of other kinds, also those which only look like one (invisible letters)."""
    if name == "href" and not (LEADS_SOMEWHERE.match(value) and value.isprintable()):
        return None
    return value


def web_address(address: object) -> str:
    """Let through an address a link may have; anything that could run a script becomes "#"."""
    # What another template already escaped would be escaped twice, and "&" lost on the way.
    plain = unescape(address) if isinstance(address, SafeString) else str(address or "")
    text = "".join(c for c in plain if c.isprintable()).strip()
    scheme, colon, _rest = re.split(r"[/?#]", text, maxsplit=1)[0].partition(":")
    return "#" if colon and scheme.lower() not in {*SCHEMES, "tel"} else text
