// A point on the map fills the two fields below it. Without this, people type or leave them empty.

const CLOSEST = 1 / 64;

for (const picker of document.querySelectorAll("[data-point]")) {
  const map = picker.querySelector("svg");
  const mark = map.querySelector("[data-mark]");
  const [latitude, longitude] = ["latitude", "longitude"].map((name) => map.closest("form").elements[name]);
  const { west, north, scale, across, width, height } = Object.fromEntries(
    Object.entries(picker.dataset).map(([name, value]) => [name, Number(value)]),
  );
  let [x, y] = [width / 2, height / 2];
  let share = 1;

  // Numbers are typed with a comma in most of our languages.
  const read = (field) => Number.parseFloat(field.value.replace(",", "."));
  const place = () => [(read(longitude) - west) * across * scale, (north - read(latitude)) * scale];

  const draw = () => {
    const [w, h] = [width * share, height * share];
    const left = Math.min(Math.max(x - w / 2, 0), width - w);
    const top = Math.min(Math.max(y - h / 2, 0), height - h);
    map.setAttribute("viewBox", `${left} ${top} ${w} ${h}`);
    const at = place();
    const known = at.every(Number.isFinite);
    mark.setAttribute("r", known ? 10 * share : 0);
    if (!known) return;
    mark.setAttribute("cx", at[0]);
    mark.setAttribute("cy", at[1]);
  };

  const put = (to) => {
    x = Math.min(Math.max(to[0], 0), width);
    y = Math.min(Math.max(to[1], 0), height);
    latitude.value = (north - y / scale).toFixed(5);
    longitude.value = (west + x / (across * scale)).toFixed(5);
    latitude.dispatchEvent(new Event("input", { bubbles: true }));
    draw();
  };

  const zoom = (times) => {
    share = Math.min(Math.max(share * times, CLOSEST), 1);
    draw();
  };

  map.addEventListener("click", (event) => {
    const { a, d, e, f } = map.getScreenCTM();
    put([(event.clientX - e) / a, (event.clientY - f) / d]);
  });

  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  map.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (step) put([x + step[0] * 12 * share, y + step[1] * 12 * share]);
    else if (event.key === "+") zoom(1 / 2);
    else if (event.key === "-") zoom(2);
    else return;
    event.preventDefault();
  });

  picker.querySelector("[data-closer]").addEventListener("click", () => zoom(1 / 2));
  picker.querySelector("[data-farther]").addEventListener("click", () => zoom(2));
  for (const field of [latitude, longitude]) field.addEventListener("change", draw);

  const start = place();
  if (start.every(Number.isFinite)) [x, y] = start;
  else if (picker.dataset.x) [x, y] = [Number(picker.dataset.x), Number(picker.dataset.y)];
  if (start.every(Number.isFinite) || picker.dataset.x) share = 1 / 8;
  picker.hidden = false;
  draw();
}
