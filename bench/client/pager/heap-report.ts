import { table } from "../../lib/table.js";
import { notInThisBuild } from "../features.js";
import { asMegabytes } from "../units.js";
import { shares } from "./extent.js";
import type { PagerHeap } from "./heap-worker.js";

/** A heap that grows by less is called flat: so much comes and goes with compiled code. */
const flat = 2e6;

/** The heap along a million backups as a table; without figures if the build has no pager. */
export function heapReport(heap?: PagerHeap): string {
  const goal = `flat: below ${flat / 1e6} MB`;

  function row(name: string, sizes: readonly number[] | undefined): string[] {
    if (!sizes) return [name, ...shares.map(() => ""), "", goal, notInThisBuild];
    const growth = (sizes.at(-1) ?? Number.NaN) - (sizes[0] ?? Number.NaN);
    return [
      name,
      ...sizes.map(asMegabytes),
      asMegabytes(growth),
      goal,
      growth < flat ? "holds" : "missed",
    ];
  }

  const headings = [
    "The heap along them, after a collection",
    ...shares.map((share) => `at ${share * 100} %`),
    "growth",
    "goal",
    "",
  ];
  return table(
    headings,
    [row("the pager", heap?.plain), row("the pager with prefetch", heap?.ahead)],
    shares.length + 1,
  );
}
