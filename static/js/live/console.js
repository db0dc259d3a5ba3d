// The facilitator's console: run sheet, board with groups, people.

import { showBoard } from "./board.js";
import { connect, copyOf, fill, find, findAll } from "./page.js";
import { covered } from "./reducer.js";

const grouping = find("[data-grouping]");
const people = new Map(
  findAll("[data-person]", find("[data-people-list]")).map((node) => [node.dataset.person, node]),
);

function showSheet({ state, now }) {
  for (const step of findAll("[data-sheet]")) {
    const about = state.activities[step.dataset.sheet];
    const open = Boolean(about?.open);
    step.dataset.state = open ? "open" : about ? "closed" : "waiting";
    if (state.current === step.dataset.sheet) step.setAttribute("aria-current", "step");
    else step.removeAttribute("aria-current");
    const when = { "not-open": !open, open, covered: covered(state, step.dataset.sheet) };
    for (const button of findAll("[data-when]", step)) button.hidden = !when[button.dataset.when];
    find("[data-page]", step).value = state.v;
    const left = open && about.ends_at ? Math.max(0, about.ends_at - now) : null;
    find("[data-left]", step).textContent = left === null ? "" : clockOf(left);
  }
}

function clockOf(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function showGroups({ groups }) {
  const select = find("[data-groups]");
  const chosen = select.value;
  for (const option of findAll("option", select)) {
    if (option.value && !groups[option.value]) option.remove();
  }
  for (const [key, { title }] of Object.entries(groups)) {
    const known = find(`option[value="${key}"]`, select);
    if (known) known.textContent = title;
    else select.append(new Option(title, key));
  }
  select.value = groups[chosen] ? chosen : select.value;
}

function showTools({ cards }) {
  for (const card of findAll("[data-board] [data-card]")) {
    const about = cards[card.dataset.card];
    if (!about) continue;
    const when = {
      plain: !about.became && !about.hidden,
      visible: !about.hidden,
      hidden: Boolean(about.hidden),
    };
    for (const form of findAll("[data-when]", card)) form.hidden = !when[form.dataset.when];
    const box = find('input[name="cards"]', card);
    box.value = card.dataset.card;
  }
}

function show(connection) {
  showSheet(connection);
  showBoard(connection.state);
  showGroups(connection.state);
  showTools(connection.state);
  for (const key of connection.state.removed) people.get(key)?.remove();
}

const connection = connect({
  show,
  prepare({ kind, said }) {
    if (kind === "group.create") delete said.group;
    if (kind === "group.assign") delete said.title;
    if (kind === "card.move") said.after = null;
    if (kind?.startsWith("group.") && kind !== "group.rename" && kind !== "group.remove") {
      said.cards ??= [];
    }
  },
  done({ kind }, form) {
    for (const box of findAll('input[name="cards"]:checked')) {
      if (form === grouping) box.checked = false;
    }
    if (kind === "group.create") find('input[name="title"]', grouping).value = "";
    form.closest("details.note-tools")?.removeAttribute("open");
    countPicked();
  },
});

function countPicked() {
  const count = findAll('input[name="cards"]:checked').length;
  find("[data-picked]").textContent = count || "";
}
document.addEventListener("change", ({ target }) => target.name === "cards" && countPicked());

connection.addEventListener("people", ({ detail }) => {
  find("[data-people-count]").textContent = detail.n;
  for (const [key, name] of detail.d?.["+"] ?? []) {
    if (!people.has(key)) {
      const node = fill(copyOf("person"), { name, person: key });
      find(".person-nobody", node).hidden = Boolean(name);
      people.set(key, node);
      find("[data-people-list]").append(node);
    }
    people.get(key).toggleAttribute("data-here", true);
  }
  for (const key of detail.d?.["-"] ?? []) people.get(key)?.toggleAttribute("data-here", false);
});

setInterval(() => showSheet(connection), 1000);
