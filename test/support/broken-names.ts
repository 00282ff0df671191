import type { Page } from "playwright-core";

/**
 * The names, hosts and paths on the open page that a line end breaks in the middle of a word, as "before|after". Between words,
 * after punctuation and before a capital letter, a break is allowed.
 */
export function brokenNames(tab: Page): Promise<string[]> {
  return tab.evaluate(() => {
    const broken = new Set<string>();
    const range = document.createRange();
    const placeOf = (node: Node, index: number): DOMRect => {
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      return range.getBoundingClientRect();
    };
    const isNextLine = (end: DOMRect, start: DOMRect): boolean =>
      start.width > 0 && start.top - end.top > 4 && start.left < end.left;
    const isInside = (before: string, after: string): boolean =>
      /[\p{L}\p{N}]$/u.test(before) &&
      /^[\p{L}\p{N}]/u.test(after) &&
      !(/[\p{Ll}\p{N}]$/u.test(before) && /^\p{Lu}/u.test(after));
    for (const element of document.querySelectorAll("h1, h2, h3, h4, h5, code, th, dt")) {
      if (element.closest("pre")) continue;
      range.selectNodeContents(element);
      const bottoms = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom)));
      if (bottoms.size < 2) continue;
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (const { 0: word, index } of (node.textContent ?? "").matchAll(/\S{2,}/g))
          for (let place = 1; place < word.length; place += 1) {
            const [before, after] = [word.slice(0, place), word.slice(place)];
            if (!isInside(before, after)) continue;
            if (isNextLine(placeOf(node, index + place - 1), placeOf(node, index + place)))
              broken.add(`${before}|${after}`);
          }
    }
    return [...broken];
  });
}
