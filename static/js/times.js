// Times of events in the reader's own, beside the event's; without script the event's stands alone.

const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
const page = document.documentElement.lang;
// As the server writes them: Arabic pages count hours to 24.
const language = `${page}-u-nu-latn${page === "ar" ? "-hc-h23" : ""}`;
const shown = (moment, zone) =>
  new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: zone }).format(moment);

for (const time of document.querySelectorAll("time[data-zone]")) {
  const words = time.parentElement.querySelector("[data-your-time]");
  const moment = new Date(time.dateTime);
  // The same clock by another name needs no second time.
  if (!words || shown(moment, own) === shown(moment, time.dataset.zone)) continue;
  words.textContent = words.dataset.yourTime.replace("%(time)s", shown(moment, own));
  words.hidden = false;
}
