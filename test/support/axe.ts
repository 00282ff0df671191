import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

export interface Finding {
  readonly rule: string;
  readonly impact: string;
  /** What is at fault, as selectors. */
  readonly places: readonly string[];
}

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on a page as it stands: evaluated and not loaded as a script, so that the page's policy allows it. */
export async function findings(page: Page): Promise<Finding[]> {
  await page.evaluate(axe.source);
  // A target that is half under the bar only because the page is scrolled just so is not too small.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  const results = await page.evaluate<AxeResults, string[]>(
    (values) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: values,
        resultTypes: ["violations"],
        preload: false,
      }),
    tags,
  );
  return results.violations.map(({ id, impact, nodes }) => ({
    rule: id,
    impact: impact ?? "unknown",
    places: nodes.map(({ target, html }) => `${target.join(" ")}: ${html.slice(0, 120)}`),
  }));
}

/** The findings that no list explains, and every one that is grave: no reason outweighs those. */
export function unexplained(
  found: readonly Finding[],
  reasons: Readonly<Record<string, string>>,
): Finding[] {
  return found.filter(
    ({ rule, impact }) => impact === "serious" || impact === "critical" || !(rule in reasons),
  );
}
