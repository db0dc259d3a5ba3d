"""A second opinion beside axe: HTML_CodeSniffer, one file of a package that else needs Node.

From `@pa11y/html_codesniffer` 2.6.0 (BSD-3-Clause, see `licence.txt`), its `build/HTMLCS.js` as it
came. A newer one takes its place whole.
"""

from pathlib import Path

SNIFFER = next(Path(__file__).parent.glob("HTMLCS-*.js")).read_text()
ERRORS = """() => new Promise((come) => {
  const isError = ({ type, element }) => type === HTMLCS.ERROR && element.checkVisibility();
  HTMLCS.process("WCAG2AA", document, () => come(HTMLCS.getMessages().filter(isError).map(
    ({ code, msg, element }) => `${code}: ${msg} ${element.outerHTML.slice(0, 200)}`)));
})"""


def second_opinion(page):
    """List what it calls an error against WCAG 2 AA in what is shown of a page."""
    page.evaluate(SNIFFER)
    return [f"{page.url}: {error}" for error in page.evaluate(ERRORS)]
