import { launch } from "./test/support/browser.js";
import { fileAddress } from "./test/support/documentation.js";
import { mkdtempSync } from "node:fs";
const context = await launch(mkdtempSync("/tmp/start-chromium-"));
const tab = await context.newPage();
tab.on("console", (m) => console.log(m.type(), m.text())); tab.on("pageerror", (e) => console.log(e.message));
await tab.goto(fileAddress("index.html"));
await tab.locator("select.site-theme").selectOption("dark");
for (const page of ["api/documents/sandbox.html", "api/documents/changelog.html"]) {
await tab.goto(fileAddress(page));
console.log(page, await tab.evaluate(() => [document.documentElement.dataset.theme, getComputedStyle(document.querySelector("header.site-bar")!).backgroundColor, document.querySelectorAll("header.site-bar").length]));
}
await tab.setViewportSize({ width: 390, height: 900 });
await tab.goto(fileAddress("provenance/index.html"));
await tab.waitForTimeout(300);
console.log(await tab.evaluate(() => [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > 391).slice(0, 12).map((e) => e.tagName + "." + e.className + " " + Math.round(e.getBoundingClientRect().right) + " " + e.outerHTML.slice(0, 160))));
await context.close();
