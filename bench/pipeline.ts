// npm run bench:pipeline: the time of builds, side by side with those of another revision, and how the time of our own steps
// grows with a description. Goals are reported, not enforced.
import { availableParallelism, loadavg } from "node:os";
import { numberOfRuns, readOptions } from "./lib/command.js";
import { measureBuilds, removeCheckouts } from "./pipeline/builds.js";
import { measureGrowth } from "./pipeline/growth.js";

const usage = "npm run bench:pipeline -- [--base <revision>] [--runs <number>]";
const { base, runs } = readOptions({ base: "HEAD", runs: "3" }, usage);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    removeCheckouts();
    process.exit(1);
  });

// Other work on the processors makes the figures less exact.
const load = (loadavg()[0] ?? 0).toFixed(1);
console.log(`${availableParallelism()} processors, Node ${process.version}, load ${load}\n`);
try {
  const rounds = numberOfRuns(runs);
  console.log(`${await measureGrowth([100, 1000], rounds)}\n`);
  console.log(await measureBuilds(base, rounds));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  removeCheckouts();
}
