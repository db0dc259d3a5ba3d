// The participant's room: one thing on the screen, one's own cards, everybody's cards.

import { showBoard, showCard, showStep } from "./board.js";
import { connect, data, find, follow } from "./page.js";

const composer = find("[data-compose]");
const mine = find("[data-mine-list]");

// A phone shows one thing; where there is room, the whole board is open from the start.
if (matchMedia("(min-width: 60rem)").matches) find("[data-all]").open = true;

// Cards on their way are shown at once, marked as waiting.
function unsentCards(connection) {
  return [...connection.outbox.waiting.values()]
    .filter(({ k }) => k === "card.add")
    .map(({ c, d }) => [c, { ...d, name: data.wordUnsent, by: data.me, unsent: true }]);
}

function mayChange(state, card) {
  return !card.unsent && !card.hidden && !card.became && state.activities[card.activity]?.open;
}

function showMine(connection) {
  const { state } = connection;
  const own = Object.entries(state.cards).filter(([, { by }]) => by === data.me);
  const cards = [...unsentCards(connection), ...own.reverse()];
  follow(mine, cards, "data-card", (node, key, card) => {
    const shown = showCard(node, key, card, "mine");
    find(".note-tools", shown).hidden = !mayChange(state, card);
    return shown;
  });
  find("[data-mine-section]").hidden = cards.length === 0;
}

function show(connection) {
  const { state } = connection;
  const open = Boolean(state.activities[state.current]?.open);
  showStep(state);
  showBoard(state);
  showMine(connection);
  composer.hidden = !open;
  find("[data-closed]").hidden = open || !state.current;
}

connect({
  show,
  prepare({ kind, said }, form) {
    if (kind === "card.add") delete said.activity;
    if (kind === "card.edit") form.closest("details").open = false;
  },
  done({ kind }, form) {
    if (kind !== "card.add") return;
    const field = find("textarea", form);
    field.value = "";
    field.focus();
  },
});

// Ctrl+Enter sends what is being written, as in every chat.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.target.closest("[data-command]")?.requestSubmit();
});

