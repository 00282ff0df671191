import type { Page } from "playwright-core";

/**
 * The names, hosts and paths on the open page that a line end breaks although they fit on a line, and those that it breaks in
 * the middle of a word, as "before|after": a longer name may break after punctuation and before a capital letter.
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
    const fits = (name: Element, lines: readonly DOMRect[]): boolean => {
      const block = name.parentElement?.closest("p, li, dd, div, h1, h2, h3, td, th");
      const { paddingLeft, paddingRight } = getComputedStyle(block ?? name);
      const available =
        (block?.clientWidth ?? 0) - parseFloat(paddingLeft) - parseFloat(paddingRight);
      return lines.reduce((sum, { width }) => sum + width, 0) < available - 16; // Its own padding.
    };
    for (const element of document.querySelectorAll("h1, h2, h3, h4, h5, code, .name, th, dt")) {
      if (element.closest("pre")) continue;
      range.selectNodeContents(element);
      const lines = [...range.getClientRects()];
      const bottoms = new Set(lines.map(({ bottom }) => Math.round(bottom)));
      if (bottoms.size < 2) continue;
      const text = element.textContent;
      if (element.matches("code, .name") && !/\s/.test(text) && fits(element, lines))
        broken.add(text);
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
