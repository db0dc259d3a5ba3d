// The board as lists: groups in order, cards in order. The same lists serve eyes and readers.

import { ranked } from "./reducer.js";
import { copyOf, data, fill, find, findAll, follow } from "./page.js";

export function showCard(node, key, card, template = "card") {
  const shown = node ?? copyOf(template);
  const { text, name, hidden, group } = card;
  fill(shown, { text, name, hidden, group, card: key });
  const words = find('[data-field="text"]', shown);
  words.lang = card.language;
  shown.id = `${template}-${key}`;
  shown.toggleAttribute("data-hidden", Boolean(hidden));
  shown.toggleAttribute("data-mine", card.by === data.me);
  shown.toggleAttribute("data-draft", Boolean(card.became));
  shown.toggleAttribute("data-unsent", Boolean(card.unsent));
  find(".note-hidden", shown).hidden = !hidden;
  find(".note-draft", shown).hidden = !card.became;
  for (const link of findAll("[data-href]", shown)) {
    link.href = link.dataset.href.replace("/0/", `/${key}/`);
  }
  return shown;
}

function showGroup(board, node, key, group, cards) {
  const shown = node ?? copyOf("group");
  if (key) {
    fill(shown, { title: group.title, group: key });
    find("h3", shown).id = `group-${key}`;
    shown.setAttribute("aria-labelledby", `group-${key}`);
  }
  find('[data-field="count"]', shown).textContent = cards.length;
  follow(find("[data-cards]", shown), cards, "data-card", (card, id, thing) => showCard(card, id, thing));
  shown.toggleAttribute("data-empty", cards.length === 0);
  return shown;
}

/** Draw the whole board from a state; cards in motion keep their element and their focus. */
export function showBoard(state) {
  const board = find("[data-board]");
  const groups = [...Object.entries(state.groups), ["", null]];
  follow(board, groups, "data-group", (node, key, group) =>
    showGroup(board, node, key, group, ranked(state.cards, key || null)));
  const count = Object.keys(state.cards).length;
  for (const place of findAll("[data-count]")) place.textContent = count;
}

/** Show the current step's title and instruction. */
export function showStep(state) {
  const steps = findAll("[data-step]");
  const current = steps.some(({ dataset }) => dataset.step === state.current) ? state.current : "";
  if (state.current && !current) location.reload(); // the run sheet has grown since
  for (const step of steps) step.hidden = step.dataset.step !== (current ?? "");
}
