import { median, ratios } from "../../lib/statistics.js";
import { asRatio, asSeconds, atMost, table, verdict } from "../../lib/table.js";
import { notInThisBuild } from "../features.js";
import { pageSize } from "./extent.js";
import type { PagerTimes } from "./time-worker.js";

/** The time of a million backups as a table; without figures if the build has no pager. */
export function timeReport(rounds: number, times?: PagerTimes): string {
  const limit = atMost(1.3, asRatio);

  function row(name: string, own: readonly number[] | undefined, hasGoal: boolean): string[] {
    if (!times || !own) return [name, "", "", "", "", hasGoal ? limit.words : "", notInThisBuild];
    const each = ratios(own, times.bare);
    const figures = [median(each), Math.min(...each), Math.max(...each)].map(asRatio);
    return [
      name,
      asSeconds(median(own)),
      ...figures,
      ...(hasGoal ? verdict(median(each), limit) : []),
    ];
  }

  const rows = [
    ["a bare loop of fetch and JSON.parse", ...(times ? [asSeconds(median(times.bare))] : [])],
    row("the pager", times?.plain, true),
    row("the pager with prefetch", times?.ahead, false),
  ];
  const title = `A million backups, ${pageSize} a page, from a stubbed fetch, medians of ${rounds}`;
  return table([title, "time", "to the loop", "least", "most", "goal", ""], rows, 4);
}
