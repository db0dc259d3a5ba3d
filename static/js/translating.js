// What the script of wagtail-localize, which draws the translators' screen, says in English only.

const { said, heading, actions } = document.currentScript.dataset;

document.addEventListener("DOMContentLoaded", () => {
  const screen = document.querySelector(".js-translation-editor");
  // The names of the fields are headings of the same kind.
  for (const title of screen.querySelectorAll("section > * > h3")) if (title.textContent === said) title.textContent = heading;
  for (const words of screen.querySelectorAll("footer button > .w-sr-only")) words.textContent = actions;
});
