// 1, 2 and 3 answer the statement shown, only while the focus is in its form (WCAG 2.1.4).

for (const form of document.querySelectorAll("[data-answers]")) {
  const buttons = [...form.elements.answer];
  buttons.forEach((button, at) => button.setAttribute("aria-keyshortcuts", at + 1));
  form.querySelector("[data-keys]").hidden = false;
  form.addEventListener("keydown", (event) => {
    // By its place on the keyboard: French digits need Shift, Arabic keys write other signs.
    const digit = /^(?:Digit|Numpad)([123])$/.exec(event.code)?.[1];
    // A key that is held down must not answer the next statement unread.
    if (!digit || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    buttons[digit - 1].click();
  });
}
