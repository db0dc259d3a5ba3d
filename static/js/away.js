// With no connection a form keeps its words and says so; sending it again later is safe.

const tell = (form, words) => {
  const line = form.querySelector("[data-away]");
  if (line) line.textContent = words(line);
};

document.addEventListener("htmx:sendError", ({ target }) => tell(target, (line) => line.dataset.away));
document.addEventListener("htmx:beforeRequest", ({ target }) => tell(target, () => ""));
