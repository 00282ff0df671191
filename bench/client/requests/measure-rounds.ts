import type { Contender } from "../candidates/contender.js";
import { tell } from "../processes/worker.js";
import { recordedSnapshots } from "../recordings.js";

/** What was measured of a contender: the time of a call in microseconds, round by round; left out if it could not be measured. */
export interface Measured {
  readonly name: string;
  readonly microseconds?: readonly number[];
}

export interface Plan {
  /** Says on stderr what is measured. */
  readonly title: string;
  readonly rounds: number;
  /** How often each contender calls in a round; a multiple of ten. */
  readonly calls: number;
}

/** Rounds at the beginning that do not count: there the contenders are compiled. */
const warmUps = 2;

/** A round is done in so many turns of each contender, so that what slows the machine for a while slows all of them. */
const turns = 10;

/** Lets the contenders call one after the other in an order that changes, one request at a time. */
export async function measureRounds(
  contenders: readonly Contender[],
  { title, rounds, calls }: Plan,
): Promise<Measured[]> {
  const results = contenders.map(({ name, call }) => ({
    name,
    ...(call && { call, microseconds: [] as number[] }),
  }));
  const taking = results.filter((result) => "call" in result);
  for (let round = 1 - warmUps; round <= rounds; round++) {
    tell(
      `${title}, ${round > 0 ? `round ${round} of ${rounds}` : `warming up, ${round + warmUps} of ${warmUps}`}`,
    );
    const sums = taking.map(() => 0);
    for (let turn = 0; turn < turns; turn++) {
      for (const index of shuffled(taking.length)) {
        const contender = taking[index];
        if (contender?.call)
          sums[index] =
            (sums[index] ?? 0) + (await timeOf(contender.name, contender.call, calls / turns));
      }
    }
    if (round > 0)
      taking.forEach(({ microseconds }, index) =>
        microseconds?.push(((sums[index] ?? 0) / calls) * 1000),
      );
  }
  return results.map(({ name, microseconds }) => ({ name, ...(microseconds && { microseconds }) }));
}

/** The numbers below a length, in any order. */
function shuffled(length: number): number[] {
  const draws = Array.from({ length }, (_, index) => ({ index, draw: Math.random() }));
  return draws.sort((left, right) => left.draw - right.draw).map(({ index }) => index);
}

/** The milliseconds that so many calls take. A call that brings something else than the recorded list would be fast. */
async function timeOf(name: string, call: () => Promise<number>, calls: number): Promise<number> {
  const start = performance.now();
  for (let count = 0; count < calls; count++) {
    const snapshots = await call();
    if (snapshots !== recordedSnapshots)
      throw new Error(`${name} brought ${snapshots} snapshots of ${recordedSnapshots}.`);
  }
  // What a contender leaves behind is cleared in its own turn, and not in that of the next.
  globalThis.gc?.({ type: "minor" });
  return performance.now() - start;
}
