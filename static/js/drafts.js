// A draft is saved while it is written. Without this, the button below the form does the same.

const PAUSE = 1500;
const AGAIN = 5000;
const NOT_WORDS = ["file", "alternative", "question"];

for (const form of document.querySelectorAll("form[data-keeps]")) {
  const line = form.querySelector("[data-keeping]");
  const clock = new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, { timeStyle: "short" });
  const words = (without = NOT_WORDS) => {
    const all = new FormData(form);
    for (const name of without) all.delete(name);
    return new URLSearchParams(all);
  };
  // The number of the edition changes with every saving and is nobody's words.
  const typed = () => String(words([...NOT_WORDS, "edition"]));
  let kept = typed();
  let timer;
  let busy = false;
  let over = false;

  const soon = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };

  const stop = (sentence) => {
    over = true;
    line.textContent = sentence;
  };

  async function send(sent) {
    const body = words();
    body.set("keep", "1");
    const headers = { Accept: "application/json" };
    // A page that is left may still send a little, and browsers say how much that is.
    const keepalive = String(body).length < 60_000;
    const answer = await fetch(form.action, { method: "POST", body, headers, keepalive });
    if (answer.status === 401 || answer.status === 403) return stop(line.dataset.out);
    const told = await answer.json();
    if (answer.status === 409) return stop(told.sentence);
    kept = sent;
    form.action = told.address;
    form.elements.edition.value = told.edition;
    history.replaceState(null, "", told.address);
    line.textContent = line.dataset.saved.replace("{time}", clock.format(new Date()));
  }

  async function save() {
    const sent = typed();
    if (busy || over || sent === kept) return;
    busy = true;
    let wait = PAUSE;
    try {
      await send(sent);
    } catch {
      line.textContent = line.dataset.away;
      wait = AGAIN;
    }
    busy = false;
    if (!over && typed() !== kept) soon(wait);
  }

  form.addEventListener("input", () => soon(PAUSE));
  form.addEventListener("submit", () => (over = true));
  addEventListener("online", () => soon(0));
  document.addEventListener("visibilitychange", () => document.hidden && save());
}
