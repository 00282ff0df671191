import { median } from "../../lib/statistics.js";
import { atMost, asMilliseconds, table, verdict } from "../../lib/table.js";
import type { Run } from "../run.js";
import { importContenders } from "./contenders.js";
import { measureStarts } from "./measure-starts.js";

/** Starts of each contender in a round; a start is short and varies much. */
const startsARound = 5;

/** What an import adds to the start of a process, as a table: the difference of the medians of all starts. */
export async function importPart(run: Run): Promise<string> {
  const times = await measureStarts(importContenders, run, startsARound);
  const bare = times[0] ?? [];
  const rows = importContenders.map(({ name, goal }, index) => {
    const own = times[index] ?? [];
    const added = median(own) - median(bare);
    const limit = goal === undefined ? undefined : atMost(goal, (value) => `${value} ms`);
    const range = [Math.min(...own), Math.max(...own)].map(asMilliseconds);
    return [
      name,
      asMilliseconds(median(own)),
      ...range,
      asMilliseconds(added),
      ...(limit ? verdict(added, limit) : []),
    ];
  });
  const title = `Whole processes, medians of ${run.runs * startsARound} starts in turn`;
  return table([title, "a process", "least", "most", "over bare node", "goal", ""], rows, 4);
}
