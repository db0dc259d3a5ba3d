"""Whether a page fits whatever its reader sets: a narrow window, larger letters, wider spaces.

Each is a criterion of WCAG 2.2 AA: reflow at 320 by 256 pixels (1.4.10, which is 1280 pixels at
400 %), text of twice the size (1.4.4) and the reader's own spacing (1.4.12).
"""

NARROW = {"width": 320, "height": 256}
DESK = {"width": 1280, "height": 800}
SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }
"""
LARGE = "html { font-size: 200% !important }"
# A sheet of the reader's own: no policy of the page forbids it.
WEAR = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
# What sticks out sideways, and words that their own box cuts off. What scrolls by itself (tables,
# the map) may be wider; what is out of sight is for those who hear it.
LOST = """() => {
  const wide = document.documentElement.clientWidth;
  const alone = "table, pre, svg, .table-scroll, [data-scroll], .visually-hidden";
  const name = e => `${e.tagName.toLowerCase()}.${e.className.baseVal ?? e.className}: `
    + e.textContent.trim().replace(/\\s+/g, " ").slice(0, 50);
  const shown = [...document.body.querySelectorAll("*")].filter(e => e.checkVisibility());
  const lost = [];
  if (document.documentElement.scrollWidth > wide + 1) {
    const out = shown.filter(e => {
      const box = e.getBoundingClientRect();
      return (box.right > wide + 1 || box.left < -1) && box.width > 1 && !e.closest(alone);
    });
    lost.push(...out.slice(0, 3).concat(out.slice(-1)).map(e => `sideways ${name(e)}`));
    if (!lost.length) lost.push(`sideways by ${document.documentElement.scrollWidth - wide}`);
  }
  for (const e of shown) {
    const style = getComputedStyle(e);
    if (e.children.length || !e.textContent.trim() || e.closest(alone)) continue;
    if (!/hidden|clip/.test(style.overflow) || style.clipPath != "none") continue;
    if (e.scrollHeight > e.clientHeight + 4 || e.scrollWidth > e.clientWidth + 4)
      if (e.clientHeight > 2) lost.push(`cut off ${name(e)}`);
  }
  return lost;
}"""


def what_is_lost(page) -> list[str]:
    """List what a reader loses of the page that is open, and how; the window is as before after."""
    before = page.viewport_size
    lost = []
    for how, window, css in (
        ("at 320 pixels", NARROW, ""),
        ("at 320 pixels, spaced", NARROW, SPACING),
        ("at 1280 pixels, twice as large", DESK, LARGE),
    ):
        page.set_viewport_size(window)
        page.evaluate(WEAR, css)
        lost += [f"{page.url} {how}: {each}" for each in page.evaluate(LOST)]
    page.evaluate(WEAR, "")
    page.set_viewport_size(before)
    return lost
