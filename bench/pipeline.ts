// npm run bench:pipeline: the time of builds, side by side with those of another revision, and how the time of our own steps
// grows with a description. Goals are reported, not enforced.
import { readOptions, runBenchmark, runsPattern } from "./lib/command.js";
import { measureBuilds, removeCheckouts } from "./pipeline/builds.js";
import { measureGrowth } from "./pipeline/growth.js";

const { base, runs } = readOptions("bench:pipeline", {
  base: ["HEAD", /./, "the revision to compare with"],
  runs: ["3", runsPattern, "rounds"],
});
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    removeCheckouts();
    process.exit(1);
  });

await runBenchmark(
  () => `compared with ${base}, ${runs} rounds`,
  async function* () {
    yield await measureGrowth([100, 1000], Number(runs));
    yield await measureBuilds(base, Number(runs));
  },
);
removeCheckouts();
