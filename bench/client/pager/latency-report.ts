import { median, ratios } from "../../lib/statistics.js";
import { asRatio, asSeconds, atMost, table, verdict } from "../../lib/table.js";
import { notInThisBuild } from "../features.js";
import { slowPages } from "./extent.js";
import type { LatencyTimes, PagerLatency } from "./latency-worker.js";

/** Pages over a slow network as a table; without figures if the build has no pager. */
export function latencyReport(rounds: number, latency?: PagerLatency): string {
  const limit = atMost(0.6, asRatio);

  function row(name: string, times: LatencyTimes | undefined, hasGoal: boolean): string[] {
    if (!times) return [name, "", "", "", "", "", hasGoal ? limit.words : "", notInThisBuild];
    const each = ratios(times.ahead, times.plain);
    const figures = [median(each), Math.min(...each), Math.max(...each)].map(asRatio);
    const seconds = [times.plain, times.ahead].map((own) => asSeconds(median(own)));
    return [name, ...seconds, ...figures, ...(hasGoal ? verdict(median(each), limit) : [])];
  }

  const { pages, latency: milliseconds } = slowPages;
  const rows = [
    row(
      `a consumer that works ${milliseconds} ms a page, as long as the network`,
      latency?.working,
      true,
    ),
    row("a consumer that does nothing", latency?.idle, false),
  ];
  const title = `${pages} pages, ${milliseconds} ms each on the way, medians of ${rounds}`;
  return table([title, "one by one", "prefetch", "ratio", "least", "most", "goal", ""], rows, 5);
}
