import axe, { type AxeResults, type RunOptions } from "axe-core";
import type { Page } from "playwright-core";

export interface Finding {
  readonly rule: string;
  readonly impact: string;
  /** The elements, as selectors. */
  readonly places: readonly string[];
}

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The findings of axe on a page. Its source is evaluated, because the policy of the page allows no further script. */
export async function findings(
  page: Page,
  {
    within = "html",
    rules,
  }: {
    /** The selector of the part that is checked, by default all of it: the same side bar is in each guide. */
    readonly within?: string;
    /** The rules that are checked, by default all. */
    readonly rules?: readonly string[];
  } = {},
): Promise<Finding[]> {
  await page.evaluate(axe.source);
  // Depending on the scroll position, the bar can cover a part of a target, which axe would report as too small.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  const options: RunOptions = {
    runOnly: rules ? { type: "rule", values: [...rules] } : tags,
    resultTypes: ["violations"],
    preload: false,
  };
  const results = await page.evaluate<AxeResults, [string, RunOptions]>(
    (given) => (window as unknown as { axe: typeof axe }).axe.run(...given),
    [within, options],
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
