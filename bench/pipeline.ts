// npm run bench:pipeline: the time of builds, side by side with those of another revision, and how the time of our own steps
// grows with a description. Goals are reported, not enforced.
import { measureBuilds, removeCheckouts } from "./pipeline/builds.js";
import { measureGrowth } from "./pipeline/growth.js";
import { checkRuns, readOptions, tellMachine } from "./lib/report.js";

const { base, runs } = readOptions(
  { base: "", runs: "3" },
  (options) =>
    checkRuns(options.runs) ??
    (options.base === "" ? "--base takes the revision to compare with." : undefined),
  "npm run bench:pipeline -- --base <revision> [--runs <number>]",
);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    removeCheckouts();
    process.exit(1);
  });

tellMachine(`${runs} runs of each build`);
try {
  console.log(`${await measureBuilds(base, Number(runs))}\n`);
  console.log(await measureGrowth([100, 1000], Number(runs)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  removeCheckouts();
}
