// The looks of key pages. After a wanted change, "npm run docs:screens" writes the screenshots again.
import { mkdirSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { inProject } from "../../scripts/build/project.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import { differenceOf, readScreen, screens, takeScreen, tolerance } from "../support/screens.js";

(browser ? describe : describe.skip)(browser ? "the looks of" : skipped, () => {
  const context = browserForTests();
  let tab: Page;
  beforeAll(async () => {
    tab = await context().newPage();
  });

  test.each(screens)(
    "$name, $width wide, $theme, are those of test/docs/screens",
    async (screen) => {
      const image = await takeScreen(context(), screen);
      const difference = await differenceOf(tab, readScreen(screen), image);
      if (difference > tolerance) {
        const file = inProject("build/screens", `${screen.name}.png`);
        mkdirSync(inProject("build/screens"), { recursive: true });
        writeFileSync(file, image);
        throw new Error(
          `${screen.address} differs in ${(100 * difference).toFixed(1)} % of its area from test/docs/screens/${screen.name}.png: look at ${file}. If the change is wanted, run: npm run docs:screens`,
        );
      }
      expect(difference).toBeLessThanOrEqual(tolerance);
    },
  );
});

(browser ? describe : describe.skip)(browser ? "a screenshot of the start page" : skipped, () => {
  const context = browserForTests();
  const [start] = screens;
  const differenceWith = async (change: string): Promise<number> => {
    if (!start) throw new Error("There is no screen.");
    const image = await takeScreen(context(), start, change);
    return differenceOf(await context().newPage(), readScreen(start), image);
  };

  test.each([
    ["another accent", ":root, :root[data-theme] { --site-accent: #b3261e !important }"],
    [
      "a step of the life cycle that is missing",
      ".cycle li:nth-child(3) { display: none !important }",
    ],
    ["more space above the heading", "h1 { margin-top: 2.5rem !important }"],
    ["softer text", ":root { --site-soft: #999 !important }"],
  ])("shows %s", async (_, change) => {
    expect(await differenceWith(change)).toBeGreaterThan(tolerance);
  });

  test("is the same with other fonts and other figures", async () => {
    const change = "html, body, code { font-family: serif } .evidence b { letter-spacing: .3em }";
    expect(await differenceWith(change)).toBeLessThanOrEqual(tolerance);
  });
});
