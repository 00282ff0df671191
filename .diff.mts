import { launch } from "./test/support/browser.js";
import { mkdtempSync, writeFileSync } from "node:fs";
import { differenceOf, readScreen, screens, takeScreen } from "./test/support/screens.js";
const context = await launch(mkdtempSync("/tmp/start-chromium-"));
const tab = await context.newPage();
console.log(await tab.goto(`file:///tmp/wt/start/dist/docs/index.html`).then(() => "ok"));
await tab.goto("about:blank");
const changes = { same: "", accent: ":root, :root[data-theme] { --site-accent: #b3261e !important; --color-link: #b3261e !important }", step: ".cycle li:nth-child(3) { display: none !important }", spacing: "h1 { margin-top: 2.5rem !important }", lead: ".lead { font-size: 1.35rem !important }", bar: ".site-bar nav a:nth-child(2) { display: none }", font: "html, body { font-family: 'DejaVu Serif Condensed' }", surface: ":root { --site-surface: #eee !important }", line: "body { line-height: 1.7 !important }", soft: ":root { --site-soft: #999 !important }" };
for (const screen of screens) {
  const row = [];
  for (const [name, change] of Object.entries(changes)) {
    const image = await takeScreen(context, screen, change);
    row.push(`${name} ${(100 * await differenceOf(tab, readScreen(screen), image)).toFixed(2)}`);
  }
  console.log(screen.name, row.join(", "));
}
const reference = await context.newPage();
await context.close();
