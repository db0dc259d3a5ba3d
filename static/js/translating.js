// What the script of wagtail-localize, which draws the translators' screen, says in English only.

const { heading, actions } = document.currentScript.dataset;

document.addEventListener("DOMContentLoaded", () => {
  const say = (where, words) => document.querySelectorAll(`.js-translation-editor ${where}`).forEach((each) => (each.textContent = words));
  say("section h3", heading);
  say("footer button > .w-sr-only", actions);
});
