// What every page of a session shares: its data, its forms, its status line, its announcements.

import { Connection } from "./connection.js";

export const data = document.querySelector("[data-live]").dataset;
export const find = (selector, within = document) => within.querySelector(selector);
export const findAll = (selector, within = document) => [...within.querySelectorAll(selector)];

export function copyOf(name) {
  return find(`template[data-template="${name}"]`).content.firstElementChild.cloneNode(true);
}

/** Write text and field values into a copied template; never markup. */
export function fill(node, words) {
  for (const [name, value] of Object.entries(words)) {
    for (const element of findAll(`[data-field="${name}"]`, node)) element.textContent = value ?? "";
    for (const input of findAll(`[data-value="${name}"]`, node)) {
      if (document.activeElement !== input) input.value = value ?? "";
    }
  }
  return node;
}

/** Make a list's children follow `entries` ([key, thing]) in order, keeping those that stay. */
export function follow(list, entries, attribute, make) {
  const known = new Map([...list.children].map((child) => [child.getAttribute(attribute), child]));
  const kept = new Set();
  let before = list.firstElementChild;
  for (const [key, thing] of entries) {
    const node = make(known.get(key), key, thing);
    node.setAttribute(attribute, key);
    kept.add(node);
    if (node === before) before = before.nextElementSibling;
    else list.insertBefore(node, before);
  }
  for (const child of [...list.children]) if (!kept.has(child)) child.remove();
}

const status = find("[data-status]");
export function say(words, tone = "quiet") {
  status.textContent = words;
  status.dataset.tone = tone;
  status.hidden = !words;
}

// Screen readers hear of new cards at most once in ten seconds, in one sentence.
const QUIET = 10000;
const announcer = find("[data-announce]");
let unheard = 0;
let speaking = null;
export function announceCards(count) {
  unheard += count;
  if (!announcer || !unheard || speaking) return;
  announcer.textContent = `${data.wordCards}: ${unheard}`;
  unheard = 0;
  speaking = setTimeout(() => {
    speaking = null;
    announceCards(0);
  }, QUIET);
}

/** Read a command form: hidden fields, what was typed, the button that was pressed. */
function commandOf(form, submitter) {
  const fields = new FormData(form, submitter);
  const said = {};
  for (const name of fields.keys()) {
    if (["csrfmiddlewaretoken", "page", "kind", "cmid", "exp"].includes(name)) continue;
    said[name] = name === "cards" ? fields.getAll(name) : fields.get(name) || null;
  }
  const exp = fields.has("exp") ? Number(fields.get("exp")) : undefined;
  return { kind: fields.get("kind"), said, exp };
}

/** Send every command form over the socket; where no socket ever opened, forms work as forms. */
function takeForms(connection, prepare, done) {
  const forms = new Map();
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-command]");
    if (!form || !connection.wasOpen) return;
    event.preventDefault();
    const command = commandOf(form, event.submitter);
    prepare?.(command, form);
    forms.set(connection.send(command.kind, command.said, command.exp), form);
    done?.(command, form);
  });
  connection.addEventListener("answer", ({ detail }) => {
    if (detail.accepted) say("");
    else say(detail.words, "refused");
    if (!detail.accepted) giveBack(forms.get(detail.c), detail.frame);
    forms.delete(detail.c);
  });
}

// Nothing typed is lost: a refused card comes back into its field.
function giveBack(form, frame) {
  const field = form && find("textarea", form);
  if (field && !field.value) field.value = frame?.d.text ?? "";
}

const FINAL_WORDS = { removed: "wordRemoved", reload: "wordReload", windows: "wordWindows" };
function leave({ why }) {
  if (why === "over") location.assign(data.report);
  else if (why === "join") location.assign(data.join);
  else say(data[FINAL_WORDS[why]], "refused");
  document.body.dataset.liveClosed = why;
}

/** Open the page's connection; `show` draws the state whenever it has changed. */
export function connect({ as, show, prepare, done }) {
  const connection = new Connection({ session: data.session, me: data.me, as });
  let drawing = false;
  const draw = () => {
    if (drawing) return;
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      show(connection);
    });
  };
  connection.addEventListener("state", ({ detail }) => {
    data.me = connection.you.id;
    const added = detail.events.filter(({ k, a }) => k === "card.add" && a !== data.me);
    announceCards(added.length);
    draw();
  });
  connection.addEventListener("unsent", draw);
  connection.addEventListener("status", ({ detail }) => {
    document.body.dataset.live = detail.open ? "open" : "paused";
    if (detail.open) say("");
    else if (connection.wasOpen) say(data.wordPaused, "paused");
  });
  connection.addEventListener("closed", ({ detail }) => leave(detail));
  connection.addEventListener("people", ({ detail }) => {
    for (const place of findAll("[data-people]")) place.textContent = data.wordPeople.replace("{number}", detail.n);
  });
  takeForms(connection, prepare, done);
  connection.open();
  return connection;
}
