// Read [{start, events}, …] from standard input, fold each with the page's reducer, write states.
import { readFile } from "node:fs/promises";

// By content, not by path: node would ask for a package.json to call a .js file a module.
const source = await readFile(new URL("../../../static/js/live/reducer.js", import.meta.url), "utf8");
const { apply } = await import(`data:text/javascript,${encodeURIComponent(source)}`);

let text = "";
for await (const chunk of process.stdin) text += chunk;
const runs = JSON.parse(text).map(({ start, events }) => events.reduce(apply, start));
process.stdout.write(JSON.stringify(runs));
