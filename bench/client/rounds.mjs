// Measures candidates in rounds, and sends the milliseconds of a call by round. The candidates take turns in an order that
// changes, so that what slows the machine for a while slows all of them.
import { Bench } from "tinybench";
import * as lineUps from "./candidates.mjs";

const {
  title,
  lineUp,
  input,
  rounds,
  calls = 1,
  turns = 1,
  warmups = 1,
} = JSON.parse(process.argv[2]);
const candidates = await lineUps[lineUp](input);
const series = candidates.map(({ name }) => ({ name, milliseconds: [] }));

for (let round = 1 - warmups; round <= rounds; round += 1) {
  console.error(`  … ${title}, ${round > 0 ? `round ${round} of ${rounds}` : "warm-up"}`);
  const totals = candidates.map(() => 0);
  for (let turn = 0; turn < turns; turn += 1)
    for (const index of shuffled(candidates.length))
      totals[index] += await meanTime(candidates[index]);
  if (round > 0) totals.forEach((total, index) => series[index].milliseconds.push(total / turns));
}
process.send(series, () => process.channel.unref());

async function meanTime({ name, call }) {
  const bench = new Bench({ time: 0, iterations: calls / turns, warmup: false, throws: true });
  const [task] = await bench.add(name, call).run();
  // The garbage of a candidate is collected outside the turn of the next.
  globalThis.gc({ type: "minor" });
  return task.result.latency.mean;
}

function shuffled(length) {
  const draws = Array.from({ length }, (_, index) => ({ index, draw: Math.random() }));
  return draws.sort((left, right) => left.draw - right.draw).map(({ index }) => index);
}
