import { setTimeout as wait } from "node:timers/promises";
import { timed } from "../../lib/statistics.js";
import { answer, tell, workerInput } from "../processes/worker.js";
import { pageSize, slowPages } from "./extent.js";
import { createTally } from "./tally.js";
import { pagerWalks, type Walk } from "./walks.js";

export interface LatencyInput {
  readonly rounds: number;
  readonly server: string;
}

/** The milliseconds of all pages, round by round, without and with prefetch. */
export interface LatencyTimes {
  readonly plain: readonly number[];
  readonly ahead: readonly number[];
}

/** For a consumer that works on each page as long as the network takes to bring one, and for one that does nothing. */
export interface PagerLatency {
  readonly working: LatencyTimes;
  readonly idle: LatencyTimes;
}

const { rounds, server } = workerInput<LatencyInput>();
const walks = await pagerWalks(server);
const working = { plain: [] as number[], ahead: [] as number[] };
const idle = { plain: [] as number[], ahead: [] as number[] };
// The first round opens the connection and does not count.
for (let round = 0; round <= rounds; round++) {
  tell(
    round > 0
      ? `pages over a slow network, round ${round} of ${rounds}`
      : "pages over a slow network, warming up",
  );
  for (const [times, work] of [
    [working, slowPages.latency],
    [idle, 0],
  ] as const) {
    for (const name of ["plain", "ahead"] as const) {
      const { milliseconds } = await timed(() => consume(walks[name], work));
      if (round > 0) times[name].push(milliseconds);
    }
  }
}
answer({ working, idle } satisfies PagerLatency);

/** Takes backup after backup, and after the last of each page works for so many milliseconds. */
async function consume(walk: Walk, work: number): Promise<void> {
  const tally = createTally();
  let count = 0;
  for await (const backup of walk()) {
    tally.count(backup);
    if (++count % pageSize === 0 && work > 0) await wait(work);
  }
  tally.demand(slowPages.pages);
}
