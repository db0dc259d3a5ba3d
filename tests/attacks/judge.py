"""What a browser would run or follow of what people wrote."""

import re

from bs4 import BeautifulSoup

ALIVE = re.compile(r"[\x00-\x20]*(javascript|vbscript|data:text)", re.IGNORECASE)
LINKING = {"href", "src", "action", "formaction", "xlink:href", "srcdoc", "poster"}
DATA = ("application/json", "text/plain")
# What a template would make of {{ 13371337*3 }}.
REACTED = "40114011"


def alive(said):
    """List what a browser would run or follow of what people wrote, and templates that worked."""
    page = BeautifulSoup(said, "html.parser")
    for tag in page.find_all(True):
        for name, value in tag.attrs.items():
            if name.startswith("on") or "boom" in name or (name in LINKING and ALIVE.match(value)):
                yield f"{tag.name} {name}={value}"
    for tag in page.find_all(["script", "style", "iframe"]):
        if "boom" in tag.get_text() and tag.get("type") not in DATA:
            yield str(tag)[:200]
    if REACTED in said:
        yield "a template"
