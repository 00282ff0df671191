// npm run bench:pipeline: the time of builds, side by side with those of another revision, and how the time of our own steps
// grows with a description. Goals are reported, not enforced.
import { numberOfRuns, readOptions, runBenchmark } from "./lib/command.js";
import { measureBuilds, removeCheckouts } from "./pipeline/builds.js";
import { measureGrowth } from "./pipeline/growth.js";

const { base, runs } = readOptions(
  { base: "", runs: "3" },
  "npm run bench:pipeline -- --base <revision> [--runs <number>]",
);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    removeCheckouts();
    process.exit(1);
  });

await runBenchmark(
  () => `${runs} runs of each build`,
  async function* () {
    if (base === "") throw new Error("--base must be the revision to compare with.");
    yield measureBuilds(base, numberOfRuns(runs));
    yield measureGrowth([100, 1000], numberOfRuns(runs));
  },
);
removeCheckouts();
