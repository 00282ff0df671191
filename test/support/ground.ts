import type { Page } from "playwright-core";

/** The colour below everything, as the palette writes it. */
export function ground(tab: Page): Promise<string> {
  return tab.evaluate(() => {
    const numbers = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g) ?? [];
    return `#${numbers.map((number) => Number(number).toString(16).padStart(2, "0")).join("")}`;
  });
}
