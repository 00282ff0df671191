// Measures one comparison: the exported function of a module, which returns candidates for the same work. Sends the
// milliseconds of a call by candidate and round. The candidates take turns in a random order, so that what slows the machine
// for a while slows all of them.
import { Bench } from "tinybench";

const { module, comparison, input, runs } = JSON.parse(process.argv[2]);
const { [comparison]: create } = await import(module);
const plan = await create(input);
const { title, calls = 1, turns = 1, warmUps = 1, candidates = [] } = plan;
// A round of a single call takes seconds, and varies little.
const rounds = calls > 1 ? runs : Math.min(runs, 5);
const series = candidates.map(({ name }) => ({ name, milliseconds: [] }));

for (let round = 1 - warmUps; round <= rounds && plan.candidates; round += 1) {
  console.error(`  … ${title}, ${round > 0 ? `round ${round} of ${rounds}` : "warm-up"}`);
  const totals = candidates.map(() => 0);
  for (let turn = 0; turn < turns; turn += 1)
    for (const index of shuffled(candidates.length))
      totals[index] += await meanTime(candidates[index], calls / turns);
  if (round > 0) totals.forEach((total, index) => series[index].milliseconds.push(total / turns));
}
// What has no candidates is a result already.
process.send(plan.candidates ? { ...plan, series } : plan, () => process.channel.unref());

async function meanTime({ name, call, result: expected }, iterations) {
  const bench = new Bench({ time: 0, iterations, warmup: false, throws: true });
  // A call with a wrong result has not done its work.
  const checked = async () => {
    const result = await call();
    if (result !== expected) throw new Error(`${name}: ${result} instead of ${expected}.`);
  };
  const [task] = await bench.add(name, checked).run();
  // The garbage of a candidate is collected outside the turn of the next one.
  globalThis.gc({ type: "minor" });
  return task.result.latency.mean;
}

function shuffled(length) {
  const draws = Array.from({ length }, (_, index) => ({ index, draw: Math.random() }));
  return draws.sort((left, right) => left.draw - right.draw).map(({ index }) => index);
}
