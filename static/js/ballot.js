// The running total of a ballot, and copying a code. The ballot works without this.

const put = (words, values) => words.replace(/%(\w+)%/g, (_, name) => values[name]);

for (const ballot of document.querySelectorAll("[data-ballot]")) {
  const line = ballot.querySelector("[data-total]");
  const { currency, limit } = ballot.dataset;
  const language = `${document.documentElement.lang}-u-nu-latn`;
  const money = (cents) =>
    new Intl.NumberFormat(language, {
      style: "currency",
      currency,
      minimumFractionDigits: cents % 100 ? 2 : 0,
      maximumFractionDigits: cents % 100 ? 2 : 0,
    }).format(cents / 100);

  const count = () => {
    const costs = [...ballot.querySelectorAll("[data-cost]:checked")].map((box) => Number(box.dataset.cost));
    const total = costs.reduce((sum, cost) => sum + cost, 0);
    const most = Number(limit);
    const values = { number: costs.length, total: money(total), limit: money(most), left: money(most - total) };
    const over = limit !== "" && total > most;
    line.toggleAttribute("data-over", over);
    if (over) line.textContent = put(line.dataset.wordsOver, values);
    else line.textContent = put(limit === "" ? line.dataset.words : line.dataset.wordsLeft, values);
  };

  line.setAttribute("aria-live", "polite");
  ballot.addEventListener("change", count);
  count();
}

for (const button of document.querySelectorAll("[data-prints]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const ticket = button.closest(".ticket");
      await navigator.clipboard.writeText(ticket.querySelector("[data-code]").textContent);
      ticket.querySelector("[data-copied]").hidden = false;
    });
  }
}
