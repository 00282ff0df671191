import axe, { type AxeResults, type RunOptions } from "axe-core";
import type { Page } from "playwright-core";

export interface Finding {
  readonly rule: string;
  readonly impact: string;
  /** The elements, as selectors. */
  readonly places: readonly string[];
}

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * The findings of axe on a page, of all rules or of some. Its source is evaluated, because the policy of the page allows no
 * further script.
 */
export async function findings(page: Page, rules?: readonly string[]): Promise<Finding[]> {
  await page.evaluate(axe.source);
  // Depending on the scroll position, the bar can cover a part of a target, which axe would report as too small.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  const results = await page.evaluate<AxeResults, NonNullable<RunOptions["runOnly"]>>(
    (runOnly) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly,
        resultTypes: ["violations"],
        preload: false,
      }),
    rules ? { type: "rule", values: [...rules] } : tags,
  );
  return results.violations.map(({ id, impact, nodes }) => ({
    rule: id,
    impact: impact ?? "unknown",
    places: nodes.map(({ target, html }) => `${target.join(" ")}: ${html.slice(0, 120)}`),
  }));
}

/** The findings that have no reason to remain, and every serious one. */
export function unexplained(
  found: readonly Finding[],
  reasons: Readonly<Record<string, string>>,
): Finding[] {
  return found.filter(
    ({ rule, impact }) => impact === "serious" || impact === "critical" || !(rule in reasons),
  );
}
