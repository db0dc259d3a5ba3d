// One socket that comes back: it says where it was, resends what was not answered, waits longer
// each time. Commands stay in localStorage until they are answered.

import { apply, empty } from "./reducer.js";

const FIRST_WAIT = 200;
const LONGEST_WAIT = 8000;
const PING_EVERY = 20000;
const FINAL = { 4401: "join", 4403: "removed", 4404: "over", 4426: "reload", 4429: "windows" };
const AGAIN = ["rate", "busy", "retry"];

/** Commands without an answer, kept over reloads; nothing but the person's own words. */
class Outbox {
  constructor(name) {
    this.name = name;
    this.waiting = new Map();
    try {
      this.waiting = new Map(JSON.parse(localStorage.getItem(name) ?? "[]"));
    } catch {
      // Private windows may refuse storage: commands then live as long as the page.
    }
  }

  put(frame) {
    this.waiting.set(frame.c, frame);
    this.keep();
  }

  drop(c) {
    this.waiting.delete(c);
    this.keep();
  }

  clear() {
    this.waiting.clear();
    this.keep();
  }

  keep() {
    try {
      if (this.waiting.size) localStorage.setItem(this.name, JSON.stringify([...this.waiting]));
      else localStorage.removeItem(this.name);
    } catch {
      // See above.
    }
  }
}

export class Connection extends EventTarget {
  constructor({ session, as = "", me = "" }) {
    super();
    this.session = session;
    this.as = as;
    this.state = empty();
    this.last = -1;
    this.epoch = "";
    this.wait = FIRST_WAIT;
    this.outbox = new Outbox(`noria-live-${session}-${me}`);
    this.clock = { rtt: Infinity, offset: 0 };
    this.wasOpen = false;
    this.isOpen = false;
    addEventListener("online", this.#hurry);
    document.addEventListener("visibilitychange", this.#hurry);
  }

  open() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const asked = new URLSearchParams({ v: "1", last: this.last, epoch: this.epoch });
    if (this.as) asked.set("as", this.as);
    this.socket = new WebSocket(`${scheme}://${location.host}/ws/live/${this.session}/?${asked}`);
    this.socket.onmessage = ({ data }) => this.#take(JSON.parse(data));
    this.socket.onclose = ({ code }) => this.#closed(code);
  }

  /** Send a command; it is kept until the server has answered it. */
  send(k, d, exp) {
    const frame = { t: "cmd", c: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, k, d };
    if (exp !== undefined) frame.exp = exp;
    this.outbox.put(frame);
    this.#put(frame);
    this.#tell("unsent");
    return frame.c;
  }

  get now() {
    return Date.now() + this.clock.offset;
  }

  #put(frame) {
    if (this.isOpen) this.socket.send(JSON.stringify(frame));
  }

  #take(frame) {
    this.heard = true;
    const handle = {
      snap: () => this.#snapshot(frame),
      resume: () => this.#welcome(),
      ev: () => this.#events(frame),
      ack: () => this.#answered(frame),
      nack: () => this.#refused(frame),
      pres: () => this.#tell("people", frame),
      pong: () => this.#pong(frame),
    }[frame.t];
    handle?.();
  }

  #snapshot({ st, own, s, epoch, you }) {
    this.state = { ...st, cards: { ...st.cards, ...own } };
    this.last = s;
    this.epoch = epoch;
    this.you = you;
    this.#welcome();
    this.#tell("state", { fresh: true, events: [] });
  }

  #welcome() {
    this.isOpen = this.wasOpen = true;
    this.wait = FIRST_WAIT;
    this.#tell("status", { open: true });
    for (const frame of this.outbox.waiting.values()) this.#put(frame);
    this.#ping();
    clearInterval(this.pinging);
    this.pinging = setInterval(() => this.#beat(), PING_EVERY);
  }

  #events({ f, l, e }) {
    if (l <= this.last) return;
    if (f > this.last + 1) return this.socket.close(); // a range is missing: come back and resume
    const fresh = e.filter(({ s }) => s > this.last);
    for (const event of fresh) apply(this.state, event);
    this.last = l;
    this.#tell("state", { fresh: false, events: fresh });
  }

  #answered({ c }) {
    this.outbox.drop(c);
    this.#tell("answer", { c, accepted: true });
    this.#tell("unsent");
  }

  #refused({ c, code, msg }) {
    const frame = this.outbox.waiting.get(c);
    if (AGAIN.includes(code) && frame) {
      setTimeout(() => this.#put(frame), 500 + Math.random() * 2000);
      return;
    }
    this.outbox.drop(c);
    this.#tell("answer", { c, accepted: false, words: msg, frame });
    this.#tell("unsent");
  }

  #closed(code) {
    this.isOpen = false;
    clearInterval(this.pinging);
    if (FINAL[code]) {
      if (FINAL[code] === "over") this.outbox.clear();
      this.#tell("closed", { why: FINAL[code] });
      return;
    }
    this.#tell("status", { open: false });
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.open(), Math.random() * this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  #hurry = () => {
    if (document.visibilityState !== "visible") return;
    if (this.isOpen) this.#beat();
    else if (this.socket.readyState === WebSocket.CLOSED) {
      clearTimeout(this.retry);
      this.retry = setTimeout(() => this.open(), Math.random() * FIRST_WAIT);
    }
  };

  // A socket that stays silent after a ping is dead although nobody has said so.
  #beat() {
    this.heard = false;
    this.#ping();
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.heard || this.socket.close(), PING_EVERY / 2);
  }

  #ping() {
    if (this.socket.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify({ t: "ping", n: Date.now() }));
    }
  }

  #pong({ n, now }) {
    const rtt = Date.now() - n;
    if (rtt <= this.clock.rtt) this.clock = { rtt, offset: now - (n + rtt / 2) };
  }

  #tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
