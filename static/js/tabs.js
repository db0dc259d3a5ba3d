// Turns links to sections of the page into tabs (WAI-ARIA tabs pattern). Links elsewhere stay links.

for (const tabs of document.querySelectorAll("[data-tabs]")) {
  const links = [...tabs.querySelectorAll('.tabs-list a[href^="#"]')];
  const panels = links.map((link) => document.getElementById(link.hash.slice(1)));
  if (!links.length || panels.includes(null)) continue;

  const choose = (chosen) =>
    links.forEach((link, at) => {
      const here = link === chosen;
      link.setAttribute("aria-selected", here);
      link.tabIndex = here ? 0 : -1;
      panels[at].hidden = !here;
    });

  links[0].closest("ul").setAttribute("role", "tablist");
  links.forEach((link, at) => {
    link.parentElement.setAttribute("role", "presentation");
    link.removeAttribute("aria-current");
    link.setAttribute("role", "tab");
    link.id ||= `${panels[at].id}-tab`;
    link.setAttribute("aria-controls", panels[at].id);
    panels[at].setAttribute("role", "tabpanel");
    panels[at].setAttribute("aria-labelledby", link.id);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      choose(link);
    });
    link.addEventListener("keydown", (event) => {
      const forward = getComputedStyle(tabs).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
      const back = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
      const step = { [forward]: 1, [back]: -1 }[event.key];
      if (!step) return;
      const next = links[(at + step + links.length) % links.length];
      choose(next);
      next.focus();
    });
  });
  tabs.dataset.live = "";
  choose(links.find((link) => link.hash === location.hash) ?? links[0]);
}
