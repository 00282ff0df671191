import { timed } from "../../lib/statistics.js";
import { answer, tell, workerInput } from "../processes/worker.js";
import { manyPages } from "./extent.js";
import { pagesStub, stubEndpoint } from "./stub.js";
import { createTally, type Tally } from "./tally.js";
import { bareLoop, pagerWalks, type Walk } from "./walks.js";

export interface PagerInput {
  readonly rounds: number;
  readonly backup: Readonly<Record<string, unknown>>;
}

/** The milliseconds of all backups, round by round. */
export interface PagerTimes {
  readonly bare: number[];
  readonly plain: number[];
  readonly ahead: number[];
}

const { rounds, backup } = workerInput<PagerInput>();
const fetch = pagesStub(backup);
const walks = await pagerWalks(stubEndpoint, fetch);

const contenders: Record<keyof PagerTimes, () => Promise<void>> = {
  bare: () => tallied((tally) => bareLoop(fetch, stubEndpoint, manyPages, tally.count)),
  plain: () => tallied((tally) => through(walks.plain, tally.count)),
  ahead: () => tallied((tally) => through(walks.ahead, tally.count)),
};
const names = Object.keys(contenders) as (keyof PagerTimes)[];
const times: PagerTimes = { bare: [], plain: [], ahead: [] };
for (let round = 0; round <= rounds; round++) {
  tell(
    round > 0 ? `a million backups, round ${round} of ${rounds}` : "a million backups, warming up",
  );
  for (let place = 0; place < names.length; place++) {
    const name = names[(place + round) % names.length] ?? "bare";
    const { milliseconds } = await timed(contenders[name]);
    if (round > 0) times[name].push(milliseconds);
  }
}
answer(times);

async function through(walk: Walk, consume: Tally["count"]): Promise<void> {
  for await (const backup of walk()) consume(backup);
}

async function tallied(work: (tally: Tally) => Promise<void>): Promise<void> {
  const tally = createTally();
  await work(tally);
  tally.demand(manyPages);
}
